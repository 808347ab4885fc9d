"""What takes several file calls: write all, close for good, make and flush folders. No decisions."""

from __future__ import annotations

import errno
import os
import stat

from workplan_tui.store.disk.files import flush_folder
from workplan_tui.store.disk.mounts import has_no_rights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.disk.files import Files

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)
"""What a file system says that has no second names, as exFAT and FAT."""


def write_all(files: Files, handle: int, data: bytes) -> None:
    """Write all of the data, in as many writes as it takes."""
    while data:
        written = files.write(handle, data)
        if not written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        data = data[written:]


def shut(files: Files, handle: int) -> None:
    """Close a handle whose data is proven or given up: what closing says changes neither."""
    try:
        files.close(handle)
    except OSError:
        return


def put_new(files: Files, beside: str, path: str) -> None:
    """Give a finished file its name, which must not exist yet: `FileExistsError` where it does."""
    try:
        files.link(beside, path)
        return
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
    shut(files, files.create(path))  # the name is ours now, and what it leads to is empty
    try:
        files.rename(beside, path)
    except OSError:
        drop(files, path)
        raise


def set_mode(files: Files, handle: int, mode: int) -> None:
    """Give the open file its mode, where the file system knows any."""
    try:
        files.chmod(handle, mode)
    except PermissionError:
        if not has_no_rights(files.fstat(handle).st_dev):
            raise


def drop(files: Files, path: str) -> None:
    """Take a name of our own away, if that is possible."""
    try:
        files.unlink(path)
    except OSError:
        return


def make_folders(files: Files, path: str) -> None:
    """Make the folder and those it lies in, durably; one that is there already is left alone."""
    try:
        files.stat(path)
        return
    except FileNotFoundError:
        parent = os.path.dirname(path)
        if parent == path or not parent:
            raise
    make_folders(files, parent)
    try:
        files.make_folder(path)
    except FileExistsError:
        return
    flush_parent(files, path)


def flush_parent(files: Files, path: str) -> None:
    """Make the name of a file or folder durable, where this account may open what it lies in."""
    parent = os.path.dirname(path)
    try:
        shut(files, files.open_folder(parent))
    except PermissionError:
        return  # a folder that may be passed through but not read cannot be flushed
    flush_folder(files, parent)


def is_folder(files: Files, path: str) -> bool:
    """Return whether the path leads to a folder; `OSError` when that cannot be told."""
    try:
        return stat.S_ISDIR(files.stat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def is_in_the_way(files: Files, path: str) -> bool:
    """Return whether something that is no folder, such as a link to nowhere, has the name of one."""
    try:
        files.lstat(path)
        return not is_folder(files, path)
    except OSError:
        return False


def same_file(one: os.stat_result, other: os.stat_result) -> bool:
    """Return whether both are the same file, under whatever name."""
    return (one.st_dev, one.st_ino) == (other.st_dev, other.st_ino)
