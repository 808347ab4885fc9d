"""What two versions of one plan differ in: tasks by their ids, and whether anything else does."""

from __future__ import annotations

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan


class PlanDifference(Value):
    """How another version of a plan differs from this one."""

    missing: tuple[str, ...]
    """Tasks that only this one has."""
    added: tuple[str, ...]
    """Tasks that only the other has."""
    changed: tuple[str, ...]
    """Tasks that both have and that are not the same."""
    others: bool
    """Whether anything else differs: heads, sections, rules, the order, or only how it is written."""


def plan_difference(one: Plan, other: Plan) -> PlanDifference:
    """Return in what `other` differs from `one`."""
    here, there = one.tasks_by_id, other.tasks_by_id
    missing = tuple(id for id in here if id not in there)
    added = tuple(id for id in there if id not in here)
    changed = tuple(id for id, task in here.items() if id in there and there[id] != task)
    rest = one.replace(tasks=other.tasks) != other
    return PlanDifference(missing, added, changed, rest or not (missing or added or changed))
