"""What somebody has looked at and settled: `checkpoint` entries that name what of the journal they are about.

A mark is the id of an entry, or a place in the folder (`reports.diagnosis`).
"""

from __future__ import annotations

from workplan_tui.model.entry import VERSION, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


def settled_marks(ledger: Ledger) -> frozenset[str]:
    """Return every mark that a standing checkpoint names."""
    return frozenset(
        mark
        for entry in ledger.entries
        if entry.version == VERSION and ledger.stands(entry)
        for op in entry.ops
        if op.get("op") == "checkpoint"
        for mark in listed(op.get("of"))
    )


def checkpoint_op(marks: tuple[str, ...]) -> Op:
    """Return the operation that settles what the marks name."""
    return {"op": "checkpoint", "of": list(marks)}
