"""Real accounts of the host, made for a test and removed again, and one seen from inside a container."""

from __future__ import annotations

import contextlib
import ctypes
import io
import os
import pwd
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tests.reliability.child import in_child
from workplan_tui.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Result = TypeVar("_Result")
_NEW_USER_NAMES = 0x10000000
_MAY_BE_LOOKED_AT = 4


@contextlib.contextmanager
def accounts(uids: dict[str, int]) -> Iterator[None]:
    """Let the accounts exist, with names that `useradd` alone would not take."""
    made = []
    try:
        for name, uid in uids.items():
            subprocess.run(
                ["useradd", "--badname", "-M", "-N", "-g", "nogroup", "-u", str(uid), "-d", "/nonexistent", name],
                check=True, capture_output=True,
            )  # fmt: skip
            made.append(name)
            assert pwd.getpwnam(name).pw_uid == uid
        yield
    finally:
        for name in made:
            subprocess.run(["userdel", name], check=False, capture_output=True)


def in_container(work: Callable[[], _Result], uid: int, inside: int = 0) -> _Result:
    """Run `work` as the account `uid`, which in there is number `inside`, as a rootless container has it."""

    def enter() -> _Result:
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_MAY_BE_LOOKED_AT, 1, 0, 0, 0)
        if libc.unshare(_NEW_USER_NAMES):
            raise OSError(ctypes.get_errno(), "unshare")
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{inside} {uid} 1")
        Path("/proc/self/gid_map").write_text(f"{inside} {uid} 1")
        return work()

    return in_child(enter, uid)


def command(account: str | int | None, home: Path, *words: object) -> tuple[int, str, str]:
    """Run the command as the account; return its exit code and what it said on both streams."""

    def run() -> tuple[int, str, str]:
        os.environ.update(HOME=str(home))
        for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "WORKPLAN", "WORKPLAN_ACTOR"):
            os.environ.pop(name, None)
        os.chdir("/")
        sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
        code = main(["--lang", "en", *map(str, words)])
        return code, sys.stdout.getvalue(), sys.stderr.getvalue()

    return in_child(run, account)
