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

_Texts = tuple[str, str, str, tuple[str, ...]]
_SHORT_BELOW = 110
_SHORTEST_TITLE = 12
"""Cells that no count takes from the title: of the demonstration they hold its label and more."""


class TitleLine(Widget):
    """Plan and day at the left, counts at the right.

    The day always stands, and that the plan file cannot be read while it is so; counts give way one by one, never
    halved, before the title is cut short.
    """

    def __init__(self) -> None:
        super().__init__(id="title-line")
        self._standings: Standings | None = None
        self._day = ""
        self._is_plan_unusable = False
        self._shown: _Texts = ("", "", "", ())

    def show(self, standings: Standings, day: str, is_plan_unusable: bool) -> None:
        """Show plan, day in these words, and counts; a plan file that cannot be read is marked."""
        told = standings, day, is_plan_unusable
        if told == (self._standings, self._day, self._is_plan_unusable):
            return
        self._standings, self._day, self._is_plan_unusable = told
        if self._texts() != self._shown:
            self.refresh()

    def _texts(self) -> _Texts:
        if self._standings is None:
            return "", "", "", ()
        ledger = self._standings.ledger
        is_short = self.size.width < _SHORT_BELOW
        mark = tr("plan file unusable")
        mark = f" {mark} " if self._is_plan_unusable else ""
        return mark, plan_heading(ledger.plan, is_short), self._day, counts_of(self._standings, is_short)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        self._shown = mark, title, day, counts = self._texts()
        width = self.size.width
        room = width - cell_len(mark)
        least = min(cell_len(title), _SHORTEST_TITLE) + cell_len(day) + 4
        told = _fitting(counts, room - 2 - least)
        shown = f"{cut(title, room - cell_len(told) - cell_len(day) - 6)}  {day}"
        gap = " " * (room - cell_len(shown) - cell_len(told) - 2)
        return strip_of(
            [(mark, palette.BAR_ALARM), (f" {shown}", palette.BAR_STRONG), (f"{gap}{told} ", palette.BAR)],
            width,
            palette.BAR,
        )


def _fitting(counts: Sequence[str], room: int) -> str:
    """Return as many counts as there is room for; the lights, before the last one, stay longest."""
    kept = list(counts)
    while kept and cell_len(" ".join(kept)) > room:
        kept.pop(-1 if len(kept) == len(counts) else 0)
    return " ".join(kept)
