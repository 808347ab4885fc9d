"""Which columns the table has, and which of them a screen has room for. It draws nothing.

Number and title always stand; the order is fixed, so that a column is found where it was.
"""

from __future__ import annotations

from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.sorting import ORDERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    ColumnCodes = tuple[str, ...]

COLUMN_OF = {code: column for code in ORDERS if (column := aspect_of(code).column)}
"""How each column stands, by its code."""
COLUMNS = tuple(COLUMN_OF)
"""Those that can be chosen, in their order on screen."""
USUAL = tuple(code for code, column in COLUMN_OF.items() if column.is_usual)
USUAL_WIDE = tuple(code for code, column in COLUMN_OF.items() if column.is_usual or column.is_usual_wide)
"""What stands there as long as nobody chose, on a wide screen."""
SHORTEST_TITLE = 15
"""Cells of the title that no column may take."""
_EASY_TITLE = 30
"""Cells of the title from which on the columns that are names get their share of what is free."""
_LEAST_FIRST = sorted(COLUMN_OF, key=lambda code: COLUMN_OF[code].left_out)
"""What a narrow screen leaves out, in this order."""


def usual(is_wide: bool) -> ColumnCodes:
    """Return the columns as long as nobody chose."""
    return USUAL_WIDE if is_wide else USUAL


def ordered(columns: Iterable[str]) -> ColumnCodes:
    """Return the columns in their order on screen, each once."""
    chosen = set(columns)
    return tuple(column for column in COLUMNS if column in chosen)


def toggled(columns: ColumnCodes, column: str) -> ColumnCodes:
    """Return the columns with this one added or taken away."""
    return ordered(set(columns) ^ {column})


def fitting(columns: ColumnCodes, widths: Mapping[str, int], room: int) -> ColumnCodes:
    """Return those that leave the title its cells, the least important left out first.

    `room` is what columns and title share; after each column stands one blank.
    """
    kept = list(columns)
    for column in _LEAST_FIRST:
        if room - sum(widths[one] + 1 for one in kept) >= SHORTEST_TITLE:
            break
        if column in kept:
            kept.remove(column)
    return tuple(kept)


def widened(columns: ColumnCodes, widths: Mapping[str, int], room: int) -> dict[str, int]:
    """Return the widths with which the columns are drawn: names get a share of what is free.

    It depends on the columns and the room alone, so that nothing moves from task to task.
    """
    free = max(0, room - sum(widths[one] + 1 for one in columns) - _EASY_TITLE)
    return {
        one: min(widths[one] + free // COLUMN_OF[one].share // 2 * 2, COLUMN_OF[one].longest)
        if COLUMN_OF[one].share
        else widths[one]
        for one in columns
    }


def column_word(code: str) -> str:
    """Return a column's name, short enough for a line that names all."""
    return aspect_of(code).short_word
