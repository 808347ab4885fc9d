"""What the import tells a person, by its codes: notes of the reading, and why a document is refused."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.importing.readers.refusals import Unreadable


def note_words(code: str, words: str) -> str:
    """Return the sentence of a note."""
    sentences = {
        "encoding": tr("read as {words}"),
        "bad_bytes": tr("bytes that are no letters in line {words}"),
        "insertions": tr("tracked changes: {words} insertions read as accepted"),
        "deletions": tr("tracked changes: {words} deletions left out"),
        "text_boxes": tr("text boxes read: {words}"),
        "hidden_runs": tr("hidden text left out: {words} pieces"),
        "superscripts": tr("raised figures read as plain ones: {words}"),
        "symbols": tr("symbols that are no letters left out: {words}"),
        "date_fields": tr("date fields read as they were last stored: {words}"),
        "nested_tables": tr("tables inside cells read as text: {words}"),
        "hidden_sheet": tr("hidden sheet left out: {words}"),
        "error_cells": tr("cells that hold an error left out: {words}"),
        "pictures": tr("pictures in cells left out: {words}"),
        "pages": tr("pages read: {words}"),
        "pages_without_text": tr("pages without text, which may be pictures: {words}"),
        "letters_lost": tr(
            "letters whose font is neither in the file nor on this machine, left out: {words}"
        ),
        "numbers_lost": tr(
            "read through {words}, which loses automatic numbers: save as .docx instead if you can"
        ),
        "table_left_out": tr("table {words} has no column of units, leads or deadlines and was left out"),
        "tables_left_out": tr("tables left out, as the text holds more tasks: {words}"),
        "columns_guessed": tr("no header was found: the columns were told by what stands in them"),
        "cells_uncertain": tr("line {words}: the row has another number of cells than the header"),
    }
    return sentences.get(code, code).format(words=clean(words))


DOUBTFUL_NOTES = frozenset(
    ("bad_bytes", "columns_guessed", "cells_uncertain", "letters_lost", "pages_without_text")
)
"""Notes that a person must agree to: something may be wrong in the plan."""


def refusal_words(error: Unreadable) -> str:
    """Return the sentence of a refusal: what was found, and what to do."""
    sentences = {
        "empty": tr("it is empty."),
        "binary": tr("it is neither text nor a kind of document that is read."),
        "image": tr(
            "it is a picture. A plan is read from text: have it recognised first, or ask for the file it was made from."
        ),
        "scan": tr(
            "it is a scan: its pages hold no text. Have it recognised first, or ask for the file it was made from."
        ),
        "rtf": tr("it is an RTF file. Save it as .docx and import that."),
        "odt": tr("it is an OpenDocument text. Save it as .docx and import that."),
        "zip": tr("it is an archive. Unpack it and import the document inside."),
        "ole": tr("it is an old office file of an unknown kind. Save it as .docx or .xlsx and import that."),
        "doc": tr(
            "it is a .doc or .wps file, and neither LibreOffice nor antiword is on this machine. "
            "Save it as .docx and import that."
        ),
        "locked": tr("it is protected by a password. Save it without one."),
        "damaged": tr("it is damaged or is not what it seems to be."),
        "json": tr("it is no valid JSON: {reason}."),
        "extra": tr("reading {kind} needs more libraries: pip install 'workplan[office]'."),
        "parts": tr("it has more than {limit} parts."),
        "unpacked": tr("it unpacks to {size} MiB, more than {limit}."),
        "large": tr("it holds {size} MiB of text, more than {limit}."),
        "ratio": tr("its part {name} is packed more than {limit} times, as no document is."),
        "doctype": tr("its part {name} declares a document type, which office files never do."),
        "cells": tr("its sheet is larger than {rows} rows or {columns} columns."),
        "pages": tr("it has {count} pages, more than {limit}."),
        "memory": tr("reading it takes more memory than a plan can need."),
        "too_long": tr("reading it took longer than {limit} seconds."),
        "no_form": tr("it is no form made by workplan template: what marks one is missing."),
        "no_form_kind": tr(
            "it is no form. A form is an .xlsx, .csv or .toml file, as workplan template makes it, "
            "or lines of one task each."
        ),
        "no_form_sheet": tr(
            "it is an .{kind} file. Open it in Excel, WPS or LibreOffice, save it as .xlsx and apply that."
        ),
        "bad_letters": tr("line {line} holds bytes that are no letters. Save it as UTF-8."),
        "toml": tr("line {line} is no TOML: {reason}."),
        "broke_down": tr("the reader of {kind} files broke down over it. Save it anew, or as text."),
    }
    blanks = {name: clean(value) for name, value in error.blanks.items()}
    return sentences[error.code].format(**blanks)
