"""What a meeting 会商 has before it of one official: lights, open questions, what was decided last.

The last meeting is the newest day before this one on which anything was decided on the plan.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.agenda import agenda
from workplan_tui.model.decisions import all_decisions
from workplan_tui.model.operations.flag import Flag, open_flags
from workplan_tui.model.rules.progress import FINISHED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan_tui.model.agenda_item import AgendaItem
    from workplan_tui.model.decisions import Decision
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


class MeetingSheet(Value):
    """One official's page."""

    lead: str
    day: date
    task_ids: tuple[str, ...]
    """The tasks he leads."""
    finished: int
    """How many of them are done or closed out."""
    red: tuple[AgendaItem, ...]
    amber: tuple[AgendaItem, ...]
    """His tasks of that light with all that is said of them, gravest first."""
    questions: tuple[Fact, ...]
    """Open ones put to him, on whatever task, and those on his tasks that are put to nobody; oldest first."""
    last_met_on: date | None
    """The day of the last meeting; None where nothing was decided before."""
    decisions: tuple[Decision, ...]
    """Those of the last meeting, and older ones that are open, as far as they concern him; oldest first."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to talk about."""
        return not (self.red or self.amber or self.questions or self.decisions)


def officials(ledger: Ledger, tasks: Iterable[Task]) -> tuple[str, ...]:
    """Return who has a page: the leads of these tasks, then others than units whom an open question was put to."""
    known = list(tasks)
    leads = list(dict.fromkeys(lead for task in known for lead in task.leads if lead.strip()))
    units = {unit for task in ledger.plan.tasks for unit in (*task.units, *task.supporting_units)}
    borne = ledger.plan.borne
    asked = dict.fromkeys(borne(Flag(fact.op).to) for task in known for fact in open_flags(ledger, task.id))
    others = [
        whom for whom in asked if whom and whom not in units and not any(lead in whom for lead in leads)
    ]
    return (*leads, *others)


def meeting_sheet(standings: Standings, tasks: Sequence[Task], lead: str) -> MeetingSheet:
    """Return the official's page of these tasks, at the ledger's day."""
    ledger = standings.ledger
    his = [task for task in tasks if lead in task.leads]
    items = agenda(standings, his)
    lights = {task.id: standings.of(task).light for task in his}
    last_met_on = _last_met_on(ledger)
    return MeetingSheet(
        lead=lead,
        day=ledger.day,
        task_ids=tuple(task.id for task in his),
        finished=sum(standings.of(task).status in FINISHED for task in his),
        red=tuple(item for item in items if lights[item.task_id] == "red"),
        amber=tuple(item for item in items if lights[item.task_id] == "amber"),
        questions=_questions(ledger, tasks, lead),
        last_met_on=last_met_on,
        decisions=tuple(
            one
            for one in all_decisions(ledger, tasks)
            if (one.made_on == last_met_on or (one.is_open and one.made_on < ledger.day))
            and _concerns(ledger, one, lead)
        ),
    )


def _last_met_on(ledger: Ledger) -> date | None:
    made = (one.made_on for one in all_decisions(ledger, ledger.plan.tasks) if one.made_on < ledger.day)
    return max(made, default=None)


def _questions(ledger: Ledger, tasks: Iterable[Task], lead: str) -> tuple[Fact, ...]:
    found = [
        fact
        for task in tasks
        for fact in open_flags(ledger, task.id)
        if lead in ledger.plan.borne(Flag(fact.op).to) or (not Flag(fact.op).to and lead in task.leads)
    ]
    return tuple(sorted(found, key=lambda fact: fact.entry.on))


def _concerns(ledger: Ledger, decision: Decision, lead: str) -> bool:
    """Return whether he leads the task, carries it out, or was asked the question it answers."""
    plan = ledger.plan
    if lead in plan.tasks_by_id[decision.task_id].leads or lead in plan.borne(decision.told.owner):
        return True
    asked = (
        fact for fact in ledger.facts(decision.task_id, "flag") if fact.entry.id in decision.told.flag_ids
    )
    return any(lead in plan.borne(Flag(fact.op).to) for fact in asked)
