"""Journal lines as a writer makes them, for tests that lay files down by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zlib import crc32

from workplan_tui.model.operations.note import note_op
from workplan_tui.store.journal.entry_id import new_entry_id
from workplan_tui.store.journal.line import crc_of, format_line

if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry


def lines_of(*entries: Entry, number: bool = True, more: dict[str, Any] | None = None) -> list[bytes]:
    """Return one line for each entry, chained from the first; `more` are keys of a later version."""
    lines: list[bytes] = []
    for place, entry in enumerate(entries, start=1):
        if number:
            entry = entry.replace(seq=place, prev=crc_of(lines[-1]) if lines else "00000000")
        lines.append(with_keys(format_line(entry), more or {}))
    return lines


def with_keys(line: bytes, more: dict[str, Any]) -> bytes:
    """Return the line with further keys and the right checksum."""
    if not more:
        return line
    record = {**json.loads(line), **more}
    del record["crc"]
    body = json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()[1:]
    return b'{"crc":"%08x",%s\n' % (crc32(body), body)


def another_line(entry: Entry, text: str, **changes: object) -> bytes:
    """Return a line like the entry's, with another id and text."""
    return format_line(entry.replace(id=new_entry_id(entry.id), ops=(note_op("1", text),), **changes))
