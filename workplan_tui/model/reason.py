"""Why something is so: a code and the values it rests on. Sentences are made of it by `reports.reasons`."""

from __future__ import annotations

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Reason(Value):
    """What was found, as a code, and its numbers, days, texts and codes as the files have them."""

    code: str
    named: tuple[tuple[str, Any], ...] = ()
    """Name and value of each, in the order they were given."""

    @property
    def values(self) -> dict[str, Any]:
        """The values by name."""
        return dict(self.named)


def because(code: str, /, **values: Any) -> Reason:
    """Return the reason of that code with its values."""
    return Reason(code, tuple(values.items()))


class Setting(Value):
    """A field of a task and a value it has, as one value of a reason."""

    field: str
    value: Any
