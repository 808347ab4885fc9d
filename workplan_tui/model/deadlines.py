"""How often a deadline 时限 was moved: extended 延期, or corrected 更正 because an extension was mistaken."""

from __future__ import annotations

from datetime import date

from workplan_tui.model.day import find_day
from workplan_tui.model.fold.fact import set_field
from workplan_tui.model.operations.field_set import FieldSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task


def moves_of(ledger: Ledger, task: Task) -> tuple[int, int]:
    """Return how many extensions and how many corrections stand at the ledger's day.

    A later day than the one before is an extension, an earlier one a correction (docs/words.md).
    """
    extensions = corrections = 0
    due_on = task.due_on
    for fact in ledger.facts(task.id, "set"):
        day = find_day(fact.value) if set_field(fact.op) == "due_on" else None
        if day is None or ledger.is_readjusted(fact):
            continue
        extensions += due_on is None or day > due_on
        corrections += due_on is not None and day < due_on
        due_on = day
    return extensions, corrections


def is_correction(op: Op) -> bool:
    """Return whether the operation gives an earlier deadline than the one it replaces."""
    move = FieldSet(op)
    now, was = find_day(move.value), find_day(move.was)
    return move.field == "due_on" and (now or date.max) < (was or date.min)
