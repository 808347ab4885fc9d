"""A note 备注: words on a task that change nothing."""

from __future__ import annotations

from workplan_tui.model.operations.operation import TASK, TEXT, Operation, OpView, why_not_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op


class Note(OpView):
    """A `note`, read."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """What was noted."""
        return self._text("text")


def note_op(task_id: str, text: str) -> Op:
    """Return a `note` operation."""
    return {"op": "note", "task": task_id, "text": text}


NOTE = Operation(
    "note",
    {"task": TASK, "text": TEXT},
    required=("task", "text"),
    why_not=why_not_text,
    verbs=("note",),
    commands=("note",),
)
