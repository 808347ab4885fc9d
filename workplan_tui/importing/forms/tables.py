"""A table of a form: which of its rows is the header, and what each cell below it says.

Rows may be moved and columns be put in another order: the words over a column tell what it is about,
and the number in a row which task. What stands in other columns is not looked at.
"""

from __future__ import annotations

import re

from workplan_tui.importing.forms.plain_cells import plain_cell
from workplan_tui.importing.neutral_form import Source, Table, column_letters
from workplan_tui.importing.readers.xlsx import FORMULA
from workplan_tui.language.form_words import ITEM, TASK, VALUE, find_column, find_item
from workplan_tui.model.reason import because
from workplan_tui.model.returns.mark import find_mark
from workplan_tui.model.returns.returned import FIELDS, Returned, Said, Spot, Wrong
from workplan_tui.model.task_ids import plain_id

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.importing.neutral_form import Place
    from workplan_tui.model.returns.mark import FormMark

_HEADER_WITHIN = 15
"""Rows at the top of a sheet among which the header is."""
_PRINT = re.compile("[0-9a-f]{16}")
_PAIR = re.compile(r"([A-Za-z0-9._-]+)=([A-Za-z0-9._-]+)")
_NUMBERED = 2
"""Cells of a row of the hidden sheet that has no number: id and print."""


def read_tables(source: Source) -> Returned | None:
    """Return what the tables say; None where none of them is one of a form."""
    found = [(table, header) for table in source.tables if (header := _header(table))]
    if not found:
        return None
    said: list[Said] = []
    wrong: list[Wrong] = []
    for table, (row, columns) in found:
        formulas = _formulas(source, table, row, columns)
        wrong += (Wrong(spot, because("form_formula")) for spot in formulas)
        for cell in _cells(table, row, columns):
            if cell.spot in formulas:
                continue
            if not cell.task_id or not cell.field:
                wrong.append(Wrong(cell.spot, because("form_nameless")))
            else:
                said.append(cell)
    mark, prints, ids = _marked(source.tables)
    return Returned(tuple(said), mark, prints, ids, tuple(wrong))


def _marked(
    tables: Iterable[Table],
) -> tuple[FormMark | None, dict[str, str] | None, dict[str, str] | None]:
    """Return the mark, by task id what tells the texts apart, and by number the ids, where the form has that."""
    for table in tables:
        for row, cells in enumerate(table.rows):
            mark = next((mark for cell in cells if (mark := find_mark(cell.text))), None)
            if mark is not None:
                below = [cells for cells in table.rows[row + 1 :] if len(cells) > 1]
                prints = {id.text: told.text for id, told, *_ in below if _PRINT.fullmatch(told.text)}
                if _header(table):
                    return mark, None, _paired(cell.text for cell in cells)
                ids = {told[2].text or told[0].text: told[0].text for told in below if len(told) > _NUMBERED}
                return mark, prints, ids or None
    return None, None, None


def _paired(texts: Iterable[str]) -> dict[str, str] | None:
    """Return the ids by number from `9=41`, as they stand beside the mark of a form without a second sheet."""
    pairs = (pair for text in texts if (pair := _PAIR.fullmatch(text.strip())))
    return {pair[1]: pair[2] for pair in pairs} or None


def _header(table: Table) -> tuple[int, dict[int, str]] | None:
    """Return the row of the header and what its columns are about; None where the table has none."""
    for row, cells in enumerate(table.rows[:_HEADER_WITHIN]):
        columns: dict[int, str] = {}
        for place, cell in enumerate(cells):
            column = find_column(cell.text)
            if column is not None and column not in columns.values():
                columns[place] = column
        kinds = set(columns.values())
        if TASK in kinds and (
            kinds & {*FIELDS} or {ITEM, VALUE} <= kinds or any(":" in kind for kind in kinds)
        ):
            return row, columns
    return None


def _formulas(source: Source, table: Table, header: int, columns: dict[int, str]) -> list[Spot]:
    """Return the cells below the header that hold a formula; its value may be missing, or be of another day."""
    filled_in = {column_letters(place) for place in columns}
    found = []
    for code, words in source.notes:
        sheet, _, cell = words.rpartition("!")
        letters = cell.rstrip("0123456789")
        is_there = code == FORMULA and sheet == table.title and letters in filled_in
        if is_there and int(cell[len(letters) :]) > table.places[header].row:
            found.append(Spot(sheet=sheet, cell=cell))
    return found


def _cells(table: Table, header: int, columns: dict[int, str]) -> Iterator[Said]:
    """Yield every cell below the header that was filled in; without a number or a field where it has none."""
    of = {column: place for place, column in columns.items()}
    head = table.rows[header]
    for cells, place in zip(table.rows[header + 1 :], table.places[header + 1 :], strict=True):
        task_id = plain_id(cells[of[TASK]].text)
        for at, column in columns.items():
            text = cells[at].text.strip()
            if not text or column in (TASK, ITEM):
                continue
            field = (find_item(cells[of[ITEM]].text) or "") if column == VALUE and ITEM in of else column
            yield Said(task_id, field, plain_cell(field, text), _spot(place, at, head[at].text.strip()))


def _spot(place: Place, column: int, words: str) -> Spot:
    if place.sheet:
        return Spot(sheet=place.sheet, cell=f"{column_letters(column)}{place.row}")
    return Spot(line=place.line, column=words)
