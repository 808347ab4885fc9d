"""What numbers and days in a filter are compared with: `50`, `7d`, `2023-06`, `2023-06-30`."""

from __future__ import annotations

from datetime import date, timedelta

from workplan_tui.base.value import Value
from workplan_tui.model.day import day_parts
from workplan_tui.model.task_ids import is_number

_TODAY = ("today", "今天")
_MOST_DAYS = 99_999


class Bound(Value):
    """What a field is compared with, as whole numbers: a month has a first and a last day."""

    @property
    def low(self) -> int:
        """Where it begins."""
        raise NotImplementedError

    @property
    def high(self) -> int:
        """Where it ends."""
        raise NotImplementedError


class Number(Bound):
    """A whole number, its own beginning and end."""

    count: int

    @property
    def low(self) -> int:
        return self.count

    @property
    def high(self) -> int:
        return self.count

    def __str__(self) -> str:
        return str(self.count)


class Days(Number):
    """A number of days: still to come for a deadline, gone by for an update."""

    def __str__(self) -> str:
        return f"{self.count}d"


class DayRange(Bound):
    """A day, a whole month or a whole year."""

    first: date
    last: date

    @property
    def low(self) -> int:
        return self.first.toordinal()

    @property
    def high(self) -> int:
        return self.last.toordinal()

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        is_month = self.first.month == self.last.month
        return self.first.isoformat()[: len("2023-06") if is_month else len("2023")]


def find_days_or_period(text: str) -> Days | DayRange | None:
    """Return what `7d`, `today`, `2023-06-30`, `2023-06` or `2023` means; None for other texts."""
    if text in _TODAY:
        return Days(0)
    for letter in ("d", "D", "天"):
        count = text.removesuffix(letter)
        if count != text:
            return Days(int(count)) if is_number(count) and int(count) <= _MOST_DAYS else None
    parts = day_parts(text.removesuffix("年").removesuffix("月"))
    if not parts or len(parts[0]) != len("2023"):
        return None
    try:
        return _period(*map(int, parts))
    except (ValueError, TypeError):
        return None


def _period(year: int, month: int | None = None, day: int | None = None) -> DayRange:
    if month is None:
        return DayRange(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        following = date(year, month + 1, 1) if month < 12 else None
        last = following - timedelta(days=1) if following else date(year, 12, 31)
        return DayRange(date(year, month, 1), last)
    return DayRange(date(year, month, day), date(year, month, day))
