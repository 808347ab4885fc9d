"""The replica: a name for this account on this host that no other writer shares.

The replica is kept in the XDG state folder. A home that was copied to another machine gets a new
one: two hosts must never write a file of the same name.
"""

from __future__ import annotations

import json
import os

from workplan_tui.errors import NoPermission
from workplan_tui.language import tr
from workplan_tui.reading import read_file
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.store.files import Files

_NAME = "replica.json"
_LARGEST_BYTES = 4096
_SAFE_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."


def state_folder(environment: Mapping[str, str]) -> str:
    """Return this account's folder for state, which need not exist yet."""
    base = environment.get("XDG_STATE_HOME") or ""
    if not os.path.isabs(base):
        base = os.path.join(environment.get("HOME") or os.path.expanduser("~"), ".local", "state")
    return os.path.join(base, "workplan")


def replica_of(environment: Mapping[str, str], files: Files) -> str:
    """Return this account's replica, made at its first write; `NoPermission` when it cannot be kept."""
    folder = state_folder(environment)
    path = os.path.join(folder, _NAME)
    machine = _machine()
    known = _read(path, machine)
    if known:
        return known
    replica = f"{_account()}-{os.urandom(4).hex()}"
    data = json.dumps({"replica": replica, "machine": machine}).encode()
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        _keep(files, path, data, replace=os.path.exists(path))
    except OSError as error:
        raise NoPermission(
            tr(
                "Cannot keep this account's writer name in {folder}: {error}. "
                "Set XDG_STATE_HOME to a folder you can write."
            ).format(folder=clean(folder), error=error.strerror)
        ) from error
    return _read(path, machine) or replica


def known_replica(environment: Mapping[str, str]) -> str | None:
    """Return this account's replica if it has written before; makes none."""
    return _read(os.path.join(state_folder(environment), _NAME), _machine())


def _keep(files: Files, path: str, data: bytes, replace: bool) -> None:
    beside = f"{path}.{os.urandom(4).hex()}"
    handle = files.create(beside, 0o600)
    try:
        files.write(handle, data)
        files.fsync(handle)
    finally:
        files.close(handle)
    if replace:
        files.rename(beside, path)
        return
    try:
        files.link(beside, path)
    except FileExistsError:
        pass  # another process of this account was first: its name is the one
    finally:
        files.unlink(beside)


def _read(path: str, machine: str) -> str | None:
    try:
        kept = json.loads(read_file(path, _LARGEST_BYTES))
        if kept["machine"] == machine and is_replica(kept["replica"]):
            return str(kept["replica"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return None


def is_replica(name: object) -> bool:
    """Return whether the name can be a replica, and so part of a file name."""
    if not isinstance(name, str) or not 0 < len(name) <= 80 or name.startswith("."):
        return False
    return set(name) <= {*_SAFE_LETTERS, "-"}


def account() -> str:
    """Return the name of the account this process runs as."""
    import pwd

    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return f"uid{os.geteuid()}"


def _account() -> str:
    safe = "".join(letter for letter in account() if letter in _SAFE_LETTERS).lstrip(".")
    return safe[:32] or "user"


def _machine() -> str:
    try:
        with open("/etc/machine-id", encoding="ascii") as file:
            return file.read().strip() or os.uname().nodename
    except (OSError, ValueError):
        return os.uname().nodename
