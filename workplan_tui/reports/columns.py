"""Columns that line up on a terminal where a Chinese character is two cells wide.

How wide a text is, is measured by `width` unless the caller knows its terminal better: the screen does.
"""

from __future__ import annotations

from unicodedata import category, east_asian_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Measure = Callable[[str], int]

_GAP = "  "
_SHORTEST_NAME = 8
CUT = ">"
"""The last cell of a text that was cut."""


def width(text: str) -> int:
    """Return the number of cells the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(letter) for letter in text)


def cut(text: str, cells: int, measure: Measure = width) -> str:
    """Return the text in at most that many cells, never half a character; a cut one ends in `>`."""
    if measure(text) <= cells:
        return text
    kept, used = [], 0
    for letter in text:
        used += measure(letter)
        if used > cells - len(CUT):
            break
        kept.append(letter)
    return "".join(kept) + CUT if cells > 0 else ""


def pad(text: str, cells: int, measure: Measure = width) -> str:
    """Return the text followed by blanks up to that many cells."""
    return text + " " * (cells - measure(text))


def aligned(
    rows: Sequence[Sequence[str]], cells: int | None = None, measure: Measure = width
) -> Iterable[list[str]]:
    """Yield each row's cells padded to its column, the last one cut so that a line fits `cells`."""
    if not rows:
        return
    widths = [max(map(measure, column)) for column in zip(*rows, strict=True)]
    before = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
    for row in rows:
        padded = [pad(text, size, measure) for text, size in zip(row[:-1], widths[:-1], strict=True)]
        last = row[-1] if cells is None else cut(row[-1], max(cells - before, 0), measure)
        yield [*padded, last]


def tabled(
    rows: Sequence[Sequence[str]], cells: int | None = None, measure: Measure = width
) -> Iterable[str]:
    """Yield lines of a table of numbers: names left, cut so that a line fits `cells`, the rest right.

    Where names are cut the columns stand closer, so that as little as may be is missing.
    """
    widths = [max(map(measure, column)) for column in zip(*rows, strict=True)]
    gap = _GAP if cells is None or sum(widths) + len(_GAP) * len(widths[1:]) <= cells else " "
    numbers = sum(widths[1:]) + len(gap) * len(widths[1:])
    names = widths[0] if cells is None else min(widths[0], max(cells - numbers, _SHORTEST_NAME))
    for name, *row in rows:
        padded = (" " * (size - measure(text)) + text for text, size in zip(row, widths[1:], strict=True))
        yield joined([pad(cut(name, names, measure), names, measure), *padded], cells, gap, measure)


def joined(row: Iterable[str], cells: int | None = None, gap: str = _GAP, measure: Measure = width) -> str:
    """Return the padded cells as a line."""
    line = gap.join(row).rstrip()
    return line if cells is None else cut(line, cells, measure)


def _cells(letter: str) -> int:
    if east_asian_width(letter) in "WF":
        return 2
    return 0 if category(letter) in ("Mn", "Me", "Cf") else 1
