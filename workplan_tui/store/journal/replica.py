"""The replica: a name for this account on this host that no other writer shares.

The replica is kept in the XDG state folder. A home that was copied to another machine gets a new
one: two hosts must never write a file of the same name.
"""

from __future__ import annotations

import errno
import json
import os

from workplan_tui.errors import FORBIDDEN, NoPermission, NotSaved
from workplan_tui.harmless import clean
from workplan_tui.language import tr
from workplan_tui.oswords import why_refused
from workplan_tui.settings import own_folder
from workplan_tui.store.file_steps import drop, make_folders, shut, write_all
from workplan_tui.store.files import flush_folder, read_all
from workplan_tui.store.journal.accounts import account_word
from workplan_tui.store.own_place import is_own_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.store.files import Files

_NAME = "replica.json"
_MOST_BYTES = 4096
_SAFE_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."


def state_folder(environment: Mapping[str, str]) -> str:
    """Return this account's folder for state, which need not exist yet."""
    return own_folder(environment, "XDG_STATE_HOME", os.path.join(".local", "state"))


def replica_of(environment: Mapping[str, str], files: Files) -> str:
    """Return this account's replica, made at its first write; `NoPermission` when it cannot be kept."""
    folder = state_folder(environment)
    path = os.path.join(folder, _NAME)
    machine = _machine()
    try:
        if not is_own_place(folder, files):
            raise PermissionError(errno.EPERM, tr("it lies in another account's place"))
        known, is_there = _read(files, path, machine)
        if known:
            return known
        replica = f"{_account()}-{os.urandom(4).hex()}"
        make_folders(files, folder)
        _keep(files, path, replica, machine, replace=is_there)
        return _read(files, path, machine)[0] or replica
    except OSError as error:
        kind = NoPermission if error.errno in FORBIDDEN else NotSaved
        raise kind(
            tr(
                "Not saved: this account's writer name cannot be kept in {folder}: {error}. "
                "Set XDG_STATE_HOME to a folder you can write."
            ).format(folder=clean(folder), error=why_refused(error))
        ) from error


def known_replica(environment: Mapping[str, str], files: Files) -> str | None:
    """Return this account's replica if it has written before; makes none."""
    path = os.path.join(state_folder(environment), _NAME)
    try:
        return _read(files, path, _machine())[0]
    except OSError:
        return None


def _keep(files: Files, path: str, replica: str, machine: str, replace: bool) -> None:
    data = json.dumps({"replica": replica, "machine": machine}).encode()
    beside = f"{path}.{os.urandom(4).hex()}"
    handle = files.create(beside, 0o600)
    try:
        write_all(files, handle, data)
        files.fsync(handle)
        if replace:
            files.rename(beside, path)
        else:
            files.link(beside, path)
    except FileExistsError:
        pass  # another process of this account was first: its name is the one
    finally:
        shut(files, handle)
        drop(files, beside)
    flush_folder(files, os.path.dirname(path))


def _read(files: Files, path: str, machine: str) -> tuple[str | None, bool]:
    """Return the replica that is kept for this account and machine, and whether a file is there."""
    try:
        handle = files.open_reading(path)
    except FileNotFoundError:
        return None, False
    except PermissionError:
        return None, True  # left behind by another account that used this home
    try:
        kept = json.loads(read_all(files, handle, 0, _MOST_BYTES))
        name = kept["replica"]
        if kept["machine"] == machine and is_replica(name) and _is_of_account(name):
            return str(name), True
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    finally:
        shut(files, handle)
    return None, True


def _is_of_account(replica: str) -> bool:
    """Return whether the name is this account's: a shared home must not mix two writers."""
    return replica.rpartition("-")[0] == _account()


def is_replica(name: object) -> bool:
    """Return whether the name can be a replica, and so part of a file name."""
    if not isinstance(name, str) or not 0 < len(name) <= 80 or name.startswith("."):
        return False
    return set(name) <= {*_SAFE_LETTERS, "-"}


def _account() -> str:
    return account_word(os.geteuid())


def _machine() -> str:
    try:
        with open("/etc/machine-id", encoding="ascii") as file:
            return file.read().strip() or os.uname().nodename
    except (OSError, ValueError):
        return os.uname().nodename
