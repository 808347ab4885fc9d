"""Setting the day a milestone 节点 was met on; no value says that it was not met after all."""

from __future__ import annotations

from workplan_tui.model.day import find_day
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.set_target import why_no_number
from workplan_tui.model.reason import because
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


def why_not_milestone(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the milestone cannot be met on that day."""
    met = FieldSet(op)
    task, number, value = then.plan.tasks_by_id[met.task_id], met.number, met.value
    known = [str(milestone.id) for milestone in task.milestones]
    if number not in known:
        return why_no_number(task.id, number, known, "milestone")
    met_on = find_day(value)
    if value is not None and met_on is None:
        return Refusal(task.id, because("no_day", value=str(value)))
    if met_on is not None and met_on > then.day:
        return Refusal(task.id, because("not_met_then", number=number, value=str(value)))
    return None
