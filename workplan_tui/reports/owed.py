"""What is still to be told 应报, in words and rows."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.reports.spoken import asked_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.model.owed import OwedTask, UnitOwed
    from workplan_tui.model.plan import Plan


def owed_heading(one: UnitOwed) -> str:
    """Return what stands above the tasks of a unit."""
    count = len(one.tasks)
    return trn("{unit}: {count} task", "{unit}: {count} tasks", count).format(
        unit=clean(one.unit) or tr("no unit"), count=count
    )


def owed_words(task: OwedTask) -> tuple[str, ...]:
    """Return each thing that is owed on the task: reports first, then figures, then days."""
    told = []
    if task.missing:
        told.append(tr("no report for {periods}").format(periods=tr(", ").join(task.missing)))
    if task.awaited:
        told.append(tr("report for {period} by {day}").format(period=task.awaited, day=task.by))
    for target in task.targets:
        told.append(
            tr("no value of target {number}, {name} ({asked})").format(
                number=target.id, name=clean(target.name), asked=asked_words(target)
            )
        )
    for milestone in task.milestones:
        told.append(
            tr("milestone {number} of {day} not met: {text}").format(
                number=milestone.id, day=milestone.due_on, text=clean(milestone.text)
            )
        )
    return tuple(told)


def owed_row(plan: Plan, one: UnitOwed, task: OwedTask) -> dict[str, Any]:
    """Return the same for programs (docs/commands.md)."""
    return {
        "unit": one.unit or None,
        "task": task.task_id,
        "title": plan.tasks_by_id[task.task_id].title,
        "missing": list(task.missing),
        "awaited": task.awaited or None,
        "by": task.by.isoformat() if task.by else None,
        "targets": [target.id for target in task.targets],
        "milestones": [milestone.id for milestone in task.milestones],
    }
