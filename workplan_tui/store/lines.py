"""The lines of an open file one after the other, whatever its size, in a few megabytes of memory."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.store.files import Files

    RawLine = tuple[int, int, bytes, bool]

_PIECE = 1 << 20


def lines_between(files: Files, handle: int, start: int, end: int, longest: int) -> Iterator[RawLine]:
    """Yield (offset, length, bytes, is whole); length and bytes are without the line end.

    Of a line longer than `longest` only so many bytes are given. Only the last can be unfinished.
    Only the line end separates: a JSON text may hold what `str.splitlines` would cut at.
    """
    offset, rest, length = start, b"", 0
    while start < end and (piece := files.pread(handle, min(_PIECE, end - start), start)):
        start += len(piece)
        first, *more = piece.split(b"\n")
        if len(rest) < longest:
            rest = (rest + first)[:longest]
        length += len(first)
        for line in more:
            yield offset, length, rest, True
            offset += length + 1
            rest, length = line[:longest], len(line)
    if length:
        yield offset, length, rest, False
