"""What comes when 节点, in words: a heading a week, a row a step."""

from __future__ import annotations

from datetime import timedelta

from workplan_tui.language import tr
from workplan_tui.model.coming import DEADLINE, DECISION, MILESTONE
from workplan_tui.model.day import short_day
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.model.coming import DatedStep, Week
    from workplan_tui.model.plan import Plan

_SUNDAY = timedelta(days=6)


def kind_word(kind: str) -> str:
    """Return what sort of step it is."""
    return {MILESTONE: tr("milestone"), DEADLINE: tr("deadline"), DECISION: tr("decision")}[kind]


def week_words(plan: Plan, week: Week) -> str:
    """Return the heading of a week: its first and last day, and how much is due."""
    return tr("{first} to {last}: {count}").format(
        first=short_day(plan, week.monday),
        last=short_day(plan, week.monday + _SUNDAY),
        count=len(week.steps),
    )


def weekday_word(step: DatedStep) -> str:
    """Return the day of the week, short."""
    words = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    return words[step.due_on.weekday()]


def step_cells(plan: Plan, step: DatedStep) -> list[str]:
    """Return a step as cells: day, day of the week, kind, task, who, what."""
    task = plan.tasks_by_id[step.task_id]
    unit = plan.short_unit(task.units[0]) if task.units else "-"
    what = clean(step.text) or clean(task.title)
    if step.kind == MILESTONE:
        what = tr("{what} ({title})").format(what=what, title=clean(task.title))
    return [
        short_day(plan, step.due_on), weekday_word(step), kind_word(step.kind), clean(plan.number_of(step.task_id)),
        clean(step.owner) or clean(unit), what,
    ]  # fmt: skip


def step_row(step: DatedStep) -> dict[str, Any]:
    """Return what `--json` prints of a step."""
    return {
        "due_on": step.due_on.isoformat(),
        "kind": step.kind,
        "task": step.task_id,
        "text": step.text or None,
        "owner": step.owner or None,
    }
