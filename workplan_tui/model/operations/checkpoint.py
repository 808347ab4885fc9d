"""What was looked at and is known: findings of `doctor` that are told no more (`model.inspection.settled`)."""

from __future__ import annotations

from workplan_tui.model.entry import listed
from workplan_tui.model.operations.operation import TEXTS, Operation, View


class Checkpoint(View):
    """A `checkpoint`, read."""

    __slots__ = ()

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """The entries it settles."""
        return listed(self.op.get("of"))

    @property
    def marks(self) -> tuple[str, ...]:
        """Everything it settles, entries first."""
        return (*self.entry_ids, *listed(self.op.get("places")))


CHECKPOINT = Operation("checkpoint", {"of": TEXTS, "places": TEXTS}, is_silent=True, verbs=("doctor",))
