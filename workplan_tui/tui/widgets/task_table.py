"""The table: one line a task, the highlight kept by task id through every change."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from workplan_tui.tui import palette
from workplan_tui.tui.cells import left, right, strip_of
from workplan_tui.tui.messages import TaskHighlighted, TaskOpened
from workplan_tui.tui.present import Row
from workplan_tui.tui.widgets.line_pane import ListPane
from workplan_tui.wording import LIGHTS, STATUSES, light_word, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_PROGRESS, _DUE, _UNIT = 8, 5, 11
_SHORTEST_ID, _LONGEST_ID = 3, 8

_MARK = "*"


class TaskTable(ListPane):
    """The tasks that section and filter leave."""

    def __init__(self) -> None:
        super().__init__("task-table")
        self._rows: list[Row] = []
        self._id_width = _SHORTEST_ID

    @property
    def task_id(self) -> str | None:
        """The highlighted task."""
        return self._rows[self.cursor].task_id if self._rows else None

    @property
    def task_ids(self) -> list[str]:
        """All tasks shown, in order."""
        return [row.task_id for row in self._rows]

    def show(self, rows: Sequence[Row]) -> None:
        """Show the rows, keeping the highlighted task and its place; paint only what differs."""
        before, chosen, old_cursor = self._rows, self.task_id, self.cursor
        self._rows = list(rows)
        longest = max(map(len, self.task_ids), default=0)
        self._id_width = max(self._id_width, min(longest, _LONGEST_ID))
        place = next((n for n, row in enumerate(rows) if row.task_id == chosen), None)
        self.cursor = place if place is not None else min(old_cursor, max(0, len(rows) - 1))
        same_tasks = [row.task_id for row in before] == [row.task_id for row in rows]
        if same_tasks:
            self.refresh_lines(*(n for n, row in enumerate(rows) if row != before[n]))
        else:
            self.top += self.cursor - old_cursor if place is not None else 0
            self.top = max(0, min(self.top, len(rows) - self.size.height))
            if self.cursor < self.size.height:
                self.top = 0  # the best of an order or a filter is at its beginning
            self.reveal()
            self.refresh()
        if self.task_id != chosen:
            self.highlighted()

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

    def on_click(self, event: object) -> None:
        """Highlight the clicked task; a second click opens it."""
        line = self.top + int(getattr(event, "y", 0))
        if line == self.cursor:
            self.post_message(TaskOpened())
        self.move_to(line)

    def line_count(self) -> int:
        """Return how many tasks are shown."""
        return len(self._rows)

    def draw_line(self, line: int) -> Strip:
        """Draw one task."""
        row = self._rows[line]
        style = palette.TABLE
        if line == self.cursor:
            style = palette.CURSOR if self.is_active else palette.CURSOR_AWAY
        width = self.size.width
        cells = [
            (_MARK if row.is_marked else " ", palette.MARK if row.is_marked else style),
            (right(row.task_id, self._id_width) + " ", style),
            (left(light_word(row.light), self._light_width), palette.LIGHTS.get(row.light, style)),
            (" " + left(row.status, self._status_width), style),
            (right(row.progress, _PROGRESS) + " " + right(row.due, _DUE) + " ", style),
        ]
        if self.screen.has_class("-wide"):  # else the title needs the room
            cells.append((left(row.unit, _UNIT) + " ", style))
        cells.append((row.title, style))
        return strip_of(cells, width, style)

    @property
    def _light_width(self) -> int:
        return max(cell_len(light_word(colour)) for colour in LIGHTS)

    @property
    def _status_width(self) -> int:
        return max(cell_len(status_word(status)) for status in STATUSES)

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.TABLE)
