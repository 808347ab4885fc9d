"""Spreadsheets of the OpenDocument kind: a walk over the XML of our own, since it keeps the merges.

A cell says how many rows and columns it covers; what it covers follows as covered cells. Texts are
those that the cell shows, days those that it means.
"""

from __future__ import annotations

from workplan_tui.importing.neutral_form import Place, Source, Table, TableCell, grid
from workplan_tui.importing.readers.archive import Archive, attribute, local
from workplan_tui.importing.readers.refusals import Unreadable
from workplan_tui.importing.readers.xlsx import MOST_COLUMNS, MOST_ROWS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_WRAPS = ("table-row-group", "table-header-rows", "table-rows")
_NOT_TEXT = ("annotation", "frame", "shapes", "ruby-text")


def read_ods(data: bytes) -> Source:
    """Return every visible sheet as a table."""
    content = Archive(data).xml("content.xml")
    hidden = set(_hidden_styles(content))
    tables: list[Table] = []
    notes: list[tuple[str, str]] = []
    for sheet in content.iter():
        if local(sheet.tag) != "table":
            continue
        name = attribute(sheet, "name")
        if attribute(sheet, "style-name") in hidden:
            notes.append(("hidden_sheet", name))
        elif (table := _sheet(sheet, name)) is not None:
            tables.append(table)
    return Source(tuple(tables), "ods", tuple(notes), joined=True)


def _hidden_styles(content: Element) -> Iterator[str]:
    for style in content.iter():
        is_of_sheets = local(style.tag) == "style" and attribute(style, "family") == "table"
        if is_of_sheets and any(attribute(each, "display") == "false" for each in style):
            yield attribute(style, "name")


def _sheet(sheet: Element, name: str) -> Table | None:
    cells: list[TableCell] = []
    number = last = 0
    for row in _rows(sheet):
        times = _count(row, "number-rows-repeated")
        found = list(_row(row, number))
        for again in range(times if found else 0):
            if number + again >= MOST_ROWS:
                raise Unreadable("cells", rows=MOST_ROWS, columns=MOST_COLUMNS)
            cells += (cell.replace(row=number + again) for cell in found)
            last = number + again + 1
        number += times
    if not any(cell.text for cell in cells):
        return None
    places = (Place(sheet=name, row=at) for at in range(1, last + 1))
    return grid((cell.replace(down=min(cell.down, last - cell.row)) for cell in cells), places, name)


def _rows(parent: Element) -> Iterator[Element]:
    for element in parent:
        if local(element.tag) == "table-row":
            yield element
        elif local(element.tag) in _WRAPS:
            yield from _rows(element)


def _row(row: Element, number: int) -> Iterator[TableCell]:
    """Give the cells that hold or cover something; empty ones are repeated to the edge of the sheet."""
    column = 0
    for element in row:
        if local(element.tag) not in ("table-cell", "covered-table-cell"):
            continue
        times = _count(element, "number-columns-repeated")
        text = _words(element) if local(element.tag) == "table-cell" else ""
        down, across = _count(element, "number-rows-spanned"), _count(element, "number-columns-spanned")
        if text or down + across > 2:
            if column + max(times, across) > MOST_COLUMNS:
                raise Unreadable("cells", rows=MOST_ROWS, columns=MOST_COLUMNS)
            for again in range(times):
                yield TableCell(text, number, column + again, down, across)
        column += times


def _count(element: Element, name: str) -> int:
    words = attribute(element, name)
    return max(1, int(words)) if words.isdigit() and len(words) <= 7 else 1


def _words(cell: Element) -> str:
    day = attribute(cell, "date-value")
    if day:
        return day.partition("T")[0]
    if attribute(cell, "value-type") == "float" and (value := attribute(cell, "value")):
        return value.removesuffix(".0")
    return "\n".join(_text(each) for each in cell if local(each.tag) == "p")


def _text(element: Element) -> str:
    pieces = [element.text or ""]
    for each in element:
        name = local(each.tag)
        if name == "s":
            pieces.append(" " * _count(each, "c"))
        elif name == "line-break":
            pieces.append("\n")
        elif name == "tab":
            pieces.append(" ")
        elif name not in _NOT_TEXT:
            pieces.append(_text(each))
        pieces.append(each.tail or "")
    return "".join(pieces)
