"""Spreadsheets of the .xlsx kind: a walk over the XML of our own, with true rows, merges and formats.

Hidden sheets are left out and named. The range of cells is checked while reading, before a table is
laid out.
"""

from __future__ import annotations

import re
from collections import Counter

from workplan_tui.importing.neutral_form import Place, Source, Table, TableCell, column_letters, grid
from workplan_tui.importing.readers.archive import Archive, attribute, child, local
from workplan_tui.importing.readers.number_formats import plain, shown
from workplan_tui.importing.readers.refusals import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_ROWS, MOST_COLUMNS = 100_000, 200
_MOST_SPOTS = 1_000_000
_REFERENCE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7})$")


FORMULA = "formula"
"""The note of a cell whose value was worked out by the spreadsheet: its sheet and cell as `填报!H7`."""
_MOST_FORMULAS = 1000


def read_xlsx(data: bytes, *, is_form: bool = False) -> Source:
    """Return every visible sheet as a table; of a form also the hidden ones, and where formulas stand."""
    return _Workbook(Archive(data), is_form).read()


class _Workbook:
    def __init__(self, archive: Archive, is_form: bool) -> None:
        self.archive = archive
        self.is_form = is_form
        self.counts: Counter[str] = Counter()
        book = archive.xml("xl/workbook.xml")
        properties = child(book, "workbookPr")
        self.from_1904 = attribute(properties, "date1904") in ("1", "true")
        self.sheets = [sheet for part in book if local(part.tag) == "sheets" for sheet in part]
        self.targets = _targets(archive)
        self.strings = self._shared_strings()
        self.formats = self._cell_formats()
        self.notes: list[tuple[str, str]] = []

    def read(self) -> Source:
        tables: list[Table] = []
        for sheet in self.sheets:
            name = attribute(sheet, "name")
            if attribute(sheet, "state") in ("hidden", "veryHidden") and not self.is_form:
                self.notes.append(("hidden_sheet", name))
                continue
            target = self.targets.get(attribute(sheet, "id"), "")
            if "worksheets" not in target or not self.archive.find(target):
                continue
            if (table := self._sheet(self.archive.xml(target), name)) is not None:
                tables.append(table)
        self.notes += ((code, str(count)) for code, count in sorted(self.counts.items()) if count)
        return Source(tuple(tables), "xlsx", tuple(self.notes), joined=True)

    def _shared_strings(self) -> list[str]:
        part = self.archive.xml_or_none("xl/sharedStrings.xml")
        return [self._rich(item) for item in part] if part is not None else []

    def _cell_formats(self) -> list[tuple[int, str | None]]:
        styles = self.archive.xml_or_none("xl/styles.xml")
        codes: dict[int, str] = {}
        for each in _below(styles, "numFmts"):
            number = attribute(each, "numFmtId")
            if number.isdigit():
                codes[int(number)] = attribute(each, "formatCode")
        formats: list[tuple[int, str | None]] = []
        for each in _below(styles, "cellXfs"):
            number = attribute(each, "numFmtId", "0")
            key = int(number) if number.isdigit() else 0
            formats.append((key, codes.get(key)))
        return formats

    def _rich(self, item: Element) -> str:
        """Return a string's text without the readings printed above it."""
        pieces: list[str] = []
        for each in item:
            name = local(each.tag)
            if name == "t":
                pieces.append(each.text or "")
            elif name == "r":
                inner = child(each, "t")
                text = (inner.text or "") if inner is not None else ""
                raised = attribute(child(child(each, "rPr"), "vertAlign"), "val") == "superscript"
                if raised and text in ("2", "3") and "".join(pieces).endswith("m"):
                    text = {"2": "²", "3": "³"}[text]
                elif raised:
                    self.counts["superscripts"] += 1
                pieces.append(text)
        return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), "".join(pieces))

    def _sheet(self, sheet: Element, name: str) -> Table | None:
        merges = self._merges(sheet)
        cells: list[TableCell] = []
        last_row = -1
        for row in _below(sheet, "sheetData"):
            number = attribute(row, "r")
            at = int(number) - 1 if number.isdigit() else last_row + 1
            column = -1
            for cell in row:
                reference = _REFERENCE.match(attribute(cell, "r"))
                column = _column(reference[1]) if reference else column + 1
                if self.is_form and child(cell, "f") is not None:
                    self._note_formula(f"{name}!{column_letters(column)}{at + 1}")
                if at >= MOST_ROWS or column >= MOST_COLUMNS:
                    text = self._value(cell)
                    if not text:
                        continue
                    raise Unreadable("cells", rows=MOST_ROWS, columns=MOST_COLUMNS)
                text = self._value(cell)
                down, across = merges.get((at, column), (1, 1))
                if text or down > 1 or across > 1:
                    cells.append(TableCell(text, at, column, down, across))
            last_row = at
        return self._laid_out([cell for cell in cells if cell.text or cell.down > 1 or cell.across > 1], name)

    def _laid_out(self, cells: list[TableCell], name: str) -> Table | None:
        """Return the table without its empty rows; each row keeps its true number."""
        filled = [cell for cell in cells if cell.text]
        if not filled:
            return None
        columns = max(cell.column for cell in filled) + 1
        last = max(cell.row for cell in filled) + 1
        rows = sorted({row for cell in filled for row in range(cell.row, min(cell.row + cell.down, last))})
        if len(rows) * columns > _MOST_SPOTS:
            raise Unreadable("cells", rows=MOST_ROWS, columns=MOST_COLUMNS)
        order = {row: at for at, row in enumerate(rows)}
        kept: list[TableCell] = []
        for cell in cells:
            covered = [order[row] for row in range(cell.row, min(cell.row + cell.down, last)) if row in order]
            if covered and cell.column < columns:
                across = min(cell.across, columns - cell.column)
                kept.append(TableCell(cell.text, covered[0], cell.column, len(covered), across))
        return grid(kept, (Place(sheet=name, row=row + 1) for row in rows), name)

    def _merges(self, sheet: Element) -> dict[tuple[int, int], tuple[int, int]]:
        merges: dict[tuple[int, int], tuple[int, int]] = {}
        part = child(sheet, "mergeCells")
        for merge in part if part is not None else ():
            first, _, last = attribute(merge, "ref").partition(":")
            begin, end = _REFERENCE.match(first), _REFERENCE.match(last)
            if begin and end:
                row, column = int(begin[2]) - 1, _column(begin[1])
                merges[row, column] = (
                    min(int(end[2]), MOST_ROWS) - row, min(_column(end[1]) + 1, MOST_COLUMNS) - column
                )  # fmt: skip
        return merges

    def _value(self, cell: Element) -> str:
        kind = attribute(cell, "t", "n")
        if kind == "inlineStr":
            inline = child(cell, "is")
            return self._clean(self._rich(inline)) if inline is not None else ""
        found = child(cell, "v")
        value = (found.text or "") if found is not None else ""
        if not value:
            return ""
        if kind == "s":
            return (
                self._clean(self.strings[int(value)])
                if value.isdigit() and int(value) < len(self.strings)
                else ""
            )
        if kind == "str":
            return self._clean(value)
        if kind == "b":
            return "是" if value == "1" else "否"
        if kind == "e":
            self.counts["error_cells"] += 1
            return ""
        if kind == "d":
            return value.partition("T")[0]
        style = attribute(cell, "s", "0")
        format_id, code = (
            self.formats[int(style)] if style.isdigit() and int(style) < len(self.formats) else (0, None)
        )
        try:
            return shown(float(value), format_id, code, from_1904=self.from_1904)
        except (ValueError, OverflowError):
            return plain(0) if value == "0" else value

    def _note_formula(self, place: str) -> None:
        if len(self.notes) < _MOST_FORMULAS:
            self.notes.append((FORMULA, place))

    def _clean(self, text: str) -> str:
        if text.startswith(("=DISPIMG(", "=_xlfn.DISPIMG(")):
            self.counts["pictures"] += 1
            return ""
        return text


def _below(element: Element | None, name: str) -> list[Element]:
    part = child(element, name)
    return list(part) if part is not None else []


def _targets(archive: Archive) -> dict[str, str]:
    relations = archive.xml_or_none("xl/_rels/workbook.xml.rels")
    targets: dict[str, str] = {}
    for relation in relations if relations is not None else ():
        target = attribute(relation, "Target")
        targets[attribute(relation, "Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return targets


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
