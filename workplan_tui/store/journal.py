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
from workplan_tui.store.line import FIRST_PREV, LONGEST_LINE, format_line, format_offer
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
    from workplan_tui.store.records import Mentions, Records

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
        self.newest_id: str | None = None
        """The greatest id ever read."""
        self._segments: dict[str, Segment] = {}
        self._unreadable: dict[str, OSError] = {}
        self._listed: list[str] = []
        self._names: list[str] = []
        self._by_writer: dict[str, list[str]] = {}
        self._growing: set[str] = set()
        """Names that were never read, and the last of every writer."""
        self._damaged: set[str] = set()
        self._handed: dict[str, int] = {}
        """By segment, how far its entries were given out by `news`."""
        self._touched: set[str] = set()
        self._were_lost = False
        self._gone: dict[str, str] = {}
        """By id, the segment of every entry that was read once and is there no more."""
        self._strangers: frozenset[str] = frozenset()
        self._is_shared = False

    def refresh(self) -> bool:
        """Read what was added since; return whether anything changed. A missing folder is empty."""
        changed = self._list()
        for name in self._names:
            changed |= self._read(name)
        self._growing = {names[-1] for names in self._by_writer.values()}
        return self._look_at_trust() or changed

    def refresh_growing(self) -> bool:
        """The same for what another writer may have added under the lock: the end of his last file.

        Closed segments, of which a long journal has hundreds, are left to `refresh`.
        """
        changed = self._list()
        for name in sorted(self._growing):
            changed |= self._read(name)
        return self._look_at_trust() or changed

    def _list(self) -> bool:
        try:
            listed = self.files.list_folder(self.folder)
            self.was_there = True
        except (FileNotFoundError, NotADirectoryError):
            listed = []
        if listed == self._listed:
            return False
        self._listed = listed
        names = [n for n in listed if n.endswith(ENDING) and not n.startswith(".")]
        self._names = sorted(names, key=_numbered)
        gone = self._segments.keys() - set(self._names)
        for name in gone:
            self._note_lost(name, self._segments.pop(name).entries)
            self._damaged.discard(name)
            self._unreadable.pop(name, None)
        self._by_writer = {}
        for name in self._names:
            self._by_writer.setdefault(_writer(name), []).append(name)
        self._growing = {name for name in self._names if name not in self._segments}
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
            self._note_lost(name, before)
            self._handed.pop(name, None)
        self._note_damages(name)
        if changed:
            self._touched.add(name)
            self.newest_id = max(self.newest_id or "", segment.entries.newest_id) or None
        return changed

    def _note_lost(self, name: str, entries: Records) -> None:
        self._were_lost |= bool(entries.taken)
        self._gone.update((entry.id, name) for entry in entries)

    def _look_at_trust(self) -> bool:
        """Work out whose files to trust and what is gone; return whether the trust changed."""
        if self._gone:
            here = {entry.id for segment in self._segments.values() for entry in segment.entries}
            self._gone = {id: name for id, name in self._gone.items() if id not in here}
        if not self._segments:
            return False
        folder = self.files.stat(self.folder)
        before = self._is_shared, self._strangers
        self._is_shared, self._strangers = is_shared(folder), frozenset()
        if self._is_shared:
            owners = {n: s.owner for n, s in self._segments.items() if s.owner is not None}
            self._strangers = strangers(folder, owners)
        has_changed = before != (self._is_shared, self._strangers)
        self._were_lost |= has_changed and any(s.entries.taken for s in self._segments.values())
        return has_changed

    @property
    def entries(self) -> list[Entry]:
        """Every entry read, in the order of the files; a line kept from a newer format included."""
        return [entry for name in self._names for entry in self._since(name, 0)]

    def about(self, mentions: Mentions) -> list[Entry]:
        """Return at least every entry that may matter to those tasks."""
        return [entry for name in self._names for entry in self._about(name, mentions)]

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
        entries = self._trusted(name, self._segments[name].entries.since(start))
        self._note_damages(name)
        return entries

    def _about(self, name: str, mentions: Mentions) -> list[Entry]:
        entries = self._trusted(name, self._segments[name].entries.about(mentions))
        self._note_damages(name)
        return entries

    def _trusted(self, name: str, entries: list[Entry]) -> list[Entry]:
        """Return those of the segment's entries that its owner may have written."""
        if not self._is_shared:
            return entries
        if name in self._strangers:
            return []
        replica, _ = writer_of(name) or (None, 0)
        return [entry for entry in entries if replica is None or entry.replica == replica]

    def _note_damages(self, name: str) -> None:
        segment = self._segments[name]
        if segment.damages or segment.unfinished:
            self._damaged.add(name)
        else:
            self._damaged.discard(name)

    @property
    def doubts(self) -> tuple[str, ...]:
        """One sentence for each file that is not what it was, or not its writer's."""
        gone: dict[str, int] = {}
        for name in self._gone.values():
            gone[name] = gone.get(name, 0) + 1
        return doubts(gone, sorted(self._strangers), self._misnamed())

    def _misnamed(self) -> dict[str, int]:
        """Count, by file of a shared folder, the entries that name another writer than it."""
        if not self._is_shared:
            return {}
        all_entries = {n: s.entries.since(0) for n, s in self._segments.items()}
        missed = {n: len(found) - len(self._trusted(n, found)) for n, found in all_entries.items()}
        return {n: count for n, count in missed.items() if count and n not in self._strangers}

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
            written = self._write(replica, own, current, line)
        except OSError as error:
            raise _not_saved(error, self.folder, entry) from error
        with suppress(OSError):  # the line is durable; the next look will read what this one cannot
            if current is not None and written == current.name:
                self._read(written)
                return entry
            self.refresh_growing()
        return entry

    def _own(self, replica: str) -> list[Segment]:
        """Return the writer's segments in order; none that another account made in its name."""
        account = os.geteuid()
        own = (self._segments[name] for name in self._by_writer.get(replica, ()))
        return [segment for segment in own if segment.owner == account]

    @staticmethod
    def _is_ours(segment: Segment) -> bool:
        return segment.owner == os.geteuid()

    def _write(
        self, replica: str, own: list[Segment], current: Segment | None, line: bytes
    ) -> str:
        """Write the line and return the name of the segment it is in."""
        if current is not None and not current.is_doubtful:
            try:
                current.append(self.files, line)
                return current.name
            except Unproven:
                # A failed flush may have dropped the data and says so only once: never again
                # through this file.
                pass
            except OSError as error:
                if error.errno not in _ELSEWHERE:
                    raise
        return self._write_new(replica, own, line)

    def _write_new(self, replica: str, own: list[Segment], line: bytes) -> str:
        mode = file_mode(self.files.stat(self.folder))
        _, last = (writer_of(own[-1].name) if own else None) or ("", 0)
        for number in range(last + 1, last + _MOST_TAKEN):
            name = segment_name(replica, number)
            fresh = self._segments.setdefault(name, Segment(self.folder, name))
            try:
                fresh.append(self.files, line, create_mode=mode)
                return name
            except FileExistsError:
                continue  # taken by another account of a shared folder
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), self.folder)


def _writer(name: str) -> str:
    """Return the replica a segment is named for; the whole name where it is none of ours."""
    return (writer_of(name) or (name, 0))[0]


def _numbered(name: str) -> tuple[str, int, str]:
    """Return a key to sort by writer, then by number: 10000 comes after 9999."""
    replica, number = writer_of(name) or (name, 0)
    return replica, number, name


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


def _not_saved(error: OSError, folder: str, entry: Entry) -> NotSaved | NoPermission:
    reason = error.strerror or str(error)
    if error.errno in FORBIDDEN:
        return NoPermission(
            tr("Not saved: no permission to write in the journal folder {folder}: {reason}.").format(
                folder=clean(folder), reason=reason
            )
        )
    refusal = NotSaved(
        tr("Not saved: the journal in {folder} could not be written: {reason}.").format(
            folder=clean(folder), reason=reason
        )
    )
    refusal.entry_line = format_offer(entry)
    return refusal
