"""The journal folder 留痕: every writer's segments, read together; ours, appended to.

Which changes are allowed is the model's to say, when to lock the store's. This module knows the
files: `<replica>-0001.jsonl`, a new number at 1 MiB or when a segment could not be flushed.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from time import time

from workplan_tui.base.errors import FORBIDDEN, NotSaved
from workplan_tui.language import tr
from workplan_tui.language.os_words import why_refused
from workplan_tui.model.fold.fact import kind_of
from workplan_tui.store.disk.file_steps import is_in_the_way
from workplan_tui.store.disk.mounts import has_no_rights
from workplan_tui.store.disk.rights import is_shared
from workplan_tui.store.journal.appending import Unproven
from workplan_tui.store.journal.doubts import doubts
from workplan_tui.store.journal.entry_id import is_entry_id, jumps, last_near_id
from workplan_tui.store.journal.line import FIRST_PREV
from workplan_tui.store.journal.own_files import (
    append_to,
    begin_next,
    free_names,
    line_of,
    not_counted,
    not_saved,
)
from workplan_tui.store.journal.patience import Patience
from workplan_tui.store.journal.records import MistakenIndex, id_in
from workplan_tui.store.journal.segment import Damage, Segment
from workplan_tui.store.journal.sieve import places_about
from workplan_tui.store.journal.trust import Trust
from workplan_tui.store.journal.writers import ENDING, strangers, writer_of
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.disk.files import Files
    from workplan_tui.store.journal.index_files import IndexFiles
    from workplan_tui.store.journal.prefix import Prefix
    from workplan_tui.store.journal.records import Records

_WORTH_AN_INDEX, _MOST_INDEXED = 500, 8
"""Lines of a file that are read without one, and files that are indexed after one edit."""
_LONG = 1 << 16
"""Bytes from which on an index of a file is looked for: some hundred lines."""
LARGEST_SEGMENT = 1 << 20
"""Bytes at which the next number is begun."""
_MOST_LOOKED_AT = 1000
"""Entries of days to come that one file is asked for one that counts."""
_COARSEST_CLOCK = 3.0
"""Seconds: a name that came to a folder this long after the last one has changed the folder's time."""
_PASSED_OVER = (errno.EACCES, errno.EPERM, errno.ELOOP, errno.ESTALE, errno.EISDIR, errno.ENXIO)
"""What somebody else can do to a file of his own in a shared folder; it may not stop the others."""


class Journal:
    """All segments of one folder, as far as they have been read."""

    def __init__(self, folder: str, files: Files, indexed_in: Mapping[str, str] | None = None) -> None:
        """Take the folder; with `indexed_in`, the environment whose cache has indexes, not all is read."""
        self.folder = folder
        self.files = files
        self._indexed_in = indexed_in
        self.was_there = False
        """Whether the folder has been seen: one that vanishes later is not simply empty."""
        self.is_no_folder = False
        """Whether its name leads to something else, or nowhere."""
        self.newest_id: str | None = None
        """The greatest id ever read of an entry that counts."""
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
        self._raised: set[str] = set()
        """What was read since the newest id was worked out."""
        self._were_lost = False
        self._trust = Trust()
        self._patience: dict[int | None, Patience] = {}
        """By account in a shared folder; in one's own each file has its own."""
        self._gone: dict[str, str] = {}
        """By id of entries read before that are no longer there, the file they stood in."""

    @property
    def is_empty(self) -> bool:
        """Whether nobody has recorded anything in the folder yet."""
        return not self._names

    def refresh(self) -> bool:
        """Read what was added since; return whether anything changed. A missing folder is empty."""
        return self._refresh(self._list(), lambda: self._names)

    def refresh_growing(self) -> bool:
        """The same for what another writer may have added under the lock: the end of his last file.

        Closed segments, of which a long journal has hundreds, are left to `refresh`.
        """
        changed = self._list() if self._may_have_new_names() else False
        return self._refresh(changed, lambda: sorted(self._growing))

    def _refresh(self, changed: bool, names: Callable[[], list[str]]) -> bool:
        """Look whose the files are, read those that count, and look again at what was read."""
        changed |= self._look_at_owners(names())
        for name in names():
            if name not in self._trust.strangers:
                changed |= self._read(name)
        changed |= self._look_at_owners()
        self._raise_floor()
        self._growing = set(self._last_files())
        return changed

    def _last_files(self) -> Iterator[str]:
        """Give each writer's last file that counts: a later name that another account took is not his."""
        for names in self._by_writer.values():
            own = (name for name in reversed(names) if name not in self._trust.strangers)
            yield next(own, names[-1])

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
            self._raised.discard(name)
            self._unreadable.pop(name, None)
        self._by_writer = {}
        for name in self._names:
            self._by_writer.setdefault(_writer(name), []).append(name)
        # What was a writer's last file may have grown before he began the next.
        self._growing &= set(self._names)
        self._growing.update(name for name in self._names if name not in self._segments)
        self._growing.update(self._last_files())
        return bool(gone)

    def _read(self, name: str) -> bool:
        segment = self._segment(name)
        before = segment.entries
        try:
            changed = segment.refresh(self.files, self._patience_with(segment), self._find_prefix)
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
            self._raised.add(name)
        return changed

    def _segment(self, name: str) -> Segment:
        return self._segments.setdefault(name, Segment(self.folder, name))

    def _patience_with(self, segment: Segment) -> Patience:
        if not self._trust.is_shared:
            return segment.entries.patience
        return self._patience.setdefault(segment.owner, Patience(is_shared=True))

    def _raise_floor(self) -> None:
        """Let the next id come after all that were read, but not after one that does not count."""
        for name in sorted(self._raised - self._trust.strangers):
            records = self._segments[name].entries
            newest = records.newest_id
            if newest > (self.newest_id or ""):
                if self._trust.is_shared and newest > last_near_id():
                    newest = self._newest_counted(name)
                self.newest_id = max(self.newest_id or "", newest) or None
        self._raised.clear()

    def _newest_counted(self, name: str) -> str:
        """Return the greatest id of the file's entries that count, of which some are of days to come."""
        records, near = self._segments[name].entries, last_near_id()
        ahead = sorted(((id, place) for place, id in _ids_beyond(near, records)), reverse=True)
        for id, place in ahead[:_MOST_LOOKED_AT]:
            if self._at(name, (place,)):
                return id
        return max((id for id in records.ids() if id <= near and is_entry_id(id)), default="")

    def unsettled(self) -> list[str]:
        """Return the ids of entries that count at which a clock was ahead, and which nobody settled.

        What only comes after such an entry because it was read before is not one; neither is what
        a later `checkpoint` names that stands, nor what came before that.
        """
        near = last_near_id()
        if not self.newest_id or self.newest_id <= near:
            return []
        ahead: dict[str, tuple[str, int]] = {}
        for name in self._names:
            records = self._segment(name).entries
            of_the_file = set() if name in self._trust.strangers else set(_ids_beyond(near, records))
            ahead.update((id, (name, place)) for place, id in of_the_file)
        settled = self._settled(ahead)
        found = [id for id in jumps(ahead) if id > settled]
        return [id for id in found if self._at(ahead[id][0], (ahead[id][1],))]

    def _settled(self, ahead: Mapping[str, tuple[str, int]]) -> str:
        """Return the greatest id that a standing checkpoint among these names; it speaks of what it knew."""
        if not ahead:
            return ""
        from workplan_tui.model.operations.checkpoint import CHECKPOINT, Checkpoint  # clocks are seldom wrong

        settled, undone = "", set[str]()
        for id in sorted(ahead, reverse=True):  # what takes back comes after what it takes back
            name, place = ahead[id]
            line = self._segment(name).entries.lines[place]
            is_told = not isinstance(line, bytes) or b'"checkpoint"' in line or b'"undo"' in line
            for entry in self._at(name, (place,)) if is_told and id not in undone else ():
                undone.update(entry.taken_back_ids)
                found = (Checkpoint(op).entry_ids for op in entry.ops if kind_of(op) == CHECKPOINT.code)
                settled = max([settled, *(one for named in found for one in named if one < id)])
        return settled

    def _miss(self, name: str, before: Records) -> None:
        """Remember what was read of the file and is to be read again, if it is there at all."""
        self._were_lost |= bool(before.taken)
        self._gone.update((id, name) for id in before.seen_ids())

    def _look_at_owners(self, names: Iterable[str] = ()) -> bool:
        """Work out whose entries count, looking at these files anew; return whether that changed."""
        if not self._names:
            return False
        folder, owners = self.files.stat(self.folder), {}
        if is_shared(folder):  # else nobody asks, and a long journal has hundreds of files
            for name in names:
                try:
                    self._segment(name).look(self.files)
                except OSError:
                    continue  # told by who reads it
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
        """Return at least every entry that may matter to those tasks; `NotSaved` where one cannot be read any more."""
        asked = tuple(task_ids)
        while True:
            files = [self._segment(name).entries for name in self._names]
            try:
                its = zip(self._names, places_about(asked, files), strict=True)
                return [entry for name, places in its for entry in self._at(name, places)]
            except MistakenIndex:
                continue  # each time another file has been read whole
            except OSError as error:
                raise self._not_read(str(error.filename or self.folder), error) from error

    def _not_read(self, name: str, error: OSError) -> NotSaved:
        return NotSaved(
            tr("Not saved: {file} in the journal could not be read: {reason}.").format(
                file=clean(name), reason=why_refused(error)
            )
        )

    def keep_indexes(self) -> None:
        """Have the next edit read less, where much was read for this one."""
        if self._indexed_in is None:
            return
        unknown = {
            name: segment.entries.taken - segment.entries.indexed
            for name, segment in self._segments.items()
            if name not in self._damaged
        }
        for name in [name for name, count in unknown.items() if count > _WORTH_AN_INDEX][:_MOST_INDEXED]:
            self._indexes(self._indexed_in).keep(name)

    def _find_prefix(self, name: str, handle: int, found: os.stat_result) -> Prefix | None:
        """Return what is known of the first lines of a file, where much would have to be read."""
        if self._indexed_in is None or found.st_size < _LONG:
            return None
        return self._indexes(self._indexed_in).find(name, handle, found)

    def _indexes(self, environment: Mapping[str, str]) -> IndexFiles:
        from workplan_tui.store.journal.index_files import IndexFiles  # most files are short

        return IndexFiles(environment, self.files, self.folder)

    def news(self) -> tuple[bool, list[Entry]]:
        """Return whether entries given out before are gone, and what is new since; then all is."""
        were_lost, self._were_lost = self._were_lost, False
        if were_lost:
            self._handed.clear()
        names, self._touched = self._names if were_lost else sorted(self._touched), set()
        news: list[Entry] = []
        for name in names:
            news += self._since(name, self._handed.get(name, 0))
            self._handed[name] = self._segment(name).entries.taken
        return were_lost, news

    def _since(self, name: str, start: int) -> list[Entry]:
        return self._counted(name, self._segment(name).entries.since(start))

    def _at(self, name: str, places: Iterable[int]) -> list[Entry]:
        return self._counted(name, self._segments[name].entries.at(places))

    def _counted(self, name: str, entries: list[Entry]) -> list[Entry]:
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
    def own_damages(self) -> tuple[Damage, ...]:
        """The same of what is this account's to keep: in a shared folder, of its own files."""
        if not self._trust.is_shared:
            return self.damages
        return tuple(d for d in self.damages if self._is_ours(self._segments[d.file]))

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
        trust = self._trust
        return doubts(Counter(self._gone.values()), sorted(trust.strangers), trust.misnamed, trust.far)

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
            is_passed_over = error.errno in _PASSED_OVER
            if error.errno in FORBIDDEN and not self._trust.is_shared:
                is_passed_over = False  # in one's own folder it was not made to hold anybody up
            if is_own or not is_passed_over:
                raise self._not_read(name, error)

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
        self._refuse_uncounted(replica, entry)
        current = own[-1] if own and own[-1].size + len(line) <= LARGEST_SEGMENT else None
        may_be_written = False
        try:
            was_doubtful = current is None or current.is_doubtful
            if current is not None and append_to(self.files, current, line):
                name = current.name
            else:
                may_be_written = not was_doubtful
                name = begin_next(self.files, self.folder, self._segments, replica, own, line)
        except OSError as error:
            may_be_written |= isinstance(error, Unproven)
            raise not_saved(error, self.folder, entry, may_be_written) from error
        try:
            if current is not None and name == current.name:
                self._read(name)
            else:
                self.refresh_growing()
        except OSError:
            return entry  # the line is durable; the next look will read what this one cannot
        if name in self._unreadable or self._counts(name, entry):
            return entry
        if name in self._trust.strangers:
            raise not_counted(self.folder, self._segment(name).owner, entry, is_written=True)
        raise not_saved(OSError(errno.ESTALE, os.strerror(errno.ESTALE)), self.folder, entry)

    def _refuse_uncounted(self, replica: str, entry: Entry) -> None:
        """Raise `NotSaved` before anything is written where it would count for nobody, us included."""
        folder = self.files.stat(self.folder)
        if not is_shared(folder):
            return
        own, us = self._own(replica), os.geteuid()
        name = own[-1].name if own else next(free_names(replica, own, self._segments))
        owners = {
            n: s.owner for n, s in self._segments.items() if s.owner is not None and _writer(n) == replica
        }
        if name in strangers(folder, {**owners, name: us}):
            raise not_counted(self.folder, us, entry, is_written=False)

    def _counts(self, name: str, entry: Entry) -> bool:
        """Return whether the entry stands in the file and counts, by the rules that hold for everybody."""
        if name in self._trust.strangers:
            return False
        place = self._segment(name).entries.place_of_last(entry.id)
        return place is not None and bool(self._at(name, (place,)))

    def _own(self, replica: str) -> list[Segment]:
        """Return the writer's segments in order; none that another account made in its name."""
        own = (self._segments[name] for name in self._by_writer.get(replica, ()))
        return [segment for segment in own if self._is_ours(segment)]

    def _is_ours(self, segment: Segment) -> bool:
        return segment.owner == os.geteuid() or has_no_rights(self.files.stat(self.folder).st_dev)


def _ids_beyond(last: str, records: Records) -> Iterator[tuple[int, str]]:
    """Give place and id of each entry that is later."""
    for place, line in enumerate(records.lines):
        id = id_in(line)
        if id > last and is_entry_id(id):
            yield place, id


def _stamp_of(folder: os.stat_result) -> tuple[int, int, int]:
    return folder.st_dev, folder.st_ino, folder.st_mtime_ns


def _writer(name: str) -> str:
    """Return the replica a segment is named for; the whole name where it is none of ours."""
    return (writer_of(name) or (name, 0))[0]


def _numbered(name: str) -> tuple[str, int, str]:
    """Return a key to sort by writer, then by number: 10000 comes after 9999."""
    replica, number = writer_of(name) or (name, 0)
    return replica, number, name
