"""Records that are found by a key without a look at the others: of what the cache keeps, most is never asked for.

First the places of all records, ordered by key, then the records as they were given. Each record has a
checksum of its own, and all have one together: nothing is believed that has another.
"""

from __future__ import annotations

import json
import zlib

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    Record = list[Any]

_PLACE = 8
"""Bytes of a record's place, which counts from where the records begin."""
_SUM = 8
"""Hex digits of a checksum."""
_AT_ONCE = 4096
"""Bytes that are read to see a record; nearly all are shorter."""
FAULTS = (OSError, ValueError, TypeError, KeyError, RecursionError)
"""What reading raises where the file is not what was written."""


def sealed(head: Any, records: Iterable[tuple[str, Record]]) -> bytes:
    """Return a file of a head, which is JSON, and records by their keys, in which no white space may be."""
    lines: list[bytes] = []
    places: list[tuple[bytes, int]] = []
    end = 0
    for key, record in records:
        body = key.encode() + b"\t" + _json(record)
        line = b"%08x%b\n" % (zlib.crc32(body), body)
        places.append((key.encode(), end))
        lines.append(line)
        end += len(line)
    together = b"".join(lines)
    told = _json([head, len(lines), len(together), zlib.crc32(together)])
    ordered = b"".join(place.to_bytes(_PLACE) for _, place in sorted(places))
    return b"".join((b"%08x %d\n" % (zlib.crc32(told), len(told)), told, ordered, together))


def opened(read: Callable[[int, int], bytes]) -> tuple[Any, KeyedRecords]:
    """Return the head and the records of such a file, given what reads it; one of `FAULTS` where it is damaged."""
    first = read(0, _AT_ONCE)
    start = first.index(b"\n") + 1
    checked, length = first[: start - 1].split(b" ")
    told = read(start, int(length))
    if checked != b"%08x" % zlib.crc32(told):
        raise ValueError
    head, *sizes = json.loads(told)
    return head, KeyedRecords(read, start + len(told), *sizes)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class KeyedRecords:
    """The records in an open file. Not read before they are asked for."""

    def __init__(
        self, read: Callable[[int, int], bytes], start: int, count: int, size: int, sum: int
    ) -> None:
        """Take what reads so many bytes from a place of the file; `start` is where the places stand."""
        self._read = read
        self._places_at, self._records_at = start, start + count * _PLACE
        self._count, self._size, self._sum = count, size, sum

    def find(self, key: str) -> Record | None:
        """Return the record of that key, or None where none is found; one of `FAULTS` where it is damaged."""
        wanted = key.encode()
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
        """Return every record in the order they were given; one of `FAULTS` where any is damaged."""
        data = self._read(self._records_at, self._size)
        if len(data) != self._size or zlib.crc32(data) != self._sum:
            raise ValueError
        bodies = [line.partition(b"\t")[2] for line in data.split(b"\n")[:-1]]
        return json.loads(b"[" + b",".join(bodies) + b"]")  # type: ignore[no-any-return]

    def _record(self, place: int) -> tuple[bytes, bytes]:
        """Return key and body of the record at the place; `ValueError` where its checksum is wrong."""
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
