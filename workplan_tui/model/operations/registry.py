"""The shape of each operation of format 1: its keys and what they may hold.

The rules of the field, which move is allowed and what needs a reason, are `refusals`. Readers keep
what is not listed here; only what somebody hands in to be recorded is held to it.
"""

from __future__ import annotations

import json

from workplan_tui.model.reason import because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.model.entry import Op
    from workplan_tui.model.reason import Reason

_NUMBER = (int, float)
_TEXTS = (str, list)
_PLAIN = (str, int, float, type(None))
_ANY = (object,)
SHAPES: dict[str, dict[str, tuple[type, ...]]] = {
    "set": {
        "task": (str, int), "field": (str,), "value": _PLAIN, "was": _ANY, "sees": _TEXTS, "beside": _TEXTS,
        "until": (str,), "method": (str,), "evidence": _TEXTS,
    },
    "note": {"task": (str, int), "text": (str,)},
    "report": {
        "task": (str, int), "percent": _NUMBER, "progress": (str,), "problem": (str,), "next": (str,),
        "period": (str,),
    },
    "flag": {"task": (str, int), "text": (str,), "to": (str,)},
    "unflag": {"task": (str, int), "of": _TEXTS},
    "undo": {"of": _TEXTS},
    "remind": {"task": (str, int), "to": _TEXTS},
    "checkpoint": {"of": _TEXTS, "places": _TEXTS},
}  # fmt: skip
"""Operation -> key -> the JSON types it may have; each may have a `reason` beside."""
FIELDS = ("status", "due_on", "light", "target", "milestone")
"""What `set` sets; the last two with a number: `target:1`."""
_REQUIRED = {
    "set": ("task", "field", "value"), "note": ("task", "text"), "report": ("task",),
    "flag": ("task", "text"), "unflag": ("task", "of"), "undo": ("of",), "remind": ("task",),
}  # fmt: skip


def is_known_op(op: Op) -> bool:
    """Return whether this version acts on the operation."""
    return op.get("op") in SHAPES and (op.get("op") != "set" or is_known_field(op.get("field")))


def is_known_field(field: object) -> bool:
    """Return whether this version acts on the field."""
    return isinstance(field, str) and field.partition(":")[0] in FIELDS


def why_not_op(op: Mapping[str, Any]) -> Reason | None:
    """Return why the operation has not the shape of format 1, or None when it has."""
    kind = op.get("op")
    if not isinstance(kind, str) or kind not in SHAPES:
        return because("no_such_operation", op=_shown(kind), ops=tuple(SHAPES))
    shape = {"op": (str,), "reason": (str,), **SHAPES[kind]}
    for key in _REQUIRED.get(kind, ()):
        if key not in op or op[key] == []:
            return because("operation_needs", op=kind, key=key)
    for key, value in op.items():
        if key not in shape:
            return because("operation_has_no", op=kind, key=key)
        if not isinstance(value, shape[key]) or isinstance(value, bool):
            return because("value_of_operation", op=kind, key=key, value=_as_json(value))
        if isinstance(value, list) and not all(isinstance(item, str) for item in value):
            return because("list_of_operation", op=kind, key=key)
    if kind == "set" and not is_known_field(op["field"]):
        return because("no_such_field", field=op["field"], fields=FIELDS)
    return None


def _shown(value: object) -> str:
    return value if isinstance(value, str) else _as_json(value)


def _as_json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 40 else text[:40] + "..."
