"""A reminder 催办 that was sent: whom, of which task."""

from __future__ import annotations

from workplan_tui.model.entry import listed
from workplan_tui.model.operations.operation import TASK, TEXTS, Operation, View


class Remind(View):
    """A `remind`, read."""

    __slots__ = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The units that were reminded; none where nobody was named."""
        return listed(self.op.get("to"))


REMIND = Operation(
    "remind", {"task": TASK, "to": TEXTS}, required=("task",), is_silent=True, verbs=("remind",)
)
