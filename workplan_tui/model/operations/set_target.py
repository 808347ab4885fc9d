"""Setting what was measured of a target 量化指标; no value takes the last one away."""

from __future__ import annotations

from math import isfinite

from workplan_tui.model.numbers import LARGEST_EXACT
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.reason import because
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


def why_not_target(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the value may not be recorded."""
    measured = FieldSet(op)
    task, number, value = then.plan.tasks_by_id[measured.task_id], measured.number, measured.value
    known = [str(target.id) for target in task.targets]
    if number not in known:
        return why_no_number(task.id, number, known, "target")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not isfinite(value):
        return Refusal(task.id, because("no_number", number=number, value=str(value)))
    if abs(value) > LARGEST_EXACT:
        return Refusal(task.id, because("too_many_digits", number=number, value=value))
    target = next(one for one in task.targets if str(one.id) == number)
    if value < 0 and target.kind == "count":
        return Refusal(task.id, because("count_below_zero", number=number, value=value, name=target.name))
    return None


def why_no_number(task_id: str, number: str, known: list[str], kind: str) -> Refusal:
    """Return that the task does not have this `target` or `milestone`."""
    if not known:
        return Refusal(task_id, because("has_none", kind=kind))
    return Refusal(task_id, because("has_others", kind=kind, number=number, known=tuple(known)))
