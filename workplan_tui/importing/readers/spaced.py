"""A table set with blanks: columns begin where the header's words begin, counted in terminal cells."""

from __future__ import annotations

import re
import unicodedata

from workplan_tui.importing.column_kinds import NUMBER, Columns, find_columns
from workplan_tui.importing.neutral_form import Paragraph, Place, Source, Table, plain_table
from workplan_tui.importing.row_kinds import printed_number
from workplan_tui.importing.titles import has_numeral

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

_GAP = re.compile(r"(?:[ \u3000]{2,}|\u3000|\t)[ \u3000\t]*")
_LEAST = 3


def read_spaced(text: str, given: Mapping[str, str] | None = None) -> Source | None:
    """Return the table; None where no line is a header of three columns or more."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        words = [word for word in _GAP.split(line.strip()) if word]
        if len(words) < _LEAST:
            continue
        columns = find_columns(plain_table([words], [Place()]), given)
        if columns is None or not columns.names_duty:
            continue
        rows, places = _rows(lines, at, columns)
        if len(rows) < 2:
            continue
        before: list[Paragraph | Table] = [
            Paragraph(words, Place(line=number)) for number, words in enumerate(lines[:at], 1)
        ]
        return Source((*before, plain_table(rows, places)), "spaced", joined=True)
    return None


def _rows(lines: list[str], header: int, columns: Columns) -> tuple[list[list[str]], list[Place]]:
    starts = [start for start, _ in _pieces(lines[header])]
    rows = [[words for _, words in _pieces(lines[header])]]
    places = [Place(line=header + 1)]
    numbered = columns.of(NUMBER)
    for number, line in enumerate(lines[header + 1 :], header + 2):
        pieces = _pieces(line)
        if not pieces:
            continue
        cells = [""] * len(starts)
        words = [each for _, each in pieces]
        if len(pieces) == len(starts):
            cells = words
        else:
            for start, each in pieces:
                spot = max(range(len(starts)), key=lambda place: (-abs(starts[place] - start), place))
                cells[spot] = f"{cells[spot]} {each}".strip()
        is_new = (
            not numbered
            or printed_number("".join(cells[numbered[0]].split()))
            or (len(words) == 1 and has_numeral(words[0]))
        )
        if is_new or len(rows) == 1:
            rows.append(cells)
            places.append(Place(line=number))
        else:
            rows[-1] = [f"{old}{new}" for old, new in zip(rows[-1], cells, strict=True)]
    return rows, places


def _pieces(line: str) -> list[tuple[int, str]]:
    """Return the words between gaps, each with the terminal cell it begins in."""
    found: list[tuple[int, str]] = []
    for match in re.finditer(
        r"[^\s\u3000](?:[^\t\u3000]*?[^\s\u3000])??(?=[ \u3000]{2}|\u3000|\t|\s*$)", line
    ):
        found.append((_width(line[: match.start()]), match.group()))
    return found


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in words)
