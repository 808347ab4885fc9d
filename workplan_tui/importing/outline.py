"""Read the numbered outline of a text: headings, tasks, and the duties that belong to each.

One pass from left to right over everything that may be a number, a label or a bracket with duties.
A number counts by where it stands and whether it is due, so the 1-7 of 1-7号楼 or the 一、 of a
quotation begins nothing; one that might have counted and did not is told. No sentence is lost and no
duty passes from one task to the next.
"""

from __future__ import annotations

from workplan_tui.importing.clauses import Clause
from workplan_tui.importing.duties import Duties, of_value
from workplan_tui.importing.label_values import rejoined, value_end
from workplan_tui.importing.labels import Label
from workplan_tui.importing.markers import Marker
from workplan_tui.importing.name_doubts import doubtful_breaks
from workplan_tui.importing.outline_counting import CLOSED, LEAST_TITLE, SENTENCE_ENDS, counts
from workplan_tui.importing.outline_nodes import Node, Outline
from workplan_tui.importing.outline_pass import OutlinePass
from workplan_tui.importing.vocabulary import LEADS, OTHER

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.importing.clean import Flow

_UNNUMBERED_RANK = 8


def read_outline(
    flow: Flow, start: int, *, whole_lines: bool, headings: Mapping[int, int] | None = None
) -> Outline:
    """Read the flow from `start`; `whole_lines` says that a line is a paragraph.

    `headings` are the lines that the container itself says are headings, with their level.
    """
    return _Reader(flow, start, whole_lines, headings or {}).read()


class _Reader(OutlinePass):
    """The one pass: what is met in order, and where the words go."""

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
        if not counts(self, marker):
            return
        self._close(marker.start, before_label=False)
        if self.zone == "after":
            self._stray(self.at, marker.start)
        elif self.node is not None:
            self._add_words(self.at, marker.start)
        if self.node is not None and self.node.kind == "ar" and self.node.has_duties:
            self.items_last = self.node.number
        node = Node(marker.start, marker)
        self.hang(node)
        self.last[marker.kind] = marker.number
        for kind in self.heading_since:
            self.heading_since[kind] = True
        self.heading_since[marker.kind] = False
        self.at, self.zone = marker.end, "title"

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
        if node.pieces and self.text[node.pieces[-1][1] - 1] not in SENTENCE_ENDS:
            node.pieces.append((place, place + 1))

    def _owner(self, place: int) -> Node:
        """Return the node that duties at `place` belong to: a heading's own only in its own line."""
        if self.node is not None and self.node.kind == "head" and self.zone == "title":
            line = self.flow.next_line(self.at, place)
            if line < place:
                self._add_words(self.at, line)
                node = Node(line)
                node.rank = _UNNUMBERED_RANK
                self.hang(node)
                self.at = line
        if self.node is None:
            begin = self._line_begin(place)
            self.at = max(self.at, begin)
            self.hang(Node(self.at))
        assert self.node is not None
        return self.node

    def _unnumbered(self, label: Label, node: Node) -> Node:
        """Words after a task's duties and before new ones are a task whose number is missing."""
        words = self.text[self.at : label.start]
        begin = self.at
        if len(words.strip("。；;，,")) < LEAST_TITLE:
            return node
        if not (
            self.at in self.flow.line_starts
            or self.text[self.at - 1] in CLOSED
            or label.kind in node.duties.said
        ):
            return node
        new = Node(begin)
        self.hang(new)
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
