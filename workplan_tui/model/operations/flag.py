"""A question that needs coordination 需协调, and whom it is put to. `model.flags` says which are open."""

from __future__ import annotations

from workplan_tui.model.operations.operation import TASK, TEXT, Operation, View, why_not_text


class Flag(View):
    """A `flag`, read."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The question."""
        return self._text("text")

    @property
    def to(self) -> str:
        """Whom it is put to; empty where nobody is named."""
        return self._text("to")


FLAG = Operation(
    "flag",
    {"task": TASK, "text": TEXT, "to": TEXT},
    required=("task", "text"),
    why_not=why_not_text,
    verbs=("flag",),
)
