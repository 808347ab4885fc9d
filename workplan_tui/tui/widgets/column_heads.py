"""The line over tree and table: the names of the columns, of which a click orders by."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from workplan_tui.language import tr
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.text.cells import cell_len, cut
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.views.table_columns import COLUMN_OF, column_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.style import Style

    from workplan_tui.tui.views.table_view import TableView
    from workplan_tui.tui.widgets.group_tree import GroupTree
    from workplan_tui.tui.widgets.task_table import TaskTable

UPWARDS, DOWNWARDS = "^", "v"
"""Stand behind the name of what is ordered by: the least on top, or the most."""


class HeadClicked(Message):
    """The mouse chose a column's name."""

    def __init__(self, column: str | None) -> None:
        self.column = column
        """What to order by; None for the tree's, which is grouped anew."""
        super().__init__()


class ColumnHeads(Widget):
    """Says what stands below; the column that is ordered by is marked, with the way it goes."""

    def __init__(self, tree: GroupTree, table: TaskTable) -> None:
        super().__init__(id="column-heads")
        self._tree, self._table = tree, table
        self._group_by, self._sort_by, self._is_reversed = "section", "id", False
        self._drawn: Strip | None = None
        """What the terminal was given last."""

    def show(self, view: TableView) -> None:
        """Name the columns of the view."""
        self._group_by, self._sort_by, self._is_reversed = view.group_by, view.sort_by, view.is_reversed
        drawn = self._drawn
        if drawn is not None and self.render_line(0) != drawn:
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Say which column's name is under the mouse."""
        at = event.x - self._table_at
        if at < 0:
            self.post_message(HeadClicked(None))
            return
        end = 0
        for code, width in self._columns():
            end += width + 1
            if at < end:
                self.post_message(HeadClicked(code))
                return

    @property
    def _table_at(self) -> int:
        """The cell at which the table begins."""
        return self._tree.size.width + 1 if self._tree.display else 0

    def _columns(self) -> Iterator[tuple[str, int]]:
        """Give the table's columns with their widths, that of the number with the place of the mark."""
        for code, width in self._table.columns.cells.items():
            yield code, width + (code == "id")

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        parts = [*self._of_tree(), *self._of_table()]
        self._drawn = strip_of(parts, self.size.width, palette.HEAD)
        return self._drawn

    def _of_tree(self) -> Iterable[tuple[str, Style]]:
        if not self._tree.display:
            return ()
        heads = _Heads(self._tree.size.width + 1)
        for name, at, width, is_right in self._tree.heads(aspect_of(self._group_by).word):
            heads.put((name,), at, width, is_right=is_right)
        return heads.parts()

    def _of_table(self) -> Iterable[tuple[str, Style]]:
        heads, at = _Heads(self._table.size.width), 0
        for code, width in self._columns():
            sign = ""
            if code == self._sort_by:
                sign = DOWNWARDS if self._is_reversed else UPWARDS
            heads.put(_names(code), at, width, sign, is_right=code == "id" or _is_right(code))
            at += width + 1
        return heads.parts()


def _is_right(code: str) -> bool:
    return code in COLUMN_OF and COLUMN_OF[code].is_right


def _names(code: str) -> tuple[str, ...]:
    """Return what may stand over the column, the longest first."""
    if code == "title":
        return (tr("task"),)
    over = COLUMN_OF[code].over if code in COLUMN_OF else ""
    return (tr(over), column_word(code)) if over else (column_word(code),)


class _Heads:
    """Names put side by side; one at the right of its column may begin in the blanks before it."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._parts: list[tuple[str, Style]] = []
        self._used = 0

    def put(
        self, names: tuple[str, ...], at: int, width: int, sign: str = "", *, is_right: bool = False
    ) -> None:
        """Put the longest of the names that has room over the column, and the sign behind it."""
        first = self._used + (1 if self._used else 0) if is_right else at
        room = max(0, at + width - first)
        name = next((one for one in names if cell_len(one) <= room), cut(names[-1], room))
        begin = at + width - cell_len(name) if is_right else at
        self._parts.append((" " * (begin - self._used), palette.HEAD))
        self._parts.append((name + sign, palette.HEAD_SORTED if sign else palette.HEAD))
        self._used = begin + cell_len(name) + len(sign)

    def parts(self) -> list[tuple[str, Style]]:
        """Return them, filled up to the whole width."""
        return [*self._parts, (" " * max(0, self._width - self._used), palette.HEAD)]
