"""What is raised on a task and open until it is dealt with has a short number, by which people name it.

The number is given under the lock and stands in the entry (`nth`), so it stays whatever becomes of others, and
whatever arrives later. Two hosts may give the same one before they see each other's entries: from then on it
names neither, and each has a longer one, made of its entry's id. So a number that was shown never comes to
mean something else.
"""

from __future__ import annotations

from datetime import date
from zlib import crc32

from workplan_tui.model.entry import NTH
from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.task_ids import is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger

    Numbered = tuple[tuple[int, Fact], ...]

NUMBERED = ("flag", "decide")
"""The operations that are numbered, each kind of a task by itself."""
_APART = 10_000
"""Above what is given to anything; a number that two have is followed by four digits of its own."""


def numbered(ledger: Ledger, task_id: str, kind: str, facts: Iterable[Fact]) -> Numbered:
    """Return these facts of one kind of operation with their numbers, in the order of these."""
    wanted = tuple(facts)
    if not wanted:
        return ()
    number = numbers_of(ledger, task_id, kind)
    return tuple(sorted(((number[fact.entry.id], fact) for fact in wanted), key=lambda pair: pair[0]))


def numbers_of(ledger: Ledger, task_id: str, kind: str) -> dict[str, int]:
    """Return the number of each entry that has such an operation on the task, taken back or not."""
    given = _given(ledger, task_id, kind)
    owners: dict[int, list[str]] = {}
    for id, number in given.items():
        owners.setdefault(number, []).append(id)
    return {
        id: number if len(owners[number]) == 1 else number * _APART + crc32(id.encode()) % _APART
        for id, number in given.items()
    }


def next_number(ledger: Ledger, task_id: str, kind: str) -> int:
    """Return the number of what is raised next."""
    return max(_given(ledger, task_id, kind).values(), default=0) + 1


def _given(ledger: Ledger, task_id: str, kind: str) -> dict[str, int]:
    """Return by entry id the number that it was given; entries of earlier versions are counted among themselves."""
    given: dict[str, int] = {}
    uncounted = 0
    for entry in ledger.at(date.max).touching(task_id):
        ops = [op for op in entry.ops_on(task_id) if kind_of(op) == kind]
        if not ops:
            continue
        number = next(filter(None, map(_nth, ops)), None)
        if number is None:
            uncounted += 1
            number = uncounted
        given[entry.id] = number
    return given


def _nth(op: Op) -> int | None:
    """Return the number in the operation; journals are written by many hands."""
    number = op.get(NTH)
    return number if type(number) is int and 0 < number < _APART else None


def named_by(found: Numbered, asked: str, whose: Callable[[Fact], str]) -> Numbered:
    """Return those that a number, or a part of whose they are, names."""
    from unicodedata import normalize  # nobody else has need of it

    wanted = normalize("NFKC", asked).strip()
    if is_number(wanted):
        return tuple((number, fact) for number, fact in found if number == int(wanted))
    wanted = wanted.casefold()
    return tuple((number, fact) for number, fact in found if wanted and wanted in whose(fact).casefold())
