"""One file of the journal: read what it holds, append one line so that it is durable.

A segment is only ever lengthened. A torn last line is never cut off or mended: the next append
puts a line end before itself, and the fragment is named as damage from then on.
"""

from __future__ import annotations

import errno
import os
import stat

from workplan_tui.language import tr
from workplan_tui.store.disk.file_steps import shut
from workplan_tui.store.disk.files import Files, read_all
from workplan_tui.store.journal.appending import Unproven, append_line
from workplan_tui.store.journal.line import LONGEST_LINE
from workplan_tui.store.journal.lines import blocks_between
from workplan_tui.store.journal.records import Damage as Damage
from workplan_tui.store.journal.records import Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.journal.lines import Block
    from workplan_tui.store.journal.patience import Patience
    from workplan_tui.store.journal.prefix import LineSpan, Prefix


class Segment:
    """What has been read of one file so far."""

    def __init__(self, folder: str, name: str) -> None:
        self.name = name
        self.path = os.path.join(folder, name)
        self.owner: int | None = None
        """The account the file belongs to; None while it has not been looked at."""
        self.is_doubtful = False
        """Whether a line of ours could not be proven in it: nothing more is written to it."""
        self.entries = Records(self.name)
        self._forget(None)

    def _forget(self, patience: Patience | None) -> None:
        self.entries.forget()
        self.entries = Records(self.name, patience)
        self.size = 0
        """Bytes read, an unfinished last line included."""
        self.unfinished = 0
        """Bytes after the last line end."""
        self._anchor = b""
        """The end of the last whole line: still there when the file has only grown."""
        self._stamp: tuple[int, ...] = ()

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

    @property
    def is_given_up(self) -> bool:
        """Whether the file is not read to its end: nothing more is written to it either."""
        return self.entries.is_given_up

    def look(self, files: Files) -> None:
        """Find out whom the file belongs to, without opening it; `OSError` as the disk has it."""
        self.owner = files.lstat(self.path).st_uid

    def refresh(
        self,
        files: Files,
        patience: Patience | None = None,
        find_prefix: Callable[[str, int, os.stat_result], Prefix | None] = lambda *_: None,
    ) -> bool:
        """Read what was added; read all again when the file did anything else than grow.

        Returns whether anything changed. Raises `OSError`; a name that is no regular file is
        `ESTALE`. What is no entry costs of the `patience` with the account's files. At the first look the lines that
        `find_prefix` knows of the open file are not read.
        """
        is_first_look = not self._stamp
        found = files.lstat(self.path)
        self.owner = found.st_uid
        if self._stamp == _stamp_of(found):
            return False
        handle = files.open_reading(self.path)
        try:
            found = files.fstat(handle)
            refuse_special(found, self.path)
            if not self._has_grown(files, handle, found):
                self._forget(patience)
                if is_first_look:
                    self._begin_after(find_prefix(self.name, handle, found), files, found)
            if not self.is_given_up:
                start, most = self.size - self.unfinished, max(self.entries.patience.bytes, LONGEST_LINE)
                blocks = blocks_between(files, handle, start, found.st_size, LONGEST_LINE, most)
                self._take(blocks, start, found.st_size, most)
        finally:
            files.close(handle)
        self.owner, self._stamp = found.st_uid, _stamp_of(found)
        return True

    def _begin_after(self, prefix: Prefix | None, files: Files, found: os.stat_result) -> None:
        """Go on behind the lines that an index knows."""
        if prefix is None:
            return
        from workplan_tui.store.journal.indexed_records import FirstLines, IndexedRecords

        def read(spans: Iterable[LineSpan]) -> list[bytes]:
            handle = self._opened_same(files, found)
            try:
                return [read_all(files, handle, start, length) for _, start, length in spans]
            finally:
                shut(files, handle)

        def read_whole(records: Records) -> None:
            handle = self._opened_same(files, found)
            try:
                for offset, lines, length, is_whole in blocks_between(
                    files, handle, 0, prefix.length, LONGEST_LINE
                ):
                    if not is_whole or (len(lines) == 1 and len(lines[0]) < length):
                        records.take_too_long(lines[0], offset, length)
                    else:
                        records.take(lines, offset)
            finally:
                shut(files, handle)

        self.entries = IndexedRecords(
            self.name, self.entries.patience, FirstLines(prefix=prefix, read=read, read_all=read_whole)
        )
        self.size, self._anchor = prefix.length, prefix.last_line + b"\n"

    def _opened_same(self, files: Files, found: os.stat_result) -> int:
        """Open the file that was looked at; `ESTALE` where another has its name."""
        handle = files.open_reading(self.path)
        now = files.fstat(handle)
        if (now.st_dev, now.st_ino) != (found.st_dev, found.st_ino):
            shut(files, handle)
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), self.path)
        return handle

    def _has_grown(self, files: Files, handle: int, found: os.stat_result) -> bool:
        if self.is_given_up and self._stamp[:2] == (found.st_dev, found.st_ino):
            self.size = max(self.size, found.st_size)
            return found.st_size >= self.size
        if self._stamp[:2] != (found.st_dev, found.st_ino) or found.st_size <= self.size:
            return False
        # Cut and lengthened again since, it would be read from the middle of another line.
        start = self.size - self.unfinished - len(self._anchor)
        return read_all(files, handle, start, len(self._anchor)) == self._anchor

    def _take(self, blocks: Iterable[Block], start: int, end: int, most: int) -> None:
        self.size, self.unfinished = start, 0
        for offset, lines, length, is_whole in blocks:
            self.size = offset + length + is_whole
            if not is_whole and length > most:
                self.entries.give_up(offset, end - offset)
            elif not is_whole:
                self.unfinished = length
            elif len(lines) == 1 and len(lines[0]) < length:
                self.entries.take_too_long(lines[0], offset, length)
                self._anchor = b""
            else:
                self.entries.take(lines, offset)
                self._anchor = lines[-1][-LONGEST_LINE:] + b"\n"
            if self.is_given_up:
                self.size, self.unfinished = end, 0
                return

    def append(self, files: Files, line: bytes, create_mode: int | None = None) -> None:
        """Write one line, flush it, read it back; raise `OSError` when it is not surely durable.

        The folder's lock is held. With `create_mode` the file is made first and must not exist
        (0: as the umask has it).
        """
        try:
            append_line(files, self.path, line, create_mode)
        except Unproven:
            self.is_doubtful = True
            raise


def refuse_special(found: os.stat_result, path: str) -> None:
    """Raise `ESTALE` for what is no regular file."""
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.ESTALE, tr("not a regular file"), path)


def _stamp_of(found: os.stat_result) -> tuple[int, ...]:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
