"""The supervision ledger 台账 as a workbook: the tasks, the counts, and who has reported.

Days and numbers are days and numbers. Progress against schedule is the number of the progress, shown with
the schedule behind it (`52/50`): it can be sorted and reckoned with.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.exporting.ledger_columns import Measured, words_of
from workplan_tui.exporting.office.sheet import (
    Book,
    fitted_width,
    fitting,
    height,
    lines_of,
    write_heading,
)
from workplan_tui.exporting.sheets_beside import add_counts, add_reported
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from workplan_tui.exporting.formats import Options
    from workplan_tui.exporting.ledger_columns import Cell, LedgerColumn
    from workplan_tui.exporting.view import View

_HEAD_ROW = 2
_DAY_CELLS = 15
"""What `2023年12月31日` needs: narrower, a day is shown as ###."""


def render(view: View, options: Options) -> bytes:
    """Return the workbook."""
    book = Book(view.title, view.day)
    write_ledger(book, view, values_of(view, options))
    add_counts(book, view)
    add_reported(book, view)
    return book.data()


def values_of(view: View, options: Options) -> list[list[Cell]]:
    """Return what the rows hold, task by task."""
    rows = []
    for place, task in enumerate(view.tasks):
        options.progress(place, len(view.tasks))
        rows.append([column.value(view.standings, task) for column in view.columns])
    return rows


def write_ledger(book: Book, view: View, rows: list[list[Cell]]) -> None:
    """Add the sheet of the tasks."""
    sheet = book.sheet(tr("Ledger"))
    widths = [_width(column, [row[at] for row in rows]) for at, column in enumerate(view.columns)]
    for at, (column, width) in enumerate(zip(view.columns, widths, strict=True)):
        sheet.set_column(at, at, width)
        sheet.write_string(_HEAD_ROW, at, column.word, book.head())
    write_heading(book, sheet, view.title, view.heading_line, len(widths))
    sheet.set_row(1, height(lines_of(view.heading_line, sum(widths))))
    sheet.set_row(
        _HEAD_ROW, height(max(lines_of(c.word, w) for c, w in zip(view.columns, widths, strict=True)))
    )
    writer = _Writer(book, sheet, view, widths)
    for place, row in enumerate(rows):
        writer.write(_HEAD_ROW + 1 + place, place, row)
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    sheet.repeat_rows(_HEAD_ROW)
    if rows:
        sheet.autofilter(_HEAD_ROW, 0, _HEAD_ROW + len(rows), len(widths) - 1)


def _width(column: LedgerColumn, values: list[Cell]) -> int:
    if any(isinstance(value, date) for value in values):
        return _DAY_CELLS
    return fitted_width(map(words_of, values), column.word, column.cells)


class _Writer:
    """Writes one task a row, each value by what it is."""

    def __init__(self, book: Book, sheet: Worksheet, view: View, widths: list[int]) -> None:
        self._book, self._sheet, self._view, self._widths = book, sheet, view, widths
        self._text, self._middle = book.cell(), book.cell(align="center")
        self._day = book.cell(num_format=_day_format(), align="center")
        self._by_schedule: dict[int | None, Format] = {}
        self._codes = [column.code for column in view.columns]

    def write(self, row: int, place: int, values: list[Cell]) -> None:
        """Write the task at that place of the view."""
        lines = 1
        for at, value in enumerate(values):
            if isinstance(value, str):
                style = self._light(place) if self._codes[at] == "light" else self._text
                self._sheet.write_string(row, at, fitting(value), style)
                lines = max(lines, lines_of(value, self._widths[at]))
            else:
                self._write_value(row, at, value)
        self._sheet.set_row(row, height(lines))

    def _write_value(self, row: int, at: int, value: int | date | Measured | None) -> None:
        if isinstance(value, date):
            self._sheet.write_datetime(row, at, value, self._day)
        elif isinstance(value, int):
            self._sheet.write_number(row, at, value, self._middle)
        elif isinstance(value, Measured) and value.progress is not None:
            self._sheet.write_number(row, at, value.progress, self._measured(value.expected))
        elif isinstance(value, Measured):
            self._sheet.write_string(row, at, value.words, self._middle)
        else:
            self._sheet.write_blank(row, at, None, self._text)

    def _measured(self, expected: int | None) -> Format:
        """Return the format that shows a progress with the schedule behind it."""
        if expected not in self._by_schedule:
            behind = Measured(None, expected).words.removeprefix("-")
            self._by_schedule[expected] = self._book.cell(align="center", num_format=f'0"{behind}"')
        return self._by_schedule[expected]

    def _light(self, place: int) -> Format:
        return self._book.light(self._view.standings.of(self._view.tasks[place]).light)


def _day_format() -> str:
    """Return how days are written where the language in use is spoken, as a format of numbers."""
    return tr("yyyy-mm-dd")
