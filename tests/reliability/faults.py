"""A file system that fails one call on purpose: the seam of `store.disk.files`."""

from __future__ import annotations

import errno
import os
import signal
from typing import TYPE_CHECKING, Any, TypeAlias

from tests.reliability.same_disk import SameDisk
from workplan_tui.store.disk.files import Files

if TYPE_CHECKING:
    from collections.abc import Mapping

Fault: TypeAlias = int | str

CALLS = tuple(
    name for name in dir(Files) if not name.startswith("_") and name not in ("monotonic", "may_write")
)
"""What can go wrong: asking for a permission is answered yes or no."""
ERRNOS = (
    errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EINTR, errno.ESTALE,
    errno.EMFILE,
)  # fmt: skip
WRITING = (
    "open_appending", "create", "chmod", "write", "truncate", "fsync", "make_folder", "rename", "link", "unlink",
)  # fmt: skip
"""What a disk that was turned read-only refuses."""
KILLS = ("short-kill", "kill-before", "kill-after")
FAULTS = (*ERRNOS, "short", *KILLS)


class FaultyFiles(SameDisk):
    """Counts its calls and lets some of them (from 1) go wrong.

    A fault is an errno, "short" (half is written), "short-kill", "kill-before" or "kill-after". After
    the first one every writing call may fail with one errno: `ever_after`.
    A file whose flush failed must not be written or flushed again: `retried` names the calls.
    """

    def __init__(self, faults: Mapping[int, Fault] | None = None, ever_after: int | None = None) -> None:
        self.calls: list[str] = []
        self.retried: list[str] = []
        self._faults = faults or {}
        self._ever_after = ever_after
        self._unflushed: set[tuple[int, int]] = set()

    @property
    def may_kill(self) -> bool:
        """Whether one of the faults ends the process."""
        return any(fault in KILLS for fault in self._faults.values())

    def name_of(self, call: int) -> str:
        """Return the name of that call, if there was one."""
        return self.calls[call - 1] if call <= len(self.calls) else "after the last"

    def _spoil(self, name: str, call: Any, arguments: tuple[Any, ...]) -> Any:
        self.calls.append(name)
        fault = self._faults.get(len(self.calls))
        if fault is None and name in WRITING and len(self.calls) > min(self._faults, default=0):
            fault = self._ever_after
        self._watch(name, arguments, fault)
        if fault is None:
            return call(*arguments)
        if isinstance(fault, int):
            if name == "close":
                call(*arguments)  # Linux frees the handle whatever close says
            raise OSError(fault, os.strerror(fault))
        if fault == "kill-before":
            _die()
        if fault.startswith("short"):
            if name != "write":
                return call(*arguments)
            handle, data = arguments
            written = call(handle, data[: len(data) // 2])
            if fault == "short-kill":
                _die()
            return written
        call(*arguments)
        return _die()

    def _watch(self, name: str, arguments: tuple[Any, ...], fault: Fault | None) -> None:
        if name not in ("write", "fsync"):
            return
        found = os.fstat(arguments[0])
        if (found.st_dev, found.st_ino) in self._unflushed:
            self.retried.append(f"{name} (call {len(self.calls)})")
        if name == "fsync" and isinstance(fault, int):
            self._unflushed.add((found.st_dev, found.st_ino))


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _through(name: str) -> Any:
    real = getattr(SameDisk, name)

    def call(self: FaultyFiles, *arguments: Any) -> Any:
        return self._spoil(name, lambda *given: real(self, *given), arguments)

    return call


for _name in CALLS:
    setattr(FaultyFiles, _name, _through(_name))
