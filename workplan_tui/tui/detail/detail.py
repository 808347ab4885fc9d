"""What the screen tells: the detail of what is highlighted, and messages until the next key."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.tui.detail.paragraphs import (
    Paragraph,
    more_below,
    notice_paragraphs,
    reason_paragraphs,
    task_paragraphs,
)
from workplan_tui.tui.drawing.width import cell_len
from workplan_tui.tui.drawing.words import Word, packed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.tui.commands.dispatch import Runner
    from workplan_tui.tui.screens.main import MainScreen

_PAGES = {"pagedown": 1, "pageup": -1}
_NOTICE, _MESSAGE = object(), object()
"""What the detail is about while it shows the notice, or a message too long for the key line."""


class Detail:
    """Fills the detail pane and the key line of the screen."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._shows_notice = False
        """Whether the detail is about the tree's 全部, also while it is enlarged or scrolled."""
        self.explains = False
        """Whether the detail says why the light is what it is."""
        self._told: tuple[str, ...] = ()
        """What the detail shows for a prompt: its options or the like."""
        self._about: object = None
        """What the detail is about: a task's id, a form, a prompt, the notice, a message; None: no task."""

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"why": self.why}

    def show(self) -> None:
        """Show the form that is filled in, else the notice if it is wanted, else the highlighted task.

        A long message stays until the next key.
        """
        if self._about is _MESSAGE:
            return
        screen = self._screen
        self._told = self._told_now()
        paragraphs, subject = self._paragraphs()
        foot = more_below if self._is_asked else None
        screen.detail.show(paragraphs, is_same=subject == self._about, foot=foot)
        self._about = subject
        screen.key_line.show_right((*self._unsaved_words(), *screen.view.count_words(screen.table.cursor)))

    def _unsaved_words(self) -> tuple[Word, ...]:
        """Return how much is not saved: the message about it is gone at the next key."""
        count = len(self._screen.unsaved.lines)
        return (Word(tr("not saved {count}").format(count=count), 1),) if count else ()

    def attend(self) -> None:
        """Show what the prompt has to tell that its line has no room for, or no longer."""
        if self._told_now() != self._told:
            self.show()

    def _told_now(self) -> tuple[str, ...]:
        prompt = self._screen.key_line.prompt
        return tuple(prompt.told(self._screen.size.width - 2)) if prompt is not None else ()

    @property
    def _is_asked(self) -> bool:
        """Whether the detail belongs to a form or a prompt."""
        return self._screen.filling.form is not None or bool(self._told)

    def follow(self) -> bool:
        """Show the highlighted task if the detail is about another; return whether it was."""
        screen = self._screen
        if self._is_asked or screen.table.task_id == self._about:
            return False
        self.show()
        return True

    def _paragraphs(self) -> tuple[list[Paragraph], object]:
        screen = self._screen
        if self._told:  # also of a question that is asked about a form
            lines = packed(self._told, screen.detail.size.width - 2)
            return [Paragraph("", line) for line in lines], self._told
        if screen.filling.form is not None:
            return screen.filling.form.paragraphs(), screen.filling.form
        standings = screen.view.standings
        task = standings.ledger.plan.tasks_by_id.get(screen.table.task_id or "")
        if self._shows_notice and screen.view.key is None:
            return notice_paragraphs(standings.ledger.plan), _NOTICE
        if task is None:
            return [], None
        if self.explains:
            return reason_paragraphs(standings, task), task.id
        return task_paragraphs(standings, task, screen.has_class("-enlarged")), task.id

    def say(self, text: str, is_alarm: bool = False) -> None:
        """Say something in the key line until the next key; what is too long, in the detail too."""
        self._screen.key_line.say(text, is_alarm)
        if cell_len(text) > self._screen.size.width - 2:
            self._tell([text])

    def say_each(self, head: str, reasons: Sequence[str]) -> None:
        """Say what went wrong with its reasons; those that the key line has no room for, in the detail."""
        whole = tr("{head}. {reasons}").format(head=head, reasons=tr("; ").join(reasons))
        if cell_len(whole) <= self._screen.size.width - 2 or not self._screen.detail.display:
            self.say(whole, is_alarm=True)
        else:
            self._screen.key_line.say(head, is_alarm=True)
            self._tell([head, *reasons])

    def _tell(self, texts: Sequence[str]) -> None:
        told = [Paragraph("", text) for text in texts]
        self._screen.detail.show(told, is_same=False, foot=more_below)
        self._about = _MESSAGE

    def scroll(self, key: str) -> bool:
        """Scroll a form, a prompt's options or a message that is longer than the detail; return whether."""
        detail = self._screen.detail
        if key not in _PAGES or not (self._is_asked or self._about is _MESSAGE):
            return False
        if detail.line_count() <= detail.size.height:
            return False
        detail.move_by(_PAGES[key] * max(1, detail.size.height - 2))
        return True

    def offer(self, reason: str, entry_line: str) -> None:
        """Show an entry that was not saved, whole, until the next key."""
        way = tr(
            "The same again tries to save it; leaving asks, and prints it as a line for `workplan apply -`:"
        )
        self._tell([reason, way, entry_line])

    def hush(self) -> None:
        """Take the message away, wherever it stands."""
        self._screen.key_line.hush()
        if self._about is _MESSAGE:
            self._about = None
            self.show()

    def turn_to_notice(self, is_wanted: bool) -> None:
        """Let the detail be about the notice while the whole plan is highlighted in the tree."""
        self._shows_notice = is_wanted

    def why(self) -> None:
        """Say why the light is what it is, or show the task again."""
        self.explains = not self.explains
        self.show()

    def stop_explaining(self) -> bool:
        """Show the task again; return whether the detail said why its light is what it is."""
        explained, self.explains = self.explains, False
        if explained:
            self.show()
        return explained
