"""Conflicts: different values of one field whose writers had not seen each other's (docs/files.md).

They arise when journals of several hosts are put together. The ledger has one value in force all
the same; here is what else was said. Whoever sets the field again, having seen both, settles it.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.fold.fact import by_field, order_of
from workplan_tui.model.fold.knowledge import Knowledge

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger


MOST_VALUES = 20
"""Values that are compared with each other, the newest of the field; more stand side by side nowhere but
in a journal that was made to take long."""


class Conflict(Value):
    """One field of one task that was set differently by writers who had not seen each other."""

    task_id: str
    field: str
    facts: tuple[Fact, ...]
    """Two or more, the one in force or nearest to it first."""


def conflicts_of(ledger: Ledger, task_id: str) -> tuple[Conflict, ...]:
    """Return the task's conflicts at the ledger's day, by field."""
    found = (
        _conflict(ledger, task_id, field, facts)
        for field, facts in by_field(ledger.facts(task_id, "set")).items()
    )
    return tuple(conflict for conflict in found if conflict is not None)


def _conflict(ledger: Ledger, task_id: str, field: str, standing: list[Fact]) -> Conflict | None:
    heads = set(ledger.heads(task_id, field))
    if len(heads) < 2:
        return None
    # The last value counts of an entry that has several; they come oldest first.
    by_entry = {fact.entry.id: fact for fact in standing if fact.entry.id in heads}
    facts = sorted(by_entry.values(), key=order_of)[-MOST_VALUES:]
    asked = {fact.entry.id for fact in facts}
    knowledge = Knowledge(ledger.at(date.max).setting(task_id, field))
    known = [knowledge.of(fact, asked) for fact in facts]
    opposed = [
        fact
        for fact, its in zip(facts, known, strict=True)
        if any(
            fact.value != other.value and other.entry.id not in its and fact.entry.id not in others
            for other, others in zip(facts, known, strict=True)
        )
    ]
    newest_first = tuple(sorted(opposed, key=order_of, reverse=True))
    return Conflict(task_id, field, newest_first) if newest_first else None
