"""Each writer's lines as a chain: what is missing, forked, changed or there twice.

`seq` counts a writer's entries and `prev` names the checksum of the one before, so what somebody
took out, changed or copied shows, except at the end of the chain.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.entry import FIRST_PREV
from workplan_tui.model.inspection.journal_file import oddity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.inspection.journal_file import JournalFile, JournalLine, Oddity


class _Link(Value):
    """An entry at its place."""

    file: JournalFile
    line: JournalLine
    entry: Entry

    @property
    def bytes(self) -> tuple[object, ...]:
        """What tells its bytes from any other's; the checksum alone is too short for that."""
        return self.entry.replica, self.entry.seq, self.entry.id, self.line.crc


def chain_oddities(files: Sequence[JournalFile]) -> list[Oddity]:
    """Return what is wrong with the chains of all writers, file by file."""
    links = [_Link(file, line, line.entry) for file in files for line in file.lines if line.entry]
    found = list(_wrong_writers(links))
    unique, repeats = _unique(links)
    found += repeats
    by_writer: dict[str, list[_Link]] = {}
    for link in unique:
        by_writer.setdefault(link.entry.replica, []).append(link)
    for writer, own in by_writer.items():
        found += _broken(writer, own)
    return found


def _wrong_writers(links: Iterable[_Link]) -> Iterator[Oddity]:
    told: set[tuple[str, str]] = set()
    for link in links:
        pair = link.file.name, link.entry.replica
        if link.file.replica and link.entry.replica != link.file.replica and pair not in told:
            told.add(pair)
            yield oddity("other_writer", link.file, link.line, writer=link.entry.replica)


def _unique(links: Iterable[_Link]) -> tuple[list[_Link], list[Oddity]]:
    """Return the links without repeated ones, and what stands twice."""
    unique: list[_Link] = []
    found: list[Oddity] = []
    first_of: dict[str, _Link] = {}
    known: set[tuple[object, ...]] = set()
    for link in links:
        first = first_of.setdefault(link.entry.id, link)
        if first is not link:
            same = first.entry.meaning == link.entry.meaning
            kind = "repeated_line" if same else "same_id"
            found.append(
                oddity(kind, link.file, link.line, other_file=first.file.name, other_line=first.line.number)
            )
        if link.bytes not in known:
            known.add(link.bytes)
            unique.append(link)
    return unique, found


def _broken(writer: str, own: Sequence[_Link]) -> Iterator[Oddity]:
    by_seq: dict[int, list[_Link]] = {}
    for link in own:
        by_seq.setdefault(link.entry.seq, []).append(link)
    yield from _gaps(writer, by_seq)
    followed: dict[str, _Link] = {}
    for seq in sorted(by_seq):
        first, *others = by_seq[seq]
        for link in others:
            if link.entry.id != first.entry.id:
                yield _forked(writer, link, first)
        for link in by_seq[seq]:
            before = followed.setdefault(link.entry.prev, link)
            if _follows(link.entry, by_seq):
                continue
            if before is not link and before.entry.seq != seq:
                yield _forked(writer, link, before)
            else:
                yield oddity("broken_chain", link.file, link.line, writer=writer, seq=seq)


def _gaps(writer: str, by_seq: dict[int, list[_Link]]) -> Iterator[Oddity]:
    expected = 1
    for seq in sorted(by_seq):
        if seq > expected:
            link = by_seq[seq][0]
            yield oddity(
                "gap", link.file, link.line, writer=writer, first=expected, last=seq - 1, count=seq - expected
            )
        expected = max(expected, seq + 1)


def _follows(entry: Entry, by_seq: dict[int, list[_Link]]) -> bool:
    """Return whether the entry names the line before it, or that line is not there to compare."""
    if entry.seq <= 1:
        return entry.seq == 1 and entry.prev == FIRST_PREV
    before = by_seq.get(entry.seq - 1)
    return before is None or entry.prev in {link.line.crc for link in before}


def _forked(writer: str, link: _Link, other: _Link) -> Oddity:
    return oddity(
        "fork", link.file, link.line, writer=writer, seq=link.entry.seq,
        other_file=other.file.name, other_line=other.line.number,
    )  # fmt: skip
