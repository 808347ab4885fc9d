"""A file system that fails one call on purpose: the seam of `store.files`."""

from __future__ import annotations

import errno
import os
import signal
from typing import Any

from workplan_tui.store.files import Files

CALLS = (
    "open_reading", "open_appending", "create", "open_folder", "fstat", "lstat", "pread", "write",
    "truncate", "fsync", "flock", "list_folder", "make_folder",
)  # fmt: skip
ERRNOS = (
    errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EINTR, errno.ESTALE,
    errno.EMFILE,
)  # fmt: skip


class FaultyFiles(Files):
    """Counts its calls and lets the `fail_at`-th one (from 1) go wrong by `fault`.

    `fault` is an errno, "short" (half is written), "short-kill", "kill-before" or "kill-after".
    """

    def __init__(self, fail_at: int = 0, fault: int | str = errno.EIO) -> None:
        self.calls: list[str] = []
        self._fail_at = fail_at
        self._fault = fault

    def sleep(self, seconds: float) -> None:
        """Waiting is not what these tests are about."""

    def _spoil(self, name: str, call: Any, arguments: tuple[Any, ...]) -> Any:
        self.calls.append(name)
        if len(self.calls) != self._fail_at:
            return call(*arguments)
        if isinstance(self._fault, int):
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


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _through(name: str) -> Any:
    real = getattr(Files, name)

    def call(self: FaultyFiles, *arguments: Any) -> Any:
        return self._spoil(name, lambda *given: real(self, *given), arguments)

    return call


for _name in CALLS:
    setattr(FaultyFiles, _name, _through(_name))
