"""State files that hold what somebody typed: only this account may read them, and no link is followed.

They are written only where nobody else could have put another in their place.
"""

from __future__ import annotations

import os
import stat

from workplan_tui.base.errors import WorkplanError
from workplan_tui.store.disk.file_steps import make_folders, shut
from workplan_tui.store.disk.files import Files, read_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.store.disk.lock import HeldLock

_PRIVATE = 0o600
_OTHERS = 0o077
_OTHERS_WRITE = 0o022
_LOCK = "typed.lock"
_LONGEST_WAIT = 2.0
"""Seconds for as many screens as one line can end."""


def read_private(files: Files, path: str, most_bytes: int) -> bytes:
    """Return what the file holds; nothing where it is missing, foreign, open to others or too large."""
    try:
        handle = files.open_reading(path)
    except OSError:
        return b""
    try:
        found = files.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or not _is_safe(found, _OTHERS) or found.st_size > most_bytes:
            return b""
        return read_all(files, handle, 0, most_bytes)
    except OSError:
        return b""
    finally:
        shut(files, handle)


def change_private(files: Files, path: str, change: Callable[[], bool]) -> bool:
    """Run what reads the file and writes it again, while no other screen of the account does.

    Return what it returns, or False where the disk does not take it or others may write into the folder.
    """
    try:
        if not is_private_place(files, path):
            return False
        lock = _locked(files, os.path.dirname(path))
        try:
            return change()
        finally:
            if lock is not None:
                lock.__exit__()
    except (OSError, WorkplanError):
        return False


def _locked(files: Files, folder: str) -> HeldLock | None:
    """Return the lock of such files once it is got, `Locked` where it is not; None in a home without locks."""
    from workplan_tui.store.disk.lock import held  # a start has seldom use for it

    lock = held(files, folder, _LONGEST_WAIT, _LOCK)
    try:
        lock.__enter__()
    except OSError:
        return None
    return lock


def write_private(files: Files, path: str, data: bytes) -> None:
    """Make the file hold these bytes; where others may write nothing is. `OSError` or `WorkplanError`."""
    from workplan_tui.store.disk.replace import write_whole

    if is_private_place(files, path):
        write_whole(path, data, force=True, files=files, mode=_PRIVATE)


def is_private_place(files: Files, path: str) -> bool:
    """Return whether nobody else may put files into the folder, which is made if need be."""
    folder = os.path.dirname(path)
    make_folders(files, folder)
    return _is_safe(files.stat(folder), _OTHERS_WRITE)


def _is_safe(found: os.stat_result, forbidden: int) -> bool:
    return found.st_uid == os.geteuid() and not found.st_mode & forbidden
