"""What a writer remembers of its own lines, as bytes: a head, and one record for each line written.

Pure. A record that was cut or changed is passed over: remembering less is never wrong, it only tells
less. A line is remembered after it is durable, so what stands here did stand in the journal.
"""

from __future__ import annotations

import json
from zlib import crc32

from workplan_tui.store.journal.line import crc_of, id_of_plain, is_plain_line, seq_of_plain
from workplan_tui.store.journal.replica import is_replica
from workplan_tui.store.journal.writers import writer_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    LastLine = tuple[int, int, str, str, int]
    """Where a file's last line begins, its length without the end, its checksum, its id, its number."""

MOST_KEPT = 64 * 1024
"""Bytes of the newest lines that are always kept."""
_MOST_LOST = 4 * MOST_KEPT
"""Bytes of lines that are kept because the journal has them no longer."""


class WriterMemory:
    """What a writer remembers."""

    def __init__(self, replica: str, folder: str, identity: str) -> None:
        self.replica = replica
        self.folder = folder
        """The real path of the journal folder."""
        self.identity = identity
        """What tells the folder from a copy of it."""
        self.own_identity = ""
        """What tells the file this stands in from the one in a copied home."""
        self.asks = False
        """Whether some of the lines were not in the journal when this was begun."""
        self.former: dict[str, int] = {}
        """By names used here before, the number of the last entry that is not among the lines."""
        self.marks: dict[str, LastLine] = {}
        """The last line of each of the replica's files."""
        self.lines: list[tuple[str, bytes]] = []
        """The newest lines, oldest first, each with the file it was written to."""

    def take(self, name: str, start: int, line: bytes) -> None:
        """Remember a line of the file `name`."""
        self.lines.append((name, line))
        if (writer_of(name) or ("", 0))[0] == self.replica:
            self.marks[name] = start, len(line), crc_of(line), id_of_plain(line), seq_of_plain(line)

    def ids(self) -> list[str]:
        """Return the ids of the lines, in order."""
        return [id_of_plain(line) for _, line in self.lines]

    def shorten(self, missing: Collection[str]) -> None:
        """Drop the oldest lines beyond what is kept; those of the missing ids stay."""
        newest, lost = MOST_KEPT, _MOST_LOST
        kept = []
        for name, line in reversed(self.lines):
            newest -= len(line)
            if newest < 0 and id_of_plain(line) in missing:
                lost -= len(line)
                if lost >= 0:
                    kept.append((name, line))
            elif newest >= 0:
                kept.append((name, line))
        self.lines = kept[::-1]

    def begun_anew(self, replica: str, identity: str) -> WriterMemory:
        """Return what another writer of the same folder goes on with: it remembers the same lines."""
        other = WriterMemory(replica, self.folder, identity)
        other.lines = self.lines
        other.former = self.unnamed()
        return other

    def unnamed(self) -> dict[str, int]:
        """Return by writer the number up to which its entries are not among the lines."""
        first: dict[str, int] = {}
        for name, line in self.lines:
            first.setdefault((writer_of(name) or ("", 0))[0], seq_of_plain(line))
        found = {replica: seq - 1 for replica, seq in first.items() if replica}
        marked = max((mark[4] for mark in self.marks.values()), default=0)
        found.setdefault(self.replica, marked)
        return {**found, **self.former}


def format_memory(memory: WriterMemory) -> bytes:
    """Return the whole file."""
    head = {
        "v": 1, "replica": memory.replica, "folder": memory.folder, "identity": memory.identity,
        "own": memory.own_identity, "asks": memory.asks, "former": memory.former, "marks": memory.marks,
    }  # fmt: skip
    text = json.dumps(head, separators=(",", ":")).encode()
    # Where these lines stand is of no interest any more: the marks say where the last ones do.
    return _sealed(text) + b"".join(format_record(name, -1, line) for name, line in memory.lines)


def format_record(name: str, start: int, line: bytes) -> bytes:
    """Return the record of one line."""
    return _sealed(b"%s %d %s" % (name.encode(), start, line))


def parse_memory(data: bytes) -> WriterMemory | None:
    """Return what the file holds; None when its head is not whole."""
    head, _, records = data.partition(b"\n")
    text = _opened(head)
    if text is None:
        return None
    try:
        kept = json.loads(text)
        memory = WriterMemory(kept["replica"], kept["folder"], kept["identity"])
        memory.own_identity, memory.asks, memory.former = kept["own"], kept["asks"], kept["former"]
        memory.marks = {name: _mark(mark) for name, mark in kept["marks"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if not is_replica(memory.replica):
        return None
    take_records(memory, records)
    return memory


def take_records(memory: WriterMemory, records: bytes) -> None:
    """Take the records that are whole."""
    for record in records.split(b"\n"):
        text = _opened(record)
        if text is None:
            continue
        name, start, line = text.split(b" ", 2)
        if not is_plain_line(line):
            continue
        if int(start) < 0:
            memory.lines.append((name.decode(), line))
        else:
            memory.take(name.decode(), int(start), line)


def _mark(found: Any) -> LastLine:
    start, length, crc, id, seq = found
    return int(start), int(length), str(crc), str(id), int(seq)


def _sealed(text: bytes) -> bytes:
    return b"%08x %s\n" % (crc32(text), text)


def _opened(record: bytes) -> bytes | None:
    text = record[9:]
    return text if record[:9] == b"%08x " % crc32(text) and text else None
