"""Find the labelled lines under each task: 牵头领导, 主要责任单位, 配合单位, 完成时限.

They are looked for in the flow, so no line break matters, and only as a whole group in this
order: a sentence that merely mentions a label is left alone. Names are split at 、 and nowhere
else; this module does not judge whether a name is a person, a post or an office.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from workplan_tui.value import Value

_NAMES = r"(?>(?!牵头领导|主要责任单位|责任单位|配合单位|完成时限)[^。；;])*+"
_STOP = "[。；;]?"
_DUE = (
    r"\d{4}年\d{1,2}月\d{1,2}日前?|\d{4}年\d{1,2}月底?前?|\d{4}年年?底前?|\d{4}年|"
    r"\d{1,2}月\d{1,2}日前?|\d{1,2}月底前?|年底前?|全年|长期坚持|长期|持续推进"
)
_GROUP = re.compile(
    rf"牵头领导(?P<c1>[:：]?)(?P<leads>{_NAMES}){_STOP}"
    rf"(?P<at2>(?:主要)?责任单位)(?P<c2>[:：]?)(?P<units>{_NAMES}){_STOP}"
    rf"(?:(?P<at3>配合单位)(?P<c3>[:：]?)(?P<supporting>{_NAMES}){_STOP})?"
    rf"(?P<at4>完成时限)(?P<c4>[:：]?)(?P<due>{_DUE}){_STOP}"
)
_DAY = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?")


class Block(Value):
    """The labels of one task, with their places in the flow."""

    start: int
    end: int
    leads: tuple[str, ...]
    units: tuple[str, ...]
    supporting_units: tuple[str, ...]
    due: str
    """The deadline as printed."""
    label_starts: tuple[int, ...]
    missing_colons: int


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return every group of labels in the order of the text."""
    return tuple(_block(match) for match in _GROUP.finditer(text))


def _block(match: re.Match[str]) -> Block:
    found = match.groupdict()
    places = [match.start(), *(match.start(at) for at in ("at2", "at3", "at4") if found[at])]
    return Block(
        start=match.start(),
        end=match.end(),
        leads=_names(found["leads"]),
        units=_names(found["units"]),
        supporting_units=_names(found["supporting"]),
        due=found["due"],
        label_starts=tuple(places),
        missing_colons=sum(found[colon] == "" for colon in ("c1", "c2", "c3", "c4")),
    )


def _names(printed: str | None) -> tuple[str, ...]:
    return tuple(name for name in (printed or "").split("、") if name)


def day_of(printed: str, year: int) -> date | None:
    """Return the last day the words allow; None when they name none (长期) or no real one."""
    match = _DAY.match(printed)
    named = match.groups() if match else (None, None, None)
    if not any(named) and "底" not in printed and printed != "全年":
        return None
    of_year, month, day = (int(part) if part else None for part in named)
    try:
        if day:
            return date(of_year or year, month or 12, day)
        return last_day(of_year or year, month or 12)
    except ValueError:
        return None


def last_day(year: int, month: int) -> date:
    """Return the month's last day."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)
