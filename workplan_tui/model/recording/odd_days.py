"""Days of a change that are most often slips of the pen: asked about before it is recorded.

They are allowed: what may not be at all is `refusals`.
"""

from __future__ import annotations

from workplan_tui.model.day import find_day, why_far, why_late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Change
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason


def odd_days(plan: Plan, change: Change) -> tuple[Reason, ...]:
    """Return a reason for each day of the change that is far from the plan, or a deadline long after its end."""
    found = [why_far(change.on, plan)]
    for op in change.ops:
        field, value = str(op.get("field")).partition(":")[0], find_day(op.get("value"))
        until = find_day(op.get("until"))
        if field == "due_on" and value:
            found.append(why_late(value, plan))
        if field == "milestone" and value:
            found.append(why_far(value, plan))
        if until:
            found.append(why_far(until, plan))
    return tuple(dict.fromkeys(filter(None, found)))
