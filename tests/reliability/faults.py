"""A file system that fails one call on purpose: the seam of `store.files`."""

from __future__ import annotations

import errno
import os
import signal
from typing import Any

from tests.reliability.same_disk import SameDisk
from workplan_tui.store.files import Files

CALLS = tuple(
    name for name in vars(Files) if not name.startswith("_") and name not in ("monotonic", "may_write")
)
"""What can go wrong: asking for a permission is answered yes or no."""
ERRNOS = (
    errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EINTR, errno.ESTALE,
    errno.EMFILE,
)  # fmt: skip
KILLS = ("short-kill", "kill-before", "kill-after")
FAULTS = (*ERRNOS, "short", *KILLS)


class FaultyFiles(SameDisk):
    """Counts its calls and lets the `fail_at`-th one (from 1) go wrong by `fault`.

    `fault` is an errno, "short" (half is written), "short-kill", "kill-before" or "kill-after".
    A file whose flush failed must not be written or flushed again: `retried` names the calls.
    """

    def __init__(self, fail_at: int = 0, fault: int | str = errno.EIO) -> None:
        self.calls: list[str] = []
        self.retried: list[str] = []
        self._fail_at = fail_at
        self._fault = fault
        self._unflushed: tuple[int, int] | None = None

    def _spoil(self, name: str, call: Any, arguments: tuple[Any, ...]) -> Any:
        self.calls.append(name)
        self._watch(name, arguments)
        if len(self.calls) != self._fail_at:
            return call(*arguments)
        if isinstance(self._fault, int):
            if name == "close":
                call(*arguments)  # Linux frees the handle whatever close says
            raise OSError(self._fault, os.strerror(self._fault))
        if self._fault == "kill-before":
            _die()
        if self._fault.startswith("short"):
            if name != "write":
                return call(*arguments)
            handle, data = arguments
            written = call(handle, data[: len(data) // 2])
            if self._fault == "short-kill":
                _die()
            return written
        call(*arguments)
        return _die()

    def _watch(self, name: str, arguments: tuple[Any, ...]) -> None:
        if name not in ("write", "fsync"):
            return
        found = os.fstat(arguments[0])
        if self._unflushed == (found.st_dev, found.st_ino):
            self.retried.append(f"{name} (call {len(self.calls)})")
        if name == "fsync" and len(self.calls) == self._fail_at and isinstance(self._fault, int):
            self._unflushed = found.st_dev, found.st_ino


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _through(name: str) -> Any:
    real = getattr(SameDisk, name)

    def call(self: FaultyFiles, *arguments: Any) -> Any:
        return self._spoil(name, lambda *given: real(self, *given), arguments)

    return call


for _name in CALLS:
    setattr(FaultyFiles, _name, _through(_name))
