"""What the writer of a value knew: the entries it replaced or left in force, and what theirs knew.

It does not depend on the day a ledger is read at, nor on what was taken back since.
"""

from __future__ import annotations

from workplan_tui.model.entry import listed
from workplan_tui.model.fold.fact import facts_of, set_field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger


def known_to(ledger: Ledger, fact: Fact, first_id: str) -> set[str]:
    """Return the ids, from `first_id` on, of the field's entries that the fact's writer knew of.

    A value that does not say what it replaced is taken to have known everything older.
    """
    task_id, field = str(fact.op.get("task")), set_field(fact.op)
    if "sees" not in fact.op:
        older = (entry.id for entry in ledger.touching(task_id))
        return {id for id in older if first_id <= id < fact.entry.id}
    known: set[str] = set()
    waiting = _named(fact)
    while waiting:
        id = waiting.pop()
        entry = ledger.find(id)
        if id < first_id or id in known or entry is None:
            continue
        known.add(id)
        its = (found for found in facts_of(task_id, [entry]) if set_field(found.op) == field)
        waiting += [id for found in its for id in _named(found)]
    return known


def _named(fact: Fact) -> list[str]:
    named = (*listed(fact.op.get("sees")), *listed(fact.op.get("beside")))
    return [id for id in named if id < fact.entry.id]
