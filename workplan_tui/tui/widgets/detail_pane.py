"""The detail: everything known of the highlighted task, or the notice itself."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from workplan_tui.model.wrap import wrap
from workplan_tui.tui import palette
from workplan_tui.tui.cells import strip_of
from workplan_tui.tui.widgets.line_pane import LinePane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    Line = list[tuple[str, Style]]


class DetailPane(LinePane):
    """Paragraphs, wrapped by the rules of Chinese text; it scrolls."""

    def __init__(self) -> None:
        super().__init__("detail-pane")
        self._paragraphs: Sequence[tuple[str, str]] = ()
        self._lines: list[Line] = []

    def show(self, paragraphs: Sequence[tuple[str, str]], is_same: bool) -> None:
        """Show the paragraphs; `is_same` keeps the place, as it is the same task still."""
        if is_same and list(paragraphs) == list(self._paragraphs):
            return
        self._paragraphs = paragraphs
        before = self._lines[self.top : self.top + self.size.height]
        self._wrap()
        top = min(self.top, max(0, len(self._lines) - self.size.height)) if is_same else 0
        self.top = top
        after = self._lines[top : top + self.size.height]
        for n in range(self.size.height):
            if before[n : n + 1] != after[n : n + 1]:
                self.refresh_lines(top + n)

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._wrap()
        self.show_from(self.top)
        self.refresh()

    def _wrap(self) -> None:
        width = self.size.width - 1
        self._lines = []
        if width < 4:
            return
        for number, (name, text) in enumerate(self._paragraphs):
            style = palette.DETAIL_TITLE if number == 0 else palette.DETAIL
            first = f"{name} " if name else ""
            wrapped = wrap("\0" * cell_len(first) + text, width, _cells)
            for line in wrapped:
                shown = line.lstrip("\0")
                if first and len(shown) < len(line):
                    self._lines.append([(" ", style), (first, palette.DETAIL_NAME), (shown, style)])
                else:
                    self._lines.append([(" ", style), (shown, style)])

    def line_count(self) -> int:
        """Return how many lines the text takes."""
        return len(self._lines)

    def draw_line(self, line: int) -> Strip:
        """Draw one line of the text."""
        return strip_of(self._lines[line], self.size.width, palette.DETAIL)

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.DETAIL)


def _cells(text: str) -> int:
    """Width of a text in which NUL keeps the room of a paragraph's name."""
    return cell_len(text.replace("\0", "x"))
