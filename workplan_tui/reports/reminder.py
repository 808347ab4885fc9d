"""Reminders 催办: for each unit the text of what is late or due, plain and polite, ready to paste.

A letter speaks to somebody who knows neither our rules nor our thresholds; its sentences say the
same as the reasons of the lights, in the words of the trade.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import tr, trn
from workplan_tui.language.words import light_word
from workplan_tui.model.agenda import agenda
from workplan_tui.model.operations.decide import Decide, open_decisions
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.remind import remind_op, reminded_before
from workplan_tui.model.rules import signals
from workplan_tui.model.rules.pace import case_of
from workplan_tui.model.who import means
from workplan_tui.reports.official import day_words
from workplan_tui.reports.reasons import reason_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.rules.signals import Case
    from workplan_tui.model.standings import Standings

CHASED = ("overdue", "milestone_missed", "due_soon", "behind", "off_target", "by_hand", "stale", "unreported")
"""What a unit is reminded of; questions and claims wait for others."""


class Chased(Value):
    """One task a unit is reminded of."""

    task_id: str
    number: int
    """How many times it is reminded of it, this time included 第几次催办."""
    said: tuple[tuple[str, Reason], ...]
    """Kind and reason of each thing that is said."""


class Reminder(Value):
    """The text for one unit, and the tasks it names."""

    unit: str | None
    """None for the tasks of which the plan names no unit: nobody is reminded, the office is told."""
    chased: tuple[Chased, ...]
    head: tuple[str, ...]
    """The lines above those of the tasks."""
    lines: tuple[str, ...]
    """One for each task."""
    foot: tuple[str, ...]
    """The lines below."""

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join((*self.head, *self.lines, *self.foot))

    @property
    def task_ids(self) -> tuple[str, ...]:
        """The tasks it names."""
        return tuple(one.task_id for one in self.chased)


def reminders(standings: Standings, tasks: Sequence[Task], unit: str | None = None) -> tuple[Reminder, ...]:
    """Return a reminder for each leading unit, in the plan's order; last, the tasks without a unit.

    Who let the day of a decision pass is reminded of it, whoever leads the task. Units of which `unit`
    names a part are each told of all their tasks, also those another leads.
    """
    ledger, by_id = standings.ledger, standings.ledger.plan.tasks_by_id
    chased: dict[str | None, list[Chased]] = {}
    for item in agenda(standings, tasks):
        said = [pair for pair in zip(item.kinds, item.reasons, strict=True) if pair[0] in CHASED]
        late = _late_decisions(ledger, item.task_id)
        addressed = _addressed(ledger.plan, by_id[item.task_id], unit) if said else ()
        for one in dict.fromkeys((*addressed, *_owners(ledger.plan, late, unit))):
            theirs = (each for each in late if ledger.plan.borne(each.owner) == one)
            own = [("decided", signals.decided(each, ledger.day)) for each in theirs]
            number = reminded_before(ledger, item.task_id, one) + 1
            told = (*said, *own) if one in addressed else own
            chased.setdefault(one, []).append(Chased(item.task_id, number, tuple(told)))
    units = (one for task in tasks for one in task.units)
    order = dict.fromkeys((*units, *(one for one in chased if one is not None), None))
    return tuple(_reminder(standings, one, tuple(chased[one])) for one in order if one in chased)


def remind_ops(made: Sequence[Reminder]) -> tuple[Op, ...]:
    """Return what records that these were sent: for each task, which units were reminded of it."""
    units: dict[str, tuple[str, ...]] = {}
    for one in made:
        for task_id in one.task_ids if one.unit else ():
            units[task_id] = (*units.get(task_id, ()), one.unit or "")
    return tuple(remind_op(*each) for each in units.items())


def _late_decisions(ledger: Ledger, task_id: str) -> list[Decide]:
    made = (Decide(fact.op) for fact in open_decisions(ledger, task_id))
    return [decision for decision in made if decision.is_overdue(ledger.day)]


def _owners(plan: Plan, late: Sequence[Decide], unit: str | None) -> list[str]:
    """Return the units that carry these decisions out; an official is asked in a meeting."""
    leads = {lead for task in plan.tasks for lead in task.leads}
    named = (plan.borne(one.owner) for one in late if one.owner.strip())
    owners = [one for one in named if one not in leads]
    return [one for one in owners if unit is None or means(plan, unit, one)]


def _addressed(plan: Plan, task: Task, unit: str | None) -> Sequence[str | None]:
    if unit is None:
        return task.units[:1] if _has_unit(task) else (None,)
    return [one for one in task.units if means(plan, unit, one)]


def _has_unit(task: Task) -> bool:
    return any(unit.strip() for unit in task.units[:1])


def _reminder(standings: Standings, unit: str | None, chased: tuple[Chased, ...]) -> Reminder:
    ledger, count = standings.ledger, len(chased)
    lines = tuple(f"{place}. {_line(standings, unit, one)}" for place, one in enumerate(chased, start=1))
    if unit is None:
        heading = trn(
            'As of {day}, {count} task of "{plan}" that needs attention has no unit in the plan, '
            "so nobody is reminded of it:",
            'As of {day}, {count} tasks of "{plan}" that need attention have no unit in the plan, '
            "so nobody is reminded of them:",
            count,
        )
    else:
        heading = trn(
            'As of {day}, {count} task of "{plan}" in your charge needs attention:',
            'As of {day}, {count} tasks of "{plan}" in your charge need attention:',
            count,
        )
    told = heading.format(day=day_words(ledger.day), plan=clean(ledger.plan.title), count=count)
    if unit is None:
        return Reminder(unit, chased, (told,), lines, ())
    please = tr(
        "Please keep them moving and report progress, problems and next steps soon; "
        "do name what needs coordination. Thank you."
    )
    return Reminder(unit, chased, (tr("{unit}:").format(unit=clean(unit)), told), lines, (please,))


def _line(standings: Standings, unit: str | None, chased: Chased) -> str:
    task = standings.ledger.plan.tasks_by_id[chased.task_id]
    case = case_of(standings.ledger, task)
    said = [_said(case, kind, reason) for kind, reason in chased.said]
    if chased.number > 1:
        said.append(tr("reminder no. {number}").format(number=chased.number))
    due_on = standings.of(task).due_on
    lead = task.units[0] if unit is not None and task.units else None
    if due_on is None:
        sentence = tr("Task {task}, {title}: {reasons}.")
    elif lead in (unit, None):
        sentence = tr("Task {task}, {title} (due {due}): {reasons}.")
    else:
        sentence = tr("Task {task}, {title} (due {due}, led by {lead}): {reasons}.")
    return sentence.format(
        task=clean(task.number), title=clean(task.title), lead=clean(lead or "-"),
        due=day_words(due_on) if due_on else "", reasons=tr("; ").join(said),
    )  # fmt: skip


def _said(case: Case, kind: str, reason: Reason) -> str:
    """Return the reason without thresholds and without the account of who set a light."""
    if kind == "overdue" and case.due_on is not None:
        days = (case.ledger.day - case.due_on).days
        return trn("overdue by {days} day", "overdue by {days} days", days).format(days=days)
    if kind == "stale":
        days = (case.ledger.day - signals.told_on(case)).days
        return trn("nothing reported for {days} day", "nothing reported for {days} days", days).format(
            days=days
        )
    if kind == "behind" and case.progress:
        return tr("progress {progress}%, {expected}% was due by now").format(
            progress=case.progress.percent, expected=case.expected
        )
    by_hand = signals.override(case.ledger, case.task.id)
    if kind == "by_hand" and by_hand:
        return tr("{light} light: {reason}").format(
            light=light_word(str(by_hand.value)), reason=clean(FieldSet(by_hand.op).reason or "-")
        )
    return reason_words(reason, day_words)
