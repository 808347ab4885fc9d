"""The answer to a question that needed coordination; its reason is what was answered."""

from __future__ import annotations

from workplan_tui.model.operations.flag import open_flags
from workplan_tui.model.operations.operation import TASK, TEXTS, Operation, OpView
from workplan_tui.model.reason import because
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


class Unflag(OpView):
    """An `unflag`, read."""

    __slots__ = ()

    @property
    def flag_ids(self) -> tuple[str, ...]:
        """The entries that raised what is answered."""
        return self.named_ids


def unflag_op(task_id: str, flag_ids: tuple[str, ...], answer: str | None = None) -> Op:
    """Return the operation that answers the questions raised by these entries."""
    op: dict[str, object] = {"op": "unflag", "task": task_id, "of": list(flag_ids)}
    return {**op, "reason": answer} if answer else op


def why_not_answer(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the questions cannot be answered so.

    No `of` at all is not judged: the front ends ask so whether there is a question to answer.
    """
    answer = Unflag(op)
    return why_not_these(then, answer.task_id, answer.flag_ids)


def why_not_these(then: Ledger, task_id: str, asked: tuple[str, ...]) -> Refusal | None:
    """Return why these entries' questions on the task cannot be dealt with, or None."""
    open_ids = list(dict.fromkeys(flag.entry.id for flag in open_flags(then, task_id)))
    if len(open_ids) > 1 and not asked:
        return Refusal(task_id, because("several_questions", count=len(open_ids)))
    if not open_ids:
        return Refusal(task_id, because("no_question"))
    stray = next((id for id in asked if id not in open_ids), None)
    if stray is None:
        return None
    return Refusal(task_id, because("no_such_question", id=stray, known=tuple(open_ids)))


UNFLAG = Operation(
    "unflag",
    {"task": TASK, "of": TEXTS},
    required=("task", "of"),
    why_not=why_not_answer,
    verbs=("unflag",),
    commands=("unflag",),
)
