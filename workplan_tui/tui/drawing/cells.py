"""Text in terminal cells: cut to a width without halving a character, and made into a line."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from workplan_tui.tui.drawing.width import cell_len, reserved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.style import Style

CUT = ">"
"""What a cut text ends in: of one width in every terminal."""


def cut(text: str, width: int) -> str:
    """Return at most `width` cells of the text, ending in `>` where something is missing."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    kept, used = [], 0
    for letter in text:
        used += cell_len(letter)
        if used > width - 1:
            break
        kept.append(letter)
    shown = "".join(kept)
    return f"{shown}{' ' * (width - 1 - cell_len(shown))}{CUT}"


def left(text: str, width: int) -> str:
    """Return the text in exactly `width` cells, at the left."""
    shown = cut(text, width)
    return shown + " " * (width - cell_len(shown))


def right(text: str, width: int) -> str:
    """Return the text in exactly `width` cells, at the right."""
    shown = cut(text, width)
    return " " * (width - cell_len(shown)) + shown


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
