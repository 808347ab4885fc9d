"""Make a day of a deadline's words, where they name one: the last day they allow.

三季度末, 上半年, 10月前, 2025.9.30 and 6月底前完成设计，11月底前完工 (the last step counts) name a
day; 持续推进 names none. The words are always kept by the caller.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from workplan_tui.importing.letters import with_figures
from workplan_tui.model.numerals import find_numeral

_YEAR = r"(?:(?P<year>\d{4}年|(?:19|20)\d\d(?!\d)[-./]?)|(?P<next>明年|次年)|(?:今年|本年|当年))?"
_DATED = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s*[-./年]\s*(?P<m>\d{1,2})\s*[-./月]\s*(?P<d>\d{1,2})\s*[日号]?(?!\d)"
)
_MONTH = re.compile(
    rf"{_YEAR}(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月份?(?:(?P<day>\d{{1,2}})[日号]|(?P<third>上旬|中旬|下旬|初|中(?![期心])|末|底))?"
)
_YEAR_MONTH = re.compile(r"(?P<year>20\d\d)[-./](?P<month>\d{1,2})(?![\d./-])")
_SHORT_DATE = re.compile(r"(?<![\d./-])(?P<month>\d{1,2})[./-](?P<day>\d{1,2})(?![\d./-])")
_QUARTER = re.compile(rf"{_YEAR}(?:第?(?P<n>[一二三四1-4])季度?|[Qq](?P<q>[1-4]))(?P<first>初)?")
_QUARTER_AFTER = re.compile(r"(?P<year>20\d\d)[年\s]*[Qq](?P<q>[1-4])")
_HALF = re.compile(rf"{_YEAR}(?P<half>上|下)半年")
_YEAR_END = re.compile(
    r"(?:(?P<year>20\d\d)年?|(?P<next>明年|次年)|今年|本年|当年|)(?:年)?(?:年?底|年末|年内|全年|年终|岁末|年度内)|(?P<only>20\d\d)年(?:度|内|前|完成)*$"
)
_MIDDLE = re.compile(rf"{_YEAR}年中(?![^，。]*[心])")
_NEVER = re.compile(
    "持续|长期|常年|常态|全程|随时|按时序|每[月周季日年]|及时|适时|即时|待定|立行立改|动态|跨年"
)
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}


def day_of(words: str, year: int) -> date | None:
    """Return the last day that the words name; None when they name none or no real one.

    `year` is the plan's, for words that name no year themselves. A year in one step holds for
    those after it.
    """
    days = list(_days(with_figures("".join(words.split())), year))
    return max(days) if days else None


def is_full_day(words: str) -> bool:
    """Return whether the words are a day in full, to which nothing needs to be added."""
    return bool(_DATED.fullmatch("".join(words.split()).rstrip("前止。")))


def looks_dated(words: str) -> bool:
    """Return whether the words are those of a deadline, a day or none."""
    return bool(day_of(words, 2000) or _NEVER.search(words))


def _days(words: str, year: int) -> list[date]:
    found: list[date] = []
    last_year = year
    place = 0
    while place < len(words):
        match, day = _at(words, place, last_year)
        if match is None:
            place += 1
            continue
        place = max(match.end(), place + 1)
        if day is not None:
            found.append(day)
            if match.groupdict().get("year") or match.groupdict().get("y"):
                last_year = day.year
    return found


def _at(words: str, place: int, year: int) -> tuple[re.Match[str] | None, date | None]:
    if place and words[place - 1].isdigit():
        return None, None
    for pattern, make in _KINDS:
        if (match := pattern.match(words, place)) and match.end() > place:
            return match, make(match, year)
    return None, None


def _dated(match: re.Match[str], _year: int) -> date | None:
    return _real(int(match["y"]), int(match["m"]), int(match["d"]))


def _month(match: re.Match[str], year: int) -> date | None:
    of_year = _year_in(match, year)
    month = int(match["month"]) if match["month"].isdigit() else find_numeral(match["month"])
    if month is None or not 1 <= month <= 12:
        return None
    if match["day"]:
        return _real(of_year, month, int(match["day"]))
    middle = {"上旬": 10, "初": 10, "中旬": 20, "中": 20}.get(match["third"] or "")
    return _real(of_year, month, middle) if middle else last_day(of_year, month)


def _year_month(match: re.Match[str], _year: int) -> date | None:
    month = int(match["month"])
    return last_day(int(match["year"]), month) if 1 <= month <= 12 else None


def _short(match: re.Match[str], year: int) -> date | None:
    return _real(year, int(match["month"]), int(match["day"]))


def _quarter(match: re.Match[str], year: int) -> date | None:
    named = match.groupdict()
    number = int(named["q"]) if named.get("q") else _QUARTERS.get(named["n"]) or int(named["n"])
    if named.get("first"):
        return _real(_year_in(match, year), number * 3 - 2, 10)
    return last_day(_year_in(match, year), number * 3)


def _half(match: re.Match[str], year: int) -> date | None:
    return last_day(_year_in(match, year), 6 if match["half"] == "上" else 12)


def _middle(match: re.Match[str], year: int) -> date | None:
    return last_day(_year_in(match, year), 6)


def _year_end(match: re.Match[str], year: int) -> date | None:
    return date(int(match["only"]) if match["only"] else _year_in(match, year), 12, 31)


def _year_in(match: re.Match[str], year: int) -> int:
    named = match.groupdict()
    if named.get("year"):
        return int(named["year"][:4])
    return year + 1 if named.get("next") else year


_KINDS = (
    (_DATED, _dated), (_QUARTER_AFTER, _quarter), (_MONTH, _month), (_QUARTER, _quarter), (_HALF, _half),
    (_MIDDLE, _middle), (_YEAR_END, _year_end), (_YEAR_MONTH, _year_month), (_SHORT_DATE, _short),
)  # fmt: skip


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_day(year: int, month: int) -> date:
    """Return the month's last day."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
