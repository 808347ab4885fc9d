"""What a form asks: which tasks of which unit, for which period; and which units have answered."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.operations.report import Report
from workplan_tui.model.returns.mark import Mark
from workplan_tui.model.returns.reading import is_report_for
from workplan_tui.model.rules.periods import (
    every_of,
    first_day,
    first_day_before,
    kind_and_first_day,
    next_first_day,
    period_name,
)
from workplan_tui.model.rules.reporting import DEFAULT_BY_DAY, reported_period
from workplan_tui.model.status import CANCELLED, CLOSED, IN_PROGRESS, NOT_STARTED
from workplan_tui.model.who import EVERYBODY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task

_OVER = (CLOSED, CANCELLED)
"""Nobody is asked any more."""
_OWING = (NOT_STARTED, IN_PROGRESS)
"""What is claimed done, suspended or over owes no report."""


class Form(Value):
    """The form of one unit for one period."""

    mark: Mark
    ledger: Ledger
    """What stands when the form is made: shown beside what is asked."""
    tasks: tuple[Task, ...]


class Turnout(Value):
    """How much of what a unit owes for a period has come in."""

    unit: str
    owed: tuple[str, ...]
    """Ids of the tasks it leads and that are still worked on."""
    reported: tuple[str, ...]
    """Those of them that have a report for the period."""

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing."""
        return len(self.reported) == len(self.owed)


def due_period(plan: Plan, today: date) -> str:
    """Return the period that is reported on at the day: the one that has just ended while it is in time.

    Without `[reporting]` periods are months, and the same days of the next one are in time.
    """
    every = every_of(plan)
    if every is not None:
        return period_name(reported_period(plan, today), every)
    first = first_day(today, "month")
    is_early = (today - first).days < DEFAULT_BY_DAY
    return period_name(first_day_before(first, "month") if is_early else first, "month")


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
    """Return for each leading unit what it owes for the period, in the plan's order; who owes nothing is left out."""
    owed: dict[str, list[Task]] = {}
    for task in ledger.plan.tasks:
        if (unit := leader(task)) and _owes(ledger, task, period):
            owed.setdefault(unit, []).append(task)
    return tuple(
        Turnout(
            unit,
            tuple(task.id for task in tasks),
            tuple(task.id for task in tasks if is_reported(ledger, task, period)),
        )
        for unit, tasks in owed.items()
    )


def is_reported(ledger: Ledger, task: Task, period: str) -> bool:
    """Return whether the task has a report for the period."""
    return any(
        is_report_for(ledger, period, Report(fact.op), fact.entry.on)
        for fact in ledger.facts(task.id, "report")
    )


def _owes(ledger: Ledger, task: Task, period: str) -> bool:
    """Return whether the task is worked on, and was begun by the end of the period."""
    named = kind_and_first_day(period)
    following = next_first_day(named[1], named[0]) if named else None
    begins = task.starts_on or ledger.plan.starts_on
    is_begun = following is None or begins < following
    return is_begun and (ledger.status(task.id) in _OWING or is_reported(ledger, task, period))
