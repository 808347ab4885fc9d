"""Who has reported for which period 已报 / 未报: by leading unit, whose report it is.

A task owes a report for a period that began when the task had begun, unless it was finished, suspended
or cancelled by the last day of reporting. Only a report for that very period counts: who reported for
June and not for May has left May out.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.operations.report import Report
from workplan_tui.model.rules.periods import every_of, period_name
from workplan_tui.model.rules.reporting import begun_periods, last_day_of_reporting, reported_period
from workplan_tui.model.status import CANCELLED, CLOSED, DONE, SUSPENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task

OWES_NOTHING = (DONE, CLOSED, SUSPENDED, CANCELLED)


class Period(Value):
    """One period for which reports are asked."""

    name: str
    """`2023-05`, `2023-Q2` or `2023-W18`."""
    first: date
    last_day: date
    """The last day on which a report for it is in time."""
    is_over: bool
    """Whether that day is past."""


class Reported(Value):
    """The tasks that owe a report for one period: which have one, and which not."""

    told: tuple[str, ...] = ()
    """Ids of tasks that were reported on 已报."""
    missing: tuple[str, ...] = ()
    """Ids of those that were not, though the last day is past 未报."""
    awaited: tuple[str, ...] = ()
    """Ids of those that were not yet, and are still in time."""

    @property
    def owed(self) -> int:
        """How many reports there are to be."""
        return len(self.told) + len(self.missing) + len(self.awaited)


class UnitReported(Value):
    """What one unit reported."""

    unit: str
    """The leading unit; empty for tasks of which the plan names none."""
    by_period: tuple[Reported, ...]
    """One for each period, in their order."""


class ReportingTable(Value):
    """All periods and units."""

    periods: tuple[Period, ...]
    """Those that have begun, oldest first; none where the plan asks for no reports."""
    units: tuple[UnitReported, ...]
    """In the plan's order; those that owe nothing in any period are left out."""

    @property
    def total(self) -> tuple[Reported, ...]:
        """What all units together reported, for each period."""
        return tuple(
            Reported(
                *(
                    tuple(id for one in self.units for id in getattr(one.by_period[place], name))
                    for name in Reported._fields
                )
            )
            for place in range(len(self.periods))
        )


def reporting_table(ledger: Ledger, tasks: Iterable[Task]) -> ReportingTable:
    """Return who has reported on these tasks for which period, at the ledger's day."""
    periods = _periods(ledger)
    found: dict[str, list[dict[str, list[str]]]] = {}
    for task in tasks:
        states = _states(ledger, task, periods)
        if not any(states):
            continue
        unit = next((one for one in task.units[:1] if one.strip()), "")
        cells = found.setdefault(unit, [{} for _ in periods])
        for cell, state in zip(cells, states, strict=True):
            if state:
                cell.setdefault(state, []).append(task.id)
    return ReportingTable(
        periods,
        tuple(UnitReported(unit, tuple(_reported(cell) for cell in cells)) for unit, cells in found.items()),
    )


def _periods(ledger: Ledger) -> tuple[Period, ...]:
    plan, every = ledger.plan, every_of(ledger.plan)
    if every is None:
        return ()
    return tuple(
        Period(period_name(first, every), first, last_day, last_day < ledger.day)
        for first in begun_periods(plan, ledger.day)
        for last_day in (last_day_of_reporting(plan, first),)
    )


def _states(ledger: Ledger, task: Task, periods: Iterable[Period]) -> list[str]:
    """Return for each period the field of `Reported` to which the task belongs; empty where it owes none."""
    told = {
        reported_period(ledger.plan, fact.entry.on, Report(fact.op).period)
        for fact in ledger.facts(task.id, "report")
    }
    return [_state(ledger, task, period, period.first in told) for period in periods]


def _state(ledger: Ledger, task: Task, period: Period, is_told: bool) -> str:
    if is_told:
        return "told"
    if period.first < (task.starts_on or date.min):
        return ""
    status = ledger.at(min(period.last_day, ledger.day)).status(task.id)
    if status in OWES_NOTHING:
        return ""
    return "missing" if period.is_over else "awaited"


def _reported(cell: dict[str, list[str]]) -> Reported:
    return Reported(**{name: tuple(ids) for name, ids in cell.items()})
