"""What speaks against a claim that is recorded: said to who makes it, and no reason to refuse it.

The unit claims, the supervision office verifies (docs/words.md); a claim against the figures is seldom a
lie and often a value that nobody recorded.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.reason import because
from workplan_tui.model.rules.progress import is_passed, measured_value
from workplan_tui.model.rules.target import is_met

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.reason import Reason


class ClaimDoubt(Value):
    """A task that is claimed done, and all that speaks against it."""

    task_id: str
    against: tuple[Reason, ...]
    """Never empty."""


def claim_doubts(then: Ledger, claimed: Iterable[str]) -> tuple[ClaimDoubt, ...]:
    """Return each of the tasks claimed done against which something speaks in the ledger of the claim's day."""
    by_id = then.plan.tasks_by_id
    return tuple(ClaimDoubt(id, against) for id in claimed if (against := tuple(_against(then, by_id[id]))))


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
