"""What numbers and days in a filter are compared with: `50`, `7d`, `2023-06`, `2023-06-30`, `06-30`, 昨天.

Days are read as everywhere else (`model.day`); a period may stand in the place of a day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from workplan_tui.base.value import Value
from workplan_tui.model.day import day_in_year, day_parts, says_today, year_meant
from workplan_tui.model.task_ids import is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger

_MOST_DAYS = 99_999
_LEAP_DAY = date(2024, 2, 29)
"""Whatever is a day in some year is one when it is read here."""


class Bound(Value):
    """What a field is compared with, as whole numbers: a month has a first and a last day."""

    def seen(self, ledger: Ledger) -> Bound | None:
        """Return what it is at the ledger's day; None where it is nothing then, as 02-29 in most years."""
        return self

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


class WrittenDay(Bound):
    """A day or a period that depends on the plan's year or the day it is: `06-30`, 6月, 昨天, `today`."""

    text: str
    """As it was typed, in half-width."""

    def seen(self, ledger: Ledger) -> DayRange | None:
        return _meant(self.text, ledger.day, year_meant(ledger.day, ledger.plan))

    @property
    def in_figures(self) -> DayRange | None:
        """What it is in some year, where only the year is left out; None for other words."""
        return _meant(self.text, _LEAP_DAY, _LEAP_DAY.year) if day_parts(self.text) else None

    def __str__(self) -> str:
        return self.text


def find_days_or_period(text: str) -> Days | DayRange | WrittenDay | None:
    """Return what `7d`, `today`, `06-30`, `2023-06-30`, `2023-06` or `2023` means; None for other texts."""
    for letter in ("d", "D", "天"):
        count = text.removesuffix(letter)
        if is_number(count) and count != text:
            return Days(int(count)) if int(count) <= _MOST_DAYS else None
    parts = day_parts(text.removesuffix("年").removesuffix("月"))
    if parts and len(parts[0]) == len("2023"):
        try:
            return _period(*map(int, parts))
        except (ValueError, TypeError):
            return None
    if len(parts) == 1 and (day := day_in_year(text, _LEAP_DAY, _LEAP_DAY.year)):  # 20230630
        return DayRange(day, day)
    return WrittenDay(text) if _meant(text, _LEAP_DAY, _LEAP_DAY.year) else None


def is_today(bound: Bound) -> bool:
    """Return whether the bound is a word for the day it is."""
    return isinstance(bound, WrittenDay) and says_today(bound.text)


@lru_cache(maxsize=64)
def _meant(text: str, today: date, year: int) -> DayRange | None:
    """Return the day or the period that the text names, where `year` is meant if it says none."""
    day = day_in_year(text, today, year)
    if day is not None:
        return DayRange(day, day)
    from workplan_tui.model.day_words import period_of_words

    period = period_of_words(text, today, year)
    return DayRange(*period) if period else None


def _period(year: int, month: int | None = None, day: int | None = None) -> DayRange:
    if month is None:
        return DayRange(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        following = date(year, month + 1, 1) if month < 12 else None
        last = following - timedelta(days=1) if following else date(year, 12, 31)
        return DayRange(date(year, month, 1), last)
    return DayRange(date(year, month, day), date(year, month, day))
