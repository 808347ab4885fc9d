"""Tasks by what they have in common: section, unit, lead, month due, status, light.

Units and leads stand in the plan's order of their first task; nothing ranks people. A task with
several units or leads belongs to the group of each, one with none, or without a deadline, to the
group `-`: no task is lost.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.aspects.table import ASPECTS, aspect_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.aspects.aspect import Grouping
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

_GROUPED = sorted(
    (aspect.grouping.place, aspect.code, aspect.grouping.rank is None)
    for aspect in ASPECTS
    if aspect.grouping
)
GROUPINGS = tuple(code for _, code, _ in _GROUPED)
OVERLAPPING = tuple(code for _, code, overlaps in _GROUPED if overlaps)
"""A task may belong to several of these groups."""


class Group(Value):
    """Some tasks and what they have in common."""

    key: str
    """A section's id, a unit, a lead, `2023-12`, a status or light code."""
    tasks: tuple[Task, ...]


def grouped(standings: Standings, tasks: Iterable[Task], by: str) -> tuple[Group, ...]:
    """Return the groups of these tasks; no group is empty."""
    grouping = _grouping(by)
    found: dict[str, list[Task]] = {}
    for task in tasks:
        for key in dict.fromkeys(grouping.keys(standings, task)):
            found.setdefault(key, []).append(task)
    keys = list(found) if grouping.rank is None else sorted(found, key=grouping.rank(standings))
    return tuple(Group(key, tuple(found[key])) for key in keys)


def keys_of(standings: Standings, task: Task, by: str) -> tuple[str, ...]:
    """Return the groups the task belongs to."""
    return _grouping(by).keys(standings, task)


def group_name(standings: Standings, by: str, key: str) -> str:
    """Return the name of one group, as it is shown."""
    return _grouping(by).name(standings, key)


def _grouping(by: str) -> Grouping:
    grouping = aspect_of(by).grouping
    if grouping is None:
        raise ValueError(by)
    return grouping
