"""A table as comma-separated values (RFC 4180), which spreadsheets open.

With a byte order mark, by which they know that it is UTF-8. Such a file has no types: a text that a
spreadsheet would reckon with gets an apostrophe before it, and progress and schedule stand in two columns,
since `5/12` would become a day.
"""

from __future__ import annotations

import csv
import io

from workplan_tui.exporting.guard import never_formula
from workplan_tui.exporting.ledger_columns import Measured, words_of
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workplan_tui.exporting.formats import Options
    from workplan_tui.exporting.ledger_columns import LedgerColumn
    from workplan_tui.exporting.view import View
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

_BYTE_ORDER_MARK = "\ufeff"
_UNKNOWN = Measured(None, None)


def render(view: View, options: Options) -> bytes:
    """Return the table, its heading as the first line."""
    return (_BYTE_ORDER_MARK + table(view, options, ",", "\r\n")).encode("utf-8")


def table(view: View, options: Options, between: str, line_end: str) -> str:
    """Return the table with that sign between the cells; a cell that holds it, or a quote, stands in quotes."""
    rows = rows_of(view.standings, view.columns, view.tasks, options.progress)
    return separated(rows, between, line_end)


def separated(rows: Iterable[Iterable[str]], between: str, line_end: str) -> str:
    """Return rows with that sign between the cells."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=between, lineterminator=line_end).writerows(rows)
    return text.getvalue()


def rows_of(
    standings: Standings,
    columns: Sequence[LedgerColumn],
    tasks: Sequence[Task],
    progress: Callable[[int, int], None],
) -> Iterator[Iterator[str]]:
    """Yield the headings, then the cells of each task; it is told how far this is."""
    yield headings_of(columns)
    for place, task in enumerate(tasks):
        progress(place, len(tasks))
        yield cells_of(columns, standings, task)


def headings_of(columns: Sequence[LedgerColumn]) -> Iterator[str]:
    """Give what stands over the columns."""
    for column in columns:
        yield from (tr("Percent"), tr("Expected percent")) if column.is_measured else (column.word,)


def cells_of(columns: Sequence[LedgerColumn], standings: Standings, task: Task) -> Iterator[str]:
    """Give what the columns hold of a task, which no spreadsheet takes for a formula."""
    for column in columns:
        cell = column.value(standings, task)
        if column.is_measured:
            measured = cell if isinstance(cell, Measured) else _UNKNOWN
            yield from (words_of(measured.progress), words_of(measured.expected))
        else:
            text = words_of(cell).replace("\n", tr("; "))
            yield never_formula(text) if isinstance(cell, str) else text
