"""Real accounts of the host, made for a test and removed again, and one seen from inside a container."""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import io
import os
import pwd
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from tests.reliability.child import in_child
from workplan_tui.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Result = TypeVar("_Result")
PEOPLE = {
    "lizyx": 61001, "wangzyx": 61002, "user": 61003, "ann-lee": 61004, "annlee": 61005, "uid61009": 61006,
    "张伟": 61007, "uid61106": 61105,
}  # fmt: skip
"""Everybody the tests make an account for: one number each, whichever test needs it."""
_LONGEST_WAIT = 120
"""Seconds."""
_IN_USE = Path(tempfile.gettempdir()) / "workplan-accounts-of-tests"
"""Locked by every run of tests that uses such accounts; it names those that were made."""
_NEW_USER_NAMES = 0x10000000
_MAY_BE_LOOKED_AT = 4


@contextlib.contextmanager
def accounts() -> Iterator[None]:
    """Let all of `PEOPLE` exist, with names that `useradd` alone would not take.

    Several runs of tests, and processes of one run, may want them at once: the last one removes what any of
    them made. All are made by whoever comes first, so that nobody waits for the end of a run that needs fewer.
    """
    with open(_IN_USE, "a+", encoding="utf-8") as lock:
        while True:
            fcntl.flock(lock, fcntl.LOCK_SH)
            if all(_number_of(name) == uid for name, uid in PEOPLE.items()):
                break
            fcntl.flock(lock, fcntl.LOCK_EX)
            _wait_for_names()
            _make({name: uid for name, uid in PEOPLE.items() if _number_of(name) != uid}, lock)
        try:
            yield
        finally:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(lock)


def _number_of(name: str) -> int | None:
    try:
        return pwd.getpwnam(name).pw_uid
    except KeyError:
        return None


def _wait_for_names() -> None:
    """Wait until nobody else has an account of such a name: another checkout's tests soon remove theirs."""
    until = time.monotonic() + _LONGEST_WAIT
    while any(_number_of(name) not in (None, uid) for name, uid in PEOPLE.items()):
        assert time.monotonic() < until, f"this host has an account of its own among {sorted(PEOPLE)}"
        time.sleep(0.5)


_SBIN = {**os.environ, "PATH": os.pathsep.join((os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"))}
"""Where accounts are made from: not every root's path has the folders of the system's own programs."""


def _make(uids: dict[str, int], lock: TextIO) -> None:
    for name, uid in uids.items():
        print(name, file=lock, flush=True)
        subprocess.run(
            ["useradd", "--badname", "-M", "-N", "-g", "nogroup", "-u", str(uid), "-d", "/nonexistent", name],
            check=True, capture_output=True, env=_SBIN,
        )  # fmt: skip


def _remove(lock: TextIO) -> None:
    lock.seek(0)
    for name in set(lock.read().split()):
        subprocess.run(["userdel", name], check=False, capture_output=True, env=_SBIN)
    lock.truncate(0)


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
