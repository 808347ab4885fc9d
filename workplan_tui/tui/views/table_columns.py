"""Which columns the table has, which of them a screen has room for, and how wide each stands. It draws nothing.

Number and title always stand; the order is fixed, so that a column is found where it was.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.sorting import ORDERS
from workplan_tui.tui.views.column_needs import EASY_TITLE, SHORTEST_TITLE
from workplan_tui.tui.views.room import handed_out

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from workplan_tui.tui.views.column_needs import ColumnNeed

    ColumnCodes = tuple[str, ...]
    Needs = Mapping[str, ColumnNeed]

COLUMN_OF = {code: column for code in ORDERS if (column := aspect_of(code).column)}
"""How each column stands, by its code."""
COLUMNS = tuple(COLUMN_OF)
"""Those that can be chosen, in their order on screen."""
USUAL = tuple(code for code, column in COLUMN_OF.items() if column.is_usual)
"""What stands there as long as nobody chose."""
_LEAST_FIRST = sorted(COLUMN_OF, key=lambda code: COLUMN_OF[code].left_out)
"""What a narrow screen leaves out, in this order."""
_MARK = 1


class TableColumns(Value):
    """The columns of a table that is so wide."""

    cells: Mapping[str, int]
    """How wide each stands, in their order: the number, the columns, the title."""
    has_long_texts: bool
    """Whether each column has room for the long forms of its texts."""

    @property
    def shown(self) -> ColumnCodes:
        """The columns between number and title."""
        return tuple(code for code in self.cells if code in COLUMN_OF)


class TableWidths(Value):
    """How wide a table wishes to be."""

    least: int
    """That no column is left out and the title says something."""
    good: int
    """That every short text is whole, and most of a title."""
    best: int
    """That nearly everything is whole."""


def ordered(columns: Iterable[str]) -> ColumnCodes:
    """Return the columns in their order on screen, each once."""
    chosen = set(columns)
    return tuple(column for column in COLUMNS if column in chosen)


def toggled(columns: ColumnCodes, column: str) -> ColumnCodes:
    """Return the columns with this one added or taken away."""
    return ordered(set(columns) ^ {column})


def fitting(
    columns: ColumnCodes, needs: Needs, room: int, sort_by: str = "", *, chosen: bool = False
) -> ColumnCodes:
    """Return those that leave the title its cells, the least important left out first.

    `room` is what columns and title share; after each column stands one blank. Those that were
    `chosen` may leave the title less; the one that is ordered by goes last.
    """
    kept = list(columns)
    for column in sorted(_LEAST_FIRST, key=lambda code: code == sort_by):
        is_wanted = chosen or COLUMN_OF[column].is_vital or column == sort_by
        left = SHORTEST_TITLE if is_wanted else EASY_TITLE
        if column in kept and room - sum(needs[one].usual + 1 for one in kept) < left:
            kept.remove(column)
    return tuple(kept)


def laid_out(
    columns: ColumnCodes, needs: Needs, width: int, sort_by: str = "", *, chosen: bool = False
) -> TableColumns:
    """Return the columns that a table of that width has room for, and how wide they stand.

    It depends on the whole plan and the width alone, so that nothing moves from task to task.
    """
    room = width - _MARK - needs["id"].least - 1
    kept = fitting(columns, needs, room, sort_by, chosen=chosen)
    room = max(0, room - len(kept))
    title = needs["title"]
    has_long_texts = sum(needs[one].whole for one in kept) + title.whole <= room
    cells = handed_out(
        room,
        [
            *((one, needs[one].least) for one in kept),
            ("title", title.wanted),
            *((one, needs[one].wanted) for one in kept),
            ("title", title.whole),
            *((one, needs[one].whole) for one in kept if has_long_texts),
        ],
        "title",
    )
    return TableColumns(
        {"id": needs["id"].least, **{one: cells[one] for one in kept}, "title": cells["title"]},
        has_long_texts,
    )


def widths_wished(columns: ColumnCodes, needs: Needs) -> TableWidths:
    """Return how wide a table with these columns wishes to be."""
    before = _MARK + needs["id"].least + 1
    title = needs["title"]
    least = before + sum(needs[one].usual + 1 for one in columns) + title.least
    good = before + sum(needs[one].wanted + 1 for one in columns) + title.wanted
    best = before + sum(needs[one].whole + 1 for one in columns) + title.whole
    return TableWidths(least, max(least, good), max(least, good, best))


def column_word(code: str) -> str:
    """Return a column's name, short enough for a line that names all."""
    return aspect_of(code).short_word
