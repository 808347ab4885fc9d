"""A reminder 催办 that was sent: whom, of which task."""

from __future__ import annotations

from workplan_tui.model.entry import listed
from workplan_tui.model.operations.operation import TASK, TEXTS, Operation, OpView

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


class Remind(OpView):
    """A `remind`, read."""

    __slots__ = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The units that were reminded; none where nobody was named."""
        return listed(self.op.get("to"))


def remind_op(task_id: str, units: tuple[str, ...] = ()) -> Op:
    """Return a `remind` operation: these units were reminded of the task."""
    return {"op": "remind", "task": task_id, **({"to": list(units)} if units else {})}


def reminded_before(ledger: Ledger, task_id: str, unit: str | None) -> int:
    """Return on how many days before the ledger's the unit was reminded of the task 第几次催办.

    A reminder that names nobody counts for every unit; one that went to whom it followed counts for it.
    """
    reminders = [fact for fact in ledger.facts(task_id, "remind") if fact.entry.on < ledger.day]
    borne = ledger.plan.borne
    return len(
        {
            fact.entry.on
            for fact in reminders
            if not (named := Remind(fact.op).units) or any(borne(one) == unit for one in named)
        }
    )


REMIND = Operation(
    "remind", {"task": TASK, "to": TEXTS}, required=("task",), is_silent=True, verbs=("remind",), commands=()
)
