"""What speaks against what is recorded: said to who records it, and no reason to refuse it.

The unit claims, the supervision office verifies (docs/words.md); a claim against the figures is seldom a
lie and often a value that nobody recorded. A light by hand on a task whose status decides its light is
kept, and shows only once the task is open again.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.fold.fact import set_field
from workplan_tui.model.operations.setting import FieldSet
from workplan_tui.model.reason import because
from workplan_tui.model.rules.progress import is_passed, measured_value
from workplan_tui.model.rules.target import is_met
from workplan_tui.model.status import CANCELLED, CLOSED, DONE, SUSPENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.entry import Change, Op
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.reason import Reason


_DECIDES_LIGHT = (DONE, CLOSED, SUSPENDED, CANCELLED)
"""Statuses of which each is a light of its own, before one by hand (docs/lights.md)."""


class ClaimDoubt(Value):
    """A task that is claimed done, or was given its light by hand, and all that speaks against it."""

    task_id: str
    against: tuple[Reason, ...]
    """Never empty."""


def claim_doubts(ledger: Ledger, change: Change) -> tuple[ClaimDoubt, ...]:
    """Return what the ledger at its day speaks against, in the order of the change."""
    then = ledger.at(change.on)
    told = ((FieldSet(op).task_id, tuple(_doubts(then, op))) for op in change.ops)
    return tuple(ClaimDoubt(id, against) for id, against in told if against)


def _doubts(ledger: Ledger, op: Op) -> Iterator[Reason]:
    told = FieldSet(op)
    if set_field(op) == "status" and told.value == DONE:
        yield from _against(ledger, ledger.plan.tasks_by_id[told.task_id])
    elif set_field(op) == "light" and told.value is not None:
        status = ledger.status(told.task_id)
        if status in _DECIDES_LIGHT:
            yield because("status_decides_light", task=told.task_id, status=status)


def _against(ledger: Ledger, task: Task) -> Iterator[Reason]:
    due_on = ledger.due_on(task.id)
    if due_on is not None and ledger.day > due_on:
        yield because("deadline_past", due=due_on)
    unmet = tuple(one.due_on for one in task.milestones if not is_passed(ledger, task, one))
    if unmet:
        yield because("milestones_not_met", days=unmet)
    values = [(target, measured_value(ledger, task, target)) for target in task.targets]
    for target, value in values:
        if value is not None and not is_met(target, value):
            yield because("target_not_met", name=target.name, value=value, bound=target)
    unknown = tuple(target.name for target, value in values if value is None)
    if unknown:
        yield because("nothing_recorded_of", names=unknown)
