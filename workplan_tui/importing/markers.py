"""Find what may number a heading or a task: 第一章, 一、, （一）, 任务一：, 1., 1-2, （1）, ①.

Candidates only, with what stands around them; `outline` decides which of them count.
"""

from __future__ import annotations

import re
from itertools import pairwise

from workplan_tui.base.value import Value
from workplan_tui.importing.vocabulary import LABEL
from workplan_tui.model.numerals import chinese_numeral

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.importing.clean import Flow

_NUMERAL = "[一二三四五六七八九十百零〇]{1,6}"
_MARKER = re.compile(
    rf"第(?P<part>{_NUMERAL}|\d{{1,2}})(?:部分|章|篇|编|节)[：:、.]?|"
    rf"(?P<cn>{_NUMERAL})[、.．](?!{_NUMERAL}[、”])|"
    rf"[（(](?P<cnp>{_NUMERAL})[）)][、.．]?|"
    r"(?P<dash>\d{1,3}(?:[-－–.．]\d{1,3}){1,2})[.．、](?!\d)|"
    r"(?P<ar>\d{1,3})(?:[.．、](?!\d)|[.．、](?=20\d\d年))|"
    r"(?P<ar0>\d{1,3})[.．、](?=\d)|"
    r"[（(](?P<arp>\d{1,3})[）)]|"
    r"(?P<circ>[①-⑳])|"
    rf"(?:任务|事项|实事|项目|举措|改革事项|重点任务|重点工作)(?P<named>{_NUMERAL}|\d{{1,2}})[：:、.]|"
    r"(?:序号|编号)[：:](?P<serial>\d{1,3})(?!\d)"
)
_MARKS = re.compile("[★☆▲△●○◆◇■□※✓√]+")
"""What may stand before a number."""
_NAMED_ALONE = re.compile(rf"(?:任务|事项|实事|项目)(?P<named>{_NUMERAL}|\d{{1,2}})")
"""A card's first line, with its text in the next."""
_DASH_ALONE = re.compile(r"(?P<dash>\d{1,2}(?:[-－–.]\d{1,2}){1,2})(?=[\u4e00-\u9fff])")
"""1-1 with a blank instead of its stop."""
RANKS = {
    "annex": -1,
    "part": 0,
    "cn": 1,
    "cnp": 2,
    "named": 2.5,
    "ar": 3,
    "dash": 3,
    "arp": 4,
    "circ": 5,
    "item": 6,
}
ITEM = 0x1000
"""The level that stands for an item of a list without numbers."""
POINTS = ("circ", "item")
"""Kinds that begin a task only where each of them says who does it."""
_BULLET = re.compile("[●■◆▪•○□◇▶►➢★☆※·]")
_ANNEX = re.compile("附件[0-9一二三四五六七八九十]{1,2}[：:.、]?")
_LONGEST_TITLE = 40
_FRAMED = re.compile(
    "[—–-]{1,4}(?P<dashes>[\u4e00-\u9fff（）、]{2,18})[—–-]{1,4}|【(?P<frame>[\u4e00-\u9fff（）、]{2,18})】"
)
_FRAMED_LEVEL = 2
_YEAR = re.compile("(?:20\\d\\d|二[〇○零][一二三四五六七八九〇○零]{2})年")
_NUMERALS = {chinese_numeral(n): n for n in range(1, 100)}


class Marker(Value):
    """A number that may begin a heading or a task."""

    kind: str
    number: int
    printed: str
    """The number without its stop; Chinese numerals as Arabic figures."""
    start: int
    end: int
    at_line_start: bool
    sure: bool = True
    """False for 1.2 at a place where 1. and 2… is as likely as a decimal."""

    level: int = 0
    """Of a heading without a number, as its container gives it."""

    @property
    def rank(self) -> float:
        """0 for the highest; headings without numbers stand between those with."""
        return RANKS[self.kind] if self.kind != "head" else self.level - 0.5


def find_markers(flow: Flow, start: int = 0, headings: Mapping[int, int] | None = None) -> tuple[Marker, ...]:
    """Return every candidate in the order of the text; `headings` gives lines that are headings anyway."""
    found: dict[int, Marker] = {}
    for place, _ in flow.lines:
        if place < start:
            continue
        if (match := _DASH_ALONE.match(flow.text, place)) and match.end() in flow.blank_places:
            _keep(found, match, at_line_start=True, sure=False)
        elif (match := _NAMED_ALONE.match(flow.text, place)) and match.end() in flow.line_starts:
            _keep(found, match, at_line_start=True)
        elif match := _MARKER.match(flow.text, _past_marks(flow.text, place)):
            _keep(found, match, at_line_start=True, start=place)
    for match in _MARKER.finditer(flow.text, start):
        before = flow.text[match.start() - 1] if match.start() else ""
        if match[0][0].isdigit() and before and before in "0123456789.．-":
            continue  # the figures before it belong to it: 13.5, 2025.9.30
        _keep(found, match, at_line_start=match.start() in flow.line_starts)
    for place in _annexes(flow):
        if place >= start:
            found[place] = Marker("annex", 1, "", place, place, True)
    top = [line for line, level in (headings or {}).items() if level == 1]
    for order, (place, line) in enumerate(flow.lines, 1):
        level = (headings or {}).get(line, 0)
        if not level and place >= start and _is_framed(flow, place):
            level = _FRAMED_LEVEL
        if level == ITEM or (not level and _BULLET.match(flow.text, place)):
            if place >= start and place not in found:
                found[place] = Marker("item", 0, "", place, place, True)
            continue
        if top and line == top[0] and _YEAR.search(flow.rest_of_line(place)):
            continue  # the document's own title
        if level > (1 if len(top) == 1 else 0) and place >= start and place not in found:
            found[place] = Marker("head", order, "", place, place, True, level=level)
    return tuple(found[place] for place in sorted(found))


def _past_marks(text: str, place: int) -> int:
    marks = _MARKS.match(text, place)
    return marks.end() if marks else place


def _is_framed(flow: Flow, place: int) -> bool:
    """Return whether the line is a heading between dashes or 【】: ——经济类——."""
    words = _FRAMED.fullmatch(flow.rest_of_line(place))
    return bool(words) and not LABEL.fullmatch((words["dashes"] or words["frame"]) if words else "")


def _annexes(flow: Flow) -> list[int]:
    """Return where the titles of annexes begin: the line below 附件2 alone on its line."""
    starts = [place for place, _ in flow.lines]
    lines = [(start, flow.text[start:end]) for start, end in pairwise([*starts, len(flow.text)])]
    return [
        place
        for (_, mark), (place, title) in pairwise(lines)
        if _ANNEX.fullmatch(mark)
        and len(title) <= _LONGEST_TITLE
        and "。" not in title
        and not _MARKER.match(title)
    ]


def _keep(
    found: dict[int, Marker],
    match: re.Match[str],
    *,
    at_line_start: bool,
    sure: bool = True,
    start: int | None = None,
) -> None:
    """Keep what matched as a marker; `start` is where marks before it begin."""
    kind = match.lastgroup or ""
    printed = match[kind]
    kind = "named" if kind == "serial" else kind
    if kind in ("part", "cn", "cnp", "named"):
        number = int(printed) if printed.isdigit() else numeral_value(printed)
    elif kind == "circ":
        number = ord(printed) - ord("①") + 1
    elif kind == "dash":
        printed = re.sub("[－–.．]", "-", printed)
        number = int(printed.rpartition("-")[2])
    else:
        number = int(printed)
    if number is None or (not number and kind != "dash"):
        return
    begin = match.start() if start is None else start
    found.setdefault(
        begin,
        Marker(
            "ar" if kind == "ar0" else kind,
            number,
            printed if kind == "dash" else str(number),
            begin,
            match.end(),
            at_line_start,
            sure and kind != "ar0",
        ),
    )


def numeral_value(printed: str) -> int | None:
    """Return the number of a Chinese numeral, up to 999; None for what is none."""
    if printed in _NUMERALS:
        return _NUMERALS[printed]
    hundreds, mark, rest = printed.partition("百")
    if not mark or hundreds not in _NUMERALS:
        return None
    rest = rest.lstrip("零〇").removeprefix("一十") if rest.startswith("一十") else rest.lstrip("零〇")
    if printed.partition("百")[2].startswith("一十"):
        return _NUMERALS[hundreds] * 100 + 10 + (_NUMERALS.get(rest, 0) if rest else 0)
    if not rest:
        return _NUMERALS[hundreds] * 100
    return _NUMERALS[hundreds] * 100 + _NUMERALS[rest] if rest in _NUMERALS else None
