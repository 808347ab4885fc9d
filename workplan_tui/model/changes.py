"""What changed between two days 截至 / 上期: per task, what moved; and how both days stood.

Pure: two sets of standings in, values out. The changes applied to the states of the first day
give those of the second.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.decisions import decisions_of
from workplan_tui.model.operations.flag import open_flags
from workplan_tui.model.plan_changes import tasks_then
from workplan_tui.model.rules.progress import is_passed
from workplan_tui.model.status import CLOSED, DONE, IN_PROGRESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


class ComparedDecisions(Value):
    """Which decisions of meetings 议定事项 a task has at a day: ids of the entries that recorded them."""

    made: tuple[str, ...] = ()
    carried_out: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()
    """Open ones whose day is past."""


class ComparedState(Value):
    """What is compared of a task at a day."""

    status: str
    progress: int | None
    light: str
    due_on: date | None
    flags: tuple[str, ...]
    """Ids of the open questions."""
    is_overdue: bool = False
    milestones: tuple[int, ...] = ()
    """Those that were met."""
    told: int = 0
    """How many reports and notes there are."""
    decisions: ComparedDecisions = ComparedDecisions()


class MovedTask(Value):
    """One task that stands otherwise than before."""

    task_id: str
    before: ComparedState
    after: ComparedState

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of what moved."""
        return tuple(
            name for name in ComparedState._fields if getattr(self.before, name) != getattr(self.after, name)
        )

    @property
    def is_returned(self) -> bool:
        """Whether a claim or a closing was taken back."""
        return self.before.status in (DONE, CLOSED) and self.after.status == IN_PROGRESS

    @property
    def is_extended(self) -> bool:
        """Whether the deadline moved."""
        return self.before.due_on != self.after.due_on

    @property
    def is_worse(self) -> bool:
        """Whether the light turned for the worse."""
        return LIGHTS.index(self.after.light) < LIGHTS.index(self.before.light)

    @property
    def weight(self) -> int:
        """How much it matters, 0 the most."""
        before, after = self.before, self.after
        tests = (
            self.is_worse and after.light == "red",
            after.is_overdue and not before.is_overdue,
            self.is_returned,
            self.is_extended,
            len(after.decisions.overdue) > len(before.decisions.overdue),
            self.is_worse and after.light == "amber",
            len(after.flags) > len(before.flags) or len(after.decisions.made) > len(before.decisions.made),
            after.status in (CLOSED, DONE) and before.status != after.status,
            before.status != after.status,
            before.light != after.light,
        )
        return next((place for place, matters in enumerate(tests) if matters), len(tests))


def states(standings: Standings, tasks: Iterable[Task]) -> dict[str, ComparedState]:
    """Return how the tasks stand, by id."""
    return {task.id: _state(standings, task) for task in tasks}


def _state(standings: Standings, task: Task) -> ComparedState:
    stands = standings.of(task)
    flags = tuple(flag.entry.id for flag in open_flags(standings.ledger, task.id))
    ledger = standings.ledger
    return ComparedState(
        stands.status, stands.progress, stands.light, stands.due_on, flags,
        is_overdue=stands.pace == "overdue",
        milestones=tuple(one.id for one in task.milestones if is_passed(ledger, task, one)),
        told=len(ledger.facts(task.id, "report")) + len(ledger.notes(task.id)),
        decisions=_decisions(ledger, task),
    )  # fmt: skip


def _decisions(ledger: Ledger, task: Task) -> ComparedDecisions:
    made = decisions_of(ledger, task.id)
    return ComparedDecisions(
        tuple(one.fact.entry.id for one in made),
        tuple(one.fact.entry.id for one in made if one.carried_out),
        tuple(one.fact.entry.id for one in made if one.is_overdue),
    )


def moved_between(before: Standings, after: Standings, tasks: Sequence[Task]) -> tuple[MovedTask, ...]:
    """Return what moved of these tasks of `after`; what came or went is an adjustment of the plan."""
    earlier = tasks_then(before.ledger.plan, after.ledger.plan, tasks)
    return changes(states(before, earlier), states(after, tasks))


def changes(before: Mapping[str, ComparedState], after: Mapping[str, ComparedState]) -> tuple[MovedTask, ...]:
    """Return what moved, what matters most first; tasks of one weight keep their order."""
    moved = [
        MovedTask(task_id, state, after[task_id])
        for task_id, state in before.items()
        if task_id in after and state != after[task_id]
    ]
    return tuple(sorted(moved, key=lambda one: one.weight))


def recorded_since(ledger: Ledger, day: date) -> tuple[str, ...]:
    """Return the tasks of which something was recorded after `day` for `day` or earlier.

    It is in the states of both days (docs/files.md), though nobody saw it at the first: in July the
    figures of June are reported. What was taken back since is among it.
    """
    found: set[str] = set()
    for entry in ledger.entries:
        if entry.on <= day and entry.at[:10] > day.isoformat():
            taken = (ledger.find(id) for id in entry.taken_back_ids)
            found.update(id for one in (entry, *taken) if one for id in one.task_ids)
    return tuple(task.id for task in ledger.plan.tasks if task.id in found)
