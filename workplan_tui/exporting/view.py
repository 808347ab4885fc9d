"""What is handed out: some tasks in some order, and what was asked for, which every heading says.

The screen and the command each make one; the same view gives the same file.
"""

from __future__ import annotations

from functools import cached_property

from workplan_tui.base.value import Value
from workplan_tui.exporting.ledger_columns import LEDGER, column_of
from workplan_tui.language import tr
from workplan_tui.reports.order import order_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from workplan_tui.exporting.ledger_columns import LedgerColumn
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.standings import Standings


class View(Value):
    """Some tasks of a ledger, as they were asked for."""

    standings: Standings
    tasks: tuple[Task, ...]
    """In the order they are handed out."""
    filter_text: str = ""
    """As it was typed; empty where none was."""
    branch: str = ""
    """The name of the group of the screen's tree that is shown; empty for the whole plan."""
    sort_by: str = "id"
    is_reversed: bool = False
    chosen: tuple[str, ...] | None = None
    """Codes of the columns that somebody chose; None for those of the ledger 台账."""

    @property
    def ledger(self) -> Ledger:
        """What the standings are of."""
        return self.standings.ledger

    @property
    def plan(self) -> Plan:
        """The plan of the tasks."""
        return self.ledger.plan

    @property
    def day(self) -> date:
        """The day as of which everything is told."""
        return self.ledger.day

    @property
    def title(self) -> str:
        """The plan's title, harmless."""
        return clean(self.plan.title)

    @cached_property
    def columns(self) -> tuple[LedgerColumn, ...]:
        """The columns of a table; number and task are always among them."""
        codes = LEDGER if self.chosen is None else dict.fromkeys(("id", *self.chosen, "text"))
        return tuple(map(column_of, codes))

    @property
    def heading(self) -> tuple[str, ...]:
        """Day, what it was narrowed to, order, and how many of the plan's tasks there are, each as words."""
        told = [tr("as of {day}").format(day=self.day)]
        if self.branch:
            told.append(tr("only {group}").format(group=clean(self.branch)))
        if self.filter_text.strip():
            told.append(tr("filter: {filter}").format(filter=clean(self.filter_text.strip())))
        if words := order_words(self.sort_by, self.is_reversed):
            told.append(words)
        count = tr("{count} of {total} tasks").format(count=len(self.tasks), total=len(self.plan.tasks))
        return (*told, count)

    @property
    def heading_line(self) -> str:
        """The same as one line."""
        return tr("; ").join(self.heading)
