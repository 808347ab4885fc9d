"""Conflicts: different values of one field whose writers had not seen each other's (docs/files.md).

They arise when journals of several hosts are put together. The ledger has one value in force all
the same; here is what else was said. Whoever sets the field again, having seen both, settles it.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.model.fold.fact import order_of, set_field
from workplan_tui.model.fold.knowledge import known_to
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger


class Conflict(Value):
    """One field of one task that was set differently by writers who had not seen each other."""

    task_id: str
    field: str
    facts: tuple[Fact, ...]
    """Two or more, the one in force or nearest to it first."""


def conflicts_of(ledger: Ledger, task_id: str) -> tuple[Conflict, ...]:
    """Return the task's conflicts at the ledger's day, by field."""
    fields = dict.fromkeys(set_field(fact.op) for fact in ledger.facts(task_id, "set"))
    found = (_conflict(ledger, task_id, field) for field in fields if field is not None)
    return tuple(conflict for conflict in found if conflict is not None)


def _conflict(ledger: Ledger, task_id: str, field: str) -> Conflict | None:
    heads = set(ledger.heads(task_id, field))
    if len(heads) < 2:
        return None
    facts = [
        fact
        for fact in ledger.facts(task_id, "set")
        if set_field(fact.op) == field and fact.entry.id in heads
    ]
    everything = ledger.at(date.max)
    known = [known_to(everything, fact, min(heads)) for fact in facts]
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
