"""This account as the writer of one journal folder: under which name, and what it last wrote there.

Kept in the state folder, one small file per machine, account and journal. A folder that is not the
one remembered, or that lacks what was written to it, gets a new name and thereby new files: nothing
is overwritten, no number used twice. Every use of it holds the folder's lock but `lost`.
"""

from __future__ import annotations

import errno
import os
import stat
from zlib import crc32

from workplan_tui.base.errors import FORBIDDEN, NoPermission, NotSaved
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.settings.folders import state_folder
from workplan_tui.store.disk.file_steps import drop, make_folders, shut, write_all
from workplan_tui.store.disk.files import flush_folder, read_all
from workplan_tui.store.disk.mounts import has_no_rights
from workplan_tui.store.disk.own_place import is_own_place
from workplan_tui.store.journal.line import id_of_plain
from workplan_tui.store.journal.replica import (
    former_replica,
    machine,
    new_replica,
    take_former,
)
from workplan_tui.store.journal.writer_file import (
    MOST_KEPT,
    WriterMemory,
    format_memory,
    format_record,
    parse_memory,
    take_records,
)
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.journal.journal import Journal

FOLDER = "writers"
MOST_FOLDERS = 200
"""Journals remembered; beyond them the one longest unused is forgotten and gets a new writer."""
_LARGEST = 2 * MOST_KEPT
"""Bytes at which the file is written anew with the newest lines."""
_MOST_READ = 1 << 24
_UNNUMBERED = ("vfat", "msdos", "exfat", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse")
"""File systems that number their files anew whenever they are mounted."""


class Writer:
    """Who writes here, from the first edit on."""

    def __init__(self, environment: Mapping[str, str], files: Files, folder: str) -> None:
        self._environment = environment
        self._files = files
        self._folder = folder
        self._real = ""
        self._path = ""
        self._memory: WriterMemory | None = None
        self._identity, self._size, self._ends_whole = "", 0, True
        """Of the file as far as it was read."""

    @property
    def memory(self) -> WriterMemory | None:
        """What is remembered, as it was last looked at."""
        return self._memory

    def look(self) -> None:
        """Read what is remembered, or what was added to it; `OSError` as the disk has it."""
        if not self._path:
            self._real = self._files.real_path(self._folder)
            self._path = os.path.join(state_folder(self._environment), FOLDER, _key(self._real))
        try:
            handle = self._files.open_reading(self._path)
        except (FileNotFoundError, NotADirectoryError):
            self._memory, self._size = None, 0
            return
        try:
            found, identity = self._files.fstat(handle), self._files.identity(handle)
            if self._memory is None or identity != self._identity or found.st_size < self._size:
                self._identity = identity
                self._read(handle, found)
            elif found.st_size > self._size:
                self._take(self._memory, read_all(self._files, handle, self._size, _MOST_READ))
        finally:
            shut(self._files, handle)

    def _read(self, handle: int, found: os.stat_result) -> None:
        is_ours = stat.S_ISREG(found.st_mode) and (
            found.st_uid == os.geteuid() or has_no_rights(found.st_dev)
        )
        data = read_all(self._files, handle, 0, _MOST_READ) if is_ours else b""
        memory = parse_memory(data)
        self._memory = memory if memory and memory.folder == self._real else None
        self._size, self._ends_whole = len(data), data.endswith(b"\n")

    def _take(self, memory: WriterMemory, data: bytes) -> None:
        take_records(memory, data)
        self._size, self._ends_whole = self._size + len(data), data.endswith(b"\n")

    def replica(self, journal: Journal) -> str:
        """Return the name to write under, made at the first edit here; the journal is freshly read.

        `NoPermission` or `NotSaved` when it cannot be kept.
        """
        try:
            self.look()
            memory = self._memory
            if memory is not None and self._is_of_this_folder(memory) and _agrees(memory, journal):
                return memory.replica
            return self._begin(journal)
        except OSError as error:
            raise self._kept_nowhere(error) from error

    def make_room(self) -> None:
        """Make the state folder, which also holds this account's own lock; errors of `replica`."""
        folder = state_folder(self._environment)
        try:
            if not is_own_place(folder, self._files):
                raise PermissionError(errno.EPERM, tr("it lies in another account's place"))
            make_folders(self._files, folder)
        except OSError as error:
            raise self._kept_nowhere(error) from error

    def _kept_nowhere(self, error: OSError) -> NoPermission | NotSaved:
        kind = NoPermission if error.errno in FORBIDDEN else NotSaved
        return kind(
            tr(
                "Not saved: this account's writer name cannot be kept in {folder}: {error}. "
                "Set XDG_STATE_HOME to a folder you can write."
            ).format(folder=clean(state_folder(self._environment)), error=why_refused(error))
        )

    def _is_of_this_folder(self, memory: WriterMemory) -> bool:
        """Return whether neither the folder nor what is remembered of it is a copy."""
        return all(
            known == now or not self._keeps_numbers(path)
            for known, now, path in (
                (memory.identity, self._identity_of_folder(), self._folder),
                (memory.own_identity, self._identity, self._path),
            )
        )

    def _identity_of_folder(self) -> str:
        handle = self._files.open_folder(self._folder)
        try:
            return self._files.identity(handle)
        finally:
            shut(self._files, handle)

    def _keeps_numbers(self, path: str) -> bool:
        try:
            return self._files.file_system(self._files.stat(path).st_dev) not in _UNNUMBERED
        except OSError:
            return True

    def _begin(self, journal: Journal) -> str:
        before, identity = self._memory, self._identity_of_folder()
        make_folders(self._files, os.path.dirname(self._path))
        if before is None:
            replica = self._carried_over(journal) or new_replica()
            memory = WriterMemory(replica, self._real, identity)
            for name, records in journal.own_records(replica).items():
                for start, line in records.lines_from(0):
                    memory.take(name, start, line)
            memory.shorten(())
            self._forget_oldest()
        else:
            memory = before.begun_anew(new_replica(), identity)
            memory.asks = bool(journal.missing(memory.ids()))
        self._write(memory)
        return memory.replica

    def _carried_over(self, journal: Journal) -> str | None:
        """Return the name of earlier versions for the first folder that has its files, else none."""
        former = former_replica(self._environment, self._files)
        if former is None or not journal.own_records(former):
            return None
        return former if take_former(self._environment, self._files) else None

    def keep_up(self, journal: Journal) -> None:
        """Remember the own lines that are durable by now.

        An edit is saved whether or not that succeeds: the next one remembers what this one could not.
        Nothing is flushed either: what a power cut takes from here the journal itself still has.
        """
        memory = self._memory
        if memory is None:
            return
        fresh = _unremembered(memory, journal)
        try:
            if self._size > _LARGEST or (memory.asks and not journal.missing(memory.ids())):
                self._write_shortened(memory, fresh, journal)
            elif fresh:
                self._append(memory, fresh)
        except OSError:
            return

    def _append(self, memory: WriterMemory, fresh: list[tuple[str, int, bytes]]) -> None:
        data = b"".join(format_record(*one) for one in fresh)
        handle = self._files.open_appending(self._path)
        try:
            write_all(self._files, handle, data if self._ends_whole else b"\n" + data)
        finally:
            shut(self._files, handle)
        self._take(memory, data if self._ends_whole else b"\n" + data)

    def _write_shortened(
        self, memory: WriterMemory, fresh: list[tuple[str, int, bytes]], journal: Journal
    ) -> None:
        for one in fresh:
            memory.take(*one)
        missing = journal.missing(memory.ids()) if memory.asks else set()
        memory.asks = bool(missing)
        memory.shorten(missing)
        self._write(memory)

    def _write(self, memory: WriterMemory) -> None:
        """Write the whole beside, flush it and put it in its place."""
        from workplan_tui.store.disk.beside import write_beside  # once in many edits

        def contents(handle: int) -> bytes:
            memory.own_identity = self._files.identity(handle)
            return format_memory(memory)

        beside = f"{self._path}.{os.urandom(4).hex()}"
        self._size = write_beside(self._files, beside, self._path, contents, 0o600)
        self._memory, self._identity, self._ends_whole = memory, memory.own_identity, True
        flush_folder(self._files, os.path.dirname(self._path))

    def _forget_oldest(self) -> None:
        folder = os.path.dirname(self._path)
        names = self._files.list_folder(folder)
        if len(names) < MOST_FOLDERS:
            return
        paths = [os.path.join(folder, name) for name in names]
        by_age = sorted(paths, key=lambda path: self._files.lstat(path).st_mtime)
        for path in by_age[: len(paths) - MOST_FOLDERS + 1]:
            drop(self._files, path)

    def lost(self, journal: Journal, is_looked_at: bool = False) -> list[bytes]:
        """Return the line of each remembered entry that the journal has no longer, oldest first.

        A line is in the journal before it is remembered: who has looked at this first (`is_looked_at`)
        and then read the journal is told no line that is only newer than what he read.
        """
        try:
            if not is_looked_at:
                self.look()
        except OSError:
            return []  # a moment's fault is no loss: the edit itself will tell
        memory = self._memory
        if memory is None or journal.is_no_folder or (not memory.asks and _agrees(memory, journal)):
            return []
        if any(journal.is_unreadable(name) for name, _ in memory.lines):
            return []
        missing = journal.missing(memory.ids())
        lines = {id_of_plain(line): line for _, line in memory.lines}  # one applied again stands there twice
        return [line for id, line in lines.items() if id in missing]


def _agrees(memory: WriterMemory, journal: Journal) -> bool:
    """Return whether every file written under this name still has its last remembered line.

    One that cannot be read is no proof of the contrary: edits are refused as long as it is so.
    """
    return all(
        journal.is_unreadable(name) or journal.holds(name, start, crc, id)
        for name, (start, _, crc, id, _) in memory.marks.items()
    )


def _unremembered(memory: WriterMemory, journal: Journal) -> list[tuple[str, int, bytes]]:
    fresh = []
    for name, records in journal.own_records(memory.replica).items():
        start, length, *_ = memory.marks.get(name, (0, -1))
        fresh += [(name, place, line) for place, line in records.lines_from(start + length + 1)]
    return fresh


def _key(real_folder: str) -> str:
    text = "\0".join((machine(), str(os.geteuid()), real_folder)).encode("utf-8", "surrogateescape")
    return f"{crc32(text):08x}{crc32(text[::-1]):08x}"
