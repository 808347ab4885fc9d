"""Tasks by what they have in common: section, unit, lead, month due, status, light.

Units and leads stand in the plan's order of their first task; nothing ranks people. A task with
several units or leads belongs to the group of each, one with none, or without a deadline, to the
group `-`: no task is lost.
"""

from __future__ import annotations

from workplan_tui.value import Value
from workplan_tui.wording import LIGHTS, STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

GROUPINGS = ("section", "unit", "lead", "month", "status", "light")
OVERLAPPING = ("unit", "lead")
"""A task may belong to several of these groups."""
NOBODY = "-"


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
    keys = list(found) if by in OVERLAPPING else sorted(found, key=_ORDERS[by](standings))
    return tuple(Group(key, tuple(found[key])) for key in keys)


def keys_of(standings: Standings, task: Task, by: str) -> tuple[str, ...]:
    """Return the groups the task belongs to."""
    match by:
        case "section":
            return (str(task.section),)
        case "unit":
            return task.units or (NOBODY,)
        case "lead":
            return task.leads or (NOBODY,)
        case "month":
            due_on = standings.ledger.due_on(task.id)
            return (f"{due_on:%Y-%m}" if due_on else NOBODY,)
        case "status":
            return (standings.ledger.status(task.id),)
        case "light":
            return (standings.of(task).light,)
    raise ValueError(by)


def _by_place(codes: Iterable[str]) -> Callable[[str], tuple[int, str]]:
    """Return the order of these codes; what is not among them comes last."""
    places = {code: place for place, code in enumerate(codes)}
    return lambda code: (places.get(code, len(places)), code)


_ORDERS: dict[str, Callable[[Standings], Callable[[str], tuple[int, str]]]] = {
    "section": lambda standings: _by_place(str(one.id) for one in standings.ledger.plan.sections),
    "month": lambda standings: _by_place(()),
    "status": lambda standings: _by_place(STATUSES),
    "light": lambda standings: _by_place(LIGHTS),
}
