"""Rows as lines whose columns stand under each other on a terminal."""

from __future__ import annotations

from workplan_tui.text.cells import cell_len, cut, left, right

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_GAP = "  "
_SHORTEST_NAME = 8


def aligned(rows: Sequence[Sequence[str]], cells: int | None = None) -> Iterable[list[str]]:
    """Yield each row's cells filled up to their column, the last one cut so that a line fits `cells`."""
    if not rows:
        return
    widths = _widths(rows)
    before = sum(widths[:-1]) + len(_GAP) * (len(widths) - 1)
    for row in rows:
        last = row[-1] if cells is None else cut(row[-1], max(cells - before, 0))
        yield [*map(left, row[:-1], widths), last]


def sharing(rows: Sequence[Sequence[str]], cells: int | None = None) -> Iterable[list[str]]:
    """Yield each row's cells filled up to their column; of columns that do not all fit `cells` the widest are cut.

    None is cut below another that is not: all that are cut end up as wide as each other.
    """
    if not rows:
        return
    widths = _widths(rows)
    if cells is not None:
        room = cells - len(_GAP) * (len(widths) - 1)
        most = max(widths)
        while most > 1 and sum(min(width, most) for width in widths) > room:
            most -= 1
        widths = [min(width, most) for width in widths]
    for row in rows:
        yield [left(cut(text, width), width) for text, width in zip(row, widths, strict=True)]


def tabled(rows: Sequence[Sequence[str]], cells: int | None = None) -> Iterable[str]:
    """Yield lines of a table of numbers: names left, cut so that a line fits `cells`, the rest right.

    Where names are cut the columns stand closer, so that as little as may be is missing.
    """
    widths = _widths(rows)
    gap = _GAP if cells is None or sum(widths) + len(_GAP) * len(widths[1:]) <= cells else " "
    numbers = sum(widths[1:]) + len(gap) * len(widths[1:])
    names = widths[0] if cells is None else min(widths[0], max(cells - numbers, _SHORTEST_NAME))
    for name, *row in rows:
        yield joined([left(name, names), *map(right, row, widths[1:])], cells, gap)


def joined(row: Iterable[str], cells: int | None = None, gap: str = _GAP) -> str:
    """Return the filled cells as a line."""
    line = gap.join(row).rstrip()
    return line if cells is None else cut(line, cells)


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
