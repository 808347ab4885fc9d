"""Setting where a task stands 状态: which move is allowed, and who may close out a claim."""

from __future__ import annotations

from workplan_tui.model.codes import METHODS
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.reason import because
from workplan_tui.model.status import CLOSED, Refusal, why_not_close, why_not_move

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


def why_not_status(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the status may not be set so."""
    move = FieldSet(op)
    task_id, wanted, was = move.task_id, str(move.value), then.status(move.task_id)
    refusal = why_not_move(task_id, was, wanted, move.reason)
    if refusal or wanted != CLOSED or was == CLOSED:
        return refusal
    method = op.get("method")
    if method not in (None, *METHODS):
        return Refusal(task_id, because("no_such_method", method=str(method), methods=METHODS))
    lacking = tuple(key for key in then.plan.close_needs if not op.get(key))
    if lacking:
        return Refusal(task_id, because("closing_lacks", what=lacking))
    claim = then.claim(task_id)
    if not then.plan.close_needs_other_actor or claim is None:
        return None
    return why_not_close(task_id, actor, claim.entry.actor)
