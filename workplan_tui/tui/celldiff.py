"""Write only the cells that changed: a line pane's key costs hundreds of bytes, not thousands.

Textual sends whole stretches of a line with every style spelled out. This keeps what the
terminal shows as cells and sends the difference, with colours from the 256. It relies on
`App._display` of the pinned Textual and is tested against a full repaint.
"""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Cell = tuple[str, str]
"""Text and the codes of its style; the second cell of a wide character holds no text."""
_UNKNOWN: Cell = ("\0", "")
_WORTH_A_MOVE = 5
"""Unchanged cells that are cheaper to write again than to jump over."""


class CellDiff:
    """What the terminal shows, and the sequence that changes it."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._rows: list[list[Cell]] = []
        self.forget()

    def forget(self) -> None:
        """Believe nothing about the terminal any more: the next update is written whole."""
        self._rows = [[_UNKNOWN] * self.width for _ in range(self.height)]

    def sequence(self, update: CompositorUpdate, system: ColorSystem | None) -> str:
        """Return what to write so that the terminal shows the update."""
        touched: dict[int, list[Cell]] = {}
        for x, y, segments in _pieces(update):
            if 0 <= y < self.height:
                row = touched.setdefault(y, self._rows[y].copy())
                _place(row, x, segments, system)
        written = [
            text
            for y, row in sorted(touched.items())
            for text in _changes(y, self._rows[y], row)
        ]
        self._rows = [touched.get(y, row) for y, row in enumerate(self._rows)]
        return "".join(written) + ("\x1b[0m" if written else "")


def _pieces(update: CompositorUpdate) -> Iterator[tuple[int, int, Iterable[Segment]]]:
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield update.region.x, y, [segment for strip in strips for segment in strip]
    elif isinstance(update, ChopsUpdate):
        for y, start, end in update.spans:
            for stop, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
                if strip is not None and x <= end and stop > start:
                    yield x, y, strip.crop(0, min(stop, end) - x)


def _place(row: list[Cell], x: int, segments: Iterable[Segment], system: ColorSystem | None) -> None:
    for text, style, control in segments:
        if control:
            continue
        codes = _codes(style, system) if style else ""
        for letter in text:
            size = cell_len(letter)
            if size == 0:
                if x > 0 and x <= len(row):
                    before = x - 1 if row[x - 1][0] or x < 2 else x - 2
                    row[before] = (row[before][0] + letter, row[before][1])
                continue
            if x + size <= len(row):
                row[x] = (letter, codes)
                if size == 2:
                    row[x + 1] = ("", codes)
            x += size


def _changes(y: int, old: list[Cell], new: list[Cell]) -> Iterator[str]:
    x, last, codes = 0, -_WORTH_A_MOVE - 1, None
    while x < len(new):
        start = x
        x += 2 if x + 1 < len(new) and new[x + 1][0] == "" else 1
        if new[start:x] == old[start:x]:
            continue
        if start - last > _WORTH_A_MOVE or _UNKNOWN in new[last:start]:
            yield f"\x1b[{y + 1};{start + 1}H"
            last = start
        for text, style in new[last:x]:
            if text:
                if style != codes:
                    yield f"\x1b[0;{style}m" if style else "\x1b[0m"
                    codes = style
                yield text
        last = x


@lru_cache(maxsize=1024)
def _codes(style: Style, system: ColorSystem | None) -> str:
    if system is None:
        return ""
    return style._make_ansi_codes(min(system, ColorSystem.EIGHT_BIT))
