"""That a decision 议定事项 was carried out 落实; its reason is what was done."""

from __future__ import annotations

from workplan_tui.model.operations.decide import open_decisions
from workplan_tui.model.operations.operation import TASK, TEXTS, Operation, OpView
from workplan_tui.model.reason import because
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


class CarryOut(OpView):
    """A `carry_out`, read."""

    __slots__ = ()

    @property
    def decision_ids(self) -> tuple[str, ...]:
        """The entries whose decisions on the task are carried out."""
        return self.named_ids


def carry_out_op(task_id: str, decision_ids: tuple[str, ...], how: str | None = None) -> Op:
    """Return the operation that says that these entries' decisions are carried out."""
    op = {"op": "carry_out", "task": task_id, "of": list(decision_ids)}
    return {**op, "reason": how} if how else op


def why_not_carry_out(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the decisions cannot be carried out.

    No `of` at all is not judged where one decision is open: the front ends ask so whether there is one.
    """
    done = CarryOut(op)
    task_id, asked = done.task_id, done.decision_ids
    open_ids = tuple(dict.fromkeys(fact.entry.id for fact in open_decisions(then, task_id)))
    if not open_ids:
        return Refusal(task_id, because("no_decision"))
    if len(open_ids) > 1 and not asked:
        return Refusal(task_id, because("several_decisions", count=len(open_ids)))
    stray = next((id for id in asked if id not in open_ids), None)
    return Refusal(task_id, because("no_such_decision", id=stray, known=open_ids)) if stray else None


CARRY_OUT = Operation(
    "carry_out",
    {"task": TASK, "of": TEXTS},
    required=("task", "of"),
    why_not=why_not_carry_out,
    verbs=("carry-out",),
    commands=("carry_out",),
)
