"""A disk that keeps only what was flushed, as a power cut leaves it.

What the program sees is a real folder. Beside it the double keeps what a flush has made durable:
a file's bytes when the file was flushed, a name when its folder was. A flush that fails drops the
bytes and calls them clean, as Linux does: a second flush would succeed and save nothing.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reliability.same_disk import SameDisk

if TYPE_CHECKING:
    from random import Random

MODES = ("lose", "tear", "zero")
"""What becomes of bytes that were not flushed: gone, some sectors there and some not, or zeros."""
SECTOR = 512


class PowerCut(BaseException):
    """The machine stopped: nothing runs any more."""


class Killed(BaseException):
    """The process is gone; what it had written stays in memory, for the next one to build on."""


class _Kept:
    """What is on the disk of one file, and which of its bytes still have to get there."""

    def __init__(self, content: bytes = b"") -> None:
        self.content = bytearray(content)
        self.unflushed: set[int] = set()
        """Numbers of the sectors that are newer in memory: a disk takes no less than a whole one."""
        self.cut_to: int | None = None


class LossyFiles(SameDisk):
    """The files below `root`. The power goes at writing call `cut_at`.

    `flush_fails` and `dies` are how probable it is that a flush fails and that the process is
    killed at a call.
    """

    def __init__(
        self, root: Path, random: Random, cut_at: int, flush_fails: float = 0.0, dies: float = 0.0
    ) -> None:
        self._random = random
        self._left = cut_at
        self._flush_fails = flush_fails
        self._dies = dies
        self._root = str(root)
        self._kept: dict[int, _Kept] = {}
        self._names: dict[str, dict[str, _Kept | None]] = {}
        self._folders: dict[int, str] = {}
        self.faults = 0
        for folder, _, _ in os.walk(root):
            for entry in os.scandir(folder):
                if entry.is_file():
                    self._kept[entry.inode()] = _Kept(Path(entry.path).read_bytes())
            self._flush_names(folder)

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            raise PowerCut
        if self._random.random() < self._dies:
            self.faults += 1
            raise Killed

    def _of(self, handle: int) -> _Kept:
        return self._kept.setdefault(os.fstat(handle).st_ino, _Kept())

    def create(self, path: str, mode: int = 0o640) -> int:
        """Create a file whose name is not durable yet."""
        self._tick()
        handle = super().create(path, mode)
        self._kept[os.fstat(handle).st_ino] = _Kept()
        return handle

    def make_folder(self, path: str, mode: int = 0o700) -> None:
        """Make a folder whose name is not durable yet."""
        self._tick()
        super().make_folder(path, mode)
        self._names[path] = {}

    def open_folder(self, path: str) -> int:
        """Open a folder and remember which one."""
        handle = super().open_folder(path)
        self._folders[handle] = path
        return handle

    def write(self, handle: int, data: bytes) -> int:
        """Write to memory only."""
        self._tick()
        start = os.fstat(handle).st_size
        written = super().write(handle, data)
        last = (start + written - 1) // SECTOR
        self._of(handle).unflushed.update(range(start // SECTOR, last + 1))
        return written

    def truncate(self, handle: int, length: int) -> None:
        """Cut in memory only."""
        self._tick()
        super().truncate(handle, length)
        kept = self._of(handle)
        kept.unflushed = {sector for sector in kept.unflushed if sector * SECTOR < length}
        kept.cut_to = length if kept.cut_to is None else min(length, kept.cut_to)

    def fsync(self, handle: int) -> None:
        """Bring to the disk what is in memory, or drop it and say so."""
        self._tick()
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            self._flush_names(self._folders[handle])
            return
        kept = self._of(handle)
        if self._random.random() < self._flush_fails:
            self.faults += 1
            kept.unflushed = set()
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self._flush(handle, kept)

    def _flush(self, handle: int, kept: _Kept) -> None:
        if kept.cut_to is not None:
            del kept.content[kept.cut_to :]
        size = os.fstat(handle).st_size
        kept.content.extend(bytes(max(0, size - len(kept.content))))
        _bring(kept.content, os.pread(handle, size, 0), kept.unflushed)
        kept.unflushed, kept.cut_to = set(), None

    def _flush_names(self, folder: str) -> None:
        self._names[folder] = {
            entry.name: None if entry.is_dir() else self._kept.setdefault(entry.inode(), _Kept())
            for entry in os.scandir(folder)
        }

    def after_the_cut(self, target: Path, mode: str) -> None:
        """Lay out in `target` what is found when the power is back."""
        in_memory = {
            entry.inode(): Path(entry.path).read_bytes()
            for folder, _, _ in os.walk(self._root)
            for entry in os.scandir(folder)
            if entry.is_file()
        }
        memory_of = {id(kept): in_memory.get(inode, b"") for inode, kept in self._kept.items()}
        self._lay_out(self._root, target, mode, memory_of)

    def _lay_out(self, folder: str, target: Path, mode: str, memory_of: dict[int, bytes]) -> None:
        target.mkdir(parents=True)
        for name, kept in self._names.get(folder, {}).items():
            if kept is None:
                self._lay_out(os.path.join(folder, name), target / name, mode, memory_of)
            else:
                (target / name).write_bytes(self._found(kept, mode, memory_of.get(id(kept), b"")))

    def _found(self, kept: _Kept, mode: str, memory: bytes) -> bytes:
        content = bytearray(kept.content)
        if mode != "lose":
            content.extend(bytes(max(0, len(memory) - len(content))))
        if mode == "tear":
            arrived = {sector for sector in kept.unflushed if self._random.random() < 0.5}
            _bring(content, memory, arrived)
        return bytes(content)


def _bring(content: bytearray, memory: bytes, sectors: set[int]) -> None:
    for sector in sectors:
        start, end = sector * SECTOR, min((sector + 1) * SECTOR, len(memory))
        content[start:end] = memory[start:end]
