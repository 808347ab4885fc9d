"""What is raised on a task and open until it is dealt with has a short number, by which people name it."""

from __future__ import annotations

from datetime import date

from workplan_tui.model.task_ids import is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger

    Numbered = tuple[tuple[int, Fact], ...]


def numbered(ledger: Ledger, task_id: str, kind: str, facts: Iterable[Fact]) -> Numbered:
    """Return these facts of one kind of operation with their numbers, in the order of these.

    All of the kind on the task are counted from 1 in the order they were recorded, whatever became of
    them: the number of one stays while another is dealt with.
    """
    ids = sorted({fact.entry.id for fact in ledger.at(date.max).facts(task_id, kind)})
    number = {id: place for place, id in enumerate(ids, start=1)}
    return tuple(sorted(((number.get(fact.entry.id, 0), fact) for fact in facts), key=lambda pair: pair[0]))


def named_by(found: Numbered, asked: str, whose: Callable[[Fact], str]) -> Numbered:
    """Return those that a number, or a part of whose they are, names."""
    from unicodedata import normalize  # nobody else has need of it

    wanted = normalize("NFKC", asked).strip()
    if is_number(wanted):
        return tuple((number, fact) for number, fact in found if number == int(wanted))
    wanted = wanted.casefold()
    return tuple((number, fact) for number, fact in found if wanted and wanted in whose(fact).casefold())
