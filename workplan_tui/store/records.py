"""The lines of one segment: those that are entries, each read in full when somebody needs it.

A checksum over a line's bytes and its id at its fixed place are enough to count it, to follow it and
to know which tasks it cannot speak of; taking the JSON apart costs ten times as much. A line that
is not laid out as this program lays it out is taken apart at once.
"""

from __future__ import annotations

import json
from bisect import insort

from workplan_tui.store.entry_id import is_entry_id
from workplan_tui.store.line import CHECKSUM_LENGTH, DamagedLine, checked_body, crc_of, parse_body
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.entry import Entry

_BEFORE_ID, _AFTER_ID = b'"v":1,"id":"', b'","seq":'
_ID_AT = len(_BEFORE_ID)
_ID_END = _ID_AT + 36


class Damage(Value):
    """Bytes of a segment that are no entry. They stay where they are."""

    file: str
    line: int
    """From 1."""
    offset: int
    length: int
    reason: str


class Unread:
    """A line that was not taken apart yet."""

    __slots__ = ("body", "number", "offset")

    def __init__(self, body: bytes, number: int, offset: int) -> None:
        self.body = body
        """What the checksum covers, laid out as this program does it."""
        self.number = number
        self.offset = offset

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.body[_ID_AT:_ID_END].decode("ascii")


class Records:
    """The entries of one file so far, in order. Reading in full happens on the way."""

    def __init__(self, file: str) -> None:
        self.line_count = 0
        """Damaged lines included."""
        self.newest_id = ""
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

    def take(self, line: bytes, offset: int) -> None:
        """Take the file's next line, without its end."""
        self.line_count += 1
        try:
            body = checked_body(line)
            record = Unread(body, self.line_count, offset) if _is_plain(body) else parse_body(body)
        except DamagedLine as error:
            self.damages.append(Damage(self._file, self.line_count, offset, len(line), str(error)))
            return
        self._lines.append(record)
        self.newest_id = max(self.newest_id, record.id)
        self.last_crc = crc_of(line)

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
            return parse_body(line.body)
        except DamagedLine as error:
            length = CHECKSUM_LENGTH + len(line.body)
            damage = Damage(self._file, line.number, line.offset, length, str(error))
            insort(self.damages, damage, key=_line_of)
            return None


def _line_of(damage: Damage) -> int:
    return damage.line


def _may_matter(line: Entry | Unread | None, mentions: Mentions) -> bool:
    return not isinstance(line, Unread) or mentions.are_in(line.body)


class Mentions:
    """Tells of a line, without taking it apart, whether it may matter to some tasks."""

    def __init__(self, task_ids: Iterable[str]) -> None:
        self._needles = [json.dumps(id, ensure_ascii=False).encode() for id in task_ids]

    def are_in(self, body: bytes) -> bool:
        """Return False only when the line neither names one of the tasks nor takes anything back.

        A name may hide behind escapes that this program does not write, and a task's id may be
        written as a number: such lines are always told to matter.
        """
        return (
            any(needle in body for needle in self._needles)
            or b'"undo"' in body
            or b"\\u" in body
            or b"\\/" in body
            or body.count(b'"task"') != body.count(b'"task":"')
        )


def _is_plain(body: bytes) -> bool:
    """Return whether the line is laid out as this program does it, up to a sound id."""
    if not body.startswith(_BEFORE_ID) or not body.startswith(_AFTER_ID, _ID_END):
        return False
    return is_entry_id(body[_ID_AT:_ID_END].decode("latin-1"))
