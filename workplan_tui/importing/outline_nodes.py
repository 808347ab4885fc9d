"""The numbered things of a text as a tree: headings, tasks, and what was said of each."""

from __future__ import annotations

from workplan_tui.importing.duties import NONE, Duties

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.clean import Flow
    from workplan_tui.importing.markers import Marker


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
