"""The one door to the file system: every call of the store goes through a `Files`.

Tests put another object in its place to fail any call with any error (docs/reliability.md). The
methods are those of `os`, with the flags that make an open safe; nothing here decides anything.
"""

from __future__ import annotations

import errno
import fcntl
import os
import time

from workplan_tui.base.user_file import Calls

_GET_VERSION = 0x80087601
"""Linux: FS_IOC_GETVERSION."""
_SAFE = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
"""Never inherited, never through a symbolic link, never waiting for the other end of a FIFO."""


class Files(Calls):
    """The real file system. Errors are `OSError`, as the kernel gives them."""

    def open_reading(self, path: str) -> int:
        """Open an existing file for reading."""
        return os.open(path, os.O_RDONLY | _SAFE)

    def open_appending(self, path: str) -> int:
        """Open an existing file so that every write lands at its end."""
        return os.open(path, os.O_RDWR | os.O_APPEND | _SAFE)

    def create(self, path: str, mode: int = 0o640) -> int:
        """Create a file that must not exist yet, for appending."""
        return os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | _SAFE, mode)

    def open_folder(self, path: str) -> int:
        """Open a folder, to flush its entries."""
        return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def lstat(self, path: str) -> os.stat_result:
        """Return what is known of the name, without following a symbolic link."""
        return os.lstat(path)

    def stat(self, path: str) -> os.stat_result:
        """Return what is known of the file or folder a name leads to."""
        return os.stat(path)

    def real_path(self, path: str) -> str:
        """Return the path of what the name leads to in the end, whether or not it is there."""
        return os.path.realpath(path)

    def identity(self, handle: int) -> str:
        """Return what tells the open file or folder from every copy: its number, and which use of it.

        A number that became free is given to the next file; where the file system counts how often
        (ext4, XFS, Btrfs), that counts too.
        """
        try:
            version = int.from_bytes(fcntl.ioctl(handle, _GET_VERSION, bytes(8))[:4], "little")
        except OSError as error:
            if error.errno not in (errno.ENOTTY, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM):
                raise
            version = 0
        return f"{os.fstat(handle).st_ino}.{version}"

    def file_system(self, device: int) -> str:
        """Return the kind of the file system on the device, as Linux names it; empty where it does not."""
        wanted = f"{os.major(device)}:{os.minor(device)}"
        with open("/proc/self/mountinfo", encoding="utf-8", errors="replace") as table:
            rows = [row.split() for row in table]
        return next((row[row.index("-") + 1] for row in rows if row[2] == wanted and "-" in row), "")

    def may_write(self, folder: str) -> bool:
        """Return whether this account may make files in the folder."""
        return os.access(folder, os.W_OK | os.X_OK, effective_ids=os.access in os.supports_effective_ids)

    def chmod(self, handle: int, mode: int) -> None:
        """Give the open file its mode, whatever the umask took away."""
        os.fchmod(handle, mode)

    def chown(self, handle: int, uid: int, gid: int) -> None:
        """Give the open file or folder to another account."""
        os.fchown(handle, uid, gid)

    def pread(self, handle: int, length: int, offset: int) -> bytes:
        """Read up to `length` bytes at `offset`."""
        return os.pread(handle, length, offset)

    def write(self, handle: int, data: bytes) -> int:
        """Write once; return how many bytes were taken."""
        return os.write(handle, data)

    def truncate(self, handle: int, length: int) -> None:
        """Cut the file to `length` bytes."""
        os.ftruncate(handle, length)

    def fsync(self, handle: int) -> None:
        """Return only when the data is on the disk."""
        os.fsync(handle)

    def flock(self, handle: int) -> None:
        """Take the exclusive lock at once or raise `BlockingIOError`."""
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def flock_in_turn(self, handle: int) -> None:
        """Wait for the exclusive lock, however long that takes."""
        fcntl.flock(handle, fcntl.LOCK_EX)

    def duplicate(self, handle: int) -> int:
        """Return another handle of the same open file, which shares its lock."""
        return os.dup(handle)

    def list_folder(self, path: str) -> list[str]:
        """Return the names in a folder."""
        return os.listdir(path)

    def make_folder(self, path: str, mode: int = 0o700) -> None:
        """Make one folder."""
        os.mkdir(path, mode)

    def rename(self, source: str, target: str) -> None:
        """Put `source` in the place of `target` in one step."""
        os.rename(source, target)

    def link(self, source: str, target: str) -> None:
        """Give the file a second name that must not exist yet."""
        os.link(source, target)

    def unlink(self, path: str) -> None:
        """Take a name away."""
        os.unlink(path)

    def remove_folder(self, path: str) -> None:
        """Take a folder away; `OSError` where something lies in it."""
        os.rmdir(path)

    def monotonic(self) -> float:
        """Return seconds on a clock that never goes back."""
        return time.monotonic()


def read_all(files: Files, handle: int, offset: int, length: int) -> bytes:
    """Read `length` bytes from `offset`, or what there is of them."""
    parts = []
    while length > 0:
        part = files.pread(handle, min(length, 1 << 20), offset)
        if not part:
            break
        parts.append(part)
        offset += len(part)
        length -= len(part)
    return b"".join(parts)


def flush_folder(files: Files, path: str) -> None:
    """Make a new or changed name in the folder durable."""
    handle = files.open_folder(path)
    try:
        files.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # said by file systems whose folders need no flushing
            raise
    finally:
        files.close(handle)
