"""The table of what was read: one line a task, those with doubts first."""

from __future__ import annotations

from textual.strip import Strip

from workplan_tui.importing.preview import field_words
from workplan_tui.language import tr
from workplan_tui.text.cells import cell_len, left, right
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.importing.preview_words import doubt_word
from workplan_tui.tui.widgets.line_pane import ListPane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style

    from workplan_tui.importing.preview import Preview, PreviewRow

_FIXED = "*"
_SHORTEST_ID, _LONGEST_ID = 3, 8
_NARROW, _WIDE = (("leads", 8), ("units", 18), ("due", 10)), (("leads", 12), ("units", 28), ("due", 16))
"""The columns behind the text and their cells."""
_WIDE_FROM = 110
_ALL_FROM = 60
"""Cells from which on there is room for columns behind the text."""


class PreviewTable(ListPane):
    """Rows of a preview."""

    def __init__(self, preview: Preview, moved: Callable[[], None]) -> None:
        super().__init__("preview-table")
        self._preview = preview
        self._moved = moved
        """Told when another row is highlighted."""
        self._id_cells = _id_cells(preview)
        self._word_cells = max(cell_len(tr("doubt")), cell_len(tr("settled")))

    @property
    def row(self) -> PreviewRow:
        """The highlighted row."""
        return self._preview.rows[self.cursor]

    def show(self, preview: Preview) -> None:
        """Show what was fixed or settled meanwhile."""
        self._preview = preview
        self._id_cells = _id_cells(preview)
        self.refresh()

    def highlighted(self) -> None:
        """Tell the screen."""
        self._moved()

    def line_count(self) -> int:
        """Return how many rows there are."""
        return len(self._preview.rows)

    def draw_line(self, line: int) -> Strip:
        """Draw one row."""
        preview, row = self._preview, self._preview.rows[line]
        style = palette.TABLE
        if line == self.cursor:
            style = palette.CURSOR if self.is_active else palette.CURSOR_AWAY
        word, colour = doubt_word(preview, row)
        is_fixed = row.task is not None and bool(preview.fixed(row.task))
        parts = [
            (_FIXED if is_fixed else " ", palette.MARK if is_fixed else style),
            (left(word, self._word_cells), palette.LIGHTS.get(colour, style)),
            (" ", style),
        ]
        if row.task is None:
            parts.append((clean(preview.doubts[row.doubts[0]].sentence), style))
        else:
            parts += self._cells(row.task, style)
        return strip_of(parts, self.size.width, style)

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.TABLE)

    def _cells(self, index: int, style: Style) -> list[tuple[str, Style]]:
        plan, task = self._preview.plan, self._preview.plan.tasks[index]
        width = self.size.width
        columns = (_WIDE if width >= _WIDE_FROM else _NARROW) if width >= _ALL_FROM else ()
        used = 2 + self._word_cells + self._id_cells + 1 + sum(cells + 1 for _, cells in columns)
        parts = [
            (right(clean(task.number), self._id_cells) + " ", style),
            (left(clean(task.text), max(0, width - used - 1)) + " ", style),
        ]
        for field, cells in columns:
            words = clean(field_words(plan, task, field))
            parts.append((left(words or "-", cells) + " ", style))
        return parts


def _id_cells(preview: Preview) -> int:
    longest = max((len(task.number) for task in preview.plan.tasks), default=0)
    return max(_SHORTEST_ID, min(longest, _LONGEST_ID))
