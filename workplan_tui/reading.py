"""Read a file that a user named: never more than a limit, never waiting for a FIFO's other end.

A name can stand for anything: `/dev/zero`, a sparse terabyte, a pipe nobody writes to. What the
bytes mean, and which sentence a refusal becomes, is the caller's.
"""

from __future__ import annotations

import errno
import os
import stat

from workplan_tui.language import tr

BOM = b"\xef\xbb\xbf"
"""What some editors put before UTF-8; it says nothing."""
_PIECE = 1 << 20


class TooLarge(ValueError):
    """The file holds more than the limit."""


def read_file(path: str, limit: int) -> bytes:
    """Return the bytes of a regular file; `OSError`, `ValueError` for a NUL in its name, `TooLarge`."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        found = os.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, tr("not a regular file"), path)
        if found.st_size > limit:
            raise TooLarge
        return read_handle(handle, limit)
    finally:
        os.close(handle)


def read_stream(path: str, limit: int) -> bytes:
    """Return what a file, or a pipe such as the shell's `<(…)`, holds; `OSError`, `TooLarge`.

    A pipe that nobody has opened for writing is empty: who would wait for its other end?
    """
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        os.set_blocking(handle, True)
        return read_handle(handle, limit)
    finally:
        os.close(handle)


def read_handle(handle: int, limit: int) -> bytes:
    """Return what can be read from an open file or pipe until its end."""
    pieces = []
    left = limit + 1
    while left and (piece := os.read(handle, min(left, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise TooLarge
    return b"".join(pieces)
