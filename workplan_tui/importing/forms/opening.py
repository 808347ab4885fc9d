"""From the bytes of a file to what the form says, by what the bytes are; the name is never looked at."""

from __future__ import annotations

import csv
import io
import re

from workplan_tui.importing.forms.tables import read_tables
from workplan_tui.importing.neutral_form import Place, Source, plain_table
from workplan_tui.importing.readers.file_kinds import kind_of
from workplan_tui.importing.readers.refusals import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.returns.returned import Returned

_MOST_TEXT = 1 << 20
_SHEETS_OF_OTHERS = ("xls", "ods")
"""Spreadsheets that only the programs which wrote them can make a form of again."""
_TOML = re.compile(r"^\s*(?:form\s*=|\[\[tasks\]\])", re.MULTILINE)


def read_form(data: bytes) -> Returned:
    """Return what the form says; `Unreadable` with the reason where it is none, or breaks a limit.

    A spreadsheet is read by a child process with bounded memory and time.
    """
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise Unreadable("empty")
    kind = _kind_of(data)
    if kind == "xlsx":
        from workplan_tui.importing.readers.keeper import read_in_child

        found = read_tables(read_in_child("form", data))
        if found is None or found.mark is None:
            raise Unreadable("no_form")
        return found
    if kind in _SHEETS_OF_OTHERS:
        raise Unreadable("no_form_sheet", kind=kind)
    if kind != "text":
        raise Unreadable("no_form_kind")
    if len(data) > _MOST_TEXT:
        raise Unreadable("large", size=len(data) >> 20, limit=_MOST_TEXT >> 20)
    return _read_text(data)


def _kind_of(data: bytes) -> str:
    try:
        return kind_of(data)
    except Unreadable as error:  # bytes that are no text, such as zeros between letters
        raise Unreadable("no_form_kind") from error


def _read_text(data: bytes) -> Returned:
    from workplan_tui.importing.readers.decoding import decode

    decoded = decode(data)
    if "\0" in decoded.text:
        raise Unreadable("no_form_kind")
    if decoded.bad_lines:
        raise Unreadable("bad_letters", line=decoded.bad_lines[0])
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if _TOML.search(text):
        return _read_toml(text)
    for mark in ",\t;":
        found = read_tables(_separated(text, mark)) if mark in text else None
        if found is not None:
            return found
    from workplan_tui.importing.forms.typed_lines import read_lines

    return read_lines(text)


def _read_toml(text: str) -> Returned:
    import tomli

    from workplan_tui.importing.forms.toml_form import read_toml_form
    from workplan_tui.language.toml_words import reason

    try:
        found = read_toml_form(text)
    except tomli.TOMLDecodeError as error:
        raise Unreadable("toml", line=error.lineno, reason=reason(error.msg)) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets within brackets
        raise Unreadable("damaged") from error
    if found is None:
        raise Unreadable("no_form")
    return found


def _separated(text: str, mark: str) -> Source:
    """Return the rows with the line each begins on; a quote that never closes leaves the rest in one cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    rows: list[list[str]] = []
    places: list[Place] = []
    line = 1
    try:
        for cells in reader:
            if cells:
                rows.append(cells)
                places.append(Place(line=line))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable("damaged") from error
    return Source((plain_table(rows, places),), "csv")
