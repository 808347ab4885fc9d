"""What is shown: the ledger narrowed by section and filter. A value; narrowing gives a new one."""

from __future__ import annotations

from functools import cached_property

from workplan_tui.language import tr
from workplan_tui.model.filter import Filter, parse_filter
from workplan_tui.tui.present import Row, row_of
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.standings import Standings


class View(Value):
    """Which tasks the table shows."""

    standings: Standings
    section_id: int | None = None
    """None for the whole plan."""
    filter_text: str = ""
    filter: Filter | None = None
    unit: str | None = None
    """The user's own unit, for the filter 我的."""
    marked: frozenset[str] = frozenset()
    """The tasks that the next edit is made on, also those that are not shown."""

    @property
    def ledger(self) -> Ledger:
        """What the standings are of."""
        return self.standings.ledger

    def filtered_by(self, text: str) -> View:
        """Return the view with another filter; `FilterError` when the text is none."""
        asked = parse_filter(text, self.unit) if text.strip() else None
        return self.replace(filter_text=text, filter=asked)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The lines of the table, in the plan's order."""
        return tuple(
            row_of(self.standings, task, task.id in self.marked)
            for task in self.ledger.plan.tasks
            if self.section_id in (None, task.section)
            and (self.filter is None or self.filter.matches(self.standings, task))
        )

    @property
    def hits(self) -> str:
        """How many of the plan's tasks are shown: `23/121`."""
        return f"{len(self.rows)}/{len(self.ledger.plan.tasks)}"

    def count_words(self, place: int) -> str:
        """Return filter, and where the highlight stands among how many."""
        marked = tr("marked {count}").format(count=len(self.marked)) + "  " if self.marked else ""
        if self.filter_text:
            return f"{marked}{self.filter_text}  {self.hits}"
        return f"{marked}{min(place + 1, len(self.rows))}/{len(self.rows)}"
