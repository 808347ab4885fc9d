"""Days: as journals hold them, `2023-06-30` and nothing else, as people type them, and as a narrow column shows them.

One reader serves command line, screen, filter and forms, so that no place takes for a day what another
refuses; the words it knows (昨天, 6月底) are `model.day_words`. A day far from the plan is most often a slip,
and so may be one that is not of this year: who types one is asked, here are only the rules.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.language.typed_words import spelt, understood
from workplan_tui.model.numerals import find_numeral, spelt_digits
from workplan_tui.model.reason import because
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason

_TODAY = spelt("today")
_DOTS = (".", "。")
"""What people write for the day it is, in any language."""
FAR_YEARS = 20
"""A day further from the plan than this is asked about: nobody reports on another generation."""
_SEPARATORS = str.maketrans(dict.fromkeys("/.。年月", "-"))
_YEAR, _WHOLE, _CENTURY = "2023", "20230630", 100


def find_day(value: object) -> date | None:
    """Return the day the value names; None when it names none, whoever wrote it."""
    if not isinstance(value, str):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if day.isoformat() == value else None  # 20230630 and weeks are no way to write a day


def short_day(plan: Plan, day: date | None) -> str:
    """Return a day of the plan's year as `12-31`, of any other year as `24-03-31`; none as `-`."""
    if day is None:
        return "-"
    is_of_plan = plan.starts_on.year == plan.ends_on.year == day.year
    return f"{day:%m-%d}" if is_of_plan else f"{day.year % 100:02}-{day:%m-%d}"


def read_day(text: str, today: date, plan: Plan | None = None) -> date | None:
    """Return the day that was typed; None when it is none.

    `2023-06-30`, also with `/`, `.` or 年月日; `20230630`; `23-06-30` of this century; `06-30` of the year
    that `year_meant` says; today as a word or a dot; and the words of `model.day_words`. Full-width signs
    are the same.
    """
    return day_in_year(text, today, year_meant(today, plan))


def day_in_year(text: str, today: date, year: int) -> date | None:
    """Return the day that was typed, as `read_day` does, of that year where none is written."""
    found = find_day(text)
    if found is not None:
        return found
    plain = half_width(text).strip()
    if says_today(plain):
        return today
    try:
        match day_parts(plain):
            case [whole] if len(whole) == len(_WHOLE):
                return date(int(whole[:4]), int(whole[4:6]), int(whole[6:]))
            case [month, day]:
                return date(year, _number(month), _number(day))
            case [written, month, day] if len(written) == len(_YEAR):
                return date(int(written), _number(month), _number(day))
            case [written, month, day]:
                century = today.year // _CENTURY * _CENTURY
                return date(century + _number(written, 2), _number(month), _number(day))
    except ValueError:
        return None
    from workplan_tui.model.day_words import day_of_words  # most days are written in figures

    return day_of_words(plain, today, year)


def says_today(text: str) -> bool:
    """Return whether this is a word, or a dot, for the day it is."""
    word = text.strip().casefold()
    return word in _DOTS or word in understood(_TODAY)


def year_meant(today: date, plan: Plan | None) -> int:
    """Return the year of a day that is written without one: the plan's, as the table shows days.

    Of a plan over several years it is today's, or the one that is next to it.
    """
    if plan is None:
        return today.year
    return min(max(today.year, plan.starts_on.year), plan.ends_on.year)


def day_parts(text: str) -> list[str]:
    """Return what stands between the signs of a day, each plain digits; nothing where it is none.

    Chinese numerals are digits: 二〇二三年六月三十日 is 2023, 6 and 30.
    """
    plain = half_width(text).strip().translate(_SEPARATORS)
    for sign in ("日", "号"):
        plain = plain.removesuffix(sign)
    parts = [part.strip() for part in plain.split("-")]
    if not plain.isascii():
        parts = [f"{find_numeral(part) or spelt_digits(part) or part}" for part in parts]
    return parts if all(part.isascii() and part.isdecimal() for part in parts) else []


def _number(digits: str, least: int = 1) -> int:
    """Return a month, a day or, with both its digits, a year of a century."""
    if not least <= len(digits) <= 2:
        raise ValueError
    return int(digits)


def why_other_year(text: str, day: date, today: date, plan: Plan) -> Reason | None:
    """Return what is odd about a day that was typed without its year, once the plan's years are not this one."""
    of_this_year = read_day(text, today)
    if of_this_year in (None, day):
        return None
    return because("of_the_plans_year", value=text.strip(), day=day, other=of_this_year)


def why_far(day: date, plan: Plan) -> Reason | None:
    """Return what is odd about a day that is more than `FAR_YEARS` from the plan, or None."""
    if _years_after(plan.starts_on, -FAR_YEARS) <= day <= _years_after(plan.ends_on, FAR_YEARS):
        return None
    return because("far_from_the_plan", day=day, years=FAR_YEARS, first=plan.starts_on, last=plan.ends_on)


def why_late(day: date, plan: Plan) -> Reason | None:
    """Return what is odd about a deadline more than a year after the plan's end, or far from it; or None."""
    if day <= _years_after(plan.ends_on, 1):
        return why_far(day, plan)
    return because("long_after_the_plan", day=day, last=plan.ends_on)


def _years_after(day: date, years: int) -> date:
    """Return the same day so many years later; the calendar's first or last where it ends before."""
    year = day.year + years
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return day.replace(year=year, day=28)
