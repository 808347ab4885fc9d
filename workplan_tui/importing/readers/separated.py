"""Comma- and tab-separated values, pasted cells too: a table where a header, or the columns, show one."""

from __future__ import annotations

import csv
import io

from workplan_tui.importing.column_kinds import find_columns
from workplan_tui.importing.neutral_form import Paragraph, Place, Source, Table, plain_table
from workplan_tui.importing.readers.header_guess import guess_header

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_LEAST_COLUMNS = 3
_LARGEST_CELL = 1 << 20


def read_separated(text: str, given: Mapping[str, str] | None = None) -> Source | None:
    """Return the table in the text; None when it is none."""
    csv.field_size_limit(_LARGEST_CELL)
    for mark in "\t,;|":
        if text.count(mark) < _LEAST_COLUMNS - 1:
            continue
        rows = _rows(text, mark)
        if rows is None:
            continue
        source = _table(rows, given)
        if source is not None:
            return source.replace(container="tsv" if mark == "\t" else "csv")
    rows = _rows(text, "\t") if "\t" in text else None
    before: list[Paragraph | Table] = []
    while rows and sum(bool(cell.strip()) for cell in rows[0][1]) < _LEAST_COLUMNS - 1:
        line, cells = rows.pop(0)
        before.append(Paragraph(" ".join(cells), Place(line=line)))
    if rows and (guessed := guess_header([cells for _, cells in rows])):
        numbers = (Place(row=line) for line in (0, *(line for line, _ in rows)))
        table = plain_table([guessed, *(cells for _, cells in rows)], numbers)
        return Source((*before, table), "tsv", (("columns_guessed", ""),), joined=True)
    return None


def _rows(text: str, mark: str) -> list[tuple[int, list[str]]] | None:
    """Return every row with the line it begins on; None where quotes do not close."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if cells:
                rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error:
        return None
    return rows


def _table(rows: list[tuple[int, list[str]]], given: Mapping[str, str] | None) -> Source | None:
    wide = [(line, cells) for line, cells in rows if sum(bool(cell.strip()) for cell in cells) > 1]
    if len(wide) < 2:
        return None
    head = plain_table((cells for _, cells in wide[:15]), (Place(row=line) for line, _ in wide[:15]))
    columns = find_columns(head, given)
    if columns is None or not columns.names_duty:
        return None
    blocks: list[Paragraph | Table] = []
    first = wide[columns.header_row][0]
    for line, cells in rows:
        if line >= first:
            break
        blocks.append(Paragraph(" ".join(cell for cell in cells if cell.strip()), Place(line=line)))
    below = [(line, cells) for line, cells in rows if line >= first]
    blocks.append(plain_table((cells for _, cells in below), (Place(row=line) for line, _ in below)))
    return Source(tuple(blocks), "csv", joined=True)
