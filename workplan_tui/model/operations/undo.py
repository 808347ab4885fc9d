"""What takes entries back; taking an undo back redoes. `model.recording.undo_rules` judges it by its entries."""

from __future__ import annotations

from workplan_tui.model.operations.operation import TEXTS, Operation, OpView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op


class Undo(OpView):
    """An `undo`, read."""

    __slots__ = ()

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """The entries it takes back."""
        return self.named_ids


def undo_op(entry_ids: tuple[str, ...]) -> Op:
    """Return the operation that takes the entries back; taking back an undo redoes."""
    return {"op": "undo", "of": list(entry_ids)}


UNDO = Operation(
    "undo",
    {"of": TEXTS},
    required=("of",),
    is_silent=True,
    verbs=("undo", "redo"),
    commands=("undo", "redo", "own_edits"),
)
