"""The first line: which plan, as of which day, and the counts."""

from __future__ import annotations

from textual.strip import Strip
from textual.widget import Widget

from workplan_tui.language import tr
from workplan_tui.text.cells import cell_len, cut
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.views.present import counts_of, plan_heading

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.standings import Standings

_SHORT_BELOW = 110
_SHORTEST_TITLE = 12
"""Cells that no count takes from the title: of the demonstration they hold its label and more."""


class TitleLine(Widget):
    """Plan and day at the left, counts at the right.

    The day always stands; counts give way one by one, never halved, before the title is cut short.
    """

    def __init__(self) -> None:
        super().__init__(id="title-line")
        self._standings: Standings | None = None
        self._is_past = False
        self._shown: tuple[str, str, tuple[str, ...]] = ("", "", ())

    def show(self, standings: Standings, is_past: bool) -> None:
        """Show plan, day and counts; a day that is past and read-only is marked."""
        if (standings, is_past) == (self._standings, self._is_past):
            return
        self._standings, self._is_past = standings, is_past
        if self._texts() != self._shown:
            self.refresh()

    def _texts(self) -> tuple[str, str, tuple[str, ...]]:
        if self._standings is None:
            return "", "", ()
        ledger = self._standings.ledger
        is_short = self.size.width < _SHORT_BELOW
        day = f"{ledger.day}"
        if self._is_past:
            day = tr("as of {day}, read-only").format(day=day)
        return plan_heading(ledger.plan, is_short), day, counts_of(self._standings, is_short)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        self._shown = title, day, counts = self._texts()
        width = self.size.width
        least = min(cell_len(title), _SHORTEST_TITLE) + cell_len(day) + 4
        told = _fitting(counts, width - 2 - least)
        shown = f"{cut(title, width - cell_len(told) - cell_len(day) - 6)}  {day}"
        gap = " " * (width - cell_len(shown) - cell_len(told) - 2)
        return strip_of(
            [(f" {shown}", palette.BAR_STRONG), (f"{gap}{told} ", palette.BAR)], width, palette.BAR
        )


def _fitting(counts: Sequence[str], room: int) -> str:
    """Return as many counts as there is room for; the lights, before the last one, stay longest."""
    kept = list(counts)
    while kept and cell_len(" ".join(kept)) > room:
        kept.pop(-1 if len(kept) == len(counts) else 0)
    return " ".join(kept)
