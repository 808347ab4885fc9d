"""A question that needs coordination 需协调, and whom it is put to. `unflag` answers it."""

from __future__ import annotations

from workplan_tui.model.entry import NTH, listed
from workplan_tui.model.operations.operation import TASK, TEXT, WHOLE, Operation, OpView, why_not_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger


class Flag(OpView):
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


def flag_op(task_id: str, text: str, to: str | None = None) -> Op:
    """Return a `flag` operation: a question, and whom it is put to."""
    return {"op": "flag", "task": task_id, "text": text, **({"to": to} if to else {})}


def open_flags(ledger: Ledger, task_id: str) -> tuple[Fact, ...]:
    """Return the task's questions 需协调 that nobody has answered, oldest first."""
    answered = {id for fact in ledger.facts(task_id, "unflag") for id in listed(fact.op.get("of"))}
    return tuple(f for f in ledger.facts(task_id, "flag") if f.entry.id not in answered)


FLAG = Operation(
    "flag",
    {"task": TASK, "text": TEXT, "to": TEXT, NTH: WHOLE},
    required=("task", "text"),
    why_not=why_not_text,
    verbs=("flag",),
    commands=("flag",),
)
