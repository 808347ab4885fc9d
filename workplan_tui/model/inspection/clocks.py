"""Times in a journal that no right clock can have written. They decide nothing: the ids' order does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from workplan_tui.model.inspection.journal_file import oddity
from workplan_tui.model.operations.field_set import FieldSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.inspection.journal_file import JournalFile, JournalLine, Oddity

SLACK = timedelta(hours=24)
"""Clocks of honest machines differ, and offices lie in time zones."""
_BEFORE_ALL = datetime(2020, 1, 1, tzinfo=UTC)
_LAST = datetime(9999, 12, 31, tzinfo=UTC)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def clock_oddities(
    files: Sequence[JournalFile], now: datetime, settled: tuple[str, str] = ("", "")
) -> list[Oddity]:
    """Return each line with a time that cannot be, as seen at `now` (with offset).

    Of ids that are ahead only those are told at which a clock jumped; what follows comes after them
    because it was recorded after them. What is `settled` (`model.inspection.settled`) is told as that.
    """
    ahead = _jumps([file for file in files if file.counts], now)
    return [found for file in files for found in _in_file(file, now, settled, ahead)]


def _jumps(files: Iterable[JournalFile], now: datetime) -> set[str]:
    found, before = set(), _EPOCH
    for id in sorted(entry.id for file in files for entry in file.entries):
        made = id_moment(id)
        if made > max(now, before) + SLACK:
            found.add(id)
        before = made
    return found


def _in_file(file: JournalFile, now: datetime, settled: tuple[str, str], ahead: set[str]) -> Iterator[Oddity]:
    known, until = settled
    latest: dict[str, tuple[datetime, str, str]] = {}
    for line in file.lines:
        entry = line.entry
        if entry is None:
            continue
        at = moment(entry.at)
        if at is None:
            yield oddity("at_unreadable", file, line, at=entry.at)
        else:
            before = latest.get(entry.replica)
            if before and at < before[0]:
                found = oddity("at_backwards", file, line, at=entry.at, before=before[1])
                yield found.replace(is_settled=before[2] <= until)
            latest[entry.replica] = at, entry.at, entry.id
        if at and at > now + SLACK:
            yield oddity("at_future", file, line, at=entry.at).replace(is_settled=entry.id <= until)
        if entry.id in ahead:
            made = id_moment(entry.id).isoformat(timespec="seconds")
            found = oddity("id_future", file, line, id=entry.id, made=made)
            yield found.replace(is_settled=entry.id <= known)
        yield from _on_its_own(file, line, entry, at)


def _on_its_own(file: JournalFile, line: JournalLine, entry: Entry, at: datetime | None) -> Iterator[Oddity]:
    if at and at < _BEFORE_ALL:
        yield oddity("at_past", file, line, at=entry.at)
    if at and (entry.on - at.date()).days > 1:
        yield oddity("on_future", file, line, on=entry.on.isoformat(), at=entry.at)
    if any(seen > entry.id for seen in _seen(entry)):
        yield oddity("saw_later", file, line, id=entry.id)


def _seen(entry: Entry) -> Iterable[str]:
    for op in entry.ops:
        yield from FieldSet(op).seen_ids
    yield from entry.taken_back_ids


def moment(text: str) -> datetime | None:
    """Return the instant an `at` names, or None when it is no time with an offset."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None


def id_moment(id: str) -> datetime:
    """Return when the id says it was made."""
    made = timedelta(milliseconds=int(id.replace("-", "")[:12], 16))
    return min(_EPOCH + made, _LAST)
