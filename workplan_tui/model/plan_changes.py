"""What an adjustment changes in a plan, task by task: 新增, 终止, 调整, 拆分, 合并.

Tasks are matched by their ids, which stay with a task for life; `why_not_edition` refuses an edition that
gives the id of one task to another.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.fingerprint import fingerprint
from workplan_tui.model.reason import because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from workplan_tui.model.plan import Plan, Succession, Task
    from workplan_tui.model.reason import Reason

ADDED, DROPPED, ADJUSTED, RENUMBERED = "added", "dropped", "adjusted", "renumbered"
"""新增, 终止, 调整 and 改号."""
RENAMED, MERGED, FOLLOWED = "renamed", "merged", "followed"
"""What becomes of a unit or an official: 更名, 并入 and 接任."""
FIELDS = (
    "text", "declared_title", "section", "leads", "units", "supporting_units", "starts_on", "due_on", "due_text",
    "milestones", "targets",
)  # fmt: skip
"""The fields of a task in which an adjustment is seen, in the order they are told."""


_NAMED = ("leads", "units", "supporting_units")


class FieldChange(Value):
    """One field of a task, before and after."""

    field: str
    before: Any
    after: Any


class TaskChange(Value):
    """What becomes of one task."""

    kind: str
    task: Task
    """As it is now; a dropped one as it was."""
    fields: tuple[FieldChange, ...] = ()
    origins: tuple[str, ...] = ()
    """The former tasks that it was split from 拆分, or that it took in 合并."""
    heirs: tuple[str, ...] = ()
    """Of a dropped task, the tasks that go on with it."""


class NameChange(Value):
    """Who goes on with the tasks of a unit or an official."""

    kind: str
    former: str
    successor: str
    until: date | None
    """The last day of the former name."""
    task_ids: tuple[str, ...]
    """The tasks that go on, in the former edition's order."""


def name_changes(former: Plan, now: Plan) -> tuple[NameChange, ...]:
    """Return whose names go from an edition to the next, in the order of the file."""
    fresh = _fresh(former, now)
    leads = {lead.name for lead in now.leads}
    ends = [(one.successor, one.until) for one in fresh]
    return tuple(
        NameChange(
            FOLLOWED if one.successor in leads
            else MERGED if one.successor in former.names or ends.count((one.successor, one.until)) > 1
            else RENAMED,
            one.former, one.successor, one.until,
            tuple(
                task.id
                for task in former.tasks
                if one.former in (*task.leads, *task.units, *task.supporting_units)
                and task.id in now.tasks_by_id
            ),
        )
        for one in fresh
    )  # fmt: skip


def _fresh(former: Plan, now: Plan) -> tuple[Succession, ...]:
    return tuple(one for one in now.successions if one not in former.successions)


def plan_changes(former: Plan, now: Plan) -> tuple[TaskChange, ...]:
    """Return what becomes of each task: those of the new edition in its order, then those that are gone."""
    return (*_kept_and_added(former, now), *_dropped(former, now))


def changes_of_task(former: Plan, now: Plan, task_id: str) -> tuple[TaskChange, ...]:
    """Return what becomes of one task, without a look at the others; a large plan has a hundred thousand."""
    task = now.tasks_by_id.get(task_id)
    if task is None:
        is_dropped = task_id in former.tasks_by_id
        return (_dropped_one(former, now, task_id),) if is_dropped else ()
    names = {one.former: one.successor for one in _fresh(former, now)}
    return tuple(_kept_or_added(former, task, names))


def _kept_and_added(former: Plan, now: Plan) -> Iterator[TaskChange]:
    names = {one.former: one.successor for one in _fresh(former, now)}
    for task in now.tasks:
        yield from _kept_or_added(former, task, names)


def _kept_or_added(former: Plan, task: Task, names: Mapping[str, str]) -> Iterator[TaskChange]:
    was = former.tasks_by_id.get(task.id)
    if was is None:
        yield TaskChange(ADDED, task, origins=task.came_from)
        return
    fields = tuple(
        FieldChange(name, getattr(was, name), getattr(task, name))
        for name in FIELDS
        if getattr(was, name) != getattr(task, name)
        and not (name in _NAMED and _followed(was, name, names) == _followed(task, name, names))
    )
    origins = tuple(id for id in task.came_from if id not in was.came_from)
    if fields or origins:
        yield TaskChange(ADJUSTED, task, fields, origins)
    if was.number != task.number:
        yield TaskChange(RENUMBERED, task, (FieldChange("number", was.number, task.number),))


def _followed(task: Task, field: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of a field by those who go on: that somebody does is told once, not of every task."""
    return tuple(dict.fromkeys(names.get(one, one) for one in getattr(task, field)))


def _dropped(former: Plan, now: Plan) -> Iterator[TaskChange]:
    for id in dropped_tasks(former, now):
        yield _dropped_one(former, now, id)


def _dropped_one(former: Plan, now: Plan, task_id: str) -> TaskChange:
    heirs = tuple(task.id for task in now.tasks if task_id in task.came_from)
    return TaskChange(DROPPED, former.tasks_by_id[task_id], heirs=heirs)


def tasks_then(then: Plan, now: Plan, tasks: Sequence[Task]) -> Sequence[Task]:
    """Return the tasks of `now` as another edition has them; all of that one's, gone ones too, where it is all."""
    if then is now:
        return tasks
    if len(tasks) == len(now.tasks):
        return then.tasks
    return [then.tasks_by_id[task.id] for task in tasks if task.id in then.tasks_by_id]


def rewordings(former: Plan, now: Plan) -> tuple[tuple[str, str, str], ...]:
    """Return id, former print and new print of each task that has another text now."""
    pairs = ((former.tasks_by_id[task.id], task) for task in now.tasks if task.id in former.tasks_by_id)
    return tuple(
        (task.id, fingerprint(was.text), fingerprint(task.text))
        for was, task in pairs
        if was.text != task.text
    )


def moved_deadlines(former: Plan, now: Plan) -> tuple[str, ...]:
    """Return the tasks whose own deadline is another one now."""
    return tuple(
        task.id
        for task in now.tasks
        if task.id in former.tasks_by_id and former.tasks_by_id[task.id].due_on != task.due_on
    )


def dropped_tasks(former: Plan, now: Plan) -> tuple[str, ...]:
    """Return the tasks of the first plan that are not in the other one."""
    return tuple(task.id for task in former.tasks if task.id not in now.tasks_by_id)


def _owner(former: Plan, now: Plan, task: Task) -> str | None:
    """Return the id that the task's text had and has no more; None where it is the task's own, or nobody's.

    A new task may have the words of one that stays: notices repeat themselves.
    """
    owners = [was.id for was in former.tasks if was.text == task.text]
    if not owners or task.id in owners:
        return None
    stay = any(one.id in owners and one.text == task.text for one in now.tasks)
    return None if stay and task.id not in former.tasks_by_id else owners[0]


def why_not_edition(former: Plan, now: Plan, day: date, last: date | None) -> Reason | None:
    """Return why the edition cannot take the place of the former one from that day on, or None."""
    if now.id != former.id:
        return because("revise_other_plan", here=former.id, there=now.id)
    if last is not None and day < last:
        return because("revise_before_last", day=day, last=last)
    if now == former:
        return because("revise_nothing")
    for task in now.tasks:
        owner = _owner(former, now, task)
        if owner is not None:
            return because("revise_id_of_another", task=task.id, owner=owner)
    for task in now.tasks:
        was = former.tasks_by_id.get(task.id)
        for id in task.came_from:
            is_known = id in former.tasks_by_id or id in now.tasks_by_id
            if not is_known and (was is None or id not in was.came_from):  # what was true once stays so
                return because("revise_origin_unknown", task=task.id, origin=id)
    return None
