"""Tell what a document is by its bytes; its name is never looked at."""

from __future__ import annotations

import re

from workplan_tui.importing.readers.decoding import decode

_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_HEAD = 4096


def kind_of(data: bytes) -> str:
    """Return docx, xlsx, ofd, zip, pdf, doc, xls, ole, rtf, image, html, json, or text."""
    head = data[:_HEAD]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if (head.startswith(_IMAGES) and not head.startswith(b"BM")) or (
        head.startswith(b"BM") and b"\x00" in head[:64]
    ):
        return "image"
    return _text(decode(data[: 1 << 16], whole=False).text)


def _zipped(data: bytes) -> str:
    """Return the kind by the parts the directory at the file's end names."""
    tail = data[-(1 << 22) :]
    if b"word/document" in tail or b"word/" in tail:
        return "docx"
    if b"xl/workbook" in tail or b"xl/" in tail:
        return "xlsx"
    if b"OFD.xml" in tail:
        return "ofd"
    if b"content.xml" in tail:
        return "ods" if b"opendocument.spreadsheet" in data[:200] else "odt"
    return "zip"


def _compound(data: bytes) -> str:
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return "xls"
    return "ole"


def _text(text: str) -> str:
    start = text.lstrip("\ufeff \t\r\n")[:_HEAD]
    if re.match(
        r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html\b|<head\b|<body\b|<table\b|<div\b|<meta\b|<p\b|<h1\b)",
        start,
        re.IGNORECASE | re.DOTALL,
    ):
        return "html"
    if start[:1] in "{[" and re.match(r"[\[{]\s*(?:[\[{\"]|\]|\})", start):
        return "json"
    return "text"
