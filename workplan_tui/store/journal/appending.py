"""Append one line to a file so that it is durable, or say that it is not. Knows no entries.

Each step has a fault behind it (docs/reliability.md); tests take the steps out one by one and
see something lost.
"""

from __future__ import annotations

import errno
import os
import stat

from workplan_tui.language import tr
from workplan_tui.store.disk.file_steps import drop, flush_parent, same_file, set_mode, shut
from workplan_tui.store.disk.files import flush_folder, read_all
from workplan_tui.store.disk.mounts import has_no_rights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.disk.files import Files

_SECTOR = 512
"""Bytes: the least a disk writes."""


class Unproven(OSError):
    """The line was written and may or may not be on the disk: the file is not to be used again."""


def append_line(files: Files, path: str, line: bytes, create_mode: int | None = None) -> None:
    """Append the line, flush it, read it back; raise `OSError` when it is not surely durable.

    The folder's lock is held, so what follows the old end is this process's own. With
    `create_mode` the file is made first and must not exist.
    """
    handle = _open(files, path) if create_mode is None else _create(files, path, create_mode)
    try:
        start = files.fstat(handle).st_size
        if not start:
            _flush_names(files, path, is_new=create_mode is not None)
        data = line if _follows_a_line_end(files, handle, start) else b"\n" + line
        _write(files, handle, data, start)
        try:
            _prove(files, handle, path, data, start)
        except OSError as error:
            _cut_back(files, handle, start, len(data))
            raise Unproven(error.errno, error.strerror, path) from error
    finally:
        shut(files, handle)


def _open(files: Files, path: str) -> int:
    handle = files.open_appending(path)
    try:
        _refuse_unsafe(files.fstat(handle), path)
    except OSError:
        shut(files, handle)
        raise
    return handle


def _create(files: Files, path: str, mode: int) -> int:
    handle = files.create(path, mode or 0o640)
    try:
        if mode:
            set_mode(files, handle, mode)
    except OSError:
        shut(files, handle)
        drop(files, path)
        raise
    return handle


def _refuse_unsafe(found: os.stat_result, path: str) -> None:
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.ESTALE, tr("not a regular file"), path)
    others_can_change = found.st_mode & stat.S_IWOTH and not has_no_rights(found.st_dev)
    if found.st_nlink > 1 or others_can_change:
        raise OSError(errno.ESTALE, tr("a file that others can change"), path)
    if found.st_uid != os.geteuid() and not has_no_rights(found.st_dev):
        raise OSError(errno.ESTALE, tr("a file of another account"), path)


def _flush_names(files: Files, path: str, is_new: bool) -> None:
    """Make the names that lead to the file durable before it has its first byte.

    So a file that holds anything is known to be found again after a power cut, whoever wrote it.
    """
    folder = os.path.dirname(path)
    try:
        flush_folder(files, folder)
        flush_parent(files, folder)
    except OSError:
        if is_new:
            drop(files, path)  # a folder that was not flushed is flushed again only if it changed
        raise


def _follows_a_line_end(files: Files, handle: int, start: int) -> bool:
    """Return whether a line end surely stands before `start`, or nothing at all.

    A process that is gone may have had its flush fail: what it wrote is then read from memory and
    is not on the disk. What shares a sector with our line goes there with it; a line end at the
    end of another sector may not, and a hole in its place would swallow our line.
    """
    if not start:
        return True
    return start % _SECTOR != 0 and files.pread(handle, 1, start - 1) == b"\n"


def _write(files: Files, handle: int, data: bytes, start: int) -> None:
    written = files.write(handle, data)
    try:
        if written < len(data):
            written += files.write(handle, data[written:])
        if written < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except OSError:
        _cut_back(files, handle, start, written)
        raise


def _prove(files: Files, handle: int, path: str, data: bytes, start: int) -> None:
    files.fsync(handle)
    if read_all(files, handle, start, len(data)) != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO), path)
    # Replaced or cut meanwhile, the name would lead to a file without the line.
    named = files.lstat(path)
    if not same_file(named, files.fstat(handle)) or named.st_size != start + len(data):
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), path)


def _cut_back(files: Files, handle: int, start: int, written: int) -> None:
    """Take our own bytes away again, if they are provably the last ones; else leave them be."""
    try:
        if files.fstat(handle).st_size == start + written:
            files.truncate(handle, start)
    except OSError:
        return
