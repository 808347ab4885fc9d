"""`set`: a field of a task has a value from a day on. Each field has a module with its rule beside this one."""

from __future__ import annotations

from workplan_tui.model.entry import listed
from workplan_tui.model.operations.operation import ANY, PLAIN, TASK, TEXT, TEXTS, Operation, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.operations.operation import Rule
    from workplan_tui.model.status import Refusal

FIELDS = ("status", "due_on", "light", "target", "milestone")
"""What `set` sets; the last two with a number: `target:1`."""


class FieldSet(View):
    """A `set`, read."""

    __slots__ = ()

    @property
    def field(self) -> str:
        """What is set, with its number: `target:1`."""
        return str(self.op.get("field"))

    @property
    def name(self) -> str:
        """The field without its number."""
        return self.field.partition(":")[0]

    @property
    def number(self) -> str:
        """The number of the target or milestone; empty for other fields."""
        return self.field.partition(":")[2]

    @property
    def value(self) -> Any:
        """What it is set to."""
        return self.op.get("value")

    @property
    def was(self) -> Any:
        """The value it replaced; None where nobody knew one."""
        return self.op.get("was")

    @property
    def until(self) -> str:
        """The last day of a light that was set by hand; empty where it holds on."""
        return self._text("until")

    @property
    def method(self) -> str:
        """How a claim was verified; empty where nobody said."""
        return self._text("method")

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the claim, or its verification, rests on."""
        return listed(self.op.get("evidence"))

    @property
    def seen_ids(self) -> tuple[str, ...]:
        """The entries whose values it replaced."""
        return listed(self.op.get("sees"))


def is_known_field(field: object) -> bool:
    """Return whether this version acts on the field."""
    return isinstance(field, str) and field.partition(":")[0] in FIELDS


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
)  # fmt: skip
