"""Which columns the table has, and which of them a screen has room for. It draws nothing.

Number and title always stand; the order is fixed, so that a column is found where it was.
"""

from __future__ import annotations

from workplan_tui.harmless import clean
from workplan_tui.language import tr
from workplan_tui.model.sorting import ORDERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Columns = tuple[str, ...]

COLUMNS = ORDERS[1:-1]
"""Those that can be chosen, in their order on screen."""
USUAL = ("light", "status", "progress", "due")
USUAL_WIDE = (*USUAL, "unit")
"""What stands there as long as nobody chose, from 110 columns on."""
SHORTEST_TITLE = 15
"""Cells of the title that no column may take."""
_EASY_TITLE = 30
"""Cells of the title from which on the columns that are names get their share of what is free."""
_SHARES = {"unit": 4, "lead": 8}
"""Which part of it."""
_LONGEST = {"unit": 30, "lead": 20}
"""Cells that hold nearly every name."""

_LEAST_FIRST = ("section", "updated", "lead", "unit", "flag", "progress", "due", "status", "light")
"""What a narrow screen leaves out, in this order."""


def usual(is_wide: bool) -> Columns:
    """Return the columns as long as nobody chose."""
    return USUAL_WIDE if is_wide else USUAL


def ordered(columns: Iterable[str]) -> Columns:
    """Return the columns in their order on screen, each once."""
    chosen = set(columns)
    return tuple(column for column in COLUMNS if column in chosen)


def toggled(columns: Columns, column: str) -> Columns:
    """Return the columns with this one added or taken away."""
    return ordered(set(columns) ^ {column})


def fitting(columns: Columns, widths: Mapping[str, int], room: int) -> Columns:
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


def widened(columns: Columns, widths: Mapping[str, int], room: int) -> dict[str, int]:
    """Return the widths with which the columns are drawn: names get a share of what is free.

    It depends on the columns and the room alone, so that nothing moves from task to task.
    """
    free = max(0, room - sum(widths[one] + 1 for one in columns) - _EASY_TITLE)
    return {
        one: min(widths[one] + free // _SHARES[one] // 2 * 2, _LONGEST[one])
        if one in _SHARES
        else widths[one]
        for one in columns
    }


def column_word(column: str) -> str:
    """Return a column's name, short enough for a line that names all."""
    words = {
        "id": tr("no."),
        "light": tr("light"),
        "status": tr("status"),
        "progress": tr("pct"),
        "due": tr("due"),
        "unit": tr("unit"),
        "updated": tr("upd."),
        "lead": tr("leads"),
        "section": tr("sect."),
        "flag": tr("ques"),
        "title": tr("title"),
    }
    return words.get(column, clean(column))
