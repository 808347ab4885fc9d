"""Parts of text in their colours, made into a line."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from workplan_tui.text.cells import cell_len, cut
from workplan_tui.tui.drawing.width import reserved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style


def strip_of(parts: Sequence[tuple[str, Style]], width: int, ground: Style) -> Strip:
    """Return the parts as one line of exactly `width` cells on the ground."""
    segments, used = [], 0
    for text, style in parts:
        room = width - used
        if room <= 0:
            break
        shown = text if cell_len(text) <= room else cut(text, room)
        segments.append(Segment(reserved(shown), style))
        used += cell_len(shown)
    if used < width:
        segments.append(Segment(" " * (width - used), ground))
    return Strip(segments, width)
