"""Setting a light by hand 人工定灯, until a day or for good; no value gives it back to the rules."""

from __future__ import annotations

from workplan_tui.model.day import find_day
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.operation import why_no_reason
from workplan_tui.model.reason import because
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger

_BY_HAND = ("red", "amber", "green")


def why_not_light(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the light may not be set so."""
    light, until = FieldSet(op), op.get("until")
    if light.value is None:
        return None
    if light.value not in _BY_HAND:
        return Refusal(light.task_id, because("no_such_light", value=str(light.value)))
    last_day = find_day(until)
    if until is not None and last_day is None:
        return Refusal(light.task_id, because("no_day", value=str(until)))
    if last_day is not None and last_day < then.day:
        return Refusal(light.task_id, because("light_until_past", until=str(until)))
    return why_no_reason(light, "light_needs_reason")
