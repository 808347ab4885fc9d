"""Decisions of meetings 议定事项, open until they are carried out, and how each stands at a day."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.numbered import named_by as named_by_whose
from workplan_tui.model.numbered import numbered
from workplan_tui.model.operations.carry_out import CarryOut
from workplan_tui.model.operations.decide import Decide, open_decisions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.numbered import Numbered
    from workplan_tui.model.plan import Task


class Decision(Value):
    """One decision as it stands at a day."""

    number: int
    """Counts the decisions of its task from 1; `carry-out --decision` takes it."""
    fact: Fact
    """The `decide`, with the entry that recorded it."""
    day: date
    """The day at which it stands so."""
    carried_out: Fact | None
    """What says that it was carried out; None while it is open."""

    @property
    def task_id(self) -> str:
        """The task it is about."""
        return self.fact.task_id

    @property
    def made_on(self) -> date:
        """The day of the meeting."""
        return self.fact.entry.on

    @property
    def told(self) -> Decide:
        """What was decided, who does it, by when."""
        return Decide(self.fact.op)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be carried out."""
        return self.carried_out is None

    @property
    def days_over(self) -> int:
        """Days by which it is, or was, carried out too late; 0 or less where it is in time."""
        due_on = self.told.due_on
        end = self.carried_out.entry.on if self.carried_out else self.day
        return (end - due_on).days if due_on else 0

    @property
    def is_overdue(self) -> bool:
        """Whether it is open and its day is past."""
        return self.is_open and self.days_over > 0


def decisions_of(ledger: Ledger, task_id: str) -> tuple[Decision, ...]:
    """Return all decisions on the task by their numbers, open and carried out."""
    made = ledger.facts(task_id, "decide")
    if not made:
        return ()
    done: dict[str, Fact] = {}
    for fact in ledger.facts(task_id, "carry_out"):
        for id in CarryOut(fact.op).decision_ids:
            done.setdefault(id, fact)
    return tuple(
        Decision(number, fact, ledger.day, done.get(fact.entry.id))
        for number, fact in numbered(ledger, task_id, "decide", made)
    )


def all_decisions(ledger: Ledger, tasks: Iterable[Task]) -> tuple[Decision, ...]:
    """Return the decisions on these tasks, oldest meeting first, of one meeting in the order of tasks."""
    made = [decision for task in tasks for decision in decisions_of(ledger, task.id)]
    return tuple(sorted(made, key=lambda decision: decision.made_on))


def numbered_decisions(ledger: Ledger, task_id: str) -> Numbered:
    """Return the open decisions with their numbers, as `carry-out --decision` takes them."""
    return numbered(ledger, task_id, "decide", open_decisions(ledger, task_id))


def named_by(found: Numbered, asked: str) -> Numbered:
    """Return the decisions that a number, or a part of who carries them out, names."""
    return named_by_whose(found, asked, lambda fact: Decide(fact.op).owner)
