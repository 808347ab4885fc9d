"""The first line: which plan, as of which day, and the counts."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from workplan_tui.language import tr
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.cells import cut, strip_of
from workplan_tui.tui.drawing.width import cell_len
from workplan_tui.tui.present import counts_line, plan_heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.standings import Standings

_SHORT_BELOW = 110


class TitleLine(Widget):
    """Plan and day at the left, counts at the right; day and counts are never cut before the title."""

    def __init__(self) -> None:
        super().__init__(id="title-line")
        self._standings: Standings | None = None
        self._is_past = False
        self._shown: tuple[str, str, str] = ("", "", "")

    def show(self, standings: Standings, is_past: bool) -> None:
        """Show plan, day and counts; a day that is past and read-only is marked."""
        if (standings, is_past) == (self._standings, self._is_past):
            return
        self._standings, self._is_past = standings, is_past
        if self._texts() != self._shown:
            self.refresh()

    def _texts(self) -> tuple[str, str, str]:
        if self._standings is None:
            return "", "", ""
        ledger = self._standings.ledger
        is_short = self.size.width < _SHORT_BELOW
        day = f"{ledger.day}"
        if self._is_past:
            day = tr("as of {day}, read-only").format(day=day)
        return plan_heading(ledger.plan, is_short), day, counts_line(self._standings, is_short)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        self._shown = title, day, counts = self._texts()
        width = self.size.width
        room = width - cell_len(counts) - 4
        shown = cut(f"{cut(title, max(0, room - cell_len(day) - 2))}  {day}", room)
        gap = " " * max(1, width - cell_len(shown) - cell_len(counts) - 2)
        return strip_of(
            [(f" {shown}", palette.BAR_STRONG), (f"{gap}{counts} ", palette.BAR)], width, palette.BAR
        )
