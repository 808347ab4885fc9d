"""One writer at a time on a host: the folder's lock, with a bounded wait that names the holder.

The kernel frees a `flock` when its process ends, so a lock is never stale and never broken by
force. `fcntl` record locks are not used: closing any handle of the file would drop them.
"""

from __future__ import annotations

import errno
import os
import stat
from _thread import allocate_lock, start_new_thread  # `threading` costs as much as a fast edit

from workplan_tui.base.errors import Locked
from workplan_tui.language import tr
from workplan_tui.store.disk.file_steps import same_file, set_mode, shut
from workplan_tui.store.disk.rights import file_mode
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.disk.files import Files

LOCK_NAME = ".lock"
LONGEST_WAIT = 5.0
"""Seconds until the edit is refused."""
_REOPENINGS = 8


def held(files: Files, folder: str, longest_wait: float = LONGEST_WAIT, name: str = LOCK_NAME) -> HeldLock:
    """Return what holds the folder's lock inside a `with`, or the lock of that name in it.

    Entering raises `Locked` when another process keeps it, else `OSError`.
    """
    return HeldLock(files, os.path.join(folder, name), longest_wait)


class HeldLock:
    """The lock while it is held. (`contextlib` costs a one-shot command 0.6 ms of its 30.)"""

    def __init__(self, files: Files, path: str, longest_wait: float) -> None:
        self._files = files
        self._path = path
        self._longest_wait = longest_wait
        self._handle: int

    def __enter__(self) -> None:
        self._handle = _take(self._files, self._path, self._files.monotonic() + self._longest_wait)

    def __exit__(self, *_error: object) -> None:
        shut(self._files, self._handle)


def _take(files: Files, path: str, until: float) -> int:
    for _ in range(_REOPENINGS):
        handle = _open(files, path)
        try:
            _wait(files, handle, until)
            if _is_named(files, handle, path):
                return handle
        except BaseException:
            shut(files, handle)
            raise
        shut(files, handle)
    raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), path)


def _open(files: Files, path: str) -> int:
    for _ in range(_REOPENINGS):
        try:
            return files.open_appending(path)
        except FileNotFoundError:
            pass
        except PermissionError:
            # Made by another account of a shared folder: locking needs no right to write.
            return files.open_reading(path)
        try:
            return _create(files, path)
        except FileExistsError:
            continue
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)


def _create(files: Files, path: str) -> int:
    mode = file_mode(files.stat(os.path.dirname(path)))
    handle = files.create(path, mode or 0o640)
    try:
        if mode:
            set_mode(files, handle, mode)
    except OSError:
        shut(files, handle)
        raise
    return handle


def _is_named(files: Files, handle: int, path: str) -> bool:
    """Return whether the name still leads to what was locked: else others lock another file."""
    locked = files.fstat(handle)
    if not stat.S_ISREG(locked.st_mode):
        raise OSError(errno.ESTALE, tr("the lock is not a regular file"), path)
    try:
        return same_file(files.lstat(path), locked)
    except FileNotFoundError:
        return False


def _wait(files: Files, handle: int, until: float) -> None:
    try:
        files.flock(handle)
    except BlockingIOError:
        seconds = until - files.monotonic()
        if seconds <= 0 or not _gets_its_turn(files, handle, seconds):
            raise _who_holds(files.fstat(handle)) from None


def _gets_its_turn(files: Files, handle: int, seconds: float) -> bool:
    """Wait for the lock in the kernel's own queue; return whether it came in time.

    Asking again and again would pass busy writers over. The kernel's wait has no end, so a thread
    waits with a handle of its own; one that is given up lets the lock go when it comes.
    """
    waiting, is_over, faults = files.duplicate(handle), allocate_lock(), list[OSError]()
    is_over.acquire()

    def wait() -> None:
        try:
            files.flock_in_turn(waiting)
        except OSError as error:
            faults.append(error)
        finally:
            shut(files, waiting)
            is_over.release()

    start_new_thread(wait, ())
    came = is_over.acquire(timeout=max(0.0, seconds))
    if faults:
        raise faults[0]
    return came


def _who_holds(lock: os.stat_result) -> Locked:
    holder = find_holder(lock.st_dev, lock.st_ino)
    if holder is None:
        return Locked(tr("Not saved: another process keeps the journal locked. Try again in a moment."))
    pid, command = holder
    locked = Locked(
        tr(
            "Not saved: process {pid} ({command}) keeps the journal locked. End it or wait, then try again."
        ).format(pid=pid, command=clean(command))
    )
    locked.holder = tr("process {pid} ({command}) keeps it").format(pid=pid, command=clean(command))
    return locked


def find_holder(device: int, inode: int) -> tuple[int, str] | None:
    """Return process number and command of who holds a lock on the file, as Linux tells it."""
    wanted = f"{os.major(device):02x}:{os.minor(device):02x}:{inode}"
    try:
        with open("/proc/locks", encoding="ascii") as table:
            pids = [row.split()[-4] for row in table if wanted in row.split() and "->" not in row]
        for pid in pids:
            with open(f"/proc/{int(pid)}/cmdline", "rb") as words:
                command = words.read(400).replace(b"\0", b" ").decode("utf-8", "replace").strip()
            return int(pid), command
    except (OSError, ValueError, IndexError):
        return None
    return None
