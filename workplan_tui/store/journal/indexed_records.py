"""The lines of a file of which the first are known from an index: what is asked of them is read, and nothing else.

Where more is asked than the index can tell, they are read after all, and from then on it is as if there were none.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.store.disk.keyed_records import FAULTS
from workplan_tui.store.journal.line import (
    CHECKSUM_LENGTH,
    DamagedLine,
    crc_of,
    id_of_plain,
    is_plain_line,
    parse_body,
)
from workplan_tui.store.journal.records import MistakenIndex, Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workplan_tui.model.entry import Entry
    from workplan_tui.store.journal.patience import Patience
    from workplan_tui.store.journal.prefix import LineSpan, Prefix


class FirstLines(Value):
    """The lines that an index knows, and what reads them."""

    prefix: Prefix
    read: Callable[[Iterable[LineSpan]], list[bytes]]
    """Gives what stands at these places; fewer where the file is another one by now."""
    read_all: Callable[[Records], None]
    """Lets a `Records` take all of them; `OSError` as the disk has it."""


class IndexedRecords(Records):
    """As a `Records` of the same file is; the places of the lines that were taken count from its beginning."""

    def __init__(self, file: str, patience: Patience | None, first: FirstLines) -> None:
        super().__init__(file, patience)
        prefix = first.prefix
        self._first_lines: FirstLines | None = first
        self._first = prefix.count
        """How many lines the index knows; `_lines` are those after them."""
        self._spans: dict[int, LineSpan] = {}
        """Where the lines stand that were told to matter."""
        self._known: dict[int, bytes] = {prefix.count - 1: prefix.last_line}
        self.line_count = prefix.count
        self._newest_id, self._last = prefix.newest_id, prefix.last_line

    @property
    def taken(self) -> int:
        """How many lines with a right checksum were taken."""
        return self._first + len(self._lines)

    @property
    def indexed(self) -> int:
        """How many of them an index knows."""
        return self._first

    def seen_ids(self) -> Iterator[str]:
        """Give the ids of the lines that were read."""
        return super().ids()

    def ids(self) -> Iterator[str]:
        """Give the ids of the lines taken."""
        self._read_first_lines()
        return super().ids()

    @property
    def lines(self) -> Sequence[Entry | bytes | None]:
        """What was taken."""
        self._read_first_lines()
        return super().lines

    @property
    def last(self) -> Entry | None:
        """The last entry."""
        if not self._lines and self._first_lines is not None:
            try:
                return parse_body(self._first_lines.prefix.last_line[CHECKSUM_LENGTH:])
            except DamagedLine:
                self._read_first_lines()
        found = super().last
        if found is None and self._first:
            self._read_first_lines()
            found = super().last
        return found

    def holds(self, start: int, crc: str, id: str) -> bool:
        """Return whether the line that begins at `start` is the one with this checksum and id."""
        if self._first_lines is not None and start < self._first_lines.prefix.length:
            prefix = self._first_lines.prefix
            if start == prefix.last_at:
                return id_of_plain(prefix.last_line) == id and crc_of(prefix.last_line) == crc
            self._read_first_lines()
        return super().holds(start, crc, id)

    def lines_from(self, start: int) -> list[tuple[int, bytes]]:
        """Return the entries' lines that begin at `start` or later, each with where it begins."""
        if self._first_lines is not None and start < self._first_lines.prefix.length:
            self._read_first_lines()
        return super().lines_from(start)

    def since(self, start: int) -> list[Entry]:
        """Return the entries after the first `start` lines taken."""
        if start < self._first:
            self._read_first_lines()
        return super().at(range(start - self._first, len(self._lines)))

    def naming(self, task_ids: Iterable[str]) -> set[int]:
        """Return the places of at least every line that may matter to one of the tasks."""
        asked = tuple(task_ids)
        spans: list[LineSpan] = []
        if self._first_lines is not None:
            prefix = self._first_lines.prefix
            try:
                spans = [*prefix.of_all_tasks, *(span for id in asked for span in prefix.naming(id))]
            except FAULTS:
                self._read_first_lines()
        return {*self._noted(spans), *(self._first + place for place in super().naming(asked))}

    def takers(self, ids: frozenset[str]) -> set[int]:
        """Return the places of at least every line that takes back an entry of one of the ids."""
        spans: list[LineSpan] = []
        if self._first_lines is not None:
            spans = self._first_lines.prefix.takers(ids)
        return {*self._noted(spans), *(self._first + place for place in super().takers(ids))}

    def ids_at(self, places: Iterable[int]) -> list[str]:
        """Return what stands at these places in the place of the entry's id; `MistakenIndex` as `at` does."""
        asked = list(places)
        first = [place for place in asked if place < self._first]
        self._know(first)
        late = super().ids_at(place - self._first for place in asked if place >= self._first)
        return [*(id_of_plain(self._known[place]) for place in first), *late]

    def at(self, places: Iterable[int]) -> list[Entry]:
        """Return the entries at these places, in order; `MistakenIndex` where one is not there."""
        asked = list(places)
        first = [place for place in asked if place < self._first]
        self._know(first)
        try:
            entries = [parse_body(self._known[place][CHECKSUM_LENGTH:]) for place in first]
        except DamagedLine:
            self._read_first_lines()
            raise MistakenIndex from None
        return [*entries, *super().at(place - self._first for place in asked if place >= self._first)]

    def place_of_last(self, id: str) -> int | None:
        """Return the place of the last line with this id."""
        place = super().place_of_last(id)
        if place is None:
            self._read_first_lines()
            return super().place_of_last(id)
        return place + self._first

    def _noted(self, spans: Iterable[LineSpan]) -> list[int]:
        self._spans.update((span[0], span) for span in spans)
        return [span[0] for span in spans]

    def _know(self, places: Iterable[int]) -> None:
        lacking = [place for place in places if place not in self._known]
        if not lacking or self._first_lines is None:
            return
        spans = [span for place in lacking if (span := self._spans.get(place)) is not None]
        lines = self._first_lines.read(spans)
        if len(lines) != len(lacking) or not all(map(is_plain_line, lines)):
            self._read_first_lines()
            raise MistakenIndex
        self._known.update(zip(lacking, lines, strict=True))

    def _read_first_lines(self) -> None:
        """Read what the index knows: what is damaged among it is found now."""
        if self._first_lines is None:
            return
        whole = Records(self._file, self.patience)
        self._first_lines.read_all(whole)
        more = whole.line_count - self._first
        self._lines[:0], self._offsets[:0] = whole._lines, whole._offsets
        self._numbers = [*whole._numbers, *(number + more for number in self._numbers)]
        self._damages[:0] = whole._damages
        self.line_count += more
        self._compared, self._first, self._first_lines = 0, 0, None
