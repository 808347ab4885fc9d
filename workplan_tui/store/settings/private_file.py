"""State files that hold what somebody typed: only this account may read them, and no link is followed.

They are written only where nobody else could have put another in their place.
"""

from __future__ import annotations

import os
import stat

from workplan_tui.store.disk.file_steps import make_folders, shut
from workplan_tui.store.disk.files import Files, read_all

_PRIVATE = 0o600
_OTHERS = 0o077
_OTHERS_WRITE = 0o022


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
