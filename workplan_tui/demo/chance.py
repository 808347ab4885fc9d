"""The chance and the office hours of the made-up year: the same on every machine and Python."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from hashlib import blake2b

_SEED = "大兴2023"
_HOLIDAYS = frozenset(
    date(2023, month, day)
    for month, day in ((4, 5), (5, 1), (5, 2), (5, 3), (6, 22), (6, 23))
)  # fmt: skip


def draw(below: int, *about: object) -> int:
    """Return a number from 0 to `below` - 1, always the same for the same subject."""
    subject = ":".join(map(str, (_SEED, *about)))
    return int.from_bytes(blake2b(subject.encode(), digest_size=8).digest(), "big") % below


def hexdigits(count: int, *about: object) -> str:
    """Return `count` hexadecimal digits, at most 8, always the same for the same subject."""
    return f"{draw(1 << 32, *about):08x}"[:count]


def workday(day: date) -> date:
    """Return the day itself or the next on which an office works."""
    while day.weekday() >= 5 or day in _HOLIDAYS:
        day += timedelta(days=1)
    return day


def in_office_hours(day: date, *about: object) -> datetime:
    """Return a moment of that day between 8:40 and 17:20."""
    minutes = draw(520, day, *about)
    return datetime(day.year, day.month, day.day, 8, 40, draw(60, *about)) + timedelta(minutes=minutes)
