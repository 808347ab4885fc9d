"""One file of the XDG cache: read in pieces, written beside and renamed.

Nothing is flushed, as whoever reads it checks what it says; nothing of another account's is read, and nothing is
written into another's place. A cache is never the reason for an error.
"""

from __future__ import annotations

import os
import stat

from workplan_tui.store.disk.file_steps import make_folders, shut
from workplan_tui.store.disk.files import read_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.store.disk.files import Files

_FIRST = 64 * 1024
"""Bytes read at once: of most files, all."""
_PRIVATE = 0o600


def opened_cache(files: Files, path: str, most: int) -> PieceReader | None:
    """Return what reads the file; None where it is another account's, what a link leads to, or larger than `most`."""
    handle = files.open_reading(path)
    try:
        found = files.fstat(handle)
    except OSError:
        shut(files, handle)
        raise
    if found.st_uid != os.geteuid() or not stat.S_ISREG(found.st_mode) or found.st_size > most:
        shut(files, handle)
        return None
    return PieceReader(files, handle, found.st_size)


def keep_cache(files: Files, path: str, data: bytes) -> None:
    """Write the file, where that is possible."""
    from workplan_tui.store.disk.beside import write_beside  # most often it is kept already
    from workplan_tui.store.disk.own_place import is_own_place

    folder, beside = os.path.dirname(path), f"{path}.{os.urandom(4).hex()}"
    try:
        if is_own_place(folder, files):
            make_folders(files, folder)
            write_beside(files, beside, path, lambda _: data, _PRIVATE, is_flushed=False)
    except OSError:
        return


class PieceReader:
    """An open file that is read in pieces; what its first piece holds is not asked of the disk again."""

    def __init__(self, files: Files, handle: int, size: int) -> None:
        """Take the handle over: it is closed with the last use, at once where the first piece is all."""
        self._files, self._handle = files, handle
        self._begin = b""
        try:
            self._begin = self(0, _FIRST)
        except OSError:
            self.close()
            raise
        if len(self._begin) >= size:
            self.close()

    def __call__(self, at: int, length: int) -> bytes:
        """Return so many bytes from there, or what there is of them."""
        if at + length <= len(self._begin) or self._handle < 0:
            return self._begin[at : at + length]
        return read_all(self._files, self._handle, at, length)

    def close(self) -> None:
        """Let the file go."""
        if self._handle >= 0:
            handle, self._handle = self._handle, -1
            shut(self._files, handle)

    def __del__(self) -> None:
        self.close()
