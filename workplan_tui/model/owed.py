"""What is still to be told 应报: reports, values of targets, days of milestones, by the unit that leads the task.

A report is owed as `model.reported` counts it: for each period that is over without one, and for the one that
is reported on now. What is finished, suspended or cancelled owes nothing.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.plan import Milestone, Target
from workplan_tui.model.reported import OWES_NOTHING, reporting_table
from workplan_tui.model.returns.form import due_period
from workplan_tui.model.rules.progress import is_passed, measured_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.reported import ReportingTable


class OwedTask(Value):
    """What is to be told of one task; never nothing."""

    task_id: str
    missing: tuple[str, ...] = ()
    """The periods that are over without a report, oldest first."""
    awaited: str = ""
    """The period that is reported on now and has none yet; empty where it has one, or none is asked for."""
    by: date | None = None
    """The last day on which that report is in time."""
    targets: tuple[Target, ...] = ()
    """Those of which no value was ever recorded."""
    milestones: tuple[Milestone, ...] = ()
    """Those whose day is past, and of which nobody said when they were met."""

    @property
    def is_something(self) -> bool:
        """Whether anything is owed."""
        return bool(self.missing or self.awaited or self.targets or self.milestones)


class UnitOwed(Value):
    """What one unit owes."""

    unit: str
    """The leading unit; empty for tasks of which the plan names none."""
    tasks: tuple[OwedTask, ...]
    """In the plan's order; never none."""


def owed(ledger: Ledger, tasks: Iterable[Task]) -> tuple[UnitOwed, ...]:
    """Return what is owed on the tasks at the ledger's day, units as the plan first names them."""
    tasks = tuple(tasks)
    table, period = reporting_table(ledger, tasks), due_period(ledger.plan, ledger.day)
    reports = _reports(table, period)
    by_unit: dict[str, list[OwedTask]] = {}
    for task in tasks:
        found = _of(ledger, task, reports.get(task.id, OwedTask(task.id)))
        if found.is_something:
            by_unit.setdefault(next(iter(task.units), "").strip(), []).append(found)
    return tuple(UnitOwed(unit, tuple(each)) for unit, each in by_unit.items())


def _reports(table: ReportingTable, due: str) -> dict[str, OwedTask]:
    """Return of each task that owes a report which one."""
    found: dict[str, OwedTask] = {}
    for period, reported in zip(table.periods, table.total, strict=True):
        for id in reported.missing:
            so_far = found.get(id, OwedTask(id))
            found[id] = so_far.replace(missing=(*so_far.missing, period.name))
        for id in reported.awaited if period.name == due else ():
            found[id] = found.get(id, OwedTask(id)).replace(awaited=period.name, by=period.last_day)
    return found


def _of(ledger: Ledger, task: Task, reports: OwedTask) -> OwedTask:
    if ledger.status(task.id) in OWES_NOTHING:
        return reports
    return reports.replace(
        targets=tuple(one for one in task.targets if measured_value(ledger, task, one) is None),
        milestones=tuple(
            one for one in task.milestones if one.due_on < ledger.day and not is_passed(ledger, task, one)
        ),
    )
