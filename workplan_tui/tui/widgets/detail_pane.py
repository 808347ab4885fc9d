"""The detail: everything known of the highlighted task, or the notice itself."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from workplan_tui.model.wrap import wrap
from workplan_tui.tui import palette
from workplan_tui.tui.cells import cut, strip_of
from workplan_tui.tui.widgets.line_pane import LinePane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from workplan_tui.tui.present import Paragraph

    Line = list[tuple[str, Style]]


_LEAD_SHARE = 6
"""A leading text keeps at least this part of the height, so that the facts below it stand in one
place from task to task: the eye finds them, and fewer cells change."""


class DetailPane(LinePane):
    """Paragraphs, wrapped by the rules of Chinese text; it scrolls."""

    def __init__(self) -> None:
        super().__init__("detail-pane")
        self._paragraphs: Sequence[Paragraph] = ()
        self._lines: list[Line] = []

    def show(self, paragraphs: Sequence[Paragraph], is_same: bool) -> None:
        """Show the paragraphs; `is_same` keeps the place, as it is the same task still."""
        if is_same and list(paragraphs) == list(self._paragraphs):
            return
        self._paragraphs = paragraphs
        before = self._lines[self.top : self.top + self.size.height]
        self._wrap()
        top = min(self.top, max(0, len(self._lines) - self.size.height)) if is_same else 0
        self.top = top
        after = self._lines[top : top + self.size.height]
        changed = (n for n in range(self.size.height) if before[n : n + 1] != after[n : n + 1])
        self.refresh_lines(*(top + n for n in changed))

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
        for paragraph in self._paragraphs:
            lines = _wrapped(paragraph, width)
            if paragraph.is_lead:
                lines += [[]] * (self.size.height // _LEAD_SHARE - len(lines))
            self._lines += lines

    def line_count(self) -> int:
        """Return how many lines the text takes."""
        return len(self._lines)

    def draw_line(self, line: int) -> Strip:
        """Draw one line of the text."""
        return strip_of(self._lines[line], self.size.width, palette.DETAIL)

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.DETAIL)


def _wrapped(paragraph: Paragraph, width: int) -> list[Line]:
    """Return the lines of one paragraph, its name before the first."""
    name = paragraph.name
    indent = cell_len(name) + 1 if name else 0
    if paragraph.is_one_line:
        first, *others = [cut(paragraph.text, width - indent)]
    else:
        first, *others = wrap(paragraph.text, width, cell_len, indent)
    lines: list[Line] = [[(f" {text}", palette.DETAIL)] for text in [first, *others]]
    if name:
        style = palette.LIGHTS.get(paragraph.light, palette.DETAIL_NAME)
        lines[0] = [(" ", palette.DETAIL), (name, style), *lines[0]]
    return lines
