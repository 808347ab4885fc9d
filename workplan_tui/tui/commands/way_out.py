"""Leaving the screen, and the edits that are not saved: each tried again, or printed at the end."""

from __future__ import annotations

from workplan_tui.base.errors import Refused
from workplan_tui.language import tr, trn
from workplan_tui.tui.prompts.question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.edits.recorder import Recorder
    from workplan_tui.tui.edits.unsaved import Unsaved, UnsavedEdits
    from workplan_tui.tui.stage import Stage


class WayOut:
    """The commands about what is not saved, and the way out, which asks about it."""

    def __init__(
        self, screen: Stage, recorder: Recorder, unsaved: UnsavedEdits, end: Callable[[], None]
    ) -> None:
        self._screen = screen
        self._recorder = recorder
        self._unsaved = unsaved
        self._end = end

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {"unsaved": self.unsaved, "quit": self.quit}

    async def quit(self) -> None:
        """Leave, once what was typed before is saved; ask where something is not."""
        await self._screen.desk.do(lambda store: None)
        if self._unsaved.all:
            self._ask()
        else:
            await self._leave()

    async def _leave(self) -> None:
        await self._screen.desk.do(lambda store: None)
        self._end()

    def unsaved(self) -> None:
        """List what is not saved, oldest first, and ask what to do with it."""
        if self._unsaved.all:
            self._ask()
        else:
            self._screen.say(tr("Everything is saved."))

    def _ask(self) -> None:
        edits = self._unsaved.all
        title = trn("{count} edit is not saved:", "{count} edits are not saved:", len(edits))
        options = {"1": tr("try again"), "2": tr("one by one"), "3": tr("print and quit")}
        listed = [f"{number}. {edit.what}" for number, edit in enumerate(edits, start=1)]
        quit_key = self._screen.keymap.name("quit")

        async def chosen(key: str) -> None:
            self._screen.finish()
            if key == "1":
                await self._try_all(edits)
            elif key == "2":
                self._ask_for_each(edits, 0)
            else:
                await self._leave()

        question = Question(
            title.format(count=len(edits)),
            options,
            chosen,
            about=[
                *listed,
                tr("What is not saved when you quit is printed as lines for `workplan apply -`."),
            ],
            also=quit_key if len(quit_key) == 1 else "",
        )
        self._screen.ask(question)

    async def _try_all(self, edits: tuple[Unsaved, ...]) -> None:
        """Try all again, oldest first: a later one may have been meant to come after an earlier."""
        saved = 0
        for edit in edits:
            if await self._try(edit):
                saved += 1
            elif not isinstance(self._recorder.failure, Refused):
                return  # what stops this one stops the others, after as long a wait for each
        if saved == len(edits):
            self._screen.say(trn("saved: {count} edit", "saved: {count} edits", saved).format(count=saved))

    def _ask_for_each(self, edits: tuple[Unsaved, ...], place: int) -> None:
        """Ask for the edit at a place, then for the next; at the end, say how much is left."""
        screen = self._screen
        if place == len(edits):
            left = len(self._unsaved.all)
            if left:
                screen.say(
                    trn("{count} edit is not saved.", "{count} edits are not saved.", left).format(count=left)
                )
            return
        edit = edits[place]

        async def chosen(key: str) -> None:
            screen.finish()
            is_saved = key == "1" and await self._try(edit)
            if key == "2" or is_saved:
                self._ask_for_each(edits, place + 1)

        told = tr("{number} of {count}: {what}").format(number=place + 1, count=len(edits), what=edit.what)
        options = {"1": tr("try again"), "2": tr("leave it")}
        short = tr("Unsaved {number} of {count}:").format(number=place + 1, count=len(edits))
        screen.ask(Question(told, options, chosen, about=[told], short=short))

    async def _try(self, edit: Unsaved) -> bool:
        """Record the edit as it was typed; what it was aimed at must still be so."""
        recorded = await self._recorder.do(edit.change, edit.what, edit.attempt)
        if recorded is None:
            return False
        if not recorded.entry.is_undo:
            self._recorder.recorded_ids.append(recorded.entry.id)
        self._screen.say(tr("saved: {what}").format(what=edit.what))
        return True
