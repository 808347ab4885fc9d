"""Read a file that a user named: never more than a limit, never waiting for a FIFO's other end.

A name can stand for anything: `/dev/zero`, a sparse terabyte, a pipe nobody writes to. What the
bytes mean, and which sentence a refusal becomes, is the caller's.
"""

from __future__ import annotations

import errno
import os
import stat

BOM = b"\xef\xbb\xbf"
"""What some editors put before UTF-8; it says nothing."""
_PIECE = 1 << 20


class TooLarge(ValueError):
    """The file holds more than the limit."""


class NotRegular(OSError):
    """The name stands for a device, a pipe or a socket."""


class Calls:
    """The calls of the system by which files are read; `store.disk.files.Files` adds those that change them."""

    def open_any(self, path: str) -> int:
        """Open whatever a user's name leads to for reading, without waiting for the other end of a FIFO."""
        return os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)

    def close(self, handle: int) -> None:
        """Close the handle."""
        os.close(handle)

    def fstat(self, handle: int) -> os.stat_result:
        """Return what is known of the open file."""
        return os.fstat(handle)

    def set_blocking(self, handle: int) -> None:
        """Let reading wait until something comes."""
        os.set_blocking(handle, True)

    def read(self, handle: int, length: int) -> bytes:
        """Read the next bytes, at most so many; none at the end."""
        return os.read(handle, length)


def read_file(path: str, limit: int, calls: Calls | None = None) -> bytes:
    """Return the bytes of a regular file; `OSError`, `ValueError` for a NUL in its name, `TooLarge`."""
    calls = calls or Calls()
    handle = calls.open_any(path)
    try:
        found = calls.fstat(handle)
        if stat.S_ISDIR(found.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        if not stat.S_ISREG(found.st_mode):
            raise NotRegular(errno.EINVAL, "not a regular file", path)
        if found.st_size > limit:
            raise TooLarge
        return read_handle(handle, limit, calls)
    finally:
        _shut(calls, handle)


def read_stream(path: str, limit: int, calls: Calls | None = None) -> bytes:
    """Return what a file, or a pipe such as the shell's `<(…)`, holds; `OSError`, `TooLarge`.

    A pipe that nobody has opened for writing is empty: who would wait for its other end?
    """
    calls = calls or Calls()
    handle = calls.open_any(path)
    try:
        if stat.S_ISDIR(calls.fstat(handle).st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
        calls.set_blocking(handle)
        return read_handle(handle, limit, calls)
    finally:
        _shut(calls, handle)


def read_handle(handle: int, limit: int, calls: Calls | None = None) -> bytes:
    """Return what can be read from an open file or pipe until its end."""
    calls = calls or Calls()
    pieces = []
    left = limit + 1
    while left and (piece := calls.read(handle, min(left, _PIECE))):
        pieces.append(piece)
        left -= len(piece)
    if not left:
        raise TooLarge
    return b"".join(pieces)


def _shut(calls: Calls, handle: int) -> None:
    """Close what was only read: what closing says changes nothing of it."""
    try:
        calls.close(handle)
    except OSError:
        return
