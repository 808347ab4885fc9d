"""A sealed year read straight from its archive: a file system in which the archive is a folder, and nothing is written.

Nothing is unpacked onto a disk, so nothing is left behind however the program ends. All of it is held in
memory, and every hash was compared before a byte of it is shown. Other paths lead where they always do.
"""

from __future__ import annotations

import errno
import os
import stat
from hashlib import sha256

from workplan_tui.store.disk.files import Files
from workplan_tui.store.sealing.year_archive import JOURNAL, PLAN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

_FIRST_HANDLE = 1 << 30
"""Beyond what the system ever gives."""
_FILE, _FOLDER = stat.S_IFREG | 0o444, stat.S_IFDIR | 0o555


class ArchiveFiles(Files):
    """The file system with an archive in the place of a folder."""

    def __init__(self, path: str, contents: Mapping[str, bytes]) -> None:
        self._root = os.path.abspath(path)
        self.contents = contents
        self._found = super().stat(path)
        self._open: dict[int, tuple[str, int]] = {}
        """By handle, the name within the archive and how far it was read."""
        self._next = _FIRST_HANDLE
        names = {os.path.dirname(name) for name in contents}
        self._folders = {"", JOURNAL, *names}

    @property
    def plan_path(self) -> str:
        """Where the plan is."""
        return os.path.join(self._root, PLAN)

    def _within(self, path: str) -> str | None:
        """Return the name within the archive; None for a path that leads elsewhere."""
        path = os.path.abspath(path)
        if path.startswith(self._root + os.sep):
            return path[len(self._root) + 1 :]
        return None

    def _stat(self, name: str) -> os.stat_result:
        if name in self.contents:
            mode, size = _FILE, len(self.contents[name])
            number = int.from_bytes(sha256(self.contents[name]).digest()[:6], "big")
        elif name in self._folders:
            mode, size, number = _FOLDER, 0, int.from_bytes(sha256(name.encode()).digest()[:6], "big")
        else:
            _missing(name)
        found = self._found
        times = (int(found.st_mtime),) * 3
        return os.stat_result((mode, number, found.st_dev, 1, found.st_uid, found.st_gid, size, *times))

    def lstat(self, path: str) -> os.stat_result:
        """Return what is known of the name."""
        name = self._within(path)
        return super().lstat(path) if name is None else self._stat(name)

    def stat(self, path: str) -> os.stat_result:
        """Return what is known of the file or folder."""
        name = self._within(path)
        return super().stat(path) if name is None else self._stat(name)

    def fstat(self, handle: int) -> os.stat_result:
        """Return what is known of the open file."""
        return self._stat(self._open[handle][0]) if handle in self._open else super().fstat(handle)

    def real_path(self, path: str) -> str:
        """Return the path of what the name leads to: within the archive there are no links."""
        return super().real_path(path) if self._within(path) is None else os.path.abspath(path)

    def identity(self, handle: int) -> str:
        """Return what tells the open file or folder from every copy."""
        return f"{self.fstat(handle).st_ino}.0" if handle in self._open else super().identity(handle)

    def may_write(self, folder: str) -> bool:
        """Return whether this account may make files in the folder: in an archive nobody may."""
        return super().may_write(folder) if self._within(folder) is None else False

    def list_folder(self, path: str) -> list[str]:
        """Return the names in a folder."""
        name = self._within(path)
        if name is None:
            return super().list_folder(path)
        if name not in self._folders:
            _missing(name)
        everything = [*self.contents, *self._folders]
        return sorted({os.path.basename(one) for one in everything if one and os.path.dirname(one) == name})

    def open_any(self, path: str) -> int:
        """Open whatever a user's name leads to for reading."""
        name = self._within(path)
        return super().open_any(path) if name is None else self._opened(name)

    def open_reading(self, path: str) -> int:
        """Open an existing file for reading."""
        name = self._within(path)
        return super().open_reading(path) if name is None else self._opened(name)

    def open_folder(self, path: str) -> int:
        """Open a folder."""
        name = self._within(path)
        return super().open_folder(path) if name is None else self._opened(name)

    def open_appending(self, path: str) -> int:
        """Refuse to write within the archive."""
        if self._within(path) is not None:
            _read_only(path)
        return super().open_appending(path)

    def create(self, path: str, mode: int = 0o640) -> int:
        """Refuse to make a file within the archive."""
        if self._within(path) is not None:
            _read_only(path)
        return super().create(path, mode)

    def make_folder(self, path: str, mode: int = 0o700) -> None:
        """Refuse to make a folder within the archive."""
        if self._within(path) is not None:
            _read_only(path)
        super().make_folder(path, mode)

    def close(self, handle: int) -> None:
        """Close the handle."""
        if self._open.pop(handle, None) is None:
            super().close(handle)

    def set_blocking(self, handle: int) -> None:
        """Let reading wait until something comes."""
        if handle not in self._open:
            super().set_blocking(handle)

    def read(self, handle: int, length: int) -> bytes:
        """Read the next bytes."""
        if handle not in self._open:
            return super().read(handle, length)
        name, offset = self._open[handle]
        data = self.contents[name][offset : offset + length]
        self._open[handle] = name, offset + len(data)
        return data

    def pread(self, handle: int, length: int, offset: int) -> bytes:
        """Read up to `length` bytes at `offset`."""
        if handle not in self._open:
            return super().pread(handle, length, offset)
        return self.contents[self._open[handle][0]][offset : offset + length]

    def _opened(self, name: str) -> int:
        self._stat(name)
        self._next += 1
        self._open[self._next] = name, 0
        return self._next


def _missing(name: str) -> NoReturn:
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), name)


def _read_only(path: str) -> NoReturn:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
