"""The lines of an open file one after the other, whatever its size, in a few megabytes of memory."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.store.disk.files import Files

    RawLine = tuple[int, int, bytes, bool]
    Block = tuple[int, list[bytes], int, bool]

_PIECE = 1 << 20


def lines_between(
    files: Files, handle: int, start: int, end: int, longest: int, most: int | None = None
) -> Iterator[RawLine]:
    """Yield (offset, length, bytes, is whole); length and bytes are without the line end.

    Of a line longer than `longest` only so many bytes are given. Only the last can be unfinished.
    """
    for offset, lines, length, is_whole in blocks_between(files, handle, start, end, longest, most):
        if len(lines) == 1:
            yield offset, length, lines[0][:longest], is_whole
            continue
        for line in lines:
            yield offset, len(line), line[:longest], True
            offset += len(line) + 1


def blocks_between(
    files: Files, handle: int, start: int, end: int, longest: int, most: int | None = None
) -> Iterator[Block]:
    """Yield (offset, lines, length, is whole): lines that follow each other, without their ends.

    A line may stand alone: then `length` is its own, of which not more than `longest` bytes need be
    given. Of several all bytes are. Only the last line of all can be unfinished.
    Only the line end separates: a JSON text may hold what `str.splitlines` would cut at.
    Of a line of more than `most` bytes the end is not looked for: it is given as unfinished, the last.
    """
    offset, rest, length = start, b"", 0
    while start < end and (piece := files.pread(handle, min(_PIECE, end - start), start)):
        start += len(piece)
        first, *more = piece.split(b"\n")
        if len(rest) < longest:
            rest = (rest + first)[:longest]
        length += len(first)
        if not more:
            if most is not None and length > most:
                break
            continue
        yield offset, [rest], length, True
        offset += length + 1
        rest = more.pop()
        length = len(rest)
        if more:
            within = start - length - offset
            yield offset, more, within - 1, True
            offset += within
    if length:
        yield offset, [rest], length, False
