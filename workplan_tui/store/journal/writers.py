"""Whose file is whose: the writer a segment is named for, and the account it belongs to.

In a folder that several accounts may write, the kernel's owner of a file is the only proof of who
wrote it (docs/reliability.md). Root and the folder's owner could change everything anyway.
"""

from __future__ import annotations

from workplan_tui.store.disk.accounts import former_word, trusted_uids, uid_of, user_numbers
from workplan_tui.store.disk.rights import is_shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from workplan_tui.store.disk.accounts import MappedRanges

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


def strangers(folder: os.stat_result, owners: Mapping[str, int]) -> frozenset[str]:
    """Return the segments of a shared folder that belong to somebody else than their writer.

    A writer's account is the one its replica is named for; where this host has no such account,
    the one that owns its first segment. `root` and the folder's owner may own any.
    """
    if not is_shared(folder):
        return frozenset()
    numbers = user_numbers()
    trusted = trusted_uids(folder.st_uid, numbers)
    by_writer: dict[str, list[tuple[int, int]]] = {}
    for name, owner in owners.items():
        replica, number = writer_of(name) or (name, 0)
        by_writer.setdefault(replica, []).append((number, owner))
    rightful = {
        replica: _rightful(replica.rpartition("-")[0], its, trusted, numbers)
        for replica, its in by_writer.items()
        if any(owner not in trusted for _, owner in its)
    }
    return frozenset(
        name for name, owner in owners.items() if owner not in trusted and owner != _owner(name, rightful)
    )


def _owner(name: str, rightful: Mapping[str, int | None]) -> int | None:
    writer = writer_of(name)
    return rightful[writer[0]] if writer else None


def _rightful(
    account: str, its: list[tuple[int, int]], trusted: set[int], numbers: MappedRanges
) -> int | None:
    """Return who may own the writer's files, (number, owner), beside root and the folder's owner."""
    uid = uid_of(account, numbers)
    are_trusted = any(owner in trusted for _, owner in its)
    _, first = min(its)
    if uid is None:
        return None if are_trusted else first
    if not are_trusted and uid not in {owner for _, owner in its} and former_word(first) == account:
        return first  # named when names were cut to plain letters: nobody else has ever written it
    return uid
