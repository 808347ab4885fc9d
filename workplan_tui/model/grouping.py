"""Tasks by what they have in common: section, unit, lead, month due, status, light.

Groups stand in the plan's order of their first task; nothing ranks people or units. A task with
several units or leads belongs to the group of each.
"""

from __future__ import annotations

from workplan_tui.value import Value
from workplan_tui.wording import LIGHTS, STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

GROUPINGS = ("section", "unit", "lead", "month", "status", "light")


class Group(Value):
    """Some tasks and what they have in common."""

    key: str
    """A section's id, a unit, a lead, `2023-12`, a status or light code."""
    tasks: tuple[Task, ...]


def grouped(standings: Standings, tasks: Iterable[Task], by: str) -> tuple[Group, ...]:
    """Return the groups of these tasks; no group is empty."""
    found: dict[str, list[Task]] = {}
    for task in tasks:
        for key in dict.fromkeys(keys_of(standings, task, by)):
            found.setdefault(key, []).append(task)
    order = _ORDERS.get(by)
    keys = sorted(found, key=order) if order else list(found)
    return tuple(Group(key, tuple(found[key])) for key in keys)


def keys_of(standings: Standings, task: Task, by: str) -> tuple[str, ...]:
    """Return the groups the task belongs to."""
    match by:
        case "section":
            return (str(task.section),)
        case "unit":
            return task.units
        case "lead":
            return task.leads
        case "month":
            return (f"{standings.ledger.due_on(task.id):%Y-%m}",)
        case "status":
            return (standings.ledger.status(task.id),)
        case "light":
            return (standings.of(task).light,)
    raise ValueError(by)


def _place(codes: tuple[str, ...], code: str) -> tuple[int, str]:
    return (codes.index(code), "") if code in codes else (len(codes), code)


_ORDERS = {
    "section": lambda key: int(key),
    "month": lambda key: key,
    "status": lambda key: _place(STATUSES, key),
    "light": lambda key: _place(LIGHTS, key),
}
