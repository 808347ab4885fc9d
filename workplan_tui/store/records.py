"""The lines of one segment: those that are entries, each read in full when somebody needs it.

A checksum over a line's bytes and its id at its fixed place are enough to count it, to follow it and
to know which tasks it cannot speak of; taking the JSON apart costs ten times as much. A line that
is not laid out as this program lays it out is taken apart at once.
"""

from __future__ import annotations

import json
from bisect import insort

from workplan_tui.language import tr
from workplan_tui.store.entry_id import is_entry_id
from workplan_tui.store.line import CHECKSUM_LENGTH, DamagedLine, checked_body, crc_of, parse_body
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.entry import Entry

_MOST_DAMAGES = 1000
"""Damages beyond these become one with the last."""
_BEFORE_ID, _AFTER_ID = b'","v":1,"id":"', b'","seq":'
_BEFORE_AT = CHECKSUM_LENGTH - 2
_ID_AT = _BEFORE_AT + len(_BEFORE_ID)
_ID_END = _ID_AT + 36
_AFTER_END = _ID_END + len(_AFTER_ID)


class Damage(Value):
    """Bytes of a segment that are no entry. They stay where they are."""

    file: str
    line: int
    """From 1."""
    offset: int
    length: int
    reason: str


class Unread:
    """A line with a right checksum that was not taken apart yet."""

    __slots__ = ("line", "number", "offset")

    def __init__(self, line: bytes, number: int, offset: int) -> None:
        self.line = line
        """Laid out as this program does it."""
        self.number = number
        self.offset = offset

    @property
    def id(self) -> str:
        """What stands in the place of the entry's id."""
        return self.line[_ID_AT:_ID_END].decode("latin-1")


class Records:
    """The entries of one file so far, in order. Reading in full happens on the way."""

    def __init__(self, file: str) -> None:
        self.line_count = 0
        """Damaged lines included."""
        self._newest_id = ""
        self._compared = 0
        self.last_crc: str | None = None
        """The checksum of the last line that is an entry."""
        self.damages: list[Damage] = []
        """Lines known to be no entry; of those nobody needed yet, only the checksum is known."""
        self._file = file
        self._lines: list[Entry | Unread | None] = []
        """None for one that turned out to be no entry."""

    def skip(self) -> None:
        """Pass over a line that stands for nothing."""
        self.line_count += 1

    def take(self, line: bytes, offset: int, length: int | None = None) -> None:
        """Take the file's next line, without its end; `length` where only its beginning is given."""
        self.line_count += 1
        try:
            body = checked_body(line)
            record = Unread(line, self.line_count, offset) if _is_plain(line) else parse_body(body)
        except DamagedLine as error:
            size = len(line) if length is None else length
            self._note(Damage(self._file, self.line_count, offset, size, str(error)))
            return
        self._lines.append(record)
        self.last_crc = crc_of(line)

    @property
    def newest_id(self) -> str:
        """The greatest id so far."""
        ids = [record.id for record in self._lines[self._compared :] if record is not None]
        newest = max(ids, default="")
        if ids and not is_entry_id(newest):
            newest = max(filter(is_entry_id, ids), default="")
        self._compared = len(self._lines)
        self._newest_id = max(self._newest_id, newest)
        return self._newest_id

    @property
    def taken(self) -> int:
        """How many lines with a right checksum were taken: where `since` goes on."""
        return len(self._lines)

    def ids(self) -> Iterator[str]:
        """Give the ids of the lines taken."""
        return (line.id for line in self._lines if line is not None)

    @property
    def last(self) -> Entry | None:
        """The last entry."""
        return next(self._read(range(len(self._lines) - 1, -1, -1)), None)

    def __len__(self) -> int:
        return len(self.since(0))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.since(0))

    def since(self, start: int) -> list[Entry]:
        """Return the entries after the first `start` lines taken."""
        return list(self._read(range(start, len(self._lines))))

    def about(self, mentions: Mentions) -> list[Entry]:
        """Return at least every entry that may matter to those tasks."""
        lines = enumerate(self._lines)
        return list(self._read([n for n, line in lines if _may_matter(line, mentions)]))

    def _read(self, places: Iterable[int]) -> Iterator[Entry]:
        for place in places:
            line = self._lines[place]
            if isinstance(line, Unread):
                line = self._lines[place] = self._parsed(line)
            if line is not None:
                yield line

    def _parsed(self, line: Unread) -> Entry | None:
        try:
            return parse_body(line.line[CHECKSUM_LENGTH:].removesuffix(b"\r"))
        except DamagedLine as error:
            damage = Damage(self._file, line.number, line.offset, len(line.line), str(error))
            insort(self.damages, damage, key=_line_of)
            return None

    def _note(self, damage: Damage) -> None:
        """Keep the damage; a file of nothing else is told in bounded memory."""
        if len(self.damages) < _MOST_DAMAGES:
            self.damages.append(damage)
            return
        last = self.damages[-1]
        self.damages[-1] = last.replace(
            length=damage.offset + damage.length - last.offset, reason=tr("damaged lines, up to here")
        )


def _line_of(damage: Damage) -> int:
    return damage.line


def _may_matter(line: Entry | Unread | None, mentions: Mentions) -> bool:
    return not isinstance(line, Unread) or mentions.are_in(line.line)


class Mentions:
    """Tells of a line, without taking it apart, whether it may matter to some tasks."""

    def __init__(self, task_ids: Iterable[str]) -> None:
        self._needles = [json.dumps(id, ensure_ascii=False).encode() for id in task_ids]

    def are_in(self, line: bytes) -> bool:
        """Return False only when the line neither names one of the tasks nor takes anything back.

        A name may hide behind escapes that this program does not write, and a task's id may be
        written as a number: such lines are always told to matter.
        """
        for needle in self._needles:
            if needle in line:
                return True
        if b'"undo"' in line or line.count(b'"task"') != line.count(b'"task":"'):
            return True
        return b"\\" in line and (b"\\u" in line or b"\\/" in line)


def _is_plain(line: bytes) -> bool:
    """Return whether the line is laid out as this program does it, as far as the id."""
    return line[_BEFORE_AT:_ID_AT] == _BEFORE_ID and line[_ID_END:_AFTER_END] == _AFTER_ID
