"""The reading of a `set`, and the fields it sets."""

from __future__ import annotations

from workplan_tui.model.entry import listed
from workplan_tui.model.operations.operation import OpView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

FIELDS = ("status", "due_on", "light", "target", "milestone")
"""What `set` sets; the last two with a number: `target:1`."""


class FieldSet(OpView):
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

    @property
    def known_ids(self) -> tuple[str, ...]:
        """The entries whose values its writer knew of and left in force: it holds from an earlier day."""
        return listed(self.op.get("beside"))


def is_known_field(field: object) -> bool:
    """Return whether this version acts on the field."""
    return isinstance(field, str) and field.partition(":")[0] in FIELDS
