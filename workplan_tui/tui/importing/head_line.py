"""The first line of the preview: the title that was read, and how far its doubts are settled."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from workplan_tui.language import tr
from workplan_tui.text.cells import cell_len, cut
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of


class HeadLine(Widget):
    """Title at the left, cut where need be; counts at the right, whole."""

    def __init__(self) -> None:
        super().__init__(id="preview-head")
        self._title, self._counts = "", ""

    def show(self, title: str, counts: str) -> None:
        """Show these from now on."""
        if (title, counts) != (self._title, self._counts):
            self._title, self._counts = title, counts
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        title = tr("Preview: {title}").format(title=clean(self._title))
        shown = cut(title, width - cell_len(self._counts) - 4)
        gap = " " * max(1, width - cell_len(shown) - cell_len(self._counts) - 2)
        parts = [(f" {shown}", palette.BAR_STRONG), (f"{gap}{self._counts} ", palette.BAR)]
        return strip_of(parts, width, palette.BAR)
