"""Entries made elsewhere as whole journal files, in the format of a line (docs/files.md).

Pure: entries in, bytes out. An edit is never written this way: it is appended under the lock.
"""

from __future__ import annotations

from workplan_tui.store.journal.line import FIRST_PREV, crc_of, format_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.entry import Entry


def format_journal(entries: Iterable[Entry]) -> dict[str, bytes]:
    """Return each replica's first segment by its name, its entries numbered and chained in order."""
    lines: dict[str, list[bytes]] = {}
    for entry in entries:
        own = lines.setdefault(entry.replica, [])
        prev = crc_of(own[-1]) if own else FIRST_PREV
        own.append(format_line(entry.replace(seq=len(own) + 1, prev=prev)))
    return {f"{replica}-0001.jsonl": b"".join(own) for replica, own in lines.items()}
