"""The days inside an operation that somebody wrote by hand, made those a journal holds."""

from __future__ import annotations

from workplan_tui.model.day import read_day
from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.operations.field_set import FieldSet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Plan

_DAYS = ("due_on", "milestone")
"""The fields whose values are days."""


def with_days(op: Op, today: date, plan: Plan) -> Op:
    """Return the operation with its days as a journal has them; what is no day stays, for its own rule to refuse."""
    keys = ["due"] if kind_of(op) == "decide" else ["until"]
    if FieldSet(op).name in _DAYS:
        keys.append("value")
    written = ((key, op.get(key)) for key in keys)
    read = ((key, read_day(text, today, plan)) for key, text in written if isinstance(text, str))
    return {**op, **{key: day.isoformat() for key, day in read if day}}
