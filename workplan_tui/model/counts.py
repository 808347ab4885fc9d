"""What a plan holds, counted, so that it can be compared with the printed notice."""

from __future__ import annotations

from collections import Counter
from datetime import date

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Plan


class Counts(Value):
    """The numbers of one plan; it says nothing about how its tasks stand."""

    tasks: int
    sections: tuple[tuple[str, int], ...]
    """Label and number of tasks, in the plan's order."""
    lead_assignments: int
    leads: int
    """Distinct ones."""
    unit_assignments: int
    units: int
    """Distinct ones."""
    deadlines: tuple[tuple[date, int], ...]
    """Day and number of tasks, latest first."""
    no_deadline: int
    """Tasks without a day."""
    targets: int
    tasks_with_targets: int
    milestones: int
    tasks_with_milestones: int


def count_plan(plan: Plan) -> Counts:
    """Return the plan's numbers."""
    by_section = Counter(task.section for task in plan.tasks)
    leads = [lead for task in plan.tasks for lead in task.leads]
    units = [unit for task in plan.tasks for unit in task.units]
    deadlines = Counter(task.due_on for task in plan.tasks if task.due_on is not None)
    return Counts(
        tasks=len(plan.tasks),
        sections=tuple((section.label, by_section[section.id]) for section in plan.sections),
        lead_assignments=len(leads),
        leads=len(set(leads)),
        unit_assignments=len(units),
        units=len(set(units)),
        deadlines=tuple(sorted(deadlines.items(), reverse=True)),
        no_deadline=len(plan.tasks) - deadlines.total(),
        targets=sum(len(task.targets) for task in plan.tasks),
        tasks_with_targets=sum(bool(task.targets) for task in plan.tasks),
        milestones=sum(len(task.milestones) for task in plan.tasks),
        tasks_with_milestones=sum(bool(task.milestones) for task in plan.tasks),
    )
