"""What is too large, locked, damaged or no document is refused with a reason before a library opens it."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile

import pytest

from tests.importing import makers
from tests.importing.makers import docx, sheet_of_rows, xlsx, zipped
from workplan_tui.importing.document import read_document
from workplan_tui.importing.import_words import refusal_words
from workplan_tui.importing.readers import archive, keeper
from workplan_tui.importing.readers.refusals import Unreadable


def why(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        read_document(data)
    assert refusal_words(refused.value)
    return refused.value.code


def test_a_part_that_unpacks_without_end_is_refused() -> None:
    assert why(docx("<w:p/>" + " " * (20 << 20))) == "ratio"
    assert why(zipped({"word/document.xml": b"x" * (70 << 20)})) == "unpacked"


def test_a_directory_that_lies_is_stopped_while_reading() -> None:
    data = docx("<w:p/>" + " " * 2000)
    spoilt = archive.Archive(data)
    assert spoilt.read("word/document.xml").startswith(b"<w:document")


def test_a_document_type_is_refused_in_any_encoding() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><w:document/>'

    assert why(zipped({"word/document.xml": bomb})) == "doctype"
    assert why(zipped({"word/document.xml": bomb.encode("utf-16")})) == "doctype"
    assert why(xlsx({"a": "<sheetData/>"}, styles="<!DOCTYPE x>")) == "doctype"


def test_a_sheet_beyond_the_limits_is_refused() -> None:
    far = '<sheetData><row r="1"><c r="XFD1" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    deep = '<sheetData><row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'

    assert why(xlsx({"a": far})) == why(xlsx({"a": deep})) == "cells"


def test_a_merge_over_the_whole_sheet_costs_nothing() -> None:
    content = sheet_of_rows([["一", "二"]]) + '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'

    assert len(read_document(xlsx({"a": content})).tables[0].rows) <= 2


def test_a_pdf_of_many_pages_is_refused() -> None:
    assert why(makers.pdf([makers.PdfPage()] * 501)) == "pages"


def test_a_scan_is_recognised() -> None:
    assert why(makers.pdf([makers.PdfPage()])) == "scan"
    assert why(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100) == "image"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"%PDF-1.4 nothing", "damaged"),
        (b"PK\x03\x04" + b"word/document.xml", "damaged"),
        (b"{\\rtf1 text}", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "ole"),
        (b"\x7fELF\x00\x00\x00\x01" + b"\x00" * 100, "binary"),
        (b'{"tasks": [}', "json"),
    ],
)
def test_what_is_no_document_is_refused(data: bytes, code: str) -> None:
    assert why(data) == code


def test_an_archive_with_a_password_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("word/document.xml", "<w:document/>")
    data = bytearray(stream.getvalue())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1

    assert why(bytes(data)) == "locked"


def test_the_child_bounds_its_memory_and_its_time() -> None:
    greedy = "from workplan_tui.importing.readers.keeper import limit_self; limit_self(); bytearray(2 << 30)"
    done = subprocess.run([sys.executable, "-c", greedy], capture_output=True, text=True, check=False)

    assert "MemoryError" in done.stderr


def test_a_reader_that_breaks_down_or_hangs_ends_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def end_with(code: int) -> object:
        return lambda *_a, **_k: subprocess.CompletedProcess([], code, b"", b"")

    def hang(*_a: object, **_k: object) -> None:
        raise subprocess.TimeoutExpired([], 60)

    for run, code in ((end_with(-11), "broke_down"), (end_with(-24), "too_long"), (hang, "too_long")):
        monkeypatch.setattr(keeper.subprocess, "run", run)
        assert why(docx("<w:p/>")) == code
