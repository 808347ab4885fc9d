"""Spreadsheets of the old .xls kind, through python-calamine."""

from __future__ import annotations

import io
from datetime import date, datetime, time

from workplan_tui.importing.neutral_form import Place, Source, Table, TableCell, grid
from workplan_tui.importing.readers.number_formats import plain
from workplan_tui.importing.readers.refusals import Unreadable
from workplan_tui.importing.readers.xlsx import MOST_COLUMNS, MOST_ROWS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def read_old_sheets(data: bytes) -> Source:
    """Return every visible sheet as a table."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum
    except ImportError as error:
        raise Unreadable("extra", kind=".xls") from error
    notes: list[tuple[str, str]] = []
    tables: list[Table] = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for meta in book.sheets_metadata:
            if meta.visible != SheetVisibleEnum.Visible:
                notes.append(("hidden_sheet", meta.name))
                continue
            if (table := _sheet(book.get_sheet_by_name(meta.name), meta.name)) is not None:
                tables.append(table)
    except CalamineError as error:
        raise Unreadable("damaged") from error
    return Source(tuple(tables), "xls", tuple(notes), joined=True)


def _sheet(sheet: Any, name: str) -> Table | None:
    end = sheet.end or (0, 0)
    if end[0] >= MOST_ROWS or end[1] >= MOST_COLUMNS:
        raise Unreadable("cells", rows=MOST_ROWS, columns=MOST_COLUMNS)
    rows = sheet.to_python(skip_empty_area=False)
    merges: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        merges[top, left] = (bottom - top + 1, right - left + 1)
    cells = []
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            text = _words(value)
            down, across = merges.get((at, column), (1, 1))
            if text or down + across > 2:
                cells.append(
                    TableCell(text, at, column, min(down, len(rows) - at), min(across, len(row) - column))
                )
    if not any(cell.text for cell in cells):
        return None
    return grid(cells, (Place(sheet=name, row=number) for number in range(1, len(rows) + 1)), name)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, (int, float)):
        return plain(float(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat()
    text = str(value) if value is not None else ""
    return "" if text.startswith("=DISPIMG(") else text
