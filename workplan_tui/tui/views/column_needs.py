"""How many cells each column of the table needs for what it holds, over the whole plan.

A filter or a branch leaves them as they are, so that nothing moves from task to task.
"""

from __future__ import annotations

from functools import lru_cache

from workplan_tui.base.value import Value
from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.codes import LIGHTS, STATUSES
from workplan_tui.text.cells import cell_len
from workplan_tui.tui.views.present import rows_by_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workplan_tui.model.standings import Standings

SHORTEST_TITLE = 15
"""Cells of the title that no column may take."""
EASY_TITLE = 25
"""Twelve Chinese letters and the sign of a cut: what columns that can be done without leave the title."""
GOOD_TITLE = 37
"""Eighteen of them."""
_LONGEST_TITLE = 60
_SHORTEST_ID, _LONGEST_ID = 3, 8
_WORDS: dict[str, tuple[Callable[[str], str], Sequence[str]]] = {
    "light": (light_word, LIGHTS),
    "status": (status_word, STATUSES),
}
"""Columns of words that are known beforehand."""


class ColumnNeed(Value):
    """Cells of one column."""

    usual: int
    """What it is counted with when columns are left out: one long text alone drops no column."""
    least: int
    """What it takes wherever it stands."""
    wanted: int
    """For its short texts, all of them."""
    whole: int
    """For its long texts, all of them."""


@lru_cache(maxsize=2)
def needs_of(standings: Standings, columns: tuple[str, ...]) -> Mapping[str, ColumnNeed]:
    """Return what each of the columns needs; also the number, and the title, which may wish for more."""
    rows = rows_by_id(standings, columns).values()
    needs = {code: _need(code, [row.cells[code] for row in rows]) for code in columns}
    return {
        **needs,
        "id": _of_ids(max((len(row.number) for row in rows), default=0)),
        "title": _of_titles(sorted(cell_len(row.title) for row in rows)),
    }


def _need(code: str, forms: Sequence[Sequence[str]]) -> ColumnNeed:
    """Return what the column needs for the forms of its texts, those of each task."""
    aspect = aspect_of(code)
    column = aspect.column
    if column is None:
        raise ValueError(code)
    if column.cells is None:
        word, codes = _WORDS[code]
        widest = max(cell_len(word(one)) for one in codes)
        return ColumnNeed(widest, widest, widest, widest)
    sizes = [sorted(cell_len(form[place]) for form in forms) for place in (0, aspect.first_short, -1)]
    whole, short, shortest = (some or [0] for some in sizes)
    if column.is_whole:
        taken = max(column.cells, whole[-1])
        easy = max(taken, column.longest)
        return ColumnNeed(column.cells, taken, easy, easy)
    least = max(cell_len(aspect.short_word), min(column.cells, _nine_tenths(shortest)))
    most = max(least, column.longest)
    wanted = max(least, min(most, short[-1]))
    return ColumnNeed(least, least, wanted, max(wanted, min(most, whole[-1])))


def _nine_tenths(sizes: Sequence[int]) -> int:
    """Return the size that nine of ten have or stay below; of sizes in order."""
    return sizes[-1 - len(sizes) // 10]


def _of_ids(longest: int) -> ColumnNeed:
    cells = min(max(_SHORTEST_ID, longest), _LONGEST_ID)
    return ColumnNeed(cells, cells, cells, cells)


def _of_titles(sizes: Sequence[int]) -> ColumnNeed:
    cells = _nine_tenths(sizes or [0])
    return ColumnNeed(SHORTEST_TITLE, EASY_TITLE, GOOD_TITLE, min(max(cells, GOOD_TITLE), _LONGEST_TITLE))
