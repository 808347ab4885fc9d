"""Reporting periods 填报: which are finished at a day, and whether a task missed them (docs/lights.md)."""

from __future__ import annotations

from datetime import date, timedelta

from workplan_tui.model.rules.thresholds import is_sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan

DEFAULT_BY_DAY = 5
_MONTHS = {"month": 1, "quarter": 3}


def is_unreported(ledger: Ledger, task_id: str, periods: int) -> bool:
    """Return whether the task has no report since the `periods`-th last finished period began.

    A period that began before the task did asks for none.
    """
    starts_on = ledger.plan.tasks_by_id[task_id].starts_on or date.min
    finished = [first for first in finished_periods(ledger.plan, ledger.day) if first >= starts_on]
    if len(finished) < periods:
        return False
    since = finished[-periods]
    return not any(fact.entry.on >= since for fact in ledger.facts(task_id, "report"))


def finished_periods(plan: Plan, day: date) -> list[date]:
    """Return the first day of each period that counts at `day`, oldest first.

    A period counts once day `by_day` of the next one is past, and only if it began when the plan
    was already issued. Without `[reporting]` there is none.
    """
    every = plan.reporting.get("every")
    if every not in ("week", *_MONTHS):
        return []
    by_day = plan.reporting.get("by_day", DEFAULT_BY_DAY)
    if not is_sound("by_day", by_day):
        by_day = DEFAULT_BY_DAY
    known_from = plan.issued_on or plan.starts_on
    found: list[date] = []
    first = _first_day(plan.starts_on, every)
    while (following := _next(first, every)) and (day - following).days >= by_day:
        if first >= known_from:
            found.append(first)
        first = following
    return found


def _first_day(day: date, every: str) -> date:
    if every == "week":
        return day - timedelta(days=day.weekday())
    months = _MONTHS[every]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _next(first: date, every: str) -> date | None:
    """Return the first day of the period after; None where the calendar ends."""
    if every == "week":
        return first + timedelta(days=7) if (date.max - first).days >= 7 else None
    month = first.month - 1 + _MONTHS[every]
    year = first.year + month // 12
    return date(year, month % 12 + 1, 1) if year <= date.max.year else None
