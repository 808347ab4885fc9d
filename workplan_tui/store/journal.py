"""The journal folder 留痕: every writer's segments, read together; ours, appended to.

Which changes are allowed is the model's to say, when to lock the store's. This module knows the
files: `<replica>-0001.jsonl`, a new number at 1 MiB or when a segment could not be flushed.
"""

from __future__ import annotations

import errno

from workplan_tui.errors import NoPermission, NotSaved, Refused, UsageError
from workplan_tui.language import tr
from workplan_tui.store.line import FIRST_PREV, LONGEST_LINE, format_line
from workplan_tui.store.segment import Damage, Segment
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry
    from workplan_tui.store.files import Files
    from workplan_tui.store.records import Mentions

LARGEST_SEGMENT = 1 << 20
"""Bytes at which the next number is begun."""
_ENDING = ".jsonl"
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


class Journal:
    """All segments of one folder, as far as they have been read."""

    def __init__(self, folder: str, files: Files) -> None:
        self.folder = folder
        self.files = files
        self.newest_id: str | None = None
        """The greatest id ever read."""
        self._segments: dict[str, Segment] = {}
        self._unreadable: dict[str, str] = {}
        self._listed: list[str] = []
        self._names: list[str] = []
        self._growing: set[str] = set()
        """Names that were never read, and the last of every writer."""
        self._damaged: set[str] = set()
        self._handed: dict[str, int] = {}
        """By segment, how far its entries were given out by `news`."""
        self._touched: set[str] = set()
        self._were_lost = False

    def refresh(self) -> bool:
        """Read what was added since; return whether anything changed. A missing folder is empty."""
        changed = self._list()
        for name in self._names:
            changed |= self._read(name)
        self._growing = set({_writer(name): name for name in self._names}.values())
        return changed

    def refresh_growing(self) -> bool:
        """The same for what another writer may have added under the lock: the end of his last file.

        Closed segments, of which a long journal has hundreds, are left to `refresh`.
        """
        changed = self._list()
        for name in sorted(self._growing):
            changed |= self._read(name)
        return changed

    def _list(self) -> bool:
        try:
            listed = self.files.list_folder(self.folder)
        except (FileNotFoundError, NotADirectoryError):
            listed = []
        if listed == self._listed:
            return False
        self._listed = listed
        names = [n for n in listed if n.endswith(_ENDING) and not n.startswith(".")]
        self._names = sorted(names, key=_numbered)
        gone = self._segments.keys() - set(self._names)
        for name in gone:
            self._were_lost |= bool(self._segments.pop(name).entries.taken)
            self._damaged.discard(name)
        self._growing = {name for name in self._names if name not in self._segments}
        self._growing.update({_writer(name): name for name in self._names}.values())
        return bool(gone)

    def _read(self, name: str) -> bool:
        segment = self._segments.get(name) or Segment(self.folder, name)
        self._segments[name] = segment
        before = segment.entries
        try:
            changed = segment.refresh(self.files)
            self._unreadable.pop(name, None)
        except OSError as error:
            changed = self._unreadable.get(name) != error.strerror
            self._unreadable[name] = error.strerror or str(error)
        if segment.entries is not before:
            self._were_lost |= bool(before.taken)
            self._handed.pop(name, None)
        self._note_damages(name)
        if changed:
            self._touched.add(name)
            self.newest_id = max(self.newest_id or "", segment.entries.newest_id) or None
        return changed

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
        entries = self._segments[name].entries.since(start)
        self._note_damages(name)
        return entries

    def _about(self, name: str, mentions: Mentions) -> list[Entry]:
        entries = self._segments[name].entries.about(mentions)
        self._note_damages(name)
        return entries

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
                "unfinished last line",
            )
            for s in damaged
            if s.unfinished
        ]  # fmt: skip
        return tuple(found)

    @property
    def unreadable(self) -> dict[str, str]:
        """Segments that could not be read, each with the reason."""
        return dict(self._unreadable)

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
        self.refresh_growing()
        return entry

    def _own(self, replica: str) -> list[Segment]:
        return [self._segments[name] for name in self._names if _writer(name) == replica]

    def _write(
        self, replica: str, own: list[Segment], current: Segment | None, line: bytes
    ) -> None:
        if current is not None:
            try:
                current.append(self.files, line, is_new=False)
                return
            except OSError as error:
                # A failed flush may have dropped the data and says so only once: never again
                # through this file. A refusal to open it will not be better beside it.
                if error.errno not in (errno.EIO, errno.ESTALE, errno.ENOENT):
                    raise
        number = int(own[-1].name[len(replica) + 1 : -len(_ENDING)]) + 1 if own else 1
        fresh = Segment(self.folder, f"{replica}-{number:04d}{_ENDING}")
        fresh.append(self.files, line, is_new=True)


def _writer(name: str) -> str:
    """Return the replica a segment is named for; the whole name where it is none of ours."""
    replica, _, digits = name.removesuffix(_ENDING).rpartition("-")
    return replica if digits.isascii() and digits.isdigit() else name


def _numbered(name: str) -> tuple[str, int, str]:
    """Return a key to sort by writer, then by number: 10000 comes after 9999."""
    return _writer(name), len(name), name


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
    if error.errno in _FORBIDDEN:
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
