"""Where the panes stand in a window of some size: numbers only, the same for the same window.

The table gets the width: the tree is as wide as its labels and counts, the detail stands below the table, or
beside it where both have room.
"""

from __future__ import annotations

from typing import NamedTuple

from workplan_tui.base.value import Value
from workplan_tui.tui.views.room import handed_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.views.table_columns import TableWidths

BELOW, BESIDE = PLACES = ("below", "beside")
"""Where the detail can stand."""
THREE_FROM = 60
"""Columns of a window from which on tree and detail stand with the table."""
TALL_FROM = 100
"""Those from which on the tree reaches to the last line, and the detail may stand beside the table."""
BESIDE_FROM = 140
"""Those from which on it does so as long as nobody chose."""
_TREE_SHARE = 3, 8
"""The tree takes at most three in eight columns."""
_COUNTS = 28
"""Columns of the tree in which the counts below it can be read."""
_LEAST_DETAIL, _GOOD_DETAIL, _BEST_DETAIL = 32, 44, 64
_DETAIL_SHARE, _LEAST_LINES = 3, 2
"""The detail below takes one in so many lines, and never fewer than these."""


_HEADS_FROM = 10
"""Lines of a window from which on one of them names the columns."""


class Box(NamedTuple):
    """A part of the window, in cells."""

    x: int
    y: int
    width: int
    height: int


class TreeWidths(Value):
    """How wide the tree wishes to be."""

    snug: int
    """That no label is cut, with number and light at its end."""
    easy: int
    """That they stand in columns of their own."""


class Arrangement(Value):
    """Where everything stands; what has no place is not shown."""

    title: Box
    keys: Box
    table: Box | None = None
    heads: Box | None = None
    """The line with the names of the columns, over tree and table."""
    tree: Box | None = None
    detail: Box | None = None
    place: str = BELOW
    """Where the detail stands."""
    is_tall: bool = False
    """Whether the tree reaches down to the last line, with the detail below the table alone."""


def can_stand_beside(width: int) -> bool:
    """Return whether the detail may stand beside the table of a window that is so wide."""
    return width >= TALL_FROM


def arranged(
    width: int,
    height: int,
    tree: TreeWidths,
    table: TableWidths,
    chosen: str | None,
    is_enlarged: bool = False,
) -> Arrangement:
    """Return where the panes stand; `chosen` is where the user wants the detail."""
    title, keys = Box(0, 0, width, 1), Box(0, max(0, height - 1), width, 1)
    top = 1 + (height >= _HEADS_FROM)
    lines = max(0, height - top - 1)
    if is_enlarged:
        return Arrangement(title, keys, detail=Box(0, 1, width, max(0, height - 2)))
    heads = Box(0, 1, width, 1) if top > 1 else None
    if width < THREE_FROM:
        return Arrangement(title, keys, Box(0, top, width, lines), heads)
    if can_stand_beside(width) and (chosen == BESIDE or (chosen is None and width >= BESIDE_FROM)):
        cells = _shared(width - 2, tree, table, is_beside=True)
        at = cells["tree"] + 1
        return Arrangement(
            title, keys, Box(at, top, cells["table"], lines), heads, Box(0, top, cells["tree"], lines),
            Box(width - cells["detail"], top, cells["detail"], lines), BESIDE,
        )  # fmt: skip
    cells = _shared(width - 1, tree, table, is_beside=False)
    at = cells["tree"] + 1
    below = min(lines, max(_LEAST_LINES, lines // _DETAIL_SHARE))
    above = lines - below
    is_tall = width >= TALL_FROM
    return Arrangement(
        title, keys, Box(at, top, cells["table"], above), heads,
        Box(0, top, cells["tree"], lines if is_tall else above),
        Box(at if is_tall else 0, top + above, cells["table"] if is_tall else width, below), is_tall=is_tall,
    )  # fmt: skip


def _shared(room: int, tree: TreeWidths, table: TableWidths, is_beside: bool) -> dict[str, int]:
    """Return how wide each of them stands."""
    of, all_of_them = _TREE_SHARE
    widest = room * of // all_of_them
    wishes = [("tree", min(tree.snug, widest)), ("table", table.least)]
    if is_beside:
        wishes.insert(1, ("detail", _LEAST_DETAIL))
    wishes += [("tree", min(tree.easy, widest)), ("table", table.good)]
    if is_beside:
        wishes += [("detail", _GOOD_DETAIL), ("table", table.best), ("detail", _BEST_DETAIL)]
    if room >= TALL_FROM - 1:
        wishes.append(("tree", min(max(tree.easy, _COUNTS), widest)))
    return handed_out(room, wishes, "table")
