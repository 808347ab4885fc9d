"""What speaks against a claim that is recorded: said to who makes it, and no reason to refuse it.

The unit claims, the supervision office verifies (docs/words.md); a claim against the figures is seldom a
lie and often a value that nobody recorded.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.fold.fact import set_field
from workplan_tui.model.operations.setting import FieldSet
from workplan_tui.model.reason import because
from workplan_tui.model.rules.progress import is_passed, measured_value
from workplan_tui.model.rules.target import is_met
from workplan_tui.model.status import DONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.entry import Change
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.reason import Reason


class ClaimDoubt(Value):
    """A task that is claimed done, and all that speaks against it."""

    task_id: str
    against: tuple[Reason, ...]
    """Never empty."""


def claim_doubts(ledger: Ledger, change: Change) -> tuple[ClaimDoubt, ...]:
    """Return each claim of the change that the ledger at its day speaks against."""
    then = ledger.at(change.on)
    claimed = [
        then.plan.tasks_by_id[FieldSet(op).task_id]
        for op in change.ops
        if set_field(op) == "status" and FieldSet(op).value == DONE
    ]
    return tuple(ClaimDoubt(task.id, against) for task in claimed if (against := tuple(_against(then, task))))


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
