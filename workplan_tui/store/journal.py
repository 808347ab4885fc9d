"""The journal folder 留痕: every writer's segments, read together; ours, appended to.

Which changes are allowed is the model's to say, when to lock the store's. This module knows the
files: `<replica>-0001.jsonl`, a new number at 1 MiB or when a segment could not be flushed.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress

from workplan_tui.errors import FORBIDDEN, NoPermission, NotSaved, Refused, UsageError
from workplan_tui.language import tr
from workplan_tui.store.appending import Unproven
from workplan_tui.store.doubts import doubts
from workplan_tui.store.line import FIRST_PREV, LONGEST_LINE, format_line
from workplan_tui.store.segment import Damage, Segment
from workplan_tui.store.writers import (
    ENDING,
    file_mode,
    is_shared,
    segment_name,
    strangers,
    writer_of,
)
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry
    from workplan_tui.store.files import Files

LARGEST_SEGMENT = 1 << 20
"""Bytes at which the next number is begun."""
_ELSEWHERE = (errno.EIO, errno.ESTALE, errno.ENOENT, errno.EFBIG, errno.ELOOP, errno.EISDIR)
"""What another file may not suffer from: this one is bad, gone, too large or no file any more."""
_PASSED_OVER = (errno.EACCES, errno.EPERM, errno.ELOOP, errno.ESTALE, errno.EISDIR, errno.ENXIO)
"""What somebody else can do to a file of his own in a shared folder; it may not stop the others."""
_MOST_TAKEN = 100


class Journal:
    """All segments of one folder, as far as they have been read."""

    def __init__(self, folder: str, files: Files) -> None:
        self.folder = folder
        self.files = files
        self.was_there = False
        """Whether the folder has been seen: one that vanishes later is not simply empty."""
        self._segments: dict[str, Segment] = {}
        self._unreadable: dict[str, OSError] = {}
        self._gone: dict[str, str] = {}
        self._strangers: frozenset[str] = frozenset()
        self._is_shared = False

    def refresh(self) -> bool:
        """Read what was added since; return whether anything changed. A missing folder is empty."""
        names = self._names()
        before = {name: segment.entries for name, segment in self._segments.items()}
        changed = False
        for name in [name for name in self._segments if name not in names]:
            del self._segments[name]
            self._unreadable.pop(name, None)
            changed = True
        for name in names:
            segment = self._segments.setdefault(name, Segment(self.folder, name))
            try:
                changed |= segment.refresh(self.files)
                self._unreadable.pop(name, None)
            except OSError as error:
                changed |= str(self._unreadable.get(name)) != str(error)
                self._unreadable[name] = error
        self._note_gone(before)
        return self._look_at_owners() or changed

    def _names(self) -> list[str]:
        try:
            found = self.files.list_folder(self.folder)
        except (FileNotFoundError, NotADirectoryError):
            return []
        self.was_there = True
        return sorted(n for n in found if n.endswith(ENDING) and not n.startswith("."))

    def _look_at_owners(self) -> bool:
        """Work out which files to trust; return whether that changed."""
        if not self._segments:
            return False
        folder = self.files.stat(self.folder)
        owners = {n: s.owner for n, s in self._segments.items() if s.owner is not None}
        before = self._is_shared, self._strangers
        self._is_shared, self._strangers = is_shared(folder), strangers(folder, owners)
        return before != (self._is_shared, self._strangers)

    def _note_gone(self, before: dict[str, list[Entry]]) -> None:
        for name, entries in before.items():
            segment = self._segments.get(name)
            if segment is None or segment.entries is not entries:
                self._gone.update((entry.id, name) for entry in entries)
        if self._gone:
            here = {entry.id for segment in self._segments.values() for entry in segment.entries}
            self._gone = {id: name for id, name in self._gone.items() if id not in here}

    @property
    def entries(self) -> list[Entry]:
        """Every entry read, in the order of the files; a line kept from a newer format included."""
        return [entry for segment in self._segments.values() for entry in self._trusted(segment)]

    def _trusted(self, segment: Segment) -> list[Entry]:
        """Return the segment's entries that its owner may have written."""
        if not self._is_shared:
            return segment.entries
        if segment.name in self._strangers:
            return []
        replica, _ = writer_of(segment.name) or (None, 0)
        return [e for e in segment.entries if replica is None or e.replica == replica]

    @property
    def doubts(self) -> tuple[str, ...]:
        """One sentence for each file that is not what it was, or not its writer's."""
        gone: dict[str, int] = {}
        for name in self._gone.values():
            gone[name] = gone.get(name, 0) + 1
        missed = {n: len(s.entries) - len(self._trusted(s)) for n, s in self._segments.items()}
        misnamed = {n: c for n, c in missed.items() if c and n not in self._strangers}
        return doubts(gone, sorted(self._strangers), misnamed)

    @property
    def damages(self) -> tuple[Damage, ...]:
        """Every damaged line and unfinished end."""
        found = [d for segment in self._segments.values() for d in segment.damages]
        found += [
            Damage(s.name, s._lines + 1, s.size - s.unfinished, s.unfinished, "unfinished last line")
            for s in self._segments.values()
            if s.unfinished
        ]
        return tuple(found)

    @property
    def unreadable(self) -> dict[str, str]:
        """Segments that could not be read, each with the reason."""
        return {name: error.strerror or str(error) for name, error in self._unreadable.items()}

    def refuse_half_view(self, replica: str) -> None:
        """Raise `NotSaved` when what could not be read may hold what an edit must be judged by."""
        for name, error in self._unreadable.items():
            is_own = (writer_of(name) or ("", 0))[0] == replica and self._is_ours(self._segments[name])
            if is_own or error.errno not in _PASSED_OVER:
                raise NotSaved(
                    tr("Not saved: {file} in the journal could not be read: {reason}.").format(
                        file=clean(name), reason=error.strerror or error
                    )
                )

    def append(self, replica: str, entry: Entry) -> Entry:
        """Make the entry durable as the replica's next line and return it as it stands there.

        The lock is held and the journal freshly read. `NotSaved` when it did not become durable.
        """
        own = self._own(replica)
        last = next((segment for segment in reversed(own) if segment.last), None)
        if last is not None and last.last is not None:
            entry = entry.replace(seq=last.last.seq + 1, prev=last.last_crc)
        else:
            entry = entry.replace(seq=1, prev=FIRST_PREV)
        line = _line(entry)
        current = own[-1] if own and own[-1].size + len(line) <= LARGEST_SEGMENT else None
        try:
            self._write(replica, own, current, line)
        except OSError as error:
            raise _not_saved(error, self.folder) from error
        with suppress(OSError):  # the line is durable; the next look will read what this one cannot
            self.refresh()
        return entry

    def _own(self, replica: str) -> list[Segment]:
        """Return the writer's segments in order; none that another account made in its name."""
        found = {writer_of(name): segment for name, segment in self._segments.items()}
        return [
            found[writer]
            for writer in sorted(writer for writer in found if writer)
            if writer[0] == replica and self._is_ours(found[writer])
        ]

    @staticmethod
    def _is_ours(segment: Segment) -> bool:
        return segment.owner == os.geteuid()

    def _write(
        self, replica: str, own: list[Segment], current: Segment | None, line: bytes
    ) -> None:
        if current is not None and not current.is_doubtful:
            try:
                current.append(self.files, line)
                return
            except Unproven:
                # A failed flush may have dropped the data and says so only once: never again
                # through this file.
                pass
            except OSError as error:
                if error.errno not in _ELSEWHERE:
                    raise
        self._write_new(replica, own, line)

    def _write_new(self, replica: str, own: list[Segment], line: bytes) -> None:
        mode = file_mode(self.files.stat(self.folder))
        _, last = (writer_of(own[-1].name) if own else None) or ("", 0)
        for number in range(last + 1, last + _MOST_TAKEN):
            name = segment_name(replica, number)
            fresh = self._segments.setdefault(name, Segment(self.folder, name))
            try:
                fresh.append(self.files, line, create_mode=mode)
                return
            except FileExistsError:
                continue  # taken by another account of a shared folder
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), self.folder)


def _line(entry: Entry) -> bytes:
    try:
        line = format_line(entry)
    except UnicodeEncodeError:
        raise UsageError(
            tr("Not saved: the text holds bytes that are not UTF-8. Type it again.")
        ) from None
    if len(line) > LONGEST_LINE:
        raise Refused(
            tr(
                "Not saved: the entry would take {bytes} bytes and a journal line holds {most}. "
                "Shorten the text or change fewer tasks at once."
            ).format(bytes=len(line), most=LONGEST_LINE)
        )
    return line


def _not_saved(error: OSError, folder: str) -> NotSaved | NoPermission:
    reason = error.strerror or str(error)
    if error.errno in FORBIDDEN:
        return NoPermission(
            tr("Not saved: no permission to write in the journal folder {folder}: {reason}.").format(
                folder=clean(folder), reason=reason
            )
        )
    return NotSaved(
        tr("Not saved: the journal in {folder} could not be written: {reason}.").format(
            folder=clean(folder), reason=reason
        )
    )
