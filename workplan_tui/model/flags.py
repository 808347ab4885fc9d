"""Questions raised to somebody 需协调, open until they are answered."""

from __future__ import annotations

from workplan_tui.model.entry import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Fact, Ledger


def open_flags(ledger: Ledger, task_id: str) -> tuple[Fact, ...]:
    """Return the task's questions 需协调 that nobody has answered, oldest first."""
    answered = {id for fact in ledger.facts(task_id, "unflag") for id in listed(fact.op.get("of"))}
    return tuple(f for f in ledger.facts(task_id, "flag") if f.entry.id not in answered)
