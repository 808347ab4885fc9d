"""Take the marks of the page and the faults of the extraction out of a notice's text.

Line breaks in an extracted text fall anywhere, inside a number or a label too, so everything
after this step reads one long line, the flow, and only remembers where lines began. This module
knows letters, not plans: it never looks for a label, a heading or a task.
"""

from __future__ import annotations

import re

from workplan_tui.value import Value

CJK = "\u3400-\u4dbf\u4e00-\u9fff"
_CHINESE = f"{CJK}，。、；：“”《》（）"
_DASH = "[-－–—]"
_PAGE_MARK = re.compile(
    rf"[(（]\s*{_DASH}\s*\d[\d\s]*{_DASH}\s*[)）]|^[^\S\n]*{_DASH}[^\S\n]*\d+[^\S\n]*{_DASH}[^\S\n]*$",
    re.MULTILINE,
)
_UNPRINTABLE = re.compile(rf"[^{CJK}!-~，。、；：“”《》（）]")
"""What may be unprintable: asked letter by letter, a line of letters takes thirty times its size."""
_BLANK = re.compile(rf"(?<=\d)[^\S\n]+(?=[{CJK}\[])|(?<=[{CJK}])[^\S\n]+(?=\d)")
_SHENG = re.compile(rf"(?<=[{_CHINESE}])Th(?![A-Za-z])|(?<![A-Za-z0-9])Th(?=[{_CHINESE}])")
_PERCENT = re.compile(r"(?<=\d)\[image:[^\]]{0,40}\]")


class Flow(Value):
    """The text as one line without white space."""

    text: str
    line_starts: frozenset[int]
    """Places in `text` at which a line began."""


class Cleaned(Value):
    """What cleaning left, and how often each repair was made, by its code."""

    flow: Flow
    repairs: dict[str, int]


def clean(raw: str) -> Cleaned:
    """Drop page marks and white space, then repair what the extraction misread."""
    marked, page_marks = _PAGE_MARK.subn("\n", raw)
    flow, sheng = substitute(squeeze(marked), _SHENG, "生")
    flow, percent = substitute(flow, _PERCENT, "%")
    repairs = {
        "th_to_sheng": sheng,
        "image_to_percent": percent,
        "blank_removed": len(_BLANK.findall(marked)),
        "page_mark_dropped": page_marks,
    }
    return Cleaned(flow, repairs)


def squeeze(raw: str) -> Flow:
    """Join all lines and drop every blank and unprintable character."""
    pieces: list[str] = []
    starts: set[int] = set()
    length = 0
    for line in raw.splitlines():
        kept = "".join(line.split())
        if not kept.isprintable():
            kept = _UNPRINTABLE.sub(lambda match: match.group() if match.group().isprintable() else "", kept)
        if kept:
            starts.add(length)
            pieces.append(kept)
            length += len(kept)
    return Flow("".join(pieces), frozenset(starts))


def substitute(flow: Flow, pattern: re.Pattern[str], put: str) -> tuple[Flow, int]:
    """Replace each match by `put`, moving the line starts along; return how many there were."""
    if not pattern.search(flow.text):
        return flow, 0
    pieces: list[str] = []
    starts: set[int] = set()
    waiting = sorted(flow.line_starts, reverse=True)
    done = length = count = 0
    for match in pattern.finditer(flow.text):
        while waiting and waiting[-1] <= match.start():
            starts.add(length + waiting.pop() - done)
        while waiting and waiting[-1] < match.end():
            waiting.pop()
        pieces += (flow.text[done : match.start()], put)
        length += match.start() - done + len(put)
        done, count = match.end(), count + 1
    starts.update(length + start - done for start in waiting)
    return Flow("".join((*pieces, flow.text[done:])), frozenset(starts)), count
