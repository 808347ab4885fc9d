"""Which account a writer's name stands for, so that the kernel's owner of a file can prove it.

A new writer is named for its account where that name says on every host who is meant: plain letters,
and the system knows it as this account's. Any other one is named `uid-N`. Inside a container whose
user numbers are mapped, N is the number outside: the files lie outside too.
"""

from __future__ import annotations

from workplan_tui.settings.actor import account_name

_PLAIN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.")
_LONGEST_WORD = 32
_BY_NUMBER = "uid-"
_UNMAPPED = 65534
"""The owner that the kernel shows inside a container for every account it does not know there."""

MappedRanges = list[tuple[int, int, int]]


def account_word(uid: int, numbers: MappedRanges | None = None) -> str:
    """Return the account in the name of a new writer of this account."""
    numbers = user_numbers() if numbers is None else numbers
    name = account_name(uid)
    if not numbers and _is_plain(name) and _uid_named(name) == uid:
        return name
    return f"{_BY_NUMBER}{_outside(uid, numbers)}"


def _is_plain(name: str) -> bool:
    is_short = len(name) <= _LONGEST_WORD and not name.startswith(".") and not name.isdigit()
    return is_short and _PLAIN_LETTERS.issuperset(name)


def former_word(uid: int) -> str:
    """Return what names of writers had for the account before: its plain letters, or `user`."""
    plain = "".join(letter for letter in account_name(uid) if letter in _PLAIN_LETTERS)
    return plain.lstrip(".")[:_LONGEST_WORD] or "user"


def uid_of(word: str, numbers: MappedRanges) -> int | None:
    """Return the account that the name stands for on this host, or None when it knows no such account."""
    numbered = word.removeprefix(_BY_NUMBER)
    if numbered != word and _is_number(numbered):
        return _inside(int(numbered), numbers)
    if numbers:
        return None  # the names inside a container say nothing of the accounts outside
    known = _uid_named(word)
    return int(word) if known is None and _is_number(word) else known


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) <= 10


def trusted_uids(folder_owner: int, numbers: MappedRanges) -> set[int]:
    """Return who could change every file of the folder anyway: root, outside too, and its owner."""
    if not numbers:
        return {0, folder_owner}
    return {uid for uid in (0, folder_owner) if uid == folder_owner or is_root(uid, numbers)} - {_UNMAPPED}


def user_numbers() -> MappedRanges:
    """Return (inside, outside, count) of each range of user numbers that are mapped; none on a host."""
    try:
        with open("/proc/self/uid_map", encoding="ascii") as table:
            rows = [row.split() for row in table]
        numbers = [(int(inside), int(outside), int(count)) for inside, outside, count in rows]
    except (OSError, ValueError):
        return []
    return [] if all(inside == outside for inside, outside, _ in numbers) else numbers


def is_mapped(uid: int, numbers: MappedRanges) -> bool:
    """Return whether the number is an account's here, and not what stands for all unknown ones."""
    return not numbers or any(inside <= uid < inside + count for inside, _, count in numbers)


def is_root(uid: int, numbers: MappedRanges) -> bool:
    """Return whether the number is root's outside of a container too."""
    return uid == 0 and (not numbers or (is_mapped(uid, numbers) and _outside(uid, numbers) == 0))


def _outside(uid: int, numbers: MappedRanges) -> int:
    for inside, outside, count in numbers:
        if inside <= uid < inside + count:
            return outside + uid - inside
    return uid


def _inside(uid: int, numbers: MappedRanges) -> int:
    for inside, outside, count in numbers:
        if outside <= uid < outside + count:
            return inside + uid - outside
    return _UNMAPPED if numbers else uid


def _uid_named(name: str) -> int | None:
    import pwd

    try:
        return pwd.getpwnam(name).pw_uid
    except (KeyError, ValueError):
        return None
