"""The groups of accounts that this host knows."""

from __future__ import annotations

import os


def group_number(asked: str) -> int | None:
    """Return the number of the group of that name, or with that number; None where the host knows none."""
    import grp

    try:
        return grp.getgrnam(asked).gr_gid
    except KeyError:
        pass
    try:
        return grp.getgrgid(int(asked)).gr_gid
    except (KeyError, ValueError, OverflowError):
        return None


def group_name(number: int) -> str:
    """Return the group's name, or its number where it has none."""
    import grp

    try:
        return grp.getgrgid(number).gr_name
    except KeyError:
        return str(number)


def is_member(group: int) -> bool:
    """Return whether this account may give files to the group: it is one of it, or root."""
    return os.geteuid() == 0 or group in (os.getegid(), *os.getgroups())


def own_group_names() -> tuple[str, ...]:
    """Return the names of the groups this account is of."""
    return tuple(dict.fromkeys(map(group_name, (os.getegid(), *os.getgroups()))))
