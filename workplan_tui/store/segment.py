"""One file of the journal: read what it holds, append one line so that it is durable.

A segment is only ever lengthened. A torn last line is never cut off or mended: the next append
puts a line end before itself, and the fragment is named as damage from then on.
"""

from __future__ import annotations

import errno
import os
import stat

from workplan_tui.store.files import Files, flush_folder, read_all
from workplan_tui.store.records import Damage as Damage
from workplan_tui.store.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry

_BOM = b"\xef\xbb\xbf"
_REOPENINGS = 8


class Segment:
    """What has been read of one file so far."""

    def __init__(self, folder: str, name: str) -> None:
        self.name = name
        self.path = os.path.join(folder, name)
        self._forget()

    def _forget(self) -> None:
        self.entries = Records(self.name)
        self.size = 0
        """Bytes read, an unfinished last line included."""
        self.unfinished = 0
        """Bytes after the last line end."""
        self._identity: tuple[int, int] | None = None

    @property
    def last(self) -> Entry | None:
        """The last whole entry."""
        return self.entries.last

    @property
    def last_crc(self) -> str | None:
        """The checksum of the last whole line that is an entry."""
        return self.entries.last_crc

    @property
    def damages(self) -> list[Damage]:
        """Whole lines that are known to be no entry."""
        return self.entries.damages

    def refresh(self, files: Files) -> bool:
        """Read what was added; read all again when it is another or a shorter file.

        Returns whether anything changed. Raises `OSError`; a name that is no regular file of
        its own is `ESTALE`.
        """
        found = files.lstat(self.path)
        if self._is(found) and found.st_size == self.size:
            return False
        handle = files.open_reading(self.path)
        try:
            found = files.fstat(handle)
            _refuse_special(found, self.path)
            if not self._is(found) or found.st_size < self.size:
                self._forget()
                self._identity = (found.st_dev, found.st_ino)
            start = self.size - self.unfinished
            self._take(read_all(files, handle, start, found.st_size - start), start)
        finally:
            files.close(handle)
        return True

    def _is(self, found: os.stat_result) -> bool:
        return self._identity == (found.st_dev, found.st_ino)

    def _take(self, data: bytes, start: int) -> None:
        # Only the line end separates: a JSON text may hold what str.splitlines would cut at.
        *lines, rest = data.split(b"\n")
        offset = start
        for line in lines:
            self.entries.take(line.removeprefix(_BOM) if offset == 0 else line, offset)
            offset += len(line) + 1
        self.unfinished = len(rest)
        self.size = start + len(data)

    def append(self, files: Files, line: bytes, is_new: bool) -> None:
        """Write one line, flush it, read it back; raise `OSError` when it is not surely durable.

        The folder's lock is held, so what follows the old end is this process's own.
        """
        handle = self._open(files, is_new)
        try:
            start = files.fstat(handle).st_size
            ends_whole = not start or files.pread(handle, 1, start - 1) == b"\n"
            data = line if ends_whole else b"\n" + line
            _write(files, handle, data, start)
            try:
                files.fsync(handle)
                if is_new:
                    flush_folder(files, os.path.dirname(self.path))
                if read_all(files, handle, start, len(data)) != data:
                    raise OSError(errno.EIO, os.strerror(errno.EIO), self.path)
            except OSError:
                _cut_back(files, handle, start, len(data))
                raise
        finally:
            files.close(handle)

    def _open(self, files: Files, is_new: bool) -> int:
        if is_new:
            return files.create(self.path)
        for _ in range(_REOPENINGS):
            handle = files.open_appending(self.path)
            try:
                opened = files.fstat(handle)
                _refuse_special(opened, self.path)
                if opened.st_uid != os.geteuid():
                    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), self.path)
                named = files.lstat(self.path)
                if (named.st_dev, named.st_ino) == (opened.st_dev, opened.st_ino):
                    return handle
            except OSError:
                files.close(handle)
                raise
            files.close(handle)
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), self.path)


def _write(files: Files, handle: int, data: bytes, start: int) -> None:
    written = files.write(handle, data)
    try:
        if written < len(data):
            written += files.write(handle, data[written:])
        if written < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except OSError:
        _cut_back(files, handle, start, written)
        raise


def _cut_back(files: Files, handle: int, start: int, written: int) -> None:
    """Take our own bytes away again, if they are provably the last ones; else leave them be."""
    try:
        if files.fstat(handle).st_size == start + written:
            files.truncate(handle, start)
    except OSError:
        return


def _refuse_special(found: os.stat_result, path: str) -> None:
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        raise OSError(errno.ESTALE, "not a regular file with one name", path)
