"""From a command's id to what runs it: each group of commands says which ones are its own."""

from __future__ import annotations

import asyncio
from functools import cached_property

from workplan_tui.tui.registry import BY_ID, Situation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workplan_tui.tui.commands.group import CommandGroup, Runner
    from workplan_tui.tui.stage import Stage


class Dispatch:
    """Runs commands on the screen, or says why one does not apply."""

    def __init__(
        self,
        screen: Stage,
        groups: Callable[[], Iterable[CommandGroup]],
        take_offered: Callable[[str], bool],
        before_edit: Callable[[], object],
    ) -> None:
        self._screen = screen
        self._groups = groups
        self._take_offered = take_offered
        """Runs what no group has, as it comes and goes; returns whether it is such a command."""
        self._before_edit = before_edit
        self.pressed = ""
        """What was typed by the key that runs a command."""
        self.previous = ""
        """The command that ran before the one that runs."""
        self._running = ""

    @cached_property
    def runners(self) -> dict[str, Runner]:
        """What runs each command of the registry."""
        return {command_id: run for group in self._groups() for command_id, run in group.commands.items()}

    def make_ready(self) -> None:
        """Make the groups before the first key needs one."""
        _ = self.runners

    @property
    def situation(self) -> Situation:
        """What decides which commands apply now."""
        screen = self._screen
        task_id = screen.task_id or min(screen.view.marked, default=None)
        return Situation(task_id, screen.read_only_reason)

    async def run(self, command_id: str, pressed: str = "") -> None:
        """Run a command, by the key that types `pressed` if one did, or say why it does not apply."""
        self.pressed = pressed
        self.previous, self._running = self._running, command_id
        if self._take_offered(command_id):
            return
        reason = BY_ID[command_id].why_not(self.situation)
        if reason:
            self._screen.say(reason, is_alarm=True)
            return
        if BY_ID[command_id].edits:
            self._before_edit()
        answer = self.runners[command_id]()
        if asyncio.iscoroutine(answer):
            await answer
