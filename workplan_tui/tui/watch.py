"""Looking at the disk: what other processes record appears, and what is wrong with it is said once."""

from __future__ import annotations

from time import monotonic

from workplan_tui.base.errors import WorkplanError
from workplan_tui.language import tr
from workplan_tui.reports.refused import error_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workplan_tui.tui.edits.drafts import Drafts
    from workplan_tui.tui.stage import Stage


_KEPT_EVERY = 2.0
"""Seconds between looks at what is being typed: that much of it a crash may take."""
_MOST_SAID = 3
"""Faults of which each has a sentence."""


class DiskWatch:
    """Brings the screen up to date while nobody types."""

    def __init__(self, screen: Stage, drafts: Drafts, day: Callable[[], date]) -> None:
        self._screen = screen
        self._drafts = drafts
        self._day = day
        """Says which day is to be shown, which changes at midnight."""
        self._is_looking = False
        self._known_faults: frozenset[str] = frozenset()
        self._kept_at = 0.0

    async def look(self) -> None:
        """Show what other processes recorded, if they did, and a new day when it begins."""
        if self._is_looking:
            return
        screen, fault = self._screen, ""
        self._is_looking = True
        try:
            changed = await screen.desk.do(lambda store: store.reload())
            if changed or self._day() != screen.view.ledger.day:
                screen.show_now()
        except WorkplanError as error:
            fault = error_words(error)
        finally:
            self._is_looking = False
        self.warn(fault)
        await self._keep_drafts()

    async def _keep_drafts(self) -> None:
        """Put what is being typed where a crash or a lost line leaves it, every few seconds."""
        now = monotonic()
        if now - self._kept_at < _KEPT_EVERY:
            return
        self._kept_at = now
        self._drafts.note_open()
        await self._drafts.keep(self._screen.desk)

    def warn(self, fault: str = "") -> None:
        """Say what is wrong with the files, once: an open prompt must not be hidden again and again."""
        faults = (fault, *self._screen.desk.damages)
        fresh = [one for one in faults if one and one not in self._known_faults]
        self._known_faults = frozenset(faults)
        if fresh:
            rest = len(fresh) - _MOST_SAID
            more = tr("{count} more: `workplan doctor` tells all.").format(count=rest)
            self._screen.say("  ".join(fresh[:_MOST_SAID] + [more] * (rest > 0)), is_alarm=True)
