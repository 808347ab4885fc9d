"""Whose file is whose: the writer a segment is named for, and the account it belongs to.

In a folder that several accounts may write, the kernel's owner of a file is the only proof of who
wrote it (docs/reliability.md). Root and the folder's owner could change everything anyway.
"""

from __future__ import annotations

import stat

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

ENDING = ".jsonl"
_MOST_DIGITS = 9


def segment_name(replica: str, number: int) -> str:
    """Return the file name of a writer's segment."""
    return f"{replica}-{number:04d}{ENDING}"


def writer_of(name: str) -> tuple[str, int] | None:
    """Return replica and number of a segment's file name, or None when it is no name of ours."""
    replica, _, digits = name.removesuffix(ENDING).rpartition("-")
    if not replica or not digits.isascii() or not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        return None
    number = int(digits)
    return (replica, number) if number and segment_name(replica, number) == name else None


def is_shared(folder: os.stat_result) -> bool:
    """Return whether other accounts than its owner may make files in the folder."""
    return bool(folder.st_mode & (stat.S_IWGRP | stat.S_IWOTH))


def anyone_may_rewrite(folder: os.stat_result) -> bool:
    """Return whether any account may remove and replace the files of the others."""
    return bool(folder.st_mode & stat.S_IWOTH and not folder.st_mode & stat.S_ISVTX)


def file_mode(folder: os.stat_result) -> int:
    """Return the mode that lets all who use a shared folder read; 0: as the umask has it."""
    return 0o640 | folder.st_mode & stat.S_IROTH if is_shared(folder) else 0


def strangers(folder: os.stat_result, owners: Mapping[str, int]) -> frozenset[str]:
    """Return the segments of a shared folder that belong to somebody else than their writer.

    A writer's account is the one its replica is named for; where this host has no such account,
    the one that owns its first segment.
    """
    if not is_shared(folder):
        return frozenset()
    trusted = {0, folder.st_uid}
    first: dict[str, tuple[bool, int, int]] = {}
    for name, owner in owners.items():
        replica, number = writer_of(name) or (name, 0)
        first[replica] = min(first.get(replica, (True, number, owner)), (owner not in trusted, number, owner))
    return frozenset(
        name for name, owner in owners.items() if owner not in trusted and owner != _rightful(name, first)
    )


def _rightful(name: str, first: Mapping[str, tuple[bool, int, int]]) -> int | None:
    writer = writer_of(name)
    if writer is None:
        return None
    replica, _ = writer
    uid = _uid_of(replica.rpartition("-")[0])
    return first[replica][2] if uid is None else uid


def _uid_of(account: str) -> int | None:
    import pwd

    digits = account.removeprefix("uid")
    if digits != account and digits.isascii() and digits.isdecimal():
        return int(digits)
    try:
        return pwd.getpwnam(account).pw_uid
    except (KeyError, ValueError):
        return None
