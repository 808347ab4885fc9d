"""What comes when 节点: the days by which something of a task is to be done, as far as it is not done.

Milestones that are not met, the deadline of what is not finished, and decisions of meetings that nobody has
carried out. A day that is past stays until what it asks for is done.
"""

from __future__ import annotations

from datetime import date, timedelta

from workplan_tui.base.value import Value
from workplan_tui.model.operations.decide import Decide, open_decisions
from workplan_tui.model.rules.progress import FINISHED, is_passed
from workplan_tui.model.status import CANCELLED, SUSPENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task

MILESTONE, DEADLINE, DECISION = KINDS = ("milestone", "deadline", "decision")
SPAN = timedelta(days=30)
"""How far ahead is looked where nobody says."""
_NOT_WORKED_ON = (*FINISHED, SUSPENDED, CANCELLED)


class DatedStep(Value):
    """One thing that is to be done by a day."""

    task_id: str
    kind: str
    """One of `KINDS`."""
    due_on: date
    """The last day on which it is done in time."""
    text: str = ""
    """What is to be done; empty for the deadline, by which all of it is."""
    owner: str = ""
    """Who carries a decision out; empty for the others, which are the units'."""


class Week(Value):
    """What comes within one week, which begins on Monday."""

    monday: date
    steps: tuple[DatedStep, ...]
    """By day; of one day in the plan's order."""


def steps_of(ledger: Ledger, task: Task) -> tuple[DatedStep, ...]:
    """Return what of the task is still to be done, by day."""
    return tuple(sorted(_steps(ledger, task), key=lambda step: step.due_on))


def next_step(ledger: Ledger, task: Task) -> DatedStep | None:
    """Return the milestone, or the deadline, that comes first of those that are still open; None where none is."""
    return next((step for step in steps_of(ledger, task) if step.kind != DECISION), None)


def coming(ledger: Ledger, tasks: Iterable[Task], first: date, last: date) -> tuple[Week, ...]:
    """Return the weeks in which something is due from the first to the last day; the others are left out."""
    within = [step for task in tasks for step in steps_of(ledger, task) if first <= step.due_on <= last]
    weeks: dict[date, list[DatedStep]] = {}
    for step in sorted(within, key=lambda step: step.due_on):
        weeks.setdefault(step.due_on - timedelta(days=step.due_on.weekday()), []).append(step)
    return tuple(Week(monday, tuple(steps)) for monday, steps in weeks.items())


def _steps(ledger: Ledger, task: Task) -> Iterator[DatedStep]:
    if ledger.status(task.id) not in _NOT_WORKED_ON:
        for milestone in task.milestones:
            if not is_passed(ledger, task, milestone):
                yield DatedStep(task.id, MILESTONE, milestone.due_on, milestone.text)
        due_on = ledger.due_on(task.id)
        if due_on is not None:
            yield DatedStep(task.id, DEADLINE, due_on)
    for fact in open_decisions(ledger, task.id):
        decision = Decide(fact.op)
        if decision.due_on is not None:
            yield DatedStep(task.id, DECISION, decision.due_on, decision.text, decision.owner)
