"""Who has reported 已报 / 未报: units by reporting periods, counted in tasks.

A task is its leading unit's to report. It is asked for in every period that begins while it is on: not before
its first day, nor from the period on in which it was finished, suspended or cancelled.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.aspects.readers import NOBODY
from workplan_tui.model.operations.report import Report
from workplan_tui.model.rules.periods import every_of, first_day, next_first_day, period_name
from workplan_tui.model.rules.progress import FINISHED
from workplan_tui.model.rules.reporting import finished_periods, reported_period
from workplan_tui.model.status import CANCELLED, SUSPENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task

USUAL_EVERY = "month"
"""What a plan without `[reporting]` is counted by: it asks for nothing, so nothing is due."""


class Period(Value):
    """One reporting period."""

    name: str
    first: date
    is_due: bool
    """Whether its reports should be there; where the plan asks for none, whether it is over."""


class Returned(Value):
    """How many of a unit's tasks were reported and how many were asked for, by period."""

    unit: str
    """`-` for the tasks that name none."""
    counts: tuple[tuple[int, int], ...]


class Reported(Value):
    """Units by periods."""

    is_agreed: bool
    """Whether the plan itself asks for reports in these periods."""
    periods: tuple[Period, ...]
    units: tuple[Returned, ...]
    """In the plan's order."""


def who_reported(ledger: Ledger, tasks: Iterable[Task]) -> Reported:
    """Return who has reported these tasks up to the ledger's day."""
    periods = _periods(ledger)
    found: dict[str, list[list[int]]] = {}
    for task in tasks:
        counts = found.setdefault(next(iter(task.units), NOBODY), [[0, 0] for _ in periods])
        reported, ended_on = _reported(ledger, task), _ended_on(ledger, task)
        for period, count in zip(periods, counts, strict=True):
            is_on = (task.starts_on or date.min) <= period.first and _is_before(period, ended_on, ledger.plan)
            count[0] += period.first in reported
            count[1] += is_on or period.first in reported
    rows = (Returned(unit, tuple((done, asked) for done, asked in counts)) for unit, counts in found.items())
    return Reported(every_of(ledger.plan) is not None, periods, tuple(rows))


def _periods(ledger: Ledger) -> tuple[Period, ...]:
    """Return the periods that have begun, from the first one after the plan was issued."""
    plan, every = ledger.plan, every_of(ledger.plan) or USUAL_EVERY
    agreed = set(finished_periods(plan, ledger.day)) if every_of(plan) else None
    known_from = plan.issued_on or plan.starts_on
    found = []
    first: date | None = first_day(plan.starts_on, every)
    while first is not None and first <= min(ledger.day, plan.ends_on):
        following = next_first_day(first, every)
        if first >= known_from:
            is_over = following is not None and following <= ledger.day
            found.append(
                Period(period_name(first, every), first, is_over if agreed is None else first in agreed)
            )
        first = following
    return tuple(found)


def _reported(ledger: Ledger, task: Task) -> set[date]:
    """Return the first days of the periods that the task was reported for."""
    every = every_of(ledger.plan)
    return {
        reported_period(ledger.plan, fact.entry.on, Report(fact.op).period)
        if every
        else first_day(fact.entry.on, USUAL_EVERY)
        for fact in ledger.facts(task.id, "report")
    }


def _ended_on(ledger: Ledger, task: Task) -> date | None:
    """Return since when nothing is asked of the task any more; None while it is on."""
    newest = ledger.newest(task.id, "status")
    if newest is None or newest.value not in (*FINISHED, SUSPENDED, CANCELLED):
        return None
    claim = ledger.claim(task.id)
    return claim.entry.on if claim else newest.entry.on


def _is_before(period: Period, day: date | None, plan: Plan) -> bool:
    """Return whether the period was over when the task ended."""
    if day is None:
        return True
    following = next_first_day(period.first, every_of(plan) or USUAL_EVERY)
    return following is not None and following <= day
