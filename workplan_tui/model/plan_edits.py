"""Small changes of a plan as values: tasks added, dropped, split 拆分, merged 合并 or broken down 细化量化."""

from __future__ import annotations

from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.model.reason import because
from workplan_tui.model.task_ids import is_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from typing import Any

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Milestone, Plan, Target, Task


def free_id(ledger: Ledger) -> str:
    """Return the number of a new task: greater than any that a task had, in any edition or in the journal."""
    used = [task.id for task in ledger.plan.tasks]
    for one in ledger.revisions:
        for mark in (one.former, one.edition):
            edition = ledger.edition(mark) if mark else None
            used += [task.id for task in edition.tasks] if edition else []
    used += [id for entry in ledger.entries for id in entry.task_ids]
    return str(max((int(id) for id in used if id.isascii() and id.isdigit()), default=0) + 1)


def free_number(plan: Plan, id: str) -> int | None:
    """Return the number of a new task of that id: the next free one, or None where that is its id anyway."""
    if not plan.is_renumbered:
        return None
    number = 1 + max((int(task.number) for task in plan.tasks if is_number(task.number)), default=0)
    return None if str(number) == id else number


def new_tasks(ledger: Ledger, texts: Iterable[str], **more: Any) -> tuple[Task, ...]:
    """Return a task for each text, numbered on, with what more is told of all; each is in no section yet.

    `ledger` knows every entry, and the plan as it is written.
    """
    from workplan_tui.model.plan import Task

    first = free_id(ledger)
    number = free_number(ledger.written, first)
    return tuple(
        Task(
            str(int(first) + place),
            0,
            "".join(text.split()),
            declared_number=None if number is None else number + place,
            **more,
        )
        for place, text in enumerate(texts)
    )


def with_task(plan: Plan, task: Task) -> Plan:
    """Return the plan with one task more, behind those of its section; `UsageError` where there is none such."""
    if task.section not in plan.sections_by_id:
        raise UsageError(because("no_such_section", section=task.section))
    its = [place for place, one in enumerate(plan.tasks) if one.section == task.section]
    at = its[-1] + 1 if its else len(plan.tasks)
    return plan.replace(tasks=(*plan.tasks[:at], task, *plan.tasks[at:]))


def without_tasks(plan: Plan, ids: Iterable[str]) -> Plan:
    """Return the plan without these tasks; `Refused` where none would be left."""
    gone = frozenset(ids)
    left = tuple(task for task in plan.tasks if task.id not in gone)
    if not left:
        raise Refused(because("plan_left_empty"))
    return plan.replace(tasks=left)


def with_heirs(plan: Plan, origins: Sequence[str], heirs: Sequence[Task], is_kept: bool = False) -> Plan:
    """Return the plan in which the heirs stand behind the first of the tasks they come from.

    Those go unless they are kept. What an heir leaves open it has from them: section, officials, units, contacts,
    and the latest deadline. Figures and what was recorded are never copied; each heir names whom it comes from.
    """
    former = [plan.tasks_by_id[id] for id in origins]
    behind = min(plan.tasks.index(task) for task in former) + 1
    taken = [_heir(one, former) for one in heirs]
    gone = frozenset() if is_kept else frozenset(origins)
    tasks = (*plan.tasks[:behind], *taken, *plan.tasks[behind:])
    return plan.replace(tasks=tuple(task for task in tasks if task.id not in gone))


def _heir(task: Task, former: Sequence[Task]) -> Task:
    """Return the task with what it leaves open as the former ones have it, each name once."""
    dues = [one.due_on for one in former]
    latest = max((due for due in dues if due is not None), default=None) if None not in dues else None
    told = {one.due_text for one in former if one.due_on == latest}
    given: dict[str, object] = {"came_from": tuple(one.id for one in former), "section": former[0].section}
    for names in ("leads", "units", "supporting_units", "contacts"):
        every = (name for one in former for name in getattr(one, names))
        given[names] = getattr(task, names) or tuple(dict.fromkeys(every))
    if task.due_on is None:
        given |= {"due_on": latest, "due_text": told.pop() if len(told) == 1 else None}
    heir = task.replace(**given)
    return heir.replace(
        supporting_units=tuple(name for name in heir.supporting_units if name not in heir.units)
    )


def broken_down(
    plan: Plan, id: str, milestones: Iterable[Milestone] = (), targets: Iterable[Target] = ()
) -> Plan:
    """Return the plan in which the task has these milestones and targets more, numbered on."""
    task = plan.tasks_by_id[id]
    steps, figures = list(task.milestones), list(task.targets)
    for milestone in milestones:
        _refuse_outside(task, milestone.due_on)
        steps.append(milestone.replace(id=1 + max((one.id for one in steps), default=0)))
    for target in targets:
        figures.append(target.replace(id=1 + max((one.id for one in figures), default=0)))
    now = task.replace(milestones=tuple(steps), targets=tuple(figures))
    return plan.replace(tasks=tuple(now if one.id == id else one for one in plan.tasks))


def _refuse_outside(task: Task, day: date) -> None:
    """A milestone after the deadline would be late before it is due; one on it is no step on the way."""
    if task.due_on is not None and day >= task.due_on:
        raise Refused(because("milestone_not_before", task=task.number, day=day, due=task.due_on))
