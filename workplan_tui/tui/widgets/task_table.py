"""The table: one line a task, the highlight kept by task id through every change."""

from __future__ import annotations

from textual.strip import Strip

from workplan_tui.model.wrap import wrap
from workplan_tui.text.cells import cell_len, left, right
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.messages import TaskHighlighted, TaskOpened
from workplan_tui.tui.views.column_needs import needs_of
from workplan_tui.tui.views.table_columns import COLUMN_OF, USUAL, laid_out, widths_wished
from workplan_tui.tui.widgets.line_pane import ListPane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style

    from workplan_tui.tui.views.column_needs import ColumnNeed
    from workplan_tui.tui.views.present import TaskRow
    from workplan_tui.tui.views.table_columns import TableColumns, TableWidths
    from workplan_tui.tui.views.table_view import TableView

_MARK, _OPPOSED = "*", "!"


class TaskTable(ListPane):
    """The tasks that section and filter leave."""

    def __init__(self) -> None:
        super().__init__("task-table")
        self._rows: Sequence[TaskRow] = ()
        self._wanted: str | None = None
        """The task that was gone to last: one that a filter hides is highlighted again after it."""
        self._needs: Mapping[str, ColumnNeed] = {}
        """How many cells the columns need for what the plan holds."""
        self._chosen: tuple[str, ...] | None = None
        self._sort_by = ""
        self._laid: tuple[object, TableColumns] | None = None
        """What the columns were laid out for, and how."""
        self._why_empty = ""
        """What is said in the place of tasks where there are none."""

    @property
    def task_id(self) -> str | None:
        """The highlighted task."""
        return self._rows[self.cursor].task_id if self._rows else None

    @property
    def task_ids(self) -> list[str]:
        """All tasks shown, in order."""
        return [row.task_id for row in self._rows]

    @property
    def chosen_columns(self) -> tuple[str, ...]:
        """The columns that were chosen, else the usual ones."""
        return USUAL if self._chosen is None else self._chosen

    @property
    def widths(self) -> TableWidths:
        """How wide the table wishes to be."""
        return widths_wished(self.chosen_columns, self._needs)

    @property
    def columns(self) -> TableColumns:
        """Those of the columns for which there is room, and how wide they stand."""
        laid_for = (self.size.width, self._chosen, self._needs, self._sort_by)
        if self._laid is None or self._laid[0] != laid_for:
            columns = laid_out(
                self.chosen_columns, self._needs, self.size.width, self._sort_by,
                chosen=self._chosen is not None,
            )  # fmt: skip
            self._laid = laid_for, columns
        return self._laid[1]

    def show(self, view: TableView, first_hit: str | None = None) -> None:
        """Show the view's rows, keeping the highlighted task and its place; paint only what differs.

        Where the highlighted task is gone, its place is kept: an edit takes a row away and the next
        one moves up. Of a new search the first hit is highlighted instead; without it, again what was before.
        """
        before, shown, old_cursor = self._rows, self.task_id, self.cursor
        layout = (self.columns, self._why_empty) if before else None
        self._rows, self._chosen, self._why_empty = view.rows, view.columns, view.why_empty
        self._needs, self._sort_by = needs_of(view.standings, self.chosen_columns), view.sort_by
        rows = self._rows
        places = {row.task_id: n for n, row in enumerate(rows)}
        wanted = places.get(self._wanted or "", places.get(shown or ""))
        place = wanted if first_hit is None else places[first_hit]
        self.cursor = place if place is not None else min(old_cursor, max(0, len(rows) - 1))
        same_tasks = [row.task_id for row in before] == [row.task_id for row in rows]
        if same_tasks and layout != (self.columns, self._why_empty):
            self.refresh()
        elif same_tasks:
            self.refresh_lines(*(n for n, row in enumerate(rows) if row != before[n]))
        else:
            self.top += self.cursor - old_cursor if place is not None else 0
            self.top = max(0, min(self.top, len(rows) - self.size.height))
            if self.cursor < self.size.height:
                self.top = 0  # the best of an order or a filter is at its beginning
            self.reveal()
            self.refresh()
        if self.task_id != shown:
            self.highlighted()

    def move_to(self, line: int) -> None:
        """Highlight the task on the line, and keep to it from now on."""
        super().move_to(line)
        self._wanted = self.task_id

    def go_to(self, task_id: str) -> bool:
        """Highlight the task if it is shown; return whether it is."""
        for line, row in enumerate(self._rows):
            if row.task_id == task_id:
                self.move_to(line)
                return True
        return False

    def highlighted(self) -> None:
        """Tell the screen which task is meant now."""
        self.post_message(TaskHighlighted(self.task_id))

    def choose(self, line: int) -> None:
        """Highlight the clicked task; a click on the highlighted one opens it."""
        if line == self.cursor and self.is_active:
            self.post_message(TaskOpened())
        super().choose(line)

    def line_count(self) -> int:
        """Return how many tasks are shown."""
        return len(self._rows)

    def render_line(self, y: int) -> Strip:
        """Return the y-th visible line; without tasks, why there are none."""
        if self._rows or not self._why_empty:
            return super().render_line(y)
        width = self.size.width
        told = wrap(self._why_empty, max(2, width - 2), cell_len)
        parts = [(f" {told[y].rstrip()}", palette.TABLE)] if y < len(told) else []
        return strip_of(parts, width, palette.TABLE)

    def draw_line(self, line: int) -> Strip:
        """Draw one task."""
        row = self._rows[line]
        style = palette.TABLE
        if line == self.cursor:
            style = palette.CURSOR if self.is_active else palette.CURSOR_AWAY
        columns = self.columns
        cells = [
            _sign(row, style),
            (right(row.number, columns.cells["id"]) + " ", style),
        ]
        for column in columns.shown:
            width = columns.cells[column]
            text = _form(row.cells[column], width, columns.has_long_texts)
            shown = right(text, width) if COLUMN_OF[column].is_right else left(text, width)
            if column == "light":
                cells += [(shown, palette.LIGHTS.get(row.light, style)), (" ", style)]
            else:
                cells.append((shown + " ", style))
        cells.append((row.title, style))
        return strip_of(cells, self.size.width, style)

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.TABLE)


def _sign(row: TaskRow, style: Style) -> tuple[str, Style]:
    """Return what stands before the number: that the task is marked, else that its values are in conflict."""
    if row.is_marked:
        return _MARK, palette.MARK
    return (_OPPOSED, palette.MARK) if row.is_opposed else (" ", style)


def _form(forms: Sequence[str], width: int, has_long: bool) -> str:
    """Return the longest form that fits, the shortest where none does; a long one only where all may be long."""
    offered = forms if has_long or len(forms) == 1 else forms[1:]
    return next((form for form in offered if cell_len(form) <= width), offered[-1])
