"""Whose something is: units and officials as the plan names them, and as people ask for them."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.model.filter.tree import is_found
from workplan_tui.model.operations.decide import Decide, open_decisions
from workplan_tui.model.operations.flag import Flag, open_flags
from workplan_tui.model.reason import because
from workplan_tui.model.short_names import is_short_for

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.reason import Reason

EVERYBODY = ("各部门", "各单位", "相关属地")
"""Entries of a plan's unit lists that mean every unit."""


def means(plan: Plan, asked: str, name: str) -> bool:
    """Return whether what was asked for is part of the name, of a unit's short name, its pinyin, or letters of it.

    So it is of a former name, and of the later one of what was recorded under the former.
    """
    wanted = asked.strip()
    if not wanted:
        return False
    now = plan.borne(name)
    return is_found(wanted, plan.spoken(now), by_pinyin=True) or any(
        is_short_for(wanted, one) for one in plan.names_of(now)
    )


def is_for(ledger: Ledger, task: Task, name: str) -> bool:
    """Return whether the task is one of theirs whom the name means.

    It is of its units and leads, and of those to whom an open question was put or who carry an open
    decision out.
    """
    plan = ledger.plan
    if any(means(plan, name, one) for one in (*task.units, *task.supporting_units, *task.leads)):
        return True
    asked = (Flag(fact.op).to for fact in open_flags(ledger, task.id))
    owners = (Decide(fact.op).owner for fact in open_decisions(ledger, task.id))
    return any(means(plan, name, one) for one in (*asked, *owners) if one)


def role_of(plan: Plan, task: Task, name: str) -> str:
    """Return what those whom the name means are to the task: `lead`, `unit`, `supporting`, else `asked`."""
    named = (("lead", task.leads), ("unit", task.units), ("supporting", task.supporting_units))
    return next((role for role, names in named if any(means(plan, name, one) for one in names)), "asked")


def is_mine(plan: Plan, task: Task, unit: str) -> bool:
    """Return whether the task is my unit's, or every unit's 我的."""
    if any(one in EVERYBODY for one in task.units):
        return True
    return any(is_own(plan, unit, one) for one in (*task.units, *task.supporting_units))


def is_own(plan: Plan, unit: str, name: str) -> bool:
    """Return whether the unit of that name is mine: matched as a filter does, unless mine is a whole name."""
    own = plan.borne(unit)
    return plan.borne(name) == own if own in plan.unit_names else means(plan, unit, name)


def not_mine(plan: Plan, task_ids: Iterable[str], unit: str) -> tuple[str, ...]:
    """Return those of the tasks that are not my unit's; none for a unit that has no task in the plan.

    The supervision office records on everybody's tasks and has none of its own.
    """
    known = plan.tasks_by_id
    strange = tuple(id for id in task_ids if (task := known.get(id)) and not is_mine(plan, task, unit))
    return strange if strange and any(is_own(plan, unit, name) for name in plan.unit_names) else ()


def named_in(plan: Plan) -> tuple[str, ...]:
    """Return every unit and lead of the plan once, in the plan's order."""
    return tuple(
        dict.fromkeys(
            one for task in plan.tasks for one in (*task.units, *task.supporting_units, *task.leads)
        )
    )


def why_stranger(plan: Plan, name: str) -> Reason | None:
    """Return what is odd about giving something to do to somebody whom the plan does not name, or None."""
    return None if not name or plan.borne(name) in named_in(plan) else because("not_in_the_plan", name=name)


def one_meant(plan: Plan, asked: str, names: Iterable[str]) -> str | None:
    """Return the one name that is meant, or None where none is; `UsageError` where several may be."""
    meant = meant_by(plan, asked, names)
    if len(meant) > 1:
        raise UsageError(because("may_mean", asked=asked, names=meant))
    return meant[0] if meant else None


def meant_by(plan: Plan, asked: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the one name that was written out, whole or short, else all that it may mean."""
    wanted, known = asked.strip(), tuple(names)
    exact = tuple(name for name in known if wanted in plan.spoken(plan.borne(name)))
    return exact or tuple(name for name in known if means(plan, wanted, name))
