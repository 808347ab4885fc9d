"""Reminders 催办: for each unit the text of what is late or due, plain and polite, ready to paste."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.agenda import agenda
from workplan_tui.value import Value
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.agenda import Item
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

CHASED = ("overdue", "milestone_missed", "due_soon", "behind", "stale", "unreported")
"""What a unit is reminded of; questions and claims wait for others."""


class Reminder(Value):
    """The text for one unit, and the tasks it names."""

    unit: str
    task_ids: tuple[str, ...]
    text: str


def reminders(
    standings: Standings, tasks: Sequence[Task], unit: str | None = None
) -> tuple[Reminder, ...]:
    """Return a reminder for each leading unit, in the plan's order; only one unit's if named."""
    by_id = standings.ledger.plan.tasks_by_id
    items: dict[str, list[Item]] = {}
    for item in agenda(standings, tasks):
        units = by_id[item.task_id].units
        if set(item.kinds) & set(CHASED):
            for one in units[:1] if unit is None else [one for one in units if unit in one]:
                items.setdefault(one, []).append(item)
    order = list(dict.fromkeys(one for task in tasks for one in task.units))
    return tuple(
        Reminder(
            one, tuple(item.task_id for item in items[one]), _text(standings, one, items[one])
        )
        for one in order
        if one in items
    )


def _text(standings: Standings, unit: str, items: Sequence[Item]) -> str:
    ledger = standings.ledger
    lines = [
        tr("{unit}:").format(unit=clean(unit)),
        tr("As of {day}, these tasks of {plan} need your attention ({count}):").format(
            day=ledger.day, plan=clean(ledger.plan.title), count=len(items)
        ),
    ]
    for place, item in enumerate(items, start=1):
        task = ledger.plan.tasks_by_id[item.task_id]
        reasons = [
            reason
            for kind, reason in zip(item.kinds, item.reasons, strict=True)
            if kind in CHASED
        ]
        lines.append(
            tr("{place}. Task {task}, {title} (due {due}): {reasons}.").format(
                place=place, task=clean(task.id), title=clean(task.title),
                due=standings.of(task).due_on, reasons=tr("; ").join(reasons),
            )
        )  # fmt: skip
    lines.append(tr("Please report progress, problems and next steps as soon as you can. Thank you."))
    return "\n".join(lines)
