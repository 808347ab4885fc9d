"""From the bytes of a document to the neutral form, by what the bytes are.

Text of every sort is read here; office files and PDF are read in a child process with bounded
memory and time (`readers.child`).
"""

from __future__ import annotations

from workplan_tui.importing.neutral_form import Source
from workplan_tui.importing.readers.file_kinds import kind_of
from workplan_tui.importing.readers.refusals import Unreadable
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

IN_CHILD = ("docx", "xlsx", "xls", "ods", "pdf", "ofd", "doc")
"""Kinds that a child process reads."""
MOST_TEXT = 16 << 20
"""A plan of 5,000 tasks has 2 MiB."""
NOT_READ = ("image", "rtf", "odt", "zip", "ole")
"""Kinds that are refused with a sentence each."""


def read_document(data: bytes, given: Mapping[str, str] | None = None) -> Source:
    """Return what a document holds; `Unreadable` with the reason where it is refused."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Unreadable("empty")
    kind = kind_of(data)
    if kind in NOT_READ:
        raise Unreadable(kind)
    if kind in IN_CHILD:
        from workplan_tui.importing.readers.keeper import read_in_child

        return read_in_child(kind, data)
    if len(data) > MOST_TEXT:
        raise Unreadable("large", size=len(data) >> 20, limit=MOST_TEXT >> 20)
    return read_letters(kind, data, given)


def read_letters(kind: str, data: bytes, given: Mapping[str, str] | None) -> Source:
    """Return what text, a page or JSON holds."""
    from workplan_tui.importing.readers.decoding import decode

    if kind == "html":
        from workplan_tui.importing.readers.web import decode_page, read_page

        decoded = decode_page(data)
        source = read_page(decoded.text)
    elif kind == "json":
        from workplan_tui.importing.readers.jsonrows import read_json

        decoded = decode(data)
        source = read_json(decoded.text)
    else:
        from workplan_tui.importing.readers.text import read_text

        decoded = decode(data)
        source = read_text(decoded.text, given)
    notes = list(source.notes)
    if decoded.encoding not in ("utf-8",):
        notes.append(("encoding", decoded.encoding))
    if decoded.bad_lines:
        notes.append(("bad_bytes", tr(", ").join(map(str, decoded.bad_lines[:10]))))
    return source.replace(notes=tuple(notes))
