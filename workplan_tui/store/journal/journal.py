"""The journal folder 留痕: every writer's segments, read together; ours, appended to.

Which changes are allowed is the model's to say, when to lock the store's. This module knows the
files: `<replica>-0001.jsonl`, a new number at 1 MiB or when a segment could not be flushed.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from time import time

from workplan_tui.errors import NotSaved
from workplan_tui.harmless import clean
from workplan_tui.language import tr
from workplan_tui.oswords import why_refused
from workplan_tui.store.file_steps import is_in_the_way
from workplan_tui.store.journal.appending import Unproven
from workplan_tui.store.journal.doubts import doubts
from workplan_tui.store.journal.line import FIRST_PREV
from workplan_tui.store.journal.own_files import append_to, begin_next, line_of, not_saved
from workplan_tui.store.journal.segment import Damage, Segment
from workplan_tui.store.journal.sieve import places_about
from workplan_tui.store.journal.trust import Trust
from workplan_tui.store.journal.writers import ENDING, is_shared, writer_of
from workplan_tui.store.mounts import has_no_rights

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.files import Files
    from workplan_tui.store.journal.records import Records

LARGEST_SEGMENT = 1 << 20
"""Bytes at which the next number is begun."""
_COARSEST_CLOCK = 3.0
"""Seconds: a name that came to a folder this long after the last one has changed the folder's time."""
_PASSED_OVER = (errno.EACCES, errno.EPERM, errno.ELOOP, errno.ESTALE, errno.EISDIR, errno.ENXIO)
"""What somebody else can do to a file of his own in a shared folder; it may not stop the others."""


class Journal:
    """All segments of one folder, as far as they have been read."""

    def __init__(self, folder: str, files: Files) -> None:
        self.folder = folder
        self.files = files
        self.was_there = False
        """Whether the folder has been seen: one that vanishes later is not simply empty."""
        self.is_no_folder = False
        """Whether its name leads to something else, or nowhere."""
        self.newest_id: str | None = None
        """The greatest id ever read."""
        self._segments: dict[str, Segment] = {}
        self._unreadable: dict[str, OSError] = {}
        self._listed: list[str] = []
        self._listed_at: tuple[int, int, int] | None = None
        """What the folder itself was like when listed, where any new name would change that."""
        self._names: list[str] = []
        self._by_writer: dict[str, list[str]] = {}
        self._growing: set[str] = set()
        """What may hold more than was read: new names, and what was the last file of every writer."""
        self._damaged: set[str] = set()
        self._handed: dict[str, int] = {}
        """By segment, how far its entries were given out by `news`."""
        self._touched: set[str] = set()
        self._were_lost = False
        self._trust = Trust()
        self._gone: dict[str, str] = {}
        """By id of entries read before that are no longer there, the file they stood in."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody has recorded anything in the folder yet."""
        return not self._names

    def refresh(self) -> bool:
        """Read what was added since; return whether anything changed. A missing folder is empty."""
        changed = self._list()
        for name in self._names:
            changed |= self._read(name)
        self._growing = {names[-1] for names in self._by_writer.values()}
        return self._look_at_owners() or changed

    def refresh_growing(self) -> bool:
        """The same for what another writer may have added under the lock: the end of his last file.

        Closed segments, of which a long journal has hundreds, are left to `refresh`.
        """
        changed = self._list() if self._may_have_new_names() else False
        for name in sorted(self._growing):
            changed |= self._read(name)
        self._growing = {names[-1] for names in self._by_writer.values()}
        return self._look_at_owners() or changed

    def _may_have_new_names(self) -> bool:
        return self._listed_at is None or _stamp_of(self.files.stat(self.folder)) != self._listed_at

    def _list(self) -> bool:
        self._listed_at = None
        try:
            found = self.files.stat(self.folder)
            listed = self.files.list_folder(self.folder)
            self.was_there = True
            if time() - found.st_mtime > _COARSEST_CLOCK:
                self._listed_at = _stamp_of(found)
            self.is_no_folder = False
        except (FileNotFoundError, NotADirectoryError):
            listed, self.is_no_folder = [], is_in_the_way(self.files, self.folder)
        if listed == self._listed:
            return False
        self._listed = listed
        names = [n for n in listed if n.endswith(ENDING) and not n.startswith(".")]
        self._names = sorted(names, key=_numbered)
        gone = self._segments.keys() - set(self._names)
        for name in gone:
            self._miss(name, self._segments.pop(name).entries)
            self._damaged.discard(name)
            self._unreadable.pop(name, None)
        self._by_writer = {}
        for name in self._names:
            self._by_writer.setdefault(_writer(name), []).append(name)
        # What was a writer's last file may have grown before he began the next.
        self._growing &= set(self._names)
        self._growing.update(name for name in self._names if name not in self._segments)
        self._growing.update(names[-1] for names in self._by_writer.values())
        return bool(gone)

    def _read(self, name: str) -> bool:
        segment = self._segments.get(name) or Segment(self.folder, name)
        self._segments[name] = segment
        before = segment.entries
        try:
            changed = segment.refresh(self.files)
            self._unreadable.pop(name, None)
        except OSError as error:
            changed = str(self._unreadable.get(name)) != str(error)
            self._unreadable[name] = error
        if segment.entries is not before:
            self._miss(name, before)
            self._handed.pop(name, None)
        self._note_damages(name)
        if changed:
            self._touched.add(name)
            self.newest_id = max(self.newest_id or "", segment.entries.newest_id) or None
        return changed

    def _miss(self, name: str, before: Records) -> None:
        """Remember what was read of the file and is to be read again, if it is there at all."""
        self._were_lost |= bool(before.taken)
        self._gone.update((id, name) for id in before.ids())

    def _look_at_owners(self) -> bool:
        """Work out whose entries count; return whether that changed."""
        if not self._segments:
            return False
        folder, owners = self.files.stat(self.folder), {}
        if is_shared(folder):  # else nobody asks, and a long journal has hundreds of files
            owners = {n: s.owner for n, s in self._segments.items() if s.owner is not None}
        if not self._trust.look(folder, owners):
            return False
        self._were_lost = True
        return True

    @property
    def entries(self) -> list[Entry]:
        """Every entry read, in the order of the files; a line kept from a newer format included."""
        return [entry for name in self._names for entry in self._since(name, 0)]

    def about(self, task_ids: Iterable[str]) -> list[Entry]:
        """Return at least every entry that may matter to those tasks."""
        files = [self._segments[name].entries for name in self._names]
        its = zip(self._names, places_about(task_ids, files), strict=True)
        return [entry for name, places in its for entry in self._at(name, places)]

    def news(self) -> tuple[bool, list[Entry]]:
        """Return whether entries given out before are gone, and what is new since; then all is."""
        were_lost, self._were_lost = self._were_lost, False
        if were_lost:
            self._handed.clear()
        names, self._touched = self._names if were_lost else sorted(self._touched), set()
        news: list[Entry] = []
        for name in names:
            news += self._since(name, self._handed.get(name, 0))
            self._handed[name] = self._segments[name].entries.taken
        return were_lost, news

    def _since(self, name: str, start: int) -> list[Entry]:
        return self._at(name, range(start, self._segments[name].entries.taken))

    def _at(self, name: str, places: Iterable[int]) -> list[Entry]:
        entries = self._segments[name].entries.at(places)
        self._note_damages(name)
        return self._trust.counted(name, entries)

    def _note_damages(self, name: str) -> None:
        segment = self._segments[name]
        if segment.damages or segment.unfinished:
            self._damaged.add(name)
        else:
            self._damaged.discard(name)

    @property
    def damages(self) -> tuple[Damage, ...]:
        """Every damaged line and unfinished end."""
        damaged = [self._segments[name] for name in sorted(self._damaged)]
        found = [damage for segment in damaged for damage in segment.damages]
        found += [
            Damage(
                s.name, s.entries.line_count + 1, s.size - s.unfinished, s.unfinished,
                tr("unfinished last line"),
            )
            for s in damaged
            if s.unfinished
        ]  # fmt: skip
        return tuple(found)

    @property
    def unreadable(self) -> dict[str, str]:
        """Segments that could not be read, each with the reason."""
        return {name: why_refused(error) for name, error in self._unreadable.items()}

    @property
    def doubts(self) -> tuple[str, ...]:
        """One sentence for each file that is not what it was, or not its writer's."""
        if self._gone:
            here = {id for segment in self._segments.values() for id in segment.entries.ids()}
            self._gone = {id: name for id, name in self._gone.items() if id not in here}
        return doubts(Counter(self._gone.values()), sorted(self._trust.strangers), self._trust.misnamed)

    def is_unreadable(self, name: str) -> bool:
        """Return whether what the file holds cannot be told."""
        return name in self._unreadable

    def holds(self, name: str, start: int, crc: str, id: str) -> bool:
        """Return whether the file is this account's and has this line at this place."""
        segment = self._segments.get(name)
        return segment is not None and self._is_ours(segment) and segment.entries.holds(start, crc, id)

    def own_records(self, replica: str) -> dict[str, Records]:
        """Return what the writer's own files hold, by name, in order."""
        return {segment.name: segment.entries for segment in self._own(replica)}

    def missing(self, ids: Iterable[str]) -> set[str]:
        """Return those of the ids that no line of the journal has."""
        return set(ids).difference(*(segment.entries.ids() for segment in self._segments.values()))

    def refuse_half_view(self, replica: str) -> None:
        """Raise `NotSaved` when what could not be read may hold what an edit must be judged by."""
        for name, error in self._unreadable.items():
            is_own = _writer(name) == replica and self._is_ours(self._segments[name])
            if is_own or error.errno not in _PASSED_OVER:
                raise NotSaved(
                    tr("Not saved: {file} in the journal could not be read: {reason}.").format(
                        file=clean(name), reason=why_refused(error)
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
        line = line_of(entry)
        current = own[-1] if own and own[-1].size + len(line) <= LARGEST_SEGMENT else None
        may_be_written = False
        try:
            was_doubtful = current is None or current.is_doubtful
            was_appended = current is not None and append_to(self.files, current, line)
            may_be_written = not was_doubtful and not was_appended
            if not was_appended:
                begin_next(self.files, self.folder, self._segments, replica, own, line)
        except OSError as error:
            may_be_written |= isinstance(error, Unproven)
            raise not_saved(error, self.folder, entry, may_be_written) from error
        try:
            if current is not None and was_appended:
                self._read(current.name)
            else:
                self.refresh_growing()
        except OSError:
            return entry  # the line is durable; the next look will read what this one cannot
        return entry

    def _own(self, replica: str) -> list[Segment]:
        """Return the writer's segments in order; none that another account made in its name."""
        own = (self._segments[name] for name in self._by_writer.get(replica, ()))
        return [segment for segment in own if self._is_ours(segment)]

    def _is_ours(self, segment: Segment) -> bool:
        return segment.owner == os.geteuid() or has_no_rights(self.files.stat(self.folder).st_dev)


def _stamp_of(folder: os.stat_result) -> tuple[int, int, int]:
    return folder.st_dev, folder.st_ino, folder.st_mtime_ns


def _writer(name: str) -> str:
    """Return the replica a segment is named for; the whole name where it is none of ours."""
    return (writer_of(name) or (name, 0))[0]


def _numbered(name: str) -> tuple[str, int, str]:
    """Return a key to sort by writer, then by number: 10000 comes after 9999."""
    replica, number = writer_of(name) or (name, 0)
    return replica, number, name
