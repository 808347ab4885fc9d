"""Reports 填报: which periods are finished at a day, which one a report is for, and who missed them.

The rules are those of docs/lights.md; a period's name and days are `model.rules.periods`.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.model.operations.report import Report
from workplan_tui.model.rules.periods import (
    every_of,
    first_day,
    first_day_before,
    kind_and_first_day,
    next_first_day,
    period_name,
)
from workplan_tui.model.rules.thresholds import is_sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan

DEFAULT_BY_DAY = 5


def is_unreported(ledger: Ledger, task_id: str, periods: int) -> bool:
    """Return whether the task has no report for the `periods`-th last finished period or a later one.

    A period that began before the task did asks for none.
    """
    starts_on = ledger.plan.tasks_by_id[task_id].starts_on or date.min
    finished = [first for first in finished_periods(ledger.plan, ledger.day) if first >= starts_on]
    if len(finished) < periods:
        return False
    since = finished[-periods]
    return not any(
        reported_period(ledger.plan, fact.entry.on, Report(fact.op).period) >= since
        for fact in ledger.facts(task_id, "report")
    )


def finished_periods(plan: Plan, day: date) -> list[date]:
    """Return the first day of each period that counts at `day`, oldest first.

    A period counts once day `by_day` of the next one is past, and only if it began when the plan
    was already issued. Without `[reporting]` there is none.
    """
    every, by_day = every_of(plan), by_day_of(plan)
    if every is None:
        return []
    known_from = plan.issued_on or plan.starts_on
    found: list[date] = []
    first = first_day(plan.starts_on, every)
    while (following := next_first_day(first, every)) and (day - following).days >= by_day:
        if first >= known_from:
            found.append(first)
        first = following
    return found


def period_meant(plan: Plan, on: date) -> str | None:
    """Return the name of the period that a report of the day is for where it names none."""
    every = every_of(plan)
    return period_name(reported_period(plan, on), every) if every else None


def reported_period(plan: Plan, on: date, said: object = None) -> date:
    """Return the first day of the period that a report of the day `on` is for.

    That is the period it says. Without a word, on the first `by_day` days of a period, it is the one
    that has just ended: until then that one's report is due. Of another kind than the plan's, as
    where the plan was changed since, a period is the one in which it ends.
    """
    every = every_of(plan)
    if every is None:
        return on
    named = kind_and_first_day(said)
    if named is not None:
        kind, first = named
        following = next_first_day(first, kind)
        return first if kind == every or following is None else first_day_before(following, every)
    first = first_day(on, every)
    return first_day_before(first, every) if (on - first).days < by_day_of(plan) else first


def by_day_of(plan: Plan) -> int:
    """Return the day of the next period until which a period's report is in time."""
    by_day = plan.reporting.get("by_day", DEFAULT_BY_DAY)
    return int(by_day) if is_sound("by_day", by_day) else DEFAULT_BY_DAY
