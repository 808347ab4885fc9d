"""Undo asked for again at once: one edit is taken back by its key, a second one within a second is asked about.

A key that is held down, or letters of an input method that came one by one, would take back the day.
"""

from __future__ import annotations

import asyncio
from time import monotonic

from workplan_tui.language import tr
from workplan_tui.tui.prompts.choice import Choice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.stage import Stage

AT_ONCE = 1.0
"""Seconds within which nobody has read what the first undo took back."""


class UndoAgain:
    """The undo of one screen."""

    def __init__(self, screen: Stage) -> None:
        self._screen = screen
        self._undone_at = float("-inf")

    async def run(self, undo: Runner) -> None:
        """Undo, or ask where the undo before was only just now."""
        if monotonic() - self._undone_at >= AT_ONCE:
            await self._run(undo)
            return

        async def answered(_sign: str) -> None:
            self._screen.finish()
            await self._run(undo)

        title = tr("An edit was taken back a moment ago.")
        self._screen.ask(Choice(title, {"1": tr("take back one more")}, answered))

    async def _run(self, undo: Runner) -> None:
        before = self._screen.view.ledger
        answer = undo()
        if asyncio.iscoroutine(answer):
            await answer
        if self._screen.view.ledger is not before:
            self._undone_at = monotonic()
