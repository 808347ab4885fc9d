"""The tasks of a plan as the cache holds them: one is found by its id without a look at the others.

First the places of all records, ordered by id, then the records in the plan's order. Each record has a
checksum of its own, and all have one together: nothing is believed that has another.
"""

from __future__ import annotations

import json
import zlib

from workplan_tui.store.disk.file_steps import shut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from workplan_tui.store.disk.files import Files

    Record = list[Any]

_PLACE = 8
"""Bytes of a record's place, which counts from where the records begin."""
_SUM = 8
"""Hex digits of a checksum."""
_AT_ONCE = 4096
"""Bytes that are read to see a record; nearly all are shorter."""
FAULTS = (OSError, ValueError, TypeError, KeyError, RecursionError)
"""What reading raises where the file is not what was written."""


def packed(records: Iterable[tuple[str, Record]]) -> tuple[bytes, bytes]:
    """Return the places and the records of tasks, each given with its id."""
    lines: list[bytes] = []
    places: list[tuple[bytes, int]] = []
    end = 0
    for id, record in records:
        name = id.encode()  # no white space is in one (`model.schema`)
        body = name + b"\t" + json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()
        line = b"%08x%b\n" % (zlib.crc32(body), body)
        places.append((name, end))
        lines.append(line)
        end += len(line)
    return b"".join(place.to_bytes(_PLACE) for _, place in sorted(places)), b"".join(lines)


class TaskRecords:
    """The records in an open file. Not read before they are asked for."""

    def __init__(
        self, read: Callable[[int, int], bytes], start: int, count: int, size: int, sum: int
    ) -> None:
        """Take what reads so many bytes from a place of the file; `start` is where the places stand."""
        self._read = read
        self._places_at, self._records_at = start, start + count * _PLACE
        self._count, self._size, self._sum = count, size, sum

    def find(self, id: str) -> Record | None:
        """Return the record of the task, or None where none is found; one of `FAULTS` where it is damaged."""
        wanted = id.encode()
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            place = int.from_bytes(self._read(self._places_at + middle * _PLACE, _PLACE))
            name, body = self._record(place)
            if name == wanted:
                return json.loads(body)  # type: ignore[no-any-return]
            low, high = (middle + 1, high) if name < wanted else (low, middle)
        return None

    def all(self) -> list[Record]:
        """Return every record in the plan's order; one of `FAULTS` where any is damaged."""
        data = self._read(self._records_at, self._size)
        if len(data) != self._size or zlib.crc32(data) != self._sum:
            raise ValueError
        bodies = [line.partition(b"\t")[2] for line in data.split(b"\n")[:-1]]
        return json.loads(b"[" + b",".join(bodies) + b"]")  # type: ignore[no-any-return]

    def _record(self, place: int) -> tuple[bytes, bytes]:
        """Return id and body of the record at the place; `ValueError` where its checksum is wrong."""
        line, at = b"", self._records_at + place
        while b"\n" not in line:
            more = self._read(at + len(line), _AT_ONCE)
            if not more:
                raise ValueError
            line += more
        line = line[: line.index(b"\n")]
        if line[:_SUM] != b"%08x" % zlib.crc32(line[_SUM:]):
            raise ValueError
        name, _, body = line[_SUM:].partition(b"\t")
        return name, body


class PieceReader:
    """An open file that is read in pieces; what its first piece holds is not asked of the disk again."""

    def __init__(self, files: Files, handle: int, size: int, first: int) -> None:
        """Take the handle over: it is closed with the last use, at once where the first piece is all."""
        self._files, self._handle = files, handle
        self._begin = b""
        try:
            self._begin = self(0, first)
        except OSError:
            self.close()
            raise
        if len(self._begin) >= size:
            self.close()

    def __call__(self, at: int, length: int) -> bytes:
        """Return so many bytes from there, or what there is of them."""
        if at + length <= len(self._begin) or self._handle < 0:
            return self._begin[at : at + length]
        from workplan_tui.store.disk.files import read_all

        return read_all(self._files, self._handle, at, length)

    def close(self) -> None:
        """Let the file go."""
        if self._handle >= 0:
            handle, self._handle = self._handle, -1
            shut(self._files, handle)

    def __del__(self) -> None:
        self.close()
