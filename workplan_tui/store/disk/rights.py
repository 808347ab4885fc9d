"""What the rights of a folder say of who may write in it. Pure: no disk is asked."""

from __future__ import annotations

import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os


def is_shared(folder: os.stat_result) -> bool:
    """Return whether other accounts than its owner may make files in the folder."""
    return bool(folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def anyone_may_rewrite(folder: os.stat_result) -> bool:
    """Return whether any account may remove and replace the files of the others."""
    return bool(folder.st_mode & stat.S_IWOTH and not folder.st_mode & stat.S_ISVTX)


def file_mode(folder: os.stat_result) -> int:
    """Return the mode that lets all who use a shared folder read; 0: as the umask has it."""
    return 0o640 | folder.st_mode & stat.S_IROTH if is_shared(folder) else 0
