"""What a form asks: which tasks of which unit, for which period; and which units have answered."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.reported import reporting_table
from workplan_tui.model.returns.mark import FormMark
from workplan_tui.model.rules.periods import every_of, period_name
from workplan_tui.model.rules.reporting import USUAL_EVERY, asking_plan, reported_period
from workplan_tui.model.status import CANCELLED, CLOSED
from workplan_tui.model.who import EVERYBODY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task

_OVER = (CLOSED, CANCELLED)
"""Nobody is asked any more."""


class UnitForm(Value):
    """The form of one unit for one period."""

    mark: FormMark
    ledger: Ledger
    """What stands when the form is made: shown beside what is asked."""
    tasks: tuple[Task, ...]


class Turnout(Value):
    """How much of what a unit owes for a period has come in."""

    unit: str
    owed: tuple[str, ...]
    """Ids of the tasks it leads that owe a report (`model.reported`)."""
    reported: tuple[str, ...]
    """Those of them that have one for the period."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return len(self.reported) == len(self.owed)


def due_period(plan: Plan, today: date) -> str:
    """Return the period that is reported on at the day: the one that has just ended while it is in time."""
    asking = asking_plan(plan)
    return period_name(reported_period(asking, today), every_of(asking) or USUAL_EVERY)


def leading_units(plan: Plan) -> tuple[str, ...]:
    """Return each unit that leads a task, in the plan's order."""
    return tuple(dict.fromkeys(unit for task in plan.tasks if (unit := leader(task))))


def leader(task: Task) -> str | None:
    """Return the unit that leads the task; None where the plan names none, or means all of them 各部门."""
    first = task.units[0] if task.units else ""
    return first if first.strip() and first not in EVERYBODY else None


def tasks_asked(ledger: Ledger, tasks: Iterable[Task], unit: str, with_shared: bool) -> tuple[Task, ...]:
    """Return which of the tasks the unit is asked about: those it leads, or also those it shares."""
    return tuple(
        task
        for task in tasks
        if unit in (task.units if with_shared else task.units[:1]) and is_open(ledger, task)
    )


def is_open(ledger: Ledger, task: Task) -> bool:
    """Return whether somebody may still report on the task."""
    return ledger.status(task.id) not in _OVER


def turnouts(ledger: Ledger, period: str) -> tuple[Turnout, ...]:
    """Return for each unit what it owes for the period, in the plan's order; who owes nothing is left out."""
    asking = ledger.of_plan(asking_plan(ledger.plan))
    table = reporting_table(asking, ledger.plan.tasks)
    place = next((place for place, one in enumerate(table.periods) if one.name == period), None)
    if place is None:
        return ()
    cells = ((row.unit, row.by_period[place]) for row in table.units if row.unit not in ("", *EVERYBODY))
    return tuple(
        Turnout(unit, (*cell.told, *cell.missing, *cell.awaited), cell.told)
        for unit, cell in cells
        if cell.owed
    )
