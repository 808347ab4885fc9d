"""Run a piece of a trial in a child process: as another account, under a limit."""

from __future__ import annotations

import codecs
import contextlib
import importlib
import os
import pickle
import pkgutil
import pwd
import shutil
import tempfile
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import workplan_tui

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Result = TypeVar("_Result")

ACCOUNTS = ("nobody", "daemon")
"""Two accounts every Linux has: the other people of a shared host."""
GROUP = 42_424
"""The number of the group both are in when they share a folder; a group needs no name."""


def in_child(work: Callable[[], _Result], account: str | int | None = None) -> _Result:
    """Run `work` in a child, as `account` if named, and return its result; its errors fail here.

    An account without a name is its number.
    """
    uid_gid = (
        (account, account) if isinstance(account, int) else pwd.getpwnam(account)[2:4] if account else None
    )
    if account:
        _load_what_comes_late()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if uid_gid:
                os.setgroups([GROUP])
                os.setgid(uid_gid[1])
                os.setuid(uid_gid[0])
            said = pickle.dumps((True, work()))
        except BaseException:
            said = pickle.dumps((False, traceback.format_exc()))
        with os.fdopen(writing, "wb") as answer:
            answer.write(said)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    went_well, result = pickle.loads(said)
    assert went_well, result
    return result  # type: ignore[no-any-return]


def _load_what_comes_late() -> None:
    """Load what commands import when they need it: another account may not reach the program's files."""
    codecs.lookup("ascii")
    for module in pkgutil.walk_packages(workplan_tui.__path__, f"{workplan_tui.__name__}."):
        if ".tui" not in module.name and "__main__" not in module.name:
            importlib.import_module(module.name)


@contextlib.contextmanager
def folder_for_all() -> Iterator[Path]:
    """Give a folder every account can reach; a test's own is closed to the others."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)
