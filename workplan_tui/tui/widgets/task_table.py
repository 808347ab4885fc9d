"""The table: one line a task, the highlight kept by task id through every change."""

from __future__ import annotations

from textual.strip import Strip

from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.codes import LIGHTS, STATUSES
from workplan_tui.model.wrap import wrap
from workplan_tui.text.cells import cell_len, left, right
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.messages import TaskHighlighted, TaskOpened
from workplan_tui.tui.views.table_columns import COLUMN_OF, fitting, usual, widened
from workplan_tui.tui.widgets.line_pane import ListPane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.tui.views.present import TaskRow

_SHORTEST_ID, _LONGEST_ID = 3, 8
_WITH_YEAR = 8
"""Cells of a day that is not of the plan's year: `24-03-31`."""

_MARK = "*"


class TaskTable(ListPane):
    """The tasks that section and filter leave."""

    def __init__(self) -> None:
        super().__init__("task-table")
        self._rows: list[TaskRow] = []
        self._wanted: str | None = None
        """The task that was gone to last: one that a filter hides is highlighted again after it."""
        self._widths = {
            **{code: column.cells for code, column in COLUMN_OF.items() if column.cells},
            "id": _SHORTEST_ID,
            "light": max(cell_len(light_word(colour)) for colour in LIGHTS),
            "status": max(cell_len(status_word(status)) for status in STATUSES),
        }
        """In cells; they only grow, so that no row and no filter moves a column."""
        self._chosen: tuple[str, ...] | None = None
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
    def columns(self) -> tuple[str, ...]:
        """The columns that were chosen, else the usual ones."""
        return self.usual_columns if self._chosen is None else self._chosen

    @property
    def usual_columns(self) -> tuple[str, ...]:
        """What stands here as long as nobody chose."""
        return usual(self.screen.has_class("-wide"))

    @property
    def fitting_columns(self) -> tuple[str, ...]:
        """Those of the columns for which there is room."""
        return fitting(self.columns, self._widths, self._room)

    @property
    def _room(self) -> int:
        """Cells that columns and title share, behind mark and number."""
        return self.size.width - 1 - self._widths["id"] - 1

    def show(
        self,
        rows: Sequence[TaskRow],
        columns: tuple[str, ...] | None = None,
        why_empty: str = "",
        first_hit: str | None = None,
    ) -> None:
        """Show the rows, keeping the highlighted task and its place; paint only what differs.

        Where the highlighted task is gone, its place is kept: an edit takes a row away and the next
        one moves up. Of a new search the first hit is highlighted instead; without it, again what was before.
        """
        before, shown, old_cursor = self._rows, self.task_id, self.cursor
        layout = (self._chosen, dict(self._widths), self._why_empty)
        self._rows, self._chosen, self._why_empty = list(rows), columns, why_empty
        self._widen()
        places = {row.task_id: n for n, row in enumerate(rows)}
        wanted = places.get(self._wanted or "", places.get(shown or ""))
        place = wanted if first_hit is None else places[first_hit]
        self.cursor = place if place is not None else min(old_cursor, max(0, len(rows) - 1))
        same_tasks = [row.task_id for row in before] == [row.task_id for row in rows]
        if same_tasks and layout != (self._chosen, self._widths, self._why_empty):
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

    def _widen(self) -> None:
        """Make room for what is longer than what was shown before."""
        longest = max(map(len, self.task_ids), default=0)
        self._widths["id"] = max(self._widths["id"], min(longest, _LONGEST_ID))
        for code, column in COLUMN_OF.items():
            if column.is_day and any(
                len(row.cells.get(code, "")) > (column.cells or 0) for row in self._rows
            ):
                self._widths[code] = _WITH_YEAR

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
        cells = [
            (_MARK if row.is_marked else " ", palette.MARK if row.is_marked else style),
            (right(row.task_id, self._widths["id"]) + " ", style),
        ]
        for column, width in widened(self.fitting_columns, self._widths, self._room).items():
            text = row.cells[column]
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
