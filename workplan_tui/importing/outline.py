"""Read the numbered outline of a text: headings, tasks, and the duties that belong to each.

One pass from left to right over everything that may be a number, a label or a bracket with duties.
A number counts by where it stands and whether it is due, so the 1-7 of 1-7号楼 or the 一、 of a
quotation begins nothing; one that might have counted and did not is told. No sentence is lost and no
duty passes from one task to the next.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from workplan_tui.importing.clauses import Clause, find_clauses
from workplan_tui.importing.duties import NONE, Duties, of_value
from workplan_tui.importing.label_values import rejoined, value_end
from workplan_tui.importing.labels import Label, find_labels
from workplan_tui.importing.markers import POINTS, RANKS, Marker, find_markers
from workplan_tui.importing.names import doubtful_breaks
from workplan_tui.importing.points import point_tasks
from workplan_tui.importing.vocabulary import LEADS, OTHER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.importing.clean import Flow

_SENTENCE_ENDS = "。；;！？!?"
_CLOSED = _SENTENCE_ENDS + "）)】]〕”"
_NEVER_AFTER_MARK = frozenset("，,、（(“‘《〈—–-－·~～")
_NEVER_BEFORE = _NEVER_AFTER_MARK | frozenset("和与及至的第每为约达共")
_LEAST_TITLE = 2
_LONGEST_TITLE = 60
_LONGEST_HEADING = 30
_HEADING_RANK = 2
_UNNUMBERED_RANK = 8


class Node:
    """One numbered thing: a heading, a task, or neither; `number` is 0 where nothing was printed."""

    __slots__ = ("children", "duties", "end", "kind", "label_starts", "missing_colons", "number", "parent",
                 "pieces", "printed", "rank", "start", "strays", "used_clauses", "used_labels")  # fmt: skip

    def __init__(self, start: int, marker: Marker | None = None) -> None:
        self.start = start
        self.end = start
        self.kind = marker.kind if marker else ""
        self.number = marker.number if marker else 0
        self.printed = marker.printed if marker else ""
        self.rank: float = marker.rank if marker else 9
        self.parent: Node | None = None
        self.children: list[Node] = []
        self.pieces: list[tuple[int, int]] = []
        """The spans of its words."""
        self.strays: list[tuple[int, int]] = []
        """Words after its duties that belong to nothing."""
        self.duties: Duties = NONE
        self.label_starts: list[int] = []
        self.missing_colons = 0
        self.used_labels = False
        self.used_clauses = False

    def words(self, flow: Flow) -> str:
        """Return its own words without number and duties."""
        return "".join(flow.text[start:end] for start, end in self.pieces)

    @property
    def has_duties(self) -> bool:
        """Whether anything was said of who or when."""
        return bool(self.duties.said)


class Outline:
    """The nodes in the order of the text, and the numbers that were passed over or missing."""

    __slots__ = ("doubted", "last_value_end", "nodes", "tail")

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.doubted: list[tuple[Node | None, Marker]] = []
        """Numbers with their stop that stayed inside a text, though they might begin something."""
        self.tail = self.last_value_end = 0


def read_outline(
    flow: Flow, start: int, *, whole_lines: bool, headings: Mapping[int, int] | None = None
) -> Outline:
    """Read the flow from `start`; `whole_lines` says that a line is a paragraph.

    `headings` are the lines that the container itself says are headings, with their level.
    """
    return _Reader(flow, start, whole_lines, headings or {}).read()


class _Reader:
    """The state of the one pass."""

    def __init__(self, flow: Flow, start: int, whole_lines: bool, headings: Mapping[int, int]) -> None:
        self.flow = flow
        self.text = flow.text
        self.at = start
        self.whole_lines = whole_lines
        self.clauses = find_clauses(flow, start)
        begins, ends = [one.start for one in self.clauses], [one.end for one in self.clauses]
        self.labels = [
            label
            for label in find_labels(flow, start)
            if not (at := bisect_right(begins, label.start)) or label.start >= ends[at - 1]
        ]
        self.label_places = [label.start for label in self.labels]
        self.headings = headings
        self.markers = find_markers(flow, start, headings)
        self.points = point_tasks(self.markers, sorted((*begins, *self.label_places)))
        self.outline = Outline()
        self.node: Node | None = None
        self.zone = "free"
        """free: nothing yet; title: right after a number; text: in its words; value; after: past duties."""
        self.label: Label | None = None
        self.closed = ""
        """The kind of the label whose value ended last."""
        self.last: dict[str, int] = {}
        self.heading_since: dict[str, bool] = {}
        self.items_last = self.headings_last = 0
        """The last plain number of a task with duties, and of a heading that had a plain number too."""

    def read(self) -> Outline:
        events: list[tuple[int, int, Marker | Label | Clause]] = []
        events += [(one.start, 1, one) for one in self.labels]
        events += [(one.start, 0, one) for one in self.clauses]
        events += [(one.start, 2, one) for one in self.markers]
        events.sort(key=lambda event: event[:2])
        for place, _, event in events:
            if place < self.at:
                continue
            if isinstance(event, Clause):
                self._clause(event)
            elif isinstance(event, Label):
                self._label(event)
            else:
                self._marker(event)
        self._close(len(self.text), before_label=False)
        if self.zone != "after" and self.node is not None:
            self._add_words(self.at, len(self.text))
        elif self.node is not None:
            self._stray(self.at, len(self.text))
        self.outline.tail = self.at
        return self.outline

    # What was met

    def _clause(self, clause: Clause) -> None:
        if self.zone == "value":
            if self.label is not None and self._inside_value(clause):
                return
            self._close(clause.start, before_label=False)
        node = self._owner(clause.start)
        if self.zone == "after":
            self._later_words(node, clause.start)
        else:
            self._add_words(self.at, clause.start)
        node.duties = node.duties.and_also(clause.duties)
        node.used_clauses = True
        self.at, self.zone, self.closed = clause.end, "after", ""

    def _inside_value(self, clause: Clause) -> bool:
        """A bracket right behind a name belongs to the name."""
        assert self.label is not None
        between = self.text[self.label.end : clause.start]
        return "。" not in between and not self.flow.breaks(self.label.end - 1, clause.start + 1)[1:]

    def _label(self, label: Label) -> None:
        same_value = self.zone == "value"
        self._close(label.start, before_label=not self._said_already(label))
        node = self._owner(label.start)
        if self.zone == "after":
            if self.at < label.start:
                node = self._unnumbered(label, node)
        elif not same_value:
            self._add_words(self.at, label.start)
        if label.kind != OTHER:
            node.label_starts.append(label.start)
        node.missing_colons += not label.has_colon and label.kind != OTHER
        node.used_labels = True
        self.at, self.zone, self.label = label.end, "value", label

    def _said_already(self, label: Label) -> bool:
        """Return whether the task has such a label: then this one may belong to the next, unnumbered."""
        if self.node is None:
            return False
        return label.kind in self.node.duties.said or (
            self.label is not None and label.kind == self.label.kind
        )

    def _marker(self, marker: Marker) -> None:
        if not self._counts(marker):
            return
        self._close(marker.start, before_label=False)
        if self.zone == "after":
            self._stray(self.at, marker.start)
        elif self.node is not None:
            self._add_words(self.at, marker.start)
        if self.node is not None and self.node.kind == "ar" and self.node.has_duties:
            self.items_last = self.node.number
        node = Node(marker.start, marker)
        self._hang(node)
        self.last[marker.kind] = marker.number
        for kind in self.heading_since:
            self.heading_since[kind] = True
        self.heading_since[marker.kind] = False
        self.at, self.zone = marker.end, "title"

    # Whether a number counts

    def _counts(self, marker: Marker) -> bool:
        before = self.text[marker.start - 1] if marker.start else ""
        if marker.kind in ("head", "annex") or self._makes_heading(marker):
            return True
        exact = marker.number == self.last.get(marker.kind, 0) + 1
        first = marker.number == 1
        if self.zone == "title" and self._is_past_title(marker.start):
            self.zone = "text"
        is_below_heading = self.zone == "title" and self.node is not None and self.node.kind == "head"
        ends_value = marker.at_line_start and (self.zone in ("value", "after") or is_below_heading)
        never = "" if is_below_heading else _NEVER_AFTER_MARK
        if before and before in (never if ends_value else _NEVER_BEFORE):
            return False
        if self._is_quoted(marker.start) or self._cuts_name(marker):
            return False
        if marker.kind in POINTS:
            return marker.start in self.points and not (self._has_own_duties())
        if marker.kind == "named":
            return marker.at_line_start and (exact or first)
        if marker.kind == "dash" and not marker.sure:
            return self._is_next_dash(marker)
        if marker.kind == "dash":
            return (marker.at_line_start and self.zone != "value") or (marker.at_line_start and first)
        if marker.at_line_start and self._counts_at_line(marker, before, exact=exact, first=first):
            return True
        return self._counts_inside(marker, before, exact=exact, first=first)

    def _has_own_duties(self) -> bool:
        """Return whether the item that ① would divide has said already who does it."""
        return self.node is not None and self.node.kind not in POINTS and self.node.has_duties

    def _is_next_dash(self, marker: Marker) -> bool:
        """Return whether 1-2 follows 1-1, or 2-1 anything of 1: without a stop only such a one counts."""
        *above, own = map(int, marker.printed.split("-"))
        last = next((node.printed for node in reversed(self.outline.nodes) if node.kind == "dash"), "")
        if not last:
            return own == 1 and above[-1] == 1
        *before, previous = map(int, last.split("-"))
        if len(before) != len(above):
            return own == 1
        return (above == before and own == previous + 1) or (above > before and own == 1)

    def _is_past_title(self, place: int) -> bool:
        words = self.text[self.at : place]
        return "。" in words[:-1] or len(words) > _LONGEST_TITLE

    def _makes_heading(self, marker: Marker) -> bool:
        """1. 经济指标 / 1. 税收增长6%。: where numbers begin again under a bare title, the title is a heading.

        Programs that lose 一、 write headings and tasks with the same kind of number.
        """
        node = self.node
        if node is None or not (marker.at_line_start and marker.sure and marker.kind == node.kind == "ar"):
            return False
        title = self.text[self.at : marker.start]
        bare = self.zone == "title" and not node.has_duties and _LEAST_TITLE <= len(title) <= _LONGEST_HEADING
        if not bare or re.search("[。；：，、]", title) or len(self.flow.breaks(self.at, marker.start)) > 1:
            return False
        if marker.number == node.number + 1 and marker.number != self.items_last + 1:
            return False
        if marker.number not in (1, self.items_last + 1):
            return False
        if marker.number == node.number + 1 and self.headings_last + 1 != node.number:
            return False
        self.headings_last = node.number
        self.last[marker.kind] = self.items_last
        self._lift(node)
        return True

    def _lift(self, node: Node) -> None:
        """Make a heading of a node that was taken for a task."""
        siblings = node.parent.children if node.parent else []
        node.rank, node.kind = _HEADING_RANK, "heading"
        above = node.parent
        while above is not None and above.rank >= node.rank:
            above = above.parent
        if above is not node.parent:
            siblings.remove(node)
            node.parent = above
            if above is not None:
                above.children.append(node)

    def _counts_at_line(self, marker: Marker, before: str, *, exact: bool, first: bool) -> bool:
        """A number at a line's start mostly counts; in the middle of a sentence it must be due."""
        settled = self.zone in ("free", "after", "value") or not before or before in _CLOSED + "：:"
        if self.zone == "title" and self.node is not None:
            settled = settled or self.whole_lines or self.node.rank < marker.rank
        if marker.kind == "arp":
            if self.zone == "value":
                return exact and "arp" in self.last
            return settled and (exact or first) and not self._inside_item(marker)
        if not marker.sure:
            under = self.zone == "title" and self.node is not None and self.node.rank < marker.rank
            settled = exact and self.zone in ("free", "after", "value") and not self._value_needs(marker)
            return settled or (under and (exact or first))
        if marker.rank <= 2 and self.node is not None and self.zone == "text" and before not in _CLOSED:
            return exact and self.whole_lines
        if exact:
            return settled or self.whole_lines
        if first:
            restarts = self.heading_since.get(marker.kind, True) or self.zone in ("after", "value")
            if settled and (restarts or marker.rank <= 1):
                return True
            self._doubt(marker)
            return False
        if self.flow.breaks(marker.start, marker.end):
            return False  # the 1 of a page before 2.: only a number that is due may be broken
        if settled and (
            self.zone != "text" or self.whole_lines or marker.number > self.last.get(marker.kind, 0)
        ):
            return True
        if marker.rank == 3:
            self._doubt(marker)
        return False

    def _counts_inside(self, marker: Marker, before: str, *, exact: bool, first: bool) -> bool:
        """A number inside a line counts when it is due and what went before is plainly over."""
        if marker.kind in ("arp", "part") or not (exact or first):
            return False
        if self.zone == "value":
            if marker.rank <= 1:
                return exact and self._leads_on(marker)
            if marker.rank == 2:
                return exact or (first and self.heading_since.get(marker.kind, True))
            return exact and not self._value_needs(marker)
        if self.zone == "after":
            if self.at != marker.start and before not in _CLOSED:
                return False
            return exact or (first and (marker.rank <= 2 or self.heading_since.get(marker.kind, True)))
        if self.zone == "title":
            node = self.node
            words = self.text[self.at : marker.start]
            if node is None or node.rank >= marker.rank or len(words) < _LEAST_TITLE:
                return False
            return len(words) <= _LONGEST_TITLE and "。" not in words[:-1] and (first or exact)
        if self.zone == "free":
            return (exact or first) and (before in "。）)：:；" or self.node is None) and marker.sure
        if not marker.sure or before not in _SENTENCE_ENDS:
            return False
        if self.node is not None and marker.rank > self.node.rank:
            return False
        if marker.rank <= 1:
            return exact and self._leads_on(marker)
        return exact and marker.kind in self.last

    def _leads_on(self, marker: Marker) -> bool:
        """Return whether a title follows the numeral and then another number or a full stop."""
        if marker.at_line_start and marker.end in self.label_places:
            return True  # 二、牵头领导：某某
        at = bisect_right(self.label_places, marker.start)
        label = self.label_places[at] if at < len(self.label_places) else len(self.text)
        words = self.text[marker.end : min(label, marker.end + _LONGEST_TITLE + 8)]
        if re.match(r"[^。；]{2,60}?(?:(?<!\d)\d{1,3}[.．、]|[（(][一二三四五六七八九十]+[）)]|。)", words):
            return True
        if label < marker.end + len(words) + 1 and label not in self.flow.line_starts:
            return False
        line = self.flow.next_line(marker.end, len(self.text))
        return line - marker.end <= _LONGEST_TITLE

    def _cuts_name(self, marker: Marker) -> bool:
        """Return whether the numeral would leave half a name before it: the 三、 of 张三、李四."""
        if self.zone != "value" or self.label is None or marker.kind != "cn":
            return False
        last = re.split("[、，,；;]", self.text[self.label.end : marker.start])[-1]
        return len(last) < _LEAST_TITLE or not self._leads_on(marker)

    def _value_needs(self, marker: Marker) -> bool:
        """Return whether the digits belong to the value: 完成时限：6.30 or 2025.9.30."""
        if marker.sure:
            return False
        label = self.label
        return label is not None and marker.start == label.end

    def _inside_item(self, marker: Marker) -> bool:
        """（1） below a numbered item is a part of its text, unless that is a bare title."""
        node = self.node
        if node is None or node.rank != RANKS["ar"] or self.zone not in ("text", "title"):
            return False
        words = self.text[self.at : marker.start]
        return node.has_duties or len(words) > _LONGEST_HEADING or bool(re.search("[。；，：]", words))

    def _is_quoted(self, place: int) -> bool:
        begin = max(self.at if self.zone != "value" else place - 60, place - 60, 0)
        words = self.text[begin:place]
        return any(words.count(left) > words.count(right) for left, right in ("“”", "《》"))

    def _doubt(self, marker: Marker) -> None:
        self.outline.doubted.append((self.node, marker))

    # Where words go

    def _close(self, limit: int, *, before_label: bool) -> None:
        """End the value that is open, at `limit` at the latest."""
        label = self.label
        if self.zone != "value" or label is None or self.node is None:
            return
        end = value_end(
            self.flow, label.kind, label.end, limit, before_label=before_label, whole_lines=self.whole_lines
        )
        if label.kind != OTHER:
            printed = self.flow.spaced(label.end, end)
            value = rejoined(label.kind, printed, whole_lines=self.whole_lines)
            self.node.duties = self.node.duties.and_also(of_value(label.kind, value))
            if label.kind == LEADS and not self.whole_lines and (odd := doubtful_breaks(printed)):
                self.node.duties = self.node.duties.and_also(Duties(odd=odd))
        self.at, self.zone, self.label = end, "after", None
        self.closed = label.kind
        if label.kind != OTHER:
            self.outline.last_value_end = end

    def _add_words(self, start: int, end: int) -> None:
        if self.node is not None and start < end:
            self.node.pieces.append((start, end))
            self.node.end = end
            self.zone = "text" if self.zone == "title" else self.zone

    def _later_words(self, node: Node, end: int) -> None:
        """Words between two brackets with duties belong to the item."""
        if self.at < end:
            node.pieces.append((self.at, end))

    def _stray(self, start: int, end: int) -> None:
        """Words after the duties: the end of the item's own line is its own, more belongs to nothing."""
        node = self.node
        if self.closed == OTHER:
            return  # what follows 抄送 or 备注 is the rest of that
        words = self.text[start:end].strip("。；;，, ")
        if node is not None and not words and self.text.startswith("。", start) and node.used_clauses:
            self._end_sentence(node, start)
        if node is None or not words:
            return
        line = self.flow.next_line(start - 1, end)
        if node.used_clauses and not node.used_labels and start < line:
            node.pieces.append((start, line))
            start = line
        if start < end:
            node.strays.append((start, end))

    def _end_sentence(self, node: Node, place: int) -> None:
        """The stop behind a bracket ends the words before it."""
        if node.pieces and self.text[node.pieces[-1][1] - 1] not in _SENTENCE_ENDS:
            node.pieces.append((place, place + 1))

    def _owner(self, place: int) -> Node:
        """Return the node that duties at `place` belong to: a heading's own only in its own line."""
        if self.node is not None and self.node.kind == "head" and self.zone == "title":
            line = self.flow.next_line(self.at, place)
            if line < place:
                self._add_words(self.at, line)
                node = Node(line)
                node.rank = _UNNUMBERED_RANK
                self._hang(node)
                self.at = line
        if self.node is None:
            begin = self._line_begin(place)
            self.at = max(self.at, begin)
            self._hang(Node(self.at))
        assert self.node is not None
        return self.node

    def _unnumbered(self, label: Label, node: Node) -> Node:
        """Words after a task's duties and before new ones are a task whose number is missing."""
        words = self.text[self.at : label.start]
        begin = self.at
        if len(words.strip("。；;，,")) < _LEAST_TITLE:
            return node
        if not (
            self.at in self.flow.line_starts
            or self.text[self.at - 1] in _CLOSED
            or label.kind in node.duties.said
        ):
            return node
        new = Node(begin)
        self._hang(new)
        new.rank = node.rank
        new.pieces.append((begin, label.start))
        return new

    def _line_begin(self, place: int) -> int:
        """Return where the words before `place` begin: their paragraph, or after the last full stop."""
        if place in self.flow.line_starts:
            breaks = list(self.flow.breaks(self.at, place))
            return breaks[-1] if breaks else self.at
        breaks = [one for one in self.flow.breaks(self.at, place + 1) if one < place]
        return breaks[-1] if breaks else self.at

    def _hang(self, node: Node) -> None:
        """Put the node under the nearest one of a higher rank."""
        above = self.node
        if node.rank == 9 and above is not None:
            node.rank = above.rank
        while above is not None and above.rank >= node.rank:
            above = above.parent
        node.parent = above
        if above is not None:
            above.children.append(node)
        self.outline.nodes.append(node)
        self.node = node
