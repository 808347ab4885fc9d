"""What kind of file system a file lies on: some are gone at the next start, some know no rights.

The kernel's table is read only where something depends on it: at a journal's first entry, and where
the rights that a file shows cannot be its own.
"""

from __future__ import annotations

import os

TABLE = "/proc/self/mountinfo"
_IN_MEMORY = ("tmpfs", "ramfs", "devtmpfs")
_WITHOUT_RIGHTS = ("vfat", "msdos", "exfat", "fuse.exfat", "fuseblk", "ntfs", "ntfs3")
"""All files of such a disk belong to one account and have one mode: what it was mounted with."""


def memory_kind(device: int) -> str | None:
    """Return the kind of file system, if it is one that keeps its files in memory only."""
    kind = kind_of(device)
    return kind if kind in _IN_MEMORY else None


def has_no_rights(device: int) -> bool:
    """Return whether owner and mode of the device's files say nothing about who made them."""
    return kind_of(device) in _WITHOUT_RIGHTS


def kind_of(device: int) -> str | None:
    """Return the kind of file system of a device number; None where the kernel does not tell."""
    wanted = f"{os.major(device)}:{os.minor(device)}"
    try:
        with open(TABLE, encoding="utf-8", errors="replace") as table:
            for row in table:
                mount, _, kind = row.partition(" - ")
                if mount.split(" ", 3)[2] == wanted:
                    return kind.split(" ", 1)[0]
    except (OSError, IndexError):
        return None
    return None
