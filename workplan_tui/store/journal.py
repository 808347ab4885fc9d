"""The journal folder 留痕: every writer's segments, read together; ours, appended to.

Which changes are allowed is the model's to say, when to lock the store's. This module knows the
files: `<replica>-0001.jsonl`, a new number at 1 MiB or when a segment could not be flushed.
"""

from __future__ import annotations

import errno

from workplan_tui.errors import NoPermission, NotSaved, Refused, UsageError
from workplan_tui.language import tr
from workplan_tui.store.line import FIRST_PREV, LONGEST_LINE, format_line, format_offer
from workplan_tui.store.segment import Damage, Segment
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry
    from workplan_tui.store.files import Files

LARGEST_SEGMENT = 1 << 20
"""Bytes at which the next number is begun."""
_ENDING = ".jsonl"
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


class Journal:
    """All segments of one folder, as far as they have been read."""

    def __init__(self, folder: str, files: Files) -> None:
        self.folder = folder
        self.files = files
        self._segments: dict[str, Segment] = {}
        self._unreadable: dict[str, str] = {}

    def refresh(self) -> bool:
        """Read what was added since; return whether anything changed. A missing folder is empty."""
        names = self._names()
        changed = False
        for name in [name for name in self._segments if name not in names]:
            del self._segments[name]
            changed = True
        for name in names:
            segment = self._segments.setdefault(name, Segment(self.folder, name))
            try:
                changed |= segment.refresh(self.files)
                self._unreadable.pop(name, None)
            except OSError as error:
                changed |= self._unreadable.get(name) != error.strerror
                self._unreadable[name] = error.strerror or str(error)
        return changed

    def _names(self) -> list[str]:
        try:
            found = self.files.list_folder(self.folder)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(n for n in found if n.endswith(_ENDING) and not n.startswith("."))

    @property
    def entries(self) -> list[Entry]:
        """Every entry read, in the order of the files; a line kept from a newer format included."""
        return [entry for segment in self._segments.values() for entry in segment.entries]

    @property
    def damages(self) -> tuple[Damage, ...]:
        """Every damaged line and unfinished end."""
        found = [d for segment in self._segments.values() for d in segment.damages]
        found += [
            Damage(s.name, s._lines + 1, s.size - s.unfinished, s.unfinished, tr("unfinished last line"))
            for s in self._segments.values()
            if s.unfinished
        ]
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
            raise _not_saved(error, self.folder, entry) from error
        self.refresh()
        return entry

    def _own(self, replica: str) -> list[Segment]:
        start = f"{replica}-"
        return [
            segment
            for name, segment in sorted(self._segments.items())
            if name.startswith(start) and name[len(start) : -len(_ENDING)].isdigit()
        ]

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
    if error.errno in _FORBIDDEN:
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
