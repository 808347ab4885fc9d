"""Reminders 催办: for each unit the text of what is late or due, plain and polite, ready to paste.

A letter speaks to somebody who knows neither our rules nor our thresholds; its sentences say the
same as the reasons of the lights, in the words of the trade.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import tr, trn
from workplan_tui.language.words import light_word
from workplan_tui.model.agenda import agenda
from workplan_tui.model.operations.setting import FieldSet
from workplan_tui.model.rules import signals
from workplan_tui.model.rules.pace import case_of
from workplan_tui.model.who import means
from workplan_tui.reports.official import day_words
from workplan_tui.reports.reasons import reason_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.agenda_item import AgendaItem
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.rules.signals import Case
    from workplan_tui.model.standings import Standings

CHASED = ("overdue", "milestone_missed", "due_soon", "behind", "off_target", "by_hand", "stale", "unreported")
"""What a unit is reminded of; questions and claims wait for others."""


class Reminder(Value):
    """The text for one unit, and the tasks it names."""

    unit: str | None
    """None for the tasks of which the plan names no unit: nobody is reminded, the office is told."""
    task_ids: tuple[str, ...]
    text: str


def reminders(standings: Standings, tasks: Sequence[Task], unit: str | None = None) -> tuple[Reminder, ...]:
    """Return a reminder for each leading unit, in the plan's order; last, the tasks without a unit.

    Units of which `unit` names a part are each told of all their tasks, also those another leads.
    """
    by_id = standings.ledger.plan.tasks_by_id
    items: dict[str | None, list[AgendaItem]] = {}
    for item in agenda(standings, tasks):
        if set(item.kinds) & set(CHASED):
            for one in _addressed(standings.ledger.plan, by_id[item.task_id], unit):
                items.setdefault(one, []).append(item)
    order = [*dict.fromkeys(one for task in tasks for one in task.units), None]
    return tuple(
        Reminder(one, tuple(item.task_id for item in items[one]), _text(standings, one, items[one]))
        for one in order
        if one in items
    )


def _addressed(plan: Plan, task: Task, unit: str | None) -> Sequence[str | None]:
    if unit is None:
        return task.units[:1] if _has_unit(task) else (None,)
    return [one for one in task.units if means(plan, unit, one)]


def _has_unit(task: Task) -> bool:
    return any(unit.strip() for unit in task.units[:1])


def _text(standings: Standings, unit: str | None, items: Sequence[AgendaItem]) -> str:
    ledger, count = standings.ledger, len(items)
    lines = [
        f"{place}. {_line(standings, ledger.plan.tasks_by_id[item.task_id], unit, item)}"
        for place, item in enumerate(items, start=1)
    ]
    if unit is None:
        alone = trn(
            'As of {day}, {count} task of "{plan}" that needs attention has no unit in the plan, '
            "so nobody is reminded of it:",
            'As of {day}, {count} tasks of "{plan}" that need attention have no unit in the plan, '
            "so nobody is reminded of them:",
            count,
        )
        told = alone.format(day=day_words(ledger.day), plan=clean(ledger.plan.title), count=count)
        return "\n".join([told, *lines])
    heading = trn(
        'As of {day}, {count} task of "{plan}" in your charge needs attention:',
        'As of {day}, {count} tasks of "{plan}" in your charge need attention:',
        count,
    )
    return "\n".join(
        [
            tr("{unit}:").format(unit=clean(unit)),
            heading.format(day=day_words(ledger.day), plan=clean(ledger.plan.title), count=count),
            *lines,
            tr(
                "Please keep them moving and report progress, problems and next steps soon; "
                "do name what needs coordination. Thank you."
            ),
        ]
    )


def _line(standings: Standings, task: Task, unit: str | None, item: AgendaItem) -> str:
    case = case_of(standings.ledger, task)
    said = [
        _said(case, kind, reason)
        for kind, reason in zip(item.kinds, item.reasons, strict=True)
        if kind in CHASED
    ]
    due_on = standings.of(task).due_on
    lead = task.units[0] if unit is not None else None
    if due_on is None:
        sentence = tr("Task {task}, {title}: {reasons}.")
    elif unit == lead:
        sentence = tr("Task {task}, {title} (due {due}): {reasons}.")
    else:
        sentence = tr("Task {task}, {title} (due {due}, led by {lead}): {reasons}.")
    return sentence.format(
        task=clean(task.id), title=clean(task.title), lead=clean(lead or "-"),
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
