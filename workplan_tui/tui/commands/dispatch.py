"""From a command's id to what runs it: each group of commands says which ones are its own."""

from __future__ import annotations

import asyncio
from functools import cached_property
from typing import Protocol

from workplan_tui.tui.commands.program import Program
from workplan_tui.tui.commands.undo_again import UndoAgain
from workplan_tui.tui.registry import BY_ID, Situation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from workplan_tui.tui.edits.unsaved import UnsavedEdits
    from workplan_tui.tui.screens.main import MainScreen

    Runner: TypeAlias = Callable[[], object]
    """Runs a command; what it returns is awaited if it can be."""


class Group(Protocol):
    """Some commands that belong together."""

    @property
    def commands(self) -> Mapping[str, Runner]:
        """What runs each of them, by its id."""


class Dispatch:
    """Runs commands on the screen, or says why one does not apply."""

    def __init__(self, screen: MainScreen, actor: str, unsaved: UnsavedEdits) -> None:
        self._screen = screen
        self._actor = actor
        self._unsaved = unsaved
        self._program = Program(screen)
        self._repeated = UndoAgain(screen)
        self.pressed = ""
        """What was typed by the key that runs a command."""

    @cached_property
    def runners(self) -> dict[str, Runner]:
        """What runs each command of the registry. What no first frame needs is imported only here."""
        from workplan_tui.tui.commands.copies import Copies
        from workplan_tui.tui.commands.edits import Edits
        from workplan_tui.tui.commands.meeting import Meeting
        from workplan_tui.tui.commands.selection import Selection
        from workplan_tui.tui.commands.undo import Undo
        from workplan_tui.tui.commands.way_out import WayOut
        from workplan_tui.tui.edits.recorder import Recorder

        screen = self._screen
        recorder = Recorder(screen, self._actor, self._unsaved)
        groups: tuple[Group, ...] = (
            screen.moves, screen.marking, screen.reviewing, screen.telling, screen.viewing, self._program,
            Selection(screen), Meeting(screen), Copies(screen), Edits(screen, recorder), Undo(screen, recorder),
            WayOut(screen, recorder, self._unsaved),
        )  # fmt: skip
        return {command_id: run for group in groups for command_id, run in group.commands.items()}

    @property
    def situation(self) -> Situation:
        """What decides which commands apply now."""
        screen = self._screen
        task_id = screen.table.task_id or min(screen.view.marked, default=None)
        return Situation(task_id, screen.read_only_reason)

    async def run(self, command_id: str, pressed: str = "") -> None:
        """Run a command, by the key that types `pressed` if one did, or say why it does not apply."""
        self.pressed = pressed
        if self._screen.viewing.take_offered(command_id):
            return
        reason = BY_ID[command_id].why_not(self.situation)
        if reason:
            self._screen.say(reason, is_alarm=True)
            return
        if command_id == "undo":
            await self._repeated.run(self.runners[command_id])
            return
        answer = self.runners[command_id]()
        if asyncio.iscoroutine(answer):
            await answer

    async def run_chosen(self, command_id: str) -> None:
        """Run the command that was chosen on another screen, and wait for it.

        The screen that called goes on only then: keys typed ahead come after the command.
        """
        is_done = asyncio.Event()

        async def run() -> None:
            try:
                await self.run(command_id)
                self._screen.follow()
            finally:
                is_done.set()

        self._screen.call_later(run)
        await is_done.wait()
