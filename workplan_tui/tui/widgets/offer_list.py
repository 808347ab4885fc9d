"""The lines of help and palette: headings, commands of which one is highlighted, and what signs mean."""

from __future__ import annotations

from textual.strip import Strip

from workplan_tui.text.cells import cell_len, left, right
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.keys.offers import Offer
from workplan_tui.tui.views.legend import Sign
from workplan_tui.tui.widgets.line_pane import StoppingPane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.style import Style

    Line = str | Offer | Sign

_GAP = 2


class OfferList(StoppingPane):
    """A highlight that goes from command to command and passes the headings by."""

    def __init__(self, is_numbered: bool, highlighted: Callable[[], None]) -> None:
        super().__init__("offer-list")
        self._is_numbered = is_numbered
        """Numbers before and keys behind, as a palette has it; else the keys stand first."""
        self._tell = highlighted
        self._lines: list[Line] = []
        self._keys_width = 0

    def show(self, lines: Sequence[Line]) -> None:
        """Show the lines, the first command highlighted."""
        self._lines = list(lines)
        offered = [(place, line) for place, line in enumerate(lines) if isinstance(line, Offer)]
        self.stops = [place for place, _ in offered]
        widths = [cell_len(offer.way) for _, offer in offered]
        self._keys_width = max([self._keys_width, *widths])
        self.top, self.cursor = 0, next(iter(self.stops), 0)
        self.refresh()
        self.highlighted()

    @property
    def offer(self) -> Offer | None:
        """The highlighted command."""
        line = self._lines[self.cursor] if self.stops else ""
        return line if isinstance(line, Offer) else None

    def highlighted(self) -> None:
        """Tell the screen."""
        self._tell()

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def draw_line(self, line: int) -> Strip:
        """Draw one line; the highlighted one in the colours of the highlight."""
        width, shown = self.size.width, self._lines[line]
        if isinstance(shown, str):
            return strip_of([(f" {shown}", palette.BAR_STRONG)], width, palette.BAR)
        if isinstance(shown, Sign):
            return self._draw_sign(shown)
        is_here = line == self.cursor
        plain = palette.CURSOR if is_here else palette.BAR
        keys = palette.CURSOR if is_here else palette.BAR_KEY
        return strip_of(self._parts(shown, width, plain, keys), width, plain)

    def _draw_sign(self, sign: Sign) -> Strip:
        """Draw a sign as it is drawn where it stands, and what it means."""
        before = " " * (self._keys_width - cell_len(sign.shown) + _GAP)
        ink = palette.LIGHTS.get(sign.light, palette.BAR_KEY)
        parts = [("   ", palette.BAR), (sign.shown, ink), (before + sign.meaning, palette.BAR)]
        return strip_of(parts, self.size.width, palette.BAR)

    def _parts(self, offer: Offer, width: int, plain: Style, keys: Style) -> list[tuple[str, Style]]:
        gap = " " * _GAP
        if not self._is_numbered:
            return [(f"   {left(offer.way, self._keys_width)}{gap}", keys), (offer.title, plain)]
        number = right(str(offer.number), 3)
        told = " ".join(offer.keys)
        room = max(0, width - 3 - 2 * _GAP - cell_len(told) - 1)
        return [(number + gap, keys), (left(offer.title, room) + gap, plain), (f"{told} ", keys)]

    def draw_blank(self) -> Strip:
        """Draw the empty end."""
        return strip_of([], self.size.width, palette.BAR)
