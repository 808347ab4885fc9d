"""The document around the place where a task, or a doubt, was read."""

from __future__ import annotations

from textual.strip import Strip

from workplan_tui.importing.neutral_form import NOWHERE, Place
from workplan_tui.importing.source_lines import Surroundings
from workplan_tui.language import tr
from workplan_tui.model.wrap import wrap
from workplan_tui.text.cells import cell_len, right
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.widgets.line_pane import LinePane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

    from workplan_tui.importing.neutral_form import Source

_AROUND = 150
"""Lines of the document before and behind the place: all of a long one would take a second to wrap."""
_ABOVE = 3
"""Lines left above the place."""
_HERE = ">"


class SourcePane(LinePane):
    """Lines of the document; those of the place are highlighted, those of the task plain, others fainter."""

    def __init__(self, source: Source, places: Sequence[Place]) -> None:
        super().__init__("preview-source")
        self._around = Surroundings(source)
        self._starts = sorted({self._around.spot(place)[0] for place in places if place != NOWHERE})
        self._place, self._begin = NOWHERE, NOWHERE
        self._lines: list[tuple[str, str, Style]] = []
        """The sign and number before each line, what it says, and how it is drawn."""
        self._first = 0
        """The line on which the place begins."""

    def show(self, place: Place, begin: Place) -> None:
        """Show a place, and the task that begins at another."""
        if (place, begin) == (self._place, self._begin):
            return
        self._place, self._begin = place, begin
        self._wrap()
        self._go_there()
        self.refresh()

    def lay_out(self) -> None:
        """Wrap to the new width."""
        self._wrap()
        self._go_there()
        super().lay_out()

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def draw_line(self, line: int) -> Strip:
        """Draw one line; the first visible one says which place it is."""
        head, text, style = self._lines[line]
        if line == self.top:
            name = palette.CURSOR_AWAY if self.is_active else palette.DETAIL_NAME
            return strip_of([(f" {self._title()}", name)], self.size.width, name)
        number = style if style is palette.CURSOR_AWAY else palette.DETAIL_NAME
        return strip_of([(head, number), (text, style)], self.size.width, style)

    def draw_blank(self) -> Strip:
        """Draw the empty end."""
        return strip_of([], self.size.width, palette.DETAIL)

    def show_from(self, top: int) -> None:
        """Scroll; the line of the title is another one then."""
        super().show_from(top)
        self.refresh()

    def _title(self) -> str:
        place = clean(str(self._place))
        return tr("document, {place}").format(place=place) if place else tr("document")

    def _go_there(self) -> None:
        most = len(self._lines) - self.size.height
        self.top = max(0, min(self._first - 1 - _ABOVE, most))

    def _wrap(self) -> None:
        self._lines, self._first = [("", "", palette.DETAIL)], 0
        lines = self._around.lines
        here, after = self._around.spot(self._place)
        begin = self._around.spot(self._begin)[0]
        end = next((start for start in self._starts if start > begin), len(lines))
        low, high = max(0, here - _AROUND), min(len(lines), after + _AROUND)
        gutter = len(str(max((_number(line.place) for line in lines[low:high]), default=0)))
        width = self.size.width - gutter - 3
        if width < 4:
            return
        for at in range(low, high):
            is_here = here <= at < after
            style = palette.DETAIL_HINT
            if self._begin != NOWHERE and begin <= at < end:
                style = palette.DETAIL
            if is_here:
                style = palette.CURSOR_AWAY
            if at == here:
                self._first = len(self._lines)
            number = _number(lines[at].place)
            for n, text in enumerate(wrap(clean(lines[at].text), width, cell_len)):
                told = right(str(number) if number and not n else "", gutter)
                self._lines.append((f"{_HERE if is_here else ' '}{told} ", text.rstrip(), style))


def _number(place: Place) -> int:
    """Return what counts the lines where a place is: its line, row or page."""
    return place.line or place.row or place.page
