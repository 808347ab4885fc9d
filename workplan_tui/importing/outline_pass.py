"""Where the pass over a text stands: what may count, what was met, and which node is open."""

from __future__ import annotations

from bisect import bisect_right

from workplan_tui.importing.clauses import find_clauses
from workplan_tui.importing.labels import find_labels
from workplan_tui.importing.markers import find_markers
from workplan_tui.importing.outline_nodes import Node, Outline
from workplan_tui.importing.points import point_tasks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.importing.clean import Flow
    from workplan_tui.importing.labels import Label

_HEADING_RANK = 2


class OutlinePass:
    """Where the one pass stands: what was met, and what the next number is compared with."""

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

    def hang(self, node: Node) -> None:
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

    def lift(self, node: Node) -> None:
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
