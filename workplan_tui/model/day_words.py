"""Days and periods that are named by words: 昨天, 上周五, 6月底, 上月底, 二季度末, `yesterday`, `month-end`.

A period is a week, a month, a quarter, half a year or a year; with 底 or 末 behind it, its last day is meant.
What names no one day (6月初, 中旬) is none. What an imported notice says of deadlines is read elsewhere, as
freely as notices are written (`importing.deadline_words`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from workplan_tui.language.typed_words import spelt, understood
from workplan_tui.model.numerals import find_numeral
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Period: TypeAlias = tuple[date, date]
    """First and last day."""

_SAME_AS = {
    spelt("yesterday"): "昨天",
    spelt("tomorrow"): "明天",
    spelt("month-end"): "月底",
    spelt("last-month-end"): "上月底",
    spelt("next-month-end"): "下月底",
    spelt("quarter-end"): "季末",
    spelt("last-quarter-end"): "上季末",
    spelt("next-quarter-end"): "下季末",
    spelt("year-end"): "年底",
    spelt("last-year-end"): "去年底",
    spelt("next-year-end"): "明年底",
    spelt("this-week"): "本周",
    spelt("last-week"): "上周",
    spelt("next-week"): "下周",
    spelt("this-month"): "本月",
    spelt("last-month"): "上月",
    spelt("next-month"): "下月",
    spelt("this-quarter"): "本季",
    spelt("last-quarter"): "上季",
    spelt("next-quarter"): "下季",
    spelt("this-year"): "今年",
    spelt("last-year"): "去年",
    spelt("next-year"): "明年",
}
"""Words of other languages, each with what is read for it."""
_DAYS_FROM_TODAY = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "当天": 0,
    "明天": 1, "明日": 1, "后天": 2, "后日": 2, "大后天": 3,
}  # fmt: skip
_YEARS_FROM_NOW = {
    "前年": -2,
    "去年": -1,
    "上年": -1,
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "明年": 1,
    "下年": 1,
    "次年": 1,
}

_THIS, _YEAR = "本|这个?|当|上个?|下个?", r"(?P<year>\d{4}|\d\d)年|(?P<near>[前去上今本当明下次]年)"
_NUMBER = r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})"
_FROM_TODAY = re.compile(r"(\d{1,4})天([前后])")
_WEEKDAY = re.compile(rf"(?P<which>{_THIS})?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_WEEK = re.compile(rf"(?P<which>{_THIS})(?:周|星期|礼拜)")
_MONTH = re.compile(rf"(?P<which>{_THIS})月份?|(?:{_YEAR})?{_NUMBER}月份?")
_QUARTER = re.compile(rf"(?P<which>{_THIS})季度?|(?:{_YEAR})?第?{_NUMBER}季度")
_HALF = re.compile(rf"(?:{_YEAR})?(?P<half>[上下])半年")
_WHOLE_YEAR = re.compile(_YEAR)
_ENDING_NOW = {"月": "本月", "季": "本季", "季度": "本季"}
"""What stands before 底 where no period is named: this one's."""
_WEEKDAYS = "一二三四五六日"


def day_of_words(text: str, today: date, year: int) -> date | None:
    """Return the day the words name; None where they name none. `year` is meant where none is said."""
    try:
        return _day(_plain(text), today, year)
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def period_of_words(text: str, today: date, year: int) -> Period | None:
    """Return first and last day of the period the words name; None where they name none."""
    try:
        return _period(_plain(text), today, year)
    except (ValueError, OverflowError):
        return None


def _plain(text: str) -> str:
    plain = "".join(half_width(text).split()).lower()
    return _read_for().get(plain, plain)


@cache
def _read_for() -> dict[str, str]:
    return {word: chinese for words, chinese in _SAME_AS.items() for word in understood(words)}


def _day(words: str, today: date, year: int) -> date | None:
    if words in _DAYS_FROM_TODAY:
        return today + timedelta(days=_DAYS_FROM_TODAY[words])
    if found := _FROM_TODAY.fullmatch(words):
        days = int(found[1])
        return today + timedelta(days=-days if found[2] == "前" else days)
    if found := _WEEKDAY.fullmatch(words):
        monday = _week(_step(found["which"]), today)
        return monday + timedelta(days=_WEEKDAYS.index(found["day"].replace("天", "日")))
    if words[-1:] not in ("底", "末"):
        return None
    named = words[:-1].replace("年年", "年")  # 今年年底
    if named == "年":
        return date(year, 12, 31)
    if _WEEK.fullmatch(named):  # 本周末 is no one day
        return None
    period = _period(_ENDING_NOW.get(named, named), today, year)
    return period[1] if period else None


def _period(words: str, today: date, year: int) -> Period | None:
    if found := _WEEK.fullmatch(words):
        monday = _week(_step(found["which"]), today)
        return monday, monday + timedelta(days=6)
    for pattern, months in ((_MONTH, 1), (_QUARTER, 3)):
        if found := pattern.fullmatch(words):
            return _months(found, months, today, year)
    if found := _HALF.fullmatch(words):
        return _span(_year_of(found, today, year), 0 if found["half"] == "上" else 6, 6)
    if found := _WHOLE_YEAR.fullmatch(words):
        return _span(_year_of(found, today, year), 0, 12)
    return None


def _months(found: re.Match[str], months: int, today: date, year: int) -> Period | None:
    if found["which"]:
        return _span(today.year, ((today.month - 1) // months + _step(found["which"])) * months, months)
    number = int(found["number"]) if found["number"].isdecimal() else find_numeral(found["number"]) or 0
    if not 1 <= number <= 12 // months:
        return None
    return _span(_year_of(found, today, year), (number - 1) * months, months)


def _span(year: int, first: int, months: int) -> Period:
    """Return so many months from the `first` on, which counts from January of the year as 0."""
    begin, after = date(year + first // 12, first % 12 + 1, 1), first + months
    if year + after // 12 > date.max.year:
        return begin, date.max
    return begin, date(year + after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _year_of(found: re.Match[str], today: date, year: int) -> int:
    if found["near"]:
        return today.year + _YEARS_FROM_NOW[found["near"]]
    written = found["year"]
    if not written:
        return year
    return int(written) if len(written) > 2 else today.year // 100 * 100 + int(written)


def _week(weeks: int, today: date) -> date:
    """Return the Monday so many weeks from this week's."""
    return today + timedelta(days=7 * weeks - today.weekday())


def _step(which: str | None) -> int:
    return {"上": -1, "下": 1}.get((which or "")[:1], 0)
