"""All operations of format 1 by their code, and whether an object has the shape of one.

Readers keep what is not known here; only what somebody hands in to be recorded is held to it. Each
operation is imported when it is first asked for: who writes a note reads no rule of another.
"""

from __future__ import annotations

from functools import cache

from workplan_tui.model.entry import HASH
from workplan_tui.model.operations.field_set import FIELDS, is_known_field
from workplan_tui.model.reason import because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.operations.operation import Operation
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.status import Refusal

CODES = (
    "set", "note", "report", "flag", "unflag", "decide", "carry_out", "revise", "undo", "remind", "checkpoint",
    "seal", "reopen",
)  # fmt: skip


def operation_of(code: object) -> Operation | None:
    """Return the operation of that code, or None for one of a later format."""
    match code:
        case "set":
            from workplan_tui.model.operations.set import SET

            return SET
        case "note":
            from workplan_tui.model.operations.note import NOTE

            return NOTE
        case "report":
            from workplan_tui.model.operations.report import REPORT

            return REPORT
        case "flag":
            from workplan_tui.model.operations.flag import FLAG

            return FLAG
        case "unflag":
            from workplan_tui.model.operations.unflag import UNFLAG

            return UNFLAG
        case "decide":
            from workplan_tui.model.operations.decide import DECIDE

            return DECIDE
        case "carry_out":
            from workplan_tui.model.operations.carry_out import CARRY_OUT

            return CARRY_OUT
        case "revise":
            from workplan_tui.model.operations.revise import REVISE

            return REVISE
        case "undo":
            from workplan_tui.model.operations.undo import UNDO

            return UNDO
        case "remind":
            from workplan_tui.model.operations.remind import REMIND

            return REMIND
        case "checkpoint":
            from workplan_tui.model.operations.checkpoint import CHECKPOINT

            return CHECKPOINT
        case "seal":
            from workplan_tui.model.operations.seal import SEAL

            return SEAL
        case "reopen":
            from workplan_tui.model.operations.reopen import REOPEN

            return REOPEN
    return None


@cache
def is_silent(code: str) -> bool:
    """Return whether the operation says nothing new about its task; one of a later format does."""
    operation = operation_of(code)
    return operation is not None and operation.is_silent


def is_known_op(op: Op) -> bool:
    """Return whether this version acts on the operation."""
    return op.get("op") in CODES and (op.get("op") != "set" or is_known_field(op.get("field")))


def why_not_record(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the operation may not be recorded at the ledger's day, or None when it may.

    The task exists. An operation of a later format is not judged. Nothing here knows of locks, files
    or what somebody saw before; that is `recording.judge`.
    """
    operation = operation_of(op.get("op"))
    refusal = operation.why_not(then, op, actor) if operation and operation.why_not else None
    return refusal.in_plan(then.newest_plan) if refusal else None


def why_not_op(op: Mapping[str, Any]) -> Reason | None:
    """Return why the operation has not the shape of format 1, or None when it has."""
    operation = operation_of(op.get("op"))
    if operation is None:
        return because("no_such_operation", op=_shown(op.get("op")), ops=CODES)
    kind, keys = operation.code, {"op": (str,), "reason": (str,), **operation.keys}
    if "task" in keys:
        keys = {**keys, HASH: (str,)}
    for key in operation.required:
        if key not in op or op[key] == []:
            return because("operation_needs", op=kind, key=key)
    for key, value in op.items():
        if key not in keys:
            return because("operation_has_no", op=kind, key=key)
        if not isinstance(value, keys[key]) or isinstance(value, bool):
            return because("value_of_operation", op=kind, key=key, value=_as_json(value))
        if isinstance(value, list) and not all(isinstance(item, str) for item in value):
            return because("list_of_operation", op=kind, key=key)
    if kind == "set" and not is_known_field(op["field"]):
        return because("no_such_field", field=op["field"], fields=FIELDS)
    return None


def _shown(value: object) -> str:
    return value if isinstance(value, str) else _as_json(value)


def _as_json(value: object) -> str:
    import json  # only where there is a mistake to explain

    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:40] + "..."
