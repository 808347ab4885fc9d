"""Real system calls that fail: `strace -e inject` on the command as it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess

from tests.reliability.ground import Ground, ground, note, texts
from tests.reliability.tally import Tally
from tests.support.program import WORKPLAN
from workplan_tui.store.disk.files import Files

INJECTIONS = (
    "fsync:error=EIO:when=1", "fsync:error=EIO:when=1+", "fsync:error=ENOSPC:when=1",
    "fsync:signal=SIGKILL:when=1", "write:error=EIO:when=1", "write:error=ENOSPC:when=1",
    "write:error=EINTR:when=1", "write:retval=3:when=1", "write:signal=SIGKILL:when=1",
    "pread64:error=EIO:when=1", "pread64:error=EIO:when=3", "openat:error=EMFILE:when=2",
    "openat:error=EROFS:when=2", "fsync:retval=0:when=1+", "flock:error=EINTR:when=1",
    "flock:error=ENOLCK:when=1", "fsync:error=EIO",
)  # fmt: skip
"""On the writer's file (`flock`: on the lock; without `when`: on all files, every time); `retval` is
a disk that lies about what it did."""
_STRACE = ("strace", "-f", "-o", "/dev/null")
CODES = (0, 75, 77, -9)


def can_trace() -> bool:
    """Return whether this machine has strace and lets this account use it."""
    if shutil.which("strace") is None:
        return False
    return (
        subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, check=False).returncode
        == 0
    )


def traced(injections: tuple[str, ...] = INJECTIONS) -> Tally:
    """Run one `workplan note` under each injection, and one without any after it."""
    tally = Tally()
    for injection in injections:
        with ground() as place:
            place.open(Files()).record(note("一"))  # the command works on the real disk
            code, words = _command(place, "二", [*_STRACE, *_target(place, injection)])
            tally.faults += 1
            tally.kills += "SIGKILL" in injection
            tally.acknowledged += 1 + (code == 0)
            found = texts(place.open())
            tally.expect(code in CODES and "Traceback" not in words, f"{injection}: {code} {words}")
            tally.expect(
                found == ["一", "二"] or (code != 0 and found == ["一"]), f"{injection}: {code}, {found}"
            )
            tally.expect(_command(place, "三", [])[0] == 0, f"{injection}: the next command failed")
            tally.expect(texts(place.open()) == [*found, "三"], f"{injection}: the next edit is not there")
    return tally


def _target(place: Ground, injection: str) -> list[str]:
    file = place.journal / ".lock" if injection.startswith("flock") else place.segments[0]
    only = ["-P", str(file)] if "when" in injection else []
    return [*only, "-e", f"inject={injection}"]


def _command(place: Ground, text: str, before: list[str]) -> tuple[int, str]:
    done = subprocess.run(
        [*before, WORKPLAN, "--plan", place.plan, "note", "1", text],
        env={**os.environ, "HOME": str(place.home), "LANG": "C.UTF-8"}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr
