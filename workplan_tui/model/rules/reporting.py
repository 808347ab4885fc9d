"""Reports 填报: which periods are finished at a day, which one a report is for, and who missed them.

The rules are those of docs/lights.md; a period's name and days are `model.rules.periods`.
"""

from __future__ import annotations

from datetime import date, timedelta

from workplan_tui.model.operations.report import Report
from workplan_tui.model.rules.periods import (
    EVERY,
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
    from collections.abc import Iterator

    from workplan_tui.model.ledger import Fact, Ledger
    from workplan_tui.model.plan import Plan

DEFAULT_BY_DAY = 5
USUAL_EVERY = "month"
"""What a plan without `[reporting]` is counted by: it asks for nothing, so nothing is due."""
SAME = "same"
BY_DAY_OF = ("next", SAME)
"""In which period `by_day` lies: the one after, or the period itself."""
_DAY = timedelta(days=1)


def asking_plan(plan: Plan) -> Plan:
    """Return the plan as who counts reports takes it: one that asks for none is asked by the month."""
    return plan if every_of(plan) else plan.replace(reporting={"every": USUAL_EVERY})


def is_unreported(ledger: Ledger, task_id: str, periods: int) -> bool:
    """Return whether the task has no report for the `periods`-th last finished period or a later one."""
    owed = owed_periods(ledger, task_id)
    if len(owed) < periods:
        return False
    since = owed[-periods]
    return not any(period_of(ledger.plan, fact) >= since for fact in ledger.facts(task_id, "report"))


def owed_periods(ledger: Ledger, task_id: str) -> list[date]:
    """Return the first day of each finished period that asks for a report of the task, oldest first.

    A period that began before the task did, or before it was added to the plan, asks for none.
    """
    asked_from = ledger.asked_from(task_id)
    return [first for first in finished_periods(ledger.plan, ledger.day) if first >= asked_from]


def period_of(plan: Plan, report: Fact) -> date:
    """Return the first day of the period that a recorded report is for."""
    return reported_period(plan, report.entry.on, Report(report.op).period)


def finished_periods(plan: Plan, day: date) -> list[date]:
    """Return the first day of each period that counts at `day`, oldest first.

    A period counts once its last day of reporting is past, and only if it began when the plan was
    already issued, or on the day from which the plan asks for reports. Without `[reporting]` there is none.
    """
    return [first for first in _periods(plan, day) if last_day_of_reporting(plan, first) < day]


def begun_periods(plan: Plan, day: date) -> list[date]:
    """Return the first day of each period of the plan's time that has begun by `day`, oldest first."""
    return list(_periods(plan, min(day, plan.ends_on)))


def _periods(plan: Plan, day: date) -> Iterator[date]:
    """Give the first days up to `day` of the periods that are asked for."""
    every = every_of(plan)
    if every is None:
        return
    since = plan.reporting.get("since")
    asked_from = since if type(since) is date else plan.issued_on or plan.starts_on
    first: date | None = first_day(plan.starts_on, every)
    while first is not None and first <= day:
        if first >= asked_from:
            yield first
        first = next_first_day(first, every)


def last_day_of_reporting(plan: Plan, first: date) -> date:
    """Return the last day on which a report for the period that begins on `first` is in time.

    It is day `by_day` of the next period, or of the period itself; there a number beyond its end
    means its last day 月底. Where the calendar ends no day is the last.
    """
    following = next_first_day(first, every_of(plan) or EVERY[0])
    if following is None:
        return date.max
    if is_within(plan):
        return first + min(timedelta(days=by_day_of(plan) - 1), following - first - _DAY)
    by_day = timedelta(days=by_day_of(plan) - 1)
    return following + by_day if date.max - following >= by_day else date.max


def period_meant(plan: Plan, on: date) -> str | None:
    """Return the name of the period that a report of the day is for where it names none."""
    every = every_of(plan)
    return period_name(reported_period(plan, on), every) if every else None


def reported_period(plan: Plan, on: date, said: object = None) -> date:
    """Return the first day of the period that a report of the day `on` is for.

    That is the period it says. Without a word it is the one its day lies in, but where reports are due
    in the next period, on the first `by_day` days of that, the one that has just ended. Of another kind
    than the plan's, as where the plan was changed since, a period is the one in which it ends.
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
    is_due_still = not is_within(plan) and (on - first).days < by_day_of(plan)
    return first_day_before(first, every) if is_due_still else first


def is_within(plan: Plan) -> bool:
    """Return whether reports are due in the period itself 每月28日前, not in the next one."""
    return plan.reporting.get("by_day_of") == SAME


def by_day_of(plan: Plan) -> int:
    """Return the day of the next period, or of the same, until which a period's report is in time."""
    by_day = plan.reporting.get("by_day", DEFAULT_BY_DAY)
    return int(by_day) if is_sound("by_day", by_day) else DEFAULT_BY_DAY
