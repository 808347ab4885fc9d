"""Reporting periods 填报周期: how a month, a quarter, a week is written, where it begins, what comes next.

A period is named `2023-05`, `2023-Q2` or, by the weeks of ISO 8601 that begin on Monday, `2023-W18`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan

MONTHS = {"month": 1, "quarter": 3}
EVERY = ("week", *MONTHS)
"""What `[reporting] every` may be."""
EXAMPLES = {"month": "2023-05", "quarter": "2023-Q2", "week": "2023-W18"}
_WEEK = timedelta(days=7)
_NAMED = re.compile(r"([0-9]{4})-?(?:([QW]?)([0-9]{1,2}))", re.ASCII)
_KINDS = {"": "month", "Q": "quarter", "W": "week"}


def read_period(text: str) -> str | None:
    """Return the name of the period that was typed, also as `2023年5月` or `2023q2`; None when it is none."""
    from unicodedata import normalize  # who reads a journal has no need of it

    plain = normalize("NFKC", text).strip().upper().replace("年", "-")
    for sign in ("月", "季度", "周"):
        kind = {"月": "", "季度": "Q", "周": "W"}[sign]
        if plain.endswith(sign):
            plain = plain.removesuffix(sign).replace("-", f"-{kind}", 1).replace("第", "")
    found = _NAMED.fullmatch(plain)
    if found is None:
        return None
    year, letter, number = found.groups()
    name = f"{year}-{letter}{int(number)}" if letter == "Q" else f"{year}-{letter}{int(number):02}"
    return name if kind_and_first_day(name) else None


def kind_and_first_day(name: object) -> tuple[str, date] | None:
    """Return the kind of the period of that name and its first day; None for what is no name."""
    found = _NAMED.fullmatch(name) if isinstance(name, str) else None
    if found is None:
        return None
    year, kind, number = int(found[1]), _KINDS[found[2]], int(found[3])
    try:
        first = (
            date.fromisocalendar(year, number, 1)
            if kind == "week"
            else date(year, (number - 1) * MONTHS[kind] + 1, 1)
        )
    except ValueError:
        return None
    return (kind, first) if period_name(first, kind) == name else None


def period_name(first: date, every: str) -> str:
    """Return the name of the period that begins on that day."""
    if every == "week":
        year, week, _ = first.isocalendar()
        return f"{year:04}-W{week:02}"
    if every == "quarter":
        return f"{first.year:04}-Q{(first.month - 1) // MONTHS[every] + 1}"
    return f"{first.year:04}-{first.month:02}"


def first_day(day: date, every: str) -> date:
    """Return the first day of the period in which the day lies."""
    if every == "week":
        return day - timedelta(days=day.weekday())
    months = MONTHS[every]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def next_first_day(first: date, every: str) -> date | None:
    """Return the first day of the period after; None where the calendar ends."""
    if every == "week":
        return first + _WEEK if date.max - first >= _WEEK else None
    month = first.month - 1 + MONTHS[every]
    year = first.year + month // 12
    return date(year, month % 12 + 1, 1) if year <= date.max.year else None


def first_day_before(first: date, every: str) -> date:
    """Return the first day of the period before, or this one where the calendar begins."""
    return first_day(first - timedelta(days=1), every) if first > date.min else first


def every_of(plan: Plan) -> str | None:
    """Return `month`, `quarter` or `week`; None where the plan asks for no reports."""
    every = plan.reporting.get("every")
    return every if every in EVERY else None
