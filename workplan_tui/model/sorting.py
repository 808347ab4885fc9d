"""Tasks in another order than the plan's. Every order is stable: equals keep the plan's."""

from __future__ import annotations

from workplan_tui.wording import LIGHTS, STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

ORDERS = ("id", "light", "status", "progress", "due", "unit", "updated")
"""`id` is the plan's own order."""


def in_order(
    standings: Standings, tasks: Iterable[Task], by: str, is_reversed: bool = False
) -> tuple[Task, ...]:
    """Return the tasks ordered; those of which nothing is known come last either way."""
    tasks = tuple(tasks)
    if by == "id":
        return tasks[::-1] if is_reversed else tasks
    keyed = [(_key(standings, task, by), task) for task in tasks]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=is_reversed)
    unknown = [task for key, task in keyed if key is None]
    return (*(task for _, task in known), *unknown)


def _key(standings: Standings, task: Task, by: str) -> Any:
    stands = standings.of(task)
    match by:
        case "light":
            return LIGHTS.index(stands.light)
        case "status":
            return STATUSES.index(stands.status) if stands.status in STATUSES else len(STATUSES)
        case "progress":
            return stands.progress
        case "due":
            return stands.due_on
        case "unit":
            return _first_place(standings, task)
        case "updated":
            newest = standings.ledger.updated(task.id)
            return (newest.on, newest.id) if newest else None
    raise ValueError(by)


def _first_place(standings: Standings, task: Task) -> int | None:
    """Return where the plan first names the task's leading unit; nothing ranks units."""
    if not task.units:
        return None
    for place, other in enumerate(standings.ledger.plan.tasks):
        if task.units[0] in other.units:
            return place
    return None
