"""Days of a change that are most often slips of the pen: asked about before it is recorded.

They are allowed: what may not be at all is with each operation (`model.operations`).
"""

from __future__ import annotations

from workplan_tui.model.day import find_day, why_far, why_late
from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.operations.field_set import FieldSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Change
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason


def odd_days(plan: Plan, change: Change) -> tuple[Reason, ...]:
    """Return a reason for each day of the change that is far from the plan, or a deadline long after its end."""
    found = [why_far(change.on, plan)]
    for op in change.ops:
        asked = FieldSet(op)
        value, until = find_day(asked.value), find_day(asked.until)
        if asked.name == "due_on" and value:
            found.append(why_late(value, plan))
        if asked.name == "milestone" and value:
            found.append(why_far(value, plan))
        if until:
            found.append(why_far(until, plan))
        if kind_of(op) == "decide":
            from workplan_tui.model.operations.decide import Decide  # few edits decide

            due_on = Decide(op).due_on
            found.append(why_late(due_on, plan) if due_on else None)
    return tuple(dict.fromkeys(filter(None, found)))
