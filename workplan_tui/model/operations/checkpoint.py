"""What was looked at and is known: findings of `doctor` that are told no more (`model.inspection.settled`)."""

from __future__ import annotations

from workplan_tui.model.entry import listed
from workplan_tui.model.operations.operation import TEXTS, Operation, OpView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op

_ID_LETTERS = frozenset("0123456789abcdef-")


class Checkpoint(OpView):
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


def checkpoint_op(marks: tuple[str, ...]) -> Op:
    """Return the operation that settles what the marks name."""
    ids = [mark for mark in marks if _is_id(mark)]
    places = [mark for mark in marks if not _is_id(mark)]
    return {"op": "checkpoint", **({"of": ids} if ids else {}), **({"places": places} if places else {})}


def _is_id(mark: str) -> bool:
    return len(mark) == 36 and mark.count("-") == 4 and set(mark) <= _ID_LETTERS


CHECKPOINT = Operation("checkpoint", {"of": TEXTS, "places": TEXTS}, is_silent=True, verbs=("doctor",))
