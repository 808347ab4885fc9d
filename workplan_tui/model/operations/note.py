"""A note 备注: words on a task that change nothing."""

from __future__ import annotations

from workplan_tui.model.operations.operation import TASK, TEXT, Operation, View, why_not_text


class Note(View):
    """A `note`, read."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """What was noted."""
        return self._text("text")


NOTE = Operation(
    "note", {"task": TASK, "text": TEXT}, required=("task", "text"), why_not=why_not_text, verbs=("note",)
)
