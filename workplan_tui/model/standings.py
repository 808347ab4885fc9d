"""How all tasks of a ledger stand, each worked out once, and the counts rolled up from them.

The rules are imported when the first standing is asked for: a filter of words alone is matched
against the standings of a ledger without any being worked out.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.operations.flag import open_flags
from workplan_tui.model.rules.progress import FINISHED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workplan_tui.model.agenda_item import AgendaItem
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.rules.pace import Standing


class Tally(Value):
    """How many of some tasks stand how; every task is counted once in each table."""

    total: int
    by_status: Mapping[str, int]
    by_light: Mapping[str, int]
    by_pace: Mapping[str, int]
    flagged: int
    """Tasks with an open question 需协调."""

    @property
    def finished(self) -> int:
        """Done and closed out."""
        return sum(self.by_status.get(status, 0) for status in FINISHED)

    @property
    def worst_light(self) -> str:
        """The light a parent of these tasks shows."""
        from workplan_tui.model.rules.light import worst

        return worst(list(self.by_light))


class Standings:
    """The standings of one ledger. Compares by identity, as the ledger does."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._known: dict[str, Standing] = {}
        self.written: dict[str, tuple[str, ...]] = {}
        """What `model.written_words` has found so far."""
        self.searched: dict[str, tuple[str, str]] = {}
        """What words of a filter are looked for in (`model.filter.tree`)."""
        self.agenda_items: dict[str, AgendaItem | None] = {}
        """What `model.agenda` has worked out so far: the review queue asks at every key."""

    def of(self, task: Task) -> Standing:
        """Return how the task stands."""
        known = self._known.get(task.id)
        if known is None:
            from workplan_tui.model.rules.pace import standing

            known = self._known[task.id] = standing(self.ledger, task)
        return known

    def tally(self, tasks: Iterable[Task]) -> Tally:
        """Return the counts of these tasks."""
        total, flagged = 0, 0
        by_status: dict[str, int] = {}
        by_light: dict[str, int] = {}
        by_pace: dict[str, int] = {}
        for task in tasks:
            stands = self.of(task)
            total += 1
            flagged += bool(open_flags(self.ledger, task.id))
            by_status[stands.status] = by_status.get(stands.status, 0) + 1
            by_light[stands.light] = by_light.get(stands.light, 0) + 1
            by_pace[stands.pace] = by_pace.get(stands.pace, 0) + 1
        return Tally(total, by_status, by_light, by_pace, flagged)
