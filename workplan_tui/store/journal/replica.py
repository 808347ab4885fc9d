"""The replica: a name for this account as the writer of one journal folder on this host.

No two folders, and no two hosts, share one: whoever copies a folder or a home goes on under another
name, so that no file of one name is ever written in two places (`store.journal.writer`).
"""

from __future__ import annotations

import json
import os

from workplan_tui.settings.folders import state_folder
from workplan_tui.store.disk.accounts import account_word, former_word
from workplan_tui.store.disk.file_steps import shut
from workplan_tui.store.disk.files import read_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.store.disk.files import Files

_FORMER = "replica.json"
"""Where version 0.1 kept one name for all folders."""
_MOST_BYTES = 4096
_SAFE_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."


def new_replica() -> str:
    """Return a name that nobody has."""
    return f"{_account()}-{os.urandom(4).hex()}"


def former_replica(environment: Mapping[str, str], files: Files) -> str | None:
    """Return the name an earlier version kept for this account and machine, if it still stands there."""
    try:
        handle = files.open_reading(os.path.join(state_folder(environment), _FORMER))
    except (FileNotFoundError, PermissionError):  # or left behind by another account that used this home
        return None
    try:
        kept = json.loads(read_all(files, handle, 0, _MOST_BYTES))
        name = kept["replica"]
        if kept["machine"] == machine() and is_replica(name) and is_of_account(name):
            return str(name)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    finally:
        shut(files, handle)
    return None


def take_former(environment: Mapping[str, str], files: Files) -> bool:
    """Take the former name away, for one folder to carry it on; return False when another was first."""
    try:
        files.unlink(os.path.join(state_folder(environment), _FORMER))
    except FileNotFoundError:
        return False
    return True


def is_of_account(replica: str) -> bool:
    """Return whether the name is this account's: a shared home must not mix two writers."""
    return replica.rpartition("-")[0] in (_account(), former_word(os.geteuid()))


def is_of_uid(replica: str, uid: int) -> bool:
    """Return whether the name is that account's."""
    return replica.rpartition("-")[0] in (account_word(uid), former_word(uid))


def is_replica(name: object) -> bool:
    """Return whether the name can be a replica, and so part of a file name."""
    if not isinstance(name, str) or not 0 < len(name) <= 80 or name.startswith("."):
        return False
    return set(name) <= {*_SAFE_LETTERS, "-"}


def _account() -> str:
    return account_word(os.geteuid())


def machine() -> str:
    """Return what this host is told from others by; copies of one virtual machine may share it."""
    try:
        with open("/etc/machine-id", encoding="ascii") as file:
            return file.read().strip() or os.uname().nodename
    except (OSError, ValueError):
        return os.uname().nodename
