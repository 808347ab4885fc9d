"""What speaks against what is recorded: said to who records it, and no reason to refuse it.

The unit claims, the supervision office verifies (docs/words.md); a claim against the figures is seldom a
lie and often a value that nobody recorded. A light by hand on a task whose status decides its light is
kept, and shows only once the task is open again.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.reason import because
from workplan_tui.model.rules.progress import is_passed, measured_value
from workplan_tui.model.rules.target import is_met
from workplan_tui.model.status import CANCELLED, CLOSED, DONE, SUSPENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def claim_doubts(then: Ledger, claimed: Iterable[str]) -> tuple[ClaimDoubt, ...]:
    """Return each of the tasks claimed done against which something speaks in the ledger of the claim's day."""
    by_id = then.plan.tasks_by_id
    return tuple(ClaimDoubt(id, against) for id in claimed if (against := tuple(_against(then, by_id[id]))))


def hidden_lights(then: Ledger, lit: Iterable[str]) -> tuple[ClaimDoubt, ...]:
    """Return each of the tasks given a light by hand whose status decides its light on that day."""
    hidden = ((id, status) for id in lit if (status := then.status(id)) in _DECIDES_LIGHT)
    return tuple(
        ClaimDoubt(id, (because("status_decides_light", task=then.newest_plan.number_of(id), status=status),))
        for id, status in hidden
    )


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
