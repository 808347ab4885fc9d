"""A table copied from a page so that every cell stands on a line of its own.

The header's words are successive lines; after them each row begins with the next number.
"""

from __future__ import annotations

from workplan_tui.importing.column_kinds import NUMBER, TEXT, find_columns, kind_of
from workplan_tui.importing.name_words import is_empty
from workplan_tui.importing.neutral_form import Paragraph, Place, Source, Table, plain_table
from workplan_tui.importing.readers.header_guess import kind_of_value
from workplan_tui.importing.row_kinds import printed_number
from workplan_tui.importing.titles import has_numeral
from workplan_tui.importing.vocabulary import DUE, LEAD_UNITS, LEADS, SUPPORT, UNITS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_LEAST, _MOST_COLUMNS = 3, 12
_LONGEST_HEADER = 14


def read_cells(text: str, _given: Mapping[str, str] | None = None) -> Source | None:
    """Return the table; None where no header stands in successive lines."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    found = _header(lines)
    if found is None:
        return None
    first, width = found
    header = [words for _, words in lines[first : first + width]]
    kinds = [kind_of(words) for words in header]
    rows: list[list[str]] = [header]
    places = [Place(line=lines[first][0])]
    notes: list[tuple[str, str]] = []
    for number, cells in _rows(lines[first + width :], width):
        if cells == header:
            continue
        fitted = _fitted(cells, kinds)
        if len(cells) not in (1, width):
            notes.append(("cells_uncertain", str(number)))
        rows.append(fitted)
        places.append(Place(line=number))
    if len(rows) < 2:
        return None
    before: list[Paragraph | Table] = [
        Paragraph(words, Place(line=number)) for number, words in lines[:first]
    ]
    return Source((*before, plain_table(rows, places)), "cells", tuple(notes), joined=True)


def _header(lines: list[tuple[int, str]]) -> tuple[int, int] | None:
    """Return where the header begins and how many columns it has."""
    for at, (_, words) in enumerate(lines[:200]):
        if kind_of(words) != NUMBER:
            continue
        width = 1
        while width < _MOST_COLUMNS and at + width < len(lines):
            words = lines[at + width][1]
            if len(words) > _LONGEST_HEADER or not kind_of(words):
                break
            width += 1
        header = plain_table([[words for _, words in lines[at : at + width]]], [Place()])
        columns = find_columns(header) if width >= _LEAST else None
        if (
            columns
            and columns.names_duty
            and at + width < len(lines)
            and printed_number(lines[at + width][1].rstrip(".、"))
        ):
            return at, width
        if columns and columns.names_duty and at + width < len(lines) and has_numeral(lines[at + width][1]):
            return at, width
    return None


def _rows(lines: list[tuple[int, str]], width: int) -> list[tuple[int, list[str]]]:
    """Cut the lines where the next number stands alone; a heading alone is a row of one cell."""
    rows: list[tuple[int, list[str]]] = []
    expected = 1
    for number, words in lines:
        printed = printed_number(words)
        room = not rows or len(rows[-1][1]) >= width - 1 or len(rows[-1][1]) == 1
        if printed == str(expected) or (printed == "1" and room):
            rows.append((number, [words]))
            expected = int(printed) + 1
        elif has_numeral(words) and not words[0].isdigit() and len(words) <= 30 and room:
            rows.append((number, [words]))
        elif rows and (len(rows[-1][1]) > 1 or printed_number(rows[-1][1][0])):
            rows[-1][1].append(words)
        else:
            rows.append((number, [words]))
    return rows


def _fitted(cells: list[str], kinds: list[str]) -> list[str]:
    """Put a row's cells into the header's columns; lines that are too many belong to one cell."""
    width = len(kinds)
    if len(cells) == 1 or len(cells) == width:
        return cells
    if len(cells) > width:
        text = kinds.index(TEXT) if TEXT in kinds else 1
        more = len(cells) - width
        return [*cells[:text], "\n".join(cells[text : text + more + 1]), *cells[text + more + 1 :]]
    return _with_gaps(cells, kinds)


def _with_gaps(cells: list[str], kinds: list[str]) -> list[str]:
    """A row with too few cells: each goes to the next column that its words fit."""
    placed = [""] * len(kinds)
    at = 0
    for cell in cells:
        found = kind_of_value(cell)
        spots = [place for place in range(at, len(kinds)) if _fits(found, kinds[place])]
        spot = spots[0] if spots else min(at, len(kinds) - 1)
        placed[spot] = cell if not placed[spot] else f"{placed[spot]}\n{cell}"
        at = spot + 1
        if at >= len(kinds):
            at = len(kinds) - 1
    return placed


def _fits(found: str, kind: str) -> bool:
    if found == "units":
        return kind in (UNITS, LEAD_UNITS, SUPPORT)
    if found == "due":
        return kind == DUE
    if found == "number":
        return kind == NUMBER
    if found == "leads":
        return kind == LEADS
    return kind not in (UNITS, LEAD_UNITS, SUPPORT, DUE, NUMBER, LEADS) or is_empty(found)
