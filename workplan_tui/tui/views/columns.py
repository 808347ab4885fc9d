"""Which columns the table has, and which of them a screen has room for. It draws nothing.

Number and title always stand; the order is fixed, so that a column is found where it was.
"""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.sorting import ORDERS
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Columns = tuple[str, ...]

COLUMNS = ORDERS[1:-1]
"""Those that can be chosen, in their order on screen."""
USUAL = ("light", "status", "progress", "due")
USUAL_WIDE = (*USUAL, "unit")
"""What stands there as long as nobody chose, from 110 columns on."""
SHORTEST_TITLE = 20
"""Cells of the title that no chosen column may take."""
SHORTEST_TITLE_USUALLY = 16
"""The same as long as nobody chose: at 120 columns the leading unit is worth some of the title."""

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


def fitting(columns: Columns, widths: Mapping[str, int], room: int, title: int) -> Columns:
    """Return those that leave the title its cells, the least important left out first.

    `room` is what columns and title share; after each column stands one blank.
    """
    kept = list(columns)
    for column in _LEAST_FIRST:
        if room - sum(widths[one] + 1 for one in kept) >= title:
            break
        if column in kept:
            kept.remove(column)
    return tuple(kept)


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
