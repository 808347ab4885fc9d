"""Setting a deadline 时限: an extension 延期 is later, a correction goes back no further than the plan's own."""

from __future__ import annotations

from workplan_tui.model.day import find_day
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.operation import why_no_reason
from workplan_tui.model.reason import because
from workplan_tui.model.status import CANCELLED, CLOSED, DONE, Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger

_HELD = (DONE, CLOSED, CANCELLED)


def why_not_due_on(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the deadline may not be set so."""
    move = FieldSet(op)
    task_id, wanted, present = move.task_id, find_day(move.value), then.due_on(move.task_id)
    if wanted is None:
        return Refusal(task_id, because("no_day", value=str(move.value)))
    first = then.plan.tasks_by_id[task_id].due_on
    if present is not None and (wanted == present or (first and wanted < present <= first)):
        return Refusal(task_id, because("not_later", due=present))
    if first is not None and present is not None and wanted < first:
        return Refusal(task_id, because("before_the_plan_s", due=present, first=first))
    if present is not None and wanted < present:
        return why_no_reason(move, "correction_needs_reason")
    status = then.status(task_id)
    if status in _HELD:
        return Refusal(task_id, because("not_extended", status=status))
    return why_no_reason(move, "extension_needs_reason")
