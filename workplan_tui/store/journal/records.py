"""The lines of one segment: those that are entries, each read in full when somebody needs it.

A checksum over a line's bytes and its id at its fixed place are enough to count it, to follow it and
to know which tasks it cannot speak of; taking the JSON apart costs ten times as much. A line that
is not laid out as this program lays it out is taken apart at once.
"""

from __future__ import annotations

from bisect import bisect_left, insort

from workplan_tui.base.user_file import BOM
from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.store.journal import sieve
from workplan_tui.store.journal.entry_id import is_entry_id
from workplan_tui.store.journal.line import (
    CHECKSUM_LENGTH,
    DamagedLine,
    crc_of,
    format_line,
    greatest_id_of_plain,
    id_of_plain,
    is_plain_line,
    is_whole_line,
    parse_body,
    parse_line,
)
from workplan_tui.store.journal.patience import Patience, given_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan_tui.model.entry import Entry

_MOST_DAMAGES = 1000
"""Damages beyond these become one with the last."""


class MistakenIndex(Exception):
    """A line is not what an index says: the places that were told do not hold, and all was read instead."""


class Damage(Value):
    """Bytes of a segment that are no entry. They stay where they are."""

    file: str
    line: int
    """From 1."""
    offset: int
    length: int
    reason: str


class Records:
    """The entries of one file so far, in order. Reading in full happens on the way."""

    def __init__(self, file: str, patience: Patience | None = None) -> None:
        self.patience = patience or Patience(is_shared=False)
        self.is_given_up = False
        """Whether so much of the file is no entry that the rest is not looked at."""
        self._spent_lines, self._spent_bytes = 0, 0
        self.line_count = 0
        """Damaged and empty lines included."""
        self._damages: list[Damage] = []
        self._end_of_damage = 0
        """Where the last damage ends, if it stands for more than can be listed."""
        self._file = file
        self._newest_id = ""
        self._compared = 0
        self._last = b""
        """The last line with a right checksum."""
        self._lines: list[Entry | bytes | None] = []
        """Bytes where nobody needed the entry yet; None for what turned out to be none."""
        self._numbers: list[int] = []
        self._offsets: list[int] = []
        """Of each of these, which line of the file it is and where it begins."""

    def take(self, lines: Sequence[bytes], offset: int) -> None:
        """Take the file's next lines, which follow each other from `offset`, without their ends."""
        if not any(lines):  # a file of millions of line ends must not hold anybody up
            self.line_count += len(lines)
            return
        number = self.line_count
        for line in lines:
            number += 1
            if self.is_given_up:
                return
            if is_plain_line(line):
                self._lines.append(line)
                self._numbers.append(number)
                self._offsets.append(offset)
                self._last = line
            elif line not in (b"", b"\r"):  # an empty line stands for nothing (store.journal.appending)
                self.line_count = number
                self._take_odd(line, offset, len(line))
            offset += len(line) + 1
        self.line_count = number

    def take_too_long(self, beginning: bytes, offset: int, length: int) -> None:
        """Take the file's next line, of which only the beginning was read."""
        self.line_count += 1
        self._take_odd(beginning, offset, length)

    def give_up(self, offset: int, length: int) -> None:
        """Take all that follows for no journal."""
        self.is_given_up = True
        self._note(Damage(self._file, self.line_count + 1, offset, length, given_up()))

    def forget(self) -> None:
        """Give back the patience that the file has cost: it is another one now."""
        self.patience.spend(-self._spent_lines, -self._spent_bytes)
        self._spent_lines, self._spent_bytes = 0, 0

    def _spend(self, length: int) -> None:
        self._spent_lines += 1
        self._spent_bytes += length
        self.patience.spend(1, length)

    def _take_odd(self, line: bytes, offset: int, length: int) -> None:
        """Take a line that another program laid out, or changed."""
        line = line if offset else line.removeprefix(BOM)
        whole = line.removesuffix(b"\r")
        if self.patience.is_over and not is_plain_line(whole):
            self.line_count -= 1
            self.give_up(offset, length)
            return
        if len(self._damages) >= _MOST_DAMAGES and not is_whole_line(whole):
            self._end_of_damage = offset + length  # a file of nothing else is told in bounded time
            self._spend(length)
            return
        try:
            self._keep(whole if is_plain_line(whole) else parse_line(line), whole, offset)
        except DamagedLine as error:
            self._spend(length)
            self._note(Damage(self._file, self.line_count, offset, length, str(error)))

    def _keep(self, record: Entry | bytes, line: bytes, offset: int) -> None:
        self._lines.append(record)
        self._numbers.append(self.line_count)
        self._offsets.append(offset)
        self._last = line

    @property
    def last_crc(self) -> str | None:
        """The checksum of the last line that is an entry."""
        return crc_of(self._last) if self._last else None

    @property
    def damages(self) -> list[Damage]:
        """Lines known to be no entry; of those nobody needed yet, only the checksum is known."""
        if not self._end_of_damage:
            return self._damages
        *listed, last = self._damages
        length = self._end_of_damage - last.offset
        return [*listed, last.replace(length=length, reason=tr("damaged lines, up to here"))]

    @property
    def newest_id(self) -> str:
        """The greatest id so far."""
        fresh = self._lines[self._compared :]
        unread = [record for record in fresh if isinstance(record, bytes)]
        newest = greatest_id_of_plain(unread)
        if len(unread) < len(fresh) or not is_entry_id(newest):
            newest = max(filter(is_entry_id, map(id_in, fresh)), default="")
        self._compared = len(self._lines)
        self._newest_id = max(self._newest_id, newest)
        return self._newest_id

    @property
    def taken(self) -> int:
        """How many lines with a right checksum were taken: where `since` goes on."""
        return len(self._lines)

    @property
    def indexed(self) -> int:
        """How many of them an index knows."""
        return 0

    def ids(self) -> Iterator[str]:
        """Give the ids of the lines taken."""
        return (id_in(line) for line in self._lines if line is not None)

    def seen_ids(self) -> Iterator[str]:
        """Give the ids of the lines that were read."""
        return self.ids()

    def holds(self, start: int, crc: str, id: str) -> bool:
        """Return whether the line that begins at `start` is the one with this checksum and id."""
        place = bisect_left(self._offsets, start)
        if place == len(self._offsets) or self._offsets[place] != start:
            return False
        record = self._lines[place]
        line = self._last if place == len(self._lines) - 1 else record
        return id_in(record) == id and (not isinstance(line, bytes) or crc_of(line) == crc)

    def lines_from(self, start: int) -> list[tuple[int, bytes]]:
        """Return the entries' lines that begin at `start` or later, each with where it begins."""
        first, last = bisect_left(self._offsets, start), len(self._lines) - 1
        found = []
        for place in range(first, last + 1):
            record = self._lines[place]
            if record is not None:
                line = self._last if place == last else record
                whole = line if isinstance(line, bytes) else format_line(line).removesuffix(b"\n")
                found.append((self._offsets[place], whole))
        return found

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
        return self.at(range(start, len(self._lines)))

    @property
    def lines(self) -> Sequence[Entry | bytes | None]:
        """What was taken: a line's bytes where nobody needed its entry yet, None for no entry."""
        return self._lines

    def naming(self, task_ids: Iterable[str]) -> set[int]:
        """Return the places of at least every line that may matter to one of the tasks (`sieve`)."""
        return sieve.naming(task_ids, self._unread)

    def takers(self, ids: frozenset[str]) -> set[int]:
        """Return the places of at least every line that takes back an entry of one of the ids."""
        return sieve.takers(ids, self._unread) if ids else set()

    @property
    def _unread(self) -> list[bytes]:
        return [line if isinstance(line, bytes) else b"" for line in self._lines]

    def ids_at(self, places: Iterable[int]) -> list[str]:
        """Return what stands at these places in the place of the entry's id."""
        return [id_in(self._lines[place]) for place in places]

    def place_of_last(self, id: str) -> int | None:
        """Return the place of the last line with this id."""
        places = range(len(self._lines) - 1, -1, -1)
        return next((place for place in places if id_in(self._lines[place]) == id), None)

    def at(self, places: Iterable[int]) -> list[Entry]:
        """Return the entries at these places among the lines taken."""
        return list(self._read(places))

    def _read(self, places: Iterable[int]) -> Iterator[Entry]:
        for place in places:
            record = self._lines[place]
            if isinstance(record, bytes):
                record = self._lines[place] = self._parsed(record, place)
            if record is not None:
                yield record

    def _parsed(self, line: bytes, place: int) -> Entry | None:
        try:
            return parse_body(line[CHECKSUM_LENGTH:])
        except DamagedLine as error:
            where = self._numbers[place], self._offsets[place], len(line)
            insort(self._damages, Damage(self._file, *where, str(error)), key=_line_of)
            return None

    def _note(self, damage: Damage) -> None:
        """Keep the damage; a file of nothing else is told in bounded memory."""
        if len(self._damages) < _MOST_DAMAGES:
            self._damages.append(damage)
        else:
            self._end_of_damage = damage.offset + damage.length


def id_in(record: Entry | bytes | None) -> str:
    """Return what stands in the place of the entry's id; nothing for no entry."""
    if isinstance(record, bytes):
        return id_of_plain(record)
    return record.id if record is not None else ""


def _line_of(damage: Damage) -> int:
    return damage.line
