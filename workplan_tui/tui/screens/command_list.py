"""Help and palette: every command as a line; what is typed narrows them, Enter runs one.

The help is read: keys first, what belongs to the pane with the focus on top, and `/` finds. The
palette is typed into from the start and numbers the commands.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen

from workplan_tui.language import tr
from workplan_tui.tui.drawing.line_words import LineWord
from workplan_tui.tui.keys.keynames import plain
from workplan_tui.tui.keys.line_verbs import verb_meant
from workplan_tui.tui.keys.offers import found, grouped, offers
from workplan_tui.tui.keys.taker import KeyTaker
from workplan_tui.tui.prompts.prompt import Prompt
from workplan_tui.tui.views.legend import Sign, legend
from workplan_tui.tui.widgets.key_line import KeyLine
from workplan_tui.tui.widgets.offer_list import OfferList

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual import events

    from workplan_tui.tui.keys.keymap import Keymap
    from workplan_tui.tui.keys.offers import Offer
    from workplan_tui.tui.registry import Command, Situation

_STEPS = {"down": 1, "up": -1, "tab": 1, "shift+tab": -1}
_CLOSING = ("back", "quit", "help")


class CommandList(KeyTaker[None], ModalScreen[None]):
    """The commands, of which one can be run; the page is closed first."""

    def __init__(
        self,
        keymap: Keymap,
        situation: Situation,
        run: Callable[[str], Awaitable[None]],
        help_for: str | None = None,
        saved: Sequence[Command] = (),
    ) -> None:
        """Open as the help for a pane, or without one as the palette, with the saved views."""
        super().__init__()
        self.keymap, self._situation, self._run = keymap, situation, run
        self._pane = help_for
        self._offers = offers(keymap, saved)
        self._shown_for: str | None = None
        """What the lines are found by."""

    def compose(self) -> ComposeResult:
        """Put the commands above, what is typed below."""
        yield OfferList(is_numbered=self._pane is None, highlighted=self._tell)
        yield KeyLine()

    def on_mount(self) -> None:
        """Show all commands."""
        self._list, self._key_line = self.query_one(OfferList), self.query_one(KeyLine)
        self._show("")
        if self._pane is None:
            self._ask("")

    @property
    def asking(self) -> Prompt | None:
        """What is typed, if it is looked for."""
        return self._key_line.prompt if self.is_mounted else None

    def take_text(self, text: str) -> None:
        """Look for the text."""
        if self._key_line.prompt is None:
            self._ask("")
        self._key_line.paste(text)

    async def take(self, event: events.Key) -> bool:
        """Move, narrow, run or close."""
        prompt = self._key_line.prompt
        page = max(1, self._list.size.height - 1)
        if event.key == "enter":
            await self._run_highlighted()
        elif event.key in ("pagedown", "pageup"):
            self._list.move_by(page if event.key == "pagedown" else -page)
        elif prompt is None:
            return self._take_command(event, page)
        elif event.key in _STEPS:
            self._list.move_by(_STEPS[event.key])
        else:
            await self._key_line.press(prompt, event)
        return True

    def _take_command(self, event: events.Key, page: int) -> bool:
        """Do what the key of a command means on this page; Chinese text is looked for at once."""
        match self.keymap.command_id(event.key, event.character):
            case "down":
                self._list.move_by(1)
            case "up":
                self._list.move_by(-1)
            case _ if event.key == "space":
                self._list.move_by(page)
            case "page_down":
                self._list.move_by(page)
            case "page_up":
                self._list.move_by(-page)
            case "first":
                self._list.move_to(0)
            case "last":
                self._list.move_to(self._list.line_count() - 1)
            case "filter" | "palette":
                self._ask("")
            case command_id if command_id in _CLOSING:
                self.dismiss()
            case _ if event.character and event.is_printable and not plain(event.character).isascii():
                self._ask(event.character)
            case _:
                return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Look for pasted text."""
        event.stop()
        self.take_text(event.text)

    async def _run_highlighted(self) -> None:
        offer = self._list.offer
        if offer is not None:
            self.dismiss()
            await self._run(offer.command.id)

    def _ask(self, text: str) -> None:
        async def entered(_text: str) -> None:
            """Enter is taken before it comes here."""

        self._key_line.ask(
            Prompt(tr("Find a command:"), entered, typed=self._show, cancelled=self._step_back, text=text)
        )
        self._show(text)

    def _step_back(self) -> None:
        """Show all commands again, or close what was never more than a prompt."""
        if self._pane is None:
            self.dismiss()
        else:
            self._show("")

    def _show(self, text: str) -> None:
        """Show what the text finds; without one all commands under their headings.

        The highlight stays where it is when only the cursor moved within the text.
        """
        if text == self._shown_for:
            self._tell()
            return
        self._shown_for = text
        hits = found(self._offers, text)
        self._hits = f"{len(hits)}/{len(self._offers)}"
        if self._pane is not None and not text.strip():
            lines: list[str | Offer | Sign] = []
            for heading, some in grouped(self._offers, self._pane):
                lines += [heading, *some]
            lines += [tr("Signs"), *legend()]
            self._list.show(lines)
        else:
            self._list.show(hits or [_none_found(text)])

    def _tell(self) -> None:
        """Say why the highlighted command does not apply, else how to go on."""
        offer = self._list.offer
        reason = offer.command.why_not(self._situation) if offer else None
        prompt = self._key_line.prompt
        if prompt is not None:
            prompt.note, prompt.count = reason or "", "" if reason else self._hits
        keys = tr("Enter runs it  {find} finds  Esc closes").format(find=self.keymap.name("filter"))
        self._key_line.show_keys([LineWord(reason or keys, 1, may_be_cut=True)])
        self._key_line.show_right([LineWord(self._hits, 1)])
        self._key_line.refresh()


def _none_found(text: str) -> str:
    verb = verb_meant(text)
    if verb is None:
        return tr("No command is found by this.")
    return tr("The screen has no such command; the command line has: workplan {verb}").format(verb=verb)
