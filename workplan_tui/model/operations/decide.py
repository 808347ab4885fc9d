"""What a meeting 会商 decided 议定事项: who does what by which day. `carry_out` says that it was done.

Where it answers a question, the same entry holds an `unflag` with the decision as its answer: programs
that do not know decisions keep the question answered.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.model.day import find_day
from workplan_tui.model.entry import NTH, listed
from workplan_tui.model.operations.operation import TASK, TEXT, TEXTS, WHOLE, Operation, OpView, why_not_text
from workplan_tui.model.reason import because
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger


class Decide(OpView):
    """A `decide`, read."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """What is to be done."""
        return self._text("text")

    @property
    def owner(self) -> str:
        """The unit or official who does it."""
        return self._text("owner")

    @property
    def due_on(self) -> date | None:
        """The last day on which it is done in time; None where what stands there is no day."""
        return find_day(self.op.get("due"))

    @property
    def flag_ids(self) -> tuple[str, ...]:
        """The entries that raised the questions it decides."""
        return self.named_ids

    def is_overdue(self, day: date) -> bool:
        """Return whether its day is past; whether it was done meanwhile is not said here."""
        return self.due_on is not None and self.due_on < day


def decide_op(task_id: str, text: str, owner: str, due: date, flag_ids: tuple[str, ...] = ()) -> Op:
    """Return a `decide` operation 议定."""
    op = {"op": "decide", "task": task_id, "text": text, "owner": owner, "due": due.isoformat()}
    return {**op, "of": list(flag_ids)} if flag_ids else op


def open_decisions(ledger: Ledger, task_id: str) -> tuple[Fact, ...]:
    """Return the task's decisions that nobody has carried out, oldest first."""
    made = ledger.facts(task_id, "decide")
    if not made:
        return ()
    carried_out = {id for fact in ledger.facts(task_id, "carry_out") for id in listed(fact.op.get("of"))}
    return tuple(fact for fact in made if fact.entry.id not in carried_out)


def why_not_decide(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the decision may not be recorded: its text, its owner, its day, its question."""
    decision = Decide(op)
    refusal = why_not_text(then, op, actor)
    if refusal:
        return refusal
    if not decision.owner.strip():
        return Refusal(decision.task_id, because("decision_needs_owner"))
    if decision.due_on is None:
        return Refusal(decision.task_id, because("no_day", value=str(op.get("due"))))
    if decision.is_overdue(then.day):
        return Refusal(decision.task_id, because("decision_due_past", due=decision.due_on, day=then.day))
    if not decision.flag_ids:
        return None
    from workplan_tui.model.operations.unflag import why_not_these

    return why_not_these(then, decision.task_id, decision.flag_ids)


DECIDE = Operation(
    "decide",
    {"task": TASK, "text": TEXT, "owner": TEXT, "due": TEXT, "of": TEXTS, NTH: WHOLE},
    required=("task", "text", "owner", "due"),
    why_not=why_not_decide,
    verbs=("decide",),
    commands=("decide",),
)
