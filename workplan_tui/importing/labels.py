"""Find labels (牵头领导：, 责任单位：, 完成时限：) in the flow, whatever the order, whichever miss.

A label with its colon always counts. One without counts only where a value plainly follows: at a
line's start, after a sentence or after another value. A sentence that mentions a label is left alone.
Where a value ends is `values`' matter.
"""

from __future__ import annotations

import re

from workplan_tui.base.value import Value
from workplan_tui.importing.vocabulary import DUE, DUE_WORDS, LABEL, LEADS, LEVEL, NAME_KINDS, OTHER, UNITS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.clean import Flow

_HAN = re.compile("[\u4e00-\u9fff]")
_COLON = re.compile("[（(][^（()）]{1,10}[）)][:：]|[:：]")
_ALSO = re.compile("(?:和|及|与|、|/|以及)")
_FRAMES = {"【": "】", "［": "］", "[": "]", "〔": "〕", "〖": "〗", "「": "」"}
"""Brackets that make a label of the words in them, without a colon."""
_NO_VALUE = tuple("和及与、，,。的；;等要为按将是应做在由对（(：:")
_NEEDS_COLON = ("分工", "人", "主体", "要求", "安排", "进度")
"""Endings of words that sentences use too often for a label without its colon."""
_COPIES = ("抄送", "抄报")
"""Who gets a copy, at the end of a notice; often without a colon."""
_MENTIONED = tuple("“《‘的")


class Label(Value):
    """A label and its place in the flow; its value begins at `end`."""

    kind: str
    start: int
    end: int
    has_colon: bool


def find_labels(flow: Flow, start: int = 0) -> tuple[Label, ...]:
    """Return every label that counts, in the order of the text."""
    text = flow.text
    matches = list(LABEL.finditer(text, start))
    found: list[Label] = []
    skip_to = start
    for order, match in enumerate(matches):
        if match.start() < skip_to:
            continue
        kind, end = match.lastgroup or OTHER, match.end()
        match = _without_end_of_name(text, match)
        joined = _joined_labels(text, end)
        colon = _COLON.match(text, joined)
        if framed := _framed(text, match.start(), joined):
            if joined > end and kind in NAME_KINDS:
                kind = UNITS if kind != LEADS else kind
            found.append(Label(kind, match.start() - 1, framed, True))
            skip_to = framed
        elif colon:
            if joined > end and kind in NAME_KINDS:
                kind = UNITS if kind != LEADS else kind
            found.append(Label(kind, match.start(), colon.end(), True))
            skip_to = colon.end()
        elif kind != OTHER or match.group() in _COPIES:
            after = matches[order + 1].start() if order + 1 < len(matches) else None
            if _counts_without(flow, match, kind, after, found):
                found.append(Label(kind, match.start(), end, False))
                skip_to = end
    return tuple(found)


def _framed(text: str, start: int, end: int) -> int | None:
    """Return where the value of 【责任单位】 begins; None where the words stand in no such brackets."""
    close = _FRAMES.get(text[start - 1]) if start else None
    if close is None or not text.startswith(close, end):
        return None
    return end + 2 if text.startswith(("：", ":"), end + 1) else end + 1


def _without_end_of_name(text: str, match: re.Match[str]) -> re.Match[str]:
    """Return the match without a 区 or 委 before it that ends the name of an office."""
    level = LEVEL.match(match.group())
    if not level or not level.end() or not match.start() or not _HAN.match(text[match.start() - 1]):
        return match
    return LABEL.match(text, match.start() + level.end()) or match


def _joined_labels(text: str, end: int) -> int:
    """Return where 责任单位及责任人 ends."""
    while (also := _ALSO.match(text, end)) and (more := LABEL.match(text, also.end())):
        if not (_COLON.match(text, more.end()) or _ALSO.match(text, more.end())):
            break
        end = more.end()
    return end


def _counts_without(
    flow: Flow, match: re.Match[str], kind: str, after: int | None, found: list[Label]
) -> bool:
    """Return whether a label without its colon has a value all the same."""
    text, end = flow.text, match.end()
    if kind == OTHER:
        return bool(found) and not re.search("[。！？]", text[found[-1].end : match.start()])
    if (
        len(match.group()) < 4
        or match.group().endswith(_NEEDS_COLON)
        or text.startswith(_NO_VALUE, end)
        or end == len(text)
    ):
        return False
    before = text[match.start() - 1] if match.start() else ""
    near = bool(found) and not re.search("[。！？]", text[found[-1].end : match.start()])
    begins = not before or before in "。；;！？）)】" or match.start() in flow.line_starts
    if before in _MENTIONED:
        return False
    if kind == DUE:
        return bool(DUE_WORDS.match(text, end)) and (begins or near or end in flow.blank_places)
    if not (begins or near):
        return False
    if begins and not near and end in flow.blank_places:
        return True
    value = text[end : after if after is not None else end + 60]
    return (
        bool(value)
        and "。" not in value[:-1]
        and len(value) <= 120
        and (near or before in "。；;）" or after is not None)
    )
