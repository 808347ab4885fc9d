"""`set`: a field of a task has a value from a day on. Each field has a module with its rule beside this one."""

from __future__ import annotations

from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.operation import ANY, PLAIN, TASK, TEXT, TEXTS, Operation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.operations.operation import Rule
    from workplan_tui.model.status import Refusal


def set_op(task_id: str, field: str, value: object, reason: str | None = None, **more: Any) -> Op:
    """Return a `set` operation without `was` and `sees`, which are filled in under the lock."""
    op: dict[str, Any] = {"op": "set", "task": task_id, "field": field, "value": value, **more}
    if reason:
        op["reason"] = reason
    return op


def why_not_set(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the field may not be set so; what a later format sets is not judged."""
    rule = _rule_of(FieldSet(op).name)
    return rule(then, op, actor) if rule else None


def _rule_of(name: str) -> Rule | None:
    """Return the rule of the field; each is read only where somebody sets it."""
    match name:
        case "status":
            from workplan_tui.model.operations.set_status import why_not_status

            return why_not_status
        case "due_on":
            from workplan_tui.model.operations.set_due_on import why_not_due_on

            return why_not_due_on
        case "light":
            from workplan_tui.model.operations.set_light import why_not_light

            return why_not_light
        case "target":
            from workplan_tui.model.operations.set_target import why_not_target

            return why_not_target
        case "milestone":
            from workplan_tui.model.operations.set_milestone import why_not_milestone

            return why_not_milestone
    return None


SET = Operation(
    "set",
    {
        "task": TASK, "field": TEXT, "value": PLAIN, "was": ANY, "sees": TEXTS, "beside": TEXTS,
        "until": TEXT, "method": TEXT, "evidence": TEXTS,
    },
    required=("task", "field", "value"),
    why_not=why_not_set,
    verbs=("set", "measure", "milestone", "close", "return", "extend", "light"),
    commands=("status", "milestone", "extension", "light"),
)  # fmt: skip
