"""Whether a number counts: by where it stands and whether it is due.

The 1-7 of 1-7号楼 or the 一、 of a quotation begins nothing; one that might have counted and did not is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from workplan_tui.importing.markers import POINTS, RANKS, Marker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.outline_pass import OutlinePass

SENTENCE_ENDS = "。；;！？!?"
CLOSED = SENTENCE_ENDS + "）)】]〕”"
"""What stands before a number that begins something."""
_NEVER_AFTER_MARK = frozenset("，,、（(“‘《〈—–-－·~～")
_NEVER_BEFORE = _NEVER_AFTER_MARK | frozenset("和与及至的第每为约达共")
LEAST_TITLE = 2
_LONGEST_TITLE = 60
_LONGEST_HEADING = 30


def counts(state: OutlinePass, marker: Marker) -> bool:
    """Return whether the number begins something; a bare title before numbers that begin anew becomes a heading."""
    before = state.text[marker.start - 1] if marker.start else ""
    if marker.kind in ("head", "annex") or _makes_heading(state, marker):
        return True
    exact = marker.number == state.last.get(marker.kind, 0) + 1
    first = marker.number == 1
    if state.zone == "title" and _is_past_title(state, marker.start):
        state.zone = "text"
    is_below_heading = state.zone == "title" and state.node is not None and state.node.kind == "head"
    ends_value = marker.at_line_start and (state.zone in ("value", "after") or is_below_heading)
    never = "" if is_below_heading else _NEVER_AFTER_MARK
    if before and before in (never if ends_value else _NEVER_BEFORE):
        return False
    if _is_quoted(state, marker.start) or _cuts_name(state, marker):
        return False
    if marker.kind in POINTS:
        return marker.start in state.points and not (_has_own_duties(state))
    if marker.kind == "named":
        return marker.at_line_start and (exact or first)
    if marker.kind == "dash" and not marker.sure:
        return _is_next_dash(state, marker)
    if marker.kind == "dash":
        return (marker.at_line_start and state.zone != "value") or (marker.at_line_start and first)
    if marker.at_line_start and _counts_at_line(state, marker, before, exact=exact, first=first):
        return True
    return _counts_inside(state, marker, before, exact=exact, first=first)


def _has_own_duties(state: OutlinePass) -> bool:
    """Return whether the item that ① would divide has said already who does it."""
    return state.node is not None and state.node.kind not in POINTS and state.node.has_duties


def _is_next_dash(state: OutlinePass, marker: Marker) -> bool:
    """Return whether 1-2 follows 1-1, or 2-1 anything of 1: without a stop only such a one counts."""
    *above, own = map(int, marker.printed.split("-"))
    last = next((node.printed for node in reversed(state.outline.nodes) if node.kind == "dash"), "")
    if not last:
        return own == 1 and above[-1] == 1
    *before, previous = map(int, last.split("-"))
    if len(before) != len(above):
        return own == 1
    return (above == before and own == previous + 1) or (above > before and own == 1)


def _is_past_title(state: OutlinePass, place: int) -> bool:
    words = state.text[state.at : place]
    return "。" in words[:-1] or len(words) > _LONGEST_TITLE


def _makes_heading(state: OutlinePass, marker: Marker) -> bool:
    """1. 经济指标 / 1. 税收增长6%。: where numbers begin again under a bare title, the title is a heading.

    Programs that lose 一、 write headings and tasks with the same kind of number.
    """
    node = state.node
    if node is None or not (marker.at_line_start and marker.sure and marker.kind == node.kind == "ar"):
        return False
    title = state.text[state.at : marker.start]
    bare = state.zone == "title" and not node.has_duties and LEAST_TITLE <= len(title) <= _LONGEST_HEADING
    if not bare or re.search("[。；：，、]", title) or len(state.flow.breaks(state.at, marker.start)) > 1:
        return False
    if marker.number == node.number + 1 and marker.number != state.items_last + 1:
        return False
    if marker.number not in (1, state.items_last + 1):
        return False
    if marker.number == node.number + 1 and state.headings_last + 1 != node.number:
        return False
    state.headings_last = node.number
    state.last[marker.kind] = state.items_last
    state.lift(node)
    return True


def _counts_at_line(state: OutlinePass, marker: Marker, before: str, *, exact: bool, first: bool) -> bool:
    """A number at a line's start mostly counts; in the middle of a sentence it must be due."""
    settled = state.zone in ("free", "after", "value") or not before or before in CLOSED + "：:"
    if state.zone == "title" and state.node is not None:
        settled = settled or state.whole_lines or state.node.rank < marker.rank
    if marker.kind == "arp":
        if state.zone == "value":
            return exact and "arp" in state.last
        return settled and (exact or first) and not _inside_item(state, marker)
    if not marker.sure:
        under = state.zone == "title" and state.node is not None and state.node.rank < marker.rank
        settled = exact and state.zone in ("free", "after", "value") and not _value_needs(state, marker)
        return settled or (under and (exact or first))
    if marker.rank <= 2 and state.node is not None and state.zone == "text" and before not in CLOSED:
        return exact and state.whole_lines
    if exact:
        return settled or state.whole_lines
    if first:
        restarts = state.heading_since.get(marker.kind, True) or state.zone in ("after", "value")
        if settled and (restarts or marker.rank <= 1):
            return True
        _doubt(state, marker)
        return False
    if state.flow.breaks(marker.start, marker.end):
        return False  # the 1 of a page before 2.: only a number that is due may be broken
    if settled and (
        state.zone != "text" or state.whole_lines or marker.number > state.last.get(marker.kind, 0)
    ):
        return True
    if marker.rank == 3:
        _doubt(state, marker)
    return False


def _counts_inside(state: OutlinePass, marker: Marker, before: str, *, exact: bool, first: bool) -> bool:
    """A number inside a line counts when it is due and what went before is plainly over."""
    if marker.kind in ("arp", "part") or not (exact or first):
        return False
    if state.zone == "value":
        if marker.rank <= 1:
            return exact and _leads_on(state, marker)
        if marker.rank == 2:
            return exact or (first and state.heading_since.get(marker.kind, True))
        return exact and not _value_needs(state, marker)
    if state.zone == "after":
        if state.at != marker.start and before not in CLOSED:
            return False
        return exact or (first and (marker.rank <= 2 or state.heading_since.get(marker.kind, True)))
    if state.zone == "title":
        node = state.node
        words = state.text[state.at : marker.start]
        if node is None or node.rank >= marker.rank or len(words) < LEAST_TITLE:
            return False
        return len(words) <= _LONGEST_TITLE and "。" not in words[:-1] and (first or exact)
    if state.zone == "free":
        return (exact or first) and (before in "。）)：:；" or state.node is None) and marker.sure
    if not marker.sure or before not in SENTENCE_ENDS:
        return False
    if state.node is not None and marker.rank > state.node.rank:
        return False
    if marker.rank <= 1:
        return exact and _leads_on(state, marker)
    return exact and marker.kind in state.last


def _leads_on(state: OutlinePass, marker: Marker) -> bool:
    """Return whether a title follows the numeral and then another number or a full stop."""
    if marker.at_line_start and marker.end in state.label_places:
        return True  # 二、牵头领导：某某
    at = bisect_right(state.label_places, marker.start)
    label = state.label_places[at] if at < len(state.label_places) else len(state.text)
    words = state.text[marker.end : min(label, marker.end + _LONGEST_TITLE + 8)]
    if re.match(r"[^。；]{2,60}?(?:(?<!\d)\d{1,3}[.．、]|[（(][一二三四五六七八九十]+[）)]|。)", words):
        return True
    if label < marker.end + len(words) + 1 and label not in state.flow.line_starts:
        return False
    line = state.flow.next_line(marker.end, len(state.text))
    return line - marker.end <= _LONGEST_TITLE


def _cuts_name(state: OutlinePass, marker: Marker) -> bool:
    """Return whether the numeral would leave half a name before it: the 三、 of 张三、李四."""
    if state.zone != "value" or state.label is None or marker.kind != "cn":
        return False
    last = re.split("[、，,；;]", state.text[state.label.end : marker.start])[-1]
    return len(last) < LEAST_TITLE or not _leads_on(state, marker)


def _value_needs(state: OutlinePass, marker: Marker) -> bool:
    """Return whether the digits belong to the value: 完成时限：6.30 or 2025.9.30."""
    if marker.sure:
        return False
    label = state.label
    return label is not None and marker.start == label.end


def _inside_item(state: OutlinePass, marker: Marker) -> bool:
    """（1） below a numbered item is a part of its text, unless that is a bare title."""
    node = state.node
    if node is None or node.rank != RANKS["ar"] or state.zone not in ("text", "title"):
        return False
    words = state.text[state.at : marker.start]
    return node.has_duties or len(words) > _LONGEST_HEADING or bool(re.search("[。；，：]", words))


def _is_quoted(state: OutlinePass, place: int) -> bool:
    begin = max(state.at if state.zone != "value" else place - 60, place - 60, 0)
    words = state.text[begin:place]
    return any(words.count(left) > words.count(right) for left, right in ("“”", "《》"))


def _doubt(state: OutlinePass, marker: Marker) -> None:
    state.outline.doubted.append((state.node, marker))
