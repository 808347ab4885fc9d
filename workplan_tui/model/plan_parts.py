"""What of a plan a question rests on: where the plan has none of it, the answer is no good news.

`is:未报` of a plan that asks for no reports finds nothing, and so it says that instead of 0.
"""

from __future__ import annotations

from workplan_tui.model.reason import because
from workplan_tui.model.rules.periods import every_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.reason import Reason

REPORTING, DEADLINES, MILESTONES, STEPS, LEVELS = "reporting", "deadlines", "milestones", "steps", "levels"
LEADS, UNITS, SUPPORTING, CONTACTS = "leads", "units", "supporting", "contacts"

NEEDED_BY_KIND = {
    "overdue": DEADLINES,
    "milestone_missed": MILESTONES,
    "off_target": LEVELS,
    "behind": STEPS,
    "unreported": REPORTING,
    "due_soon": STEPS,
}
"""What each kind of the agenda rests on; those that rest on the journal alone are not here."""


def why_absent(ledger: Ledger, part: str) -> Reason | None:
    """Return that the plan has none of the part, which the question rests on; None where it has some."""
    tasks = ledger.plan.tasks
    match part:
        case "reporting":
            return None if every_of(ledger.plan) else because("no_periods")
        case "deadlines":
            return None if any(ledger.due_on(task.id) for task in tasks) else because("no_deadlines")
        case "milestones":
            return None if any(task.milestones for task in tasks) else because("no_milestones")
        case "steps":
            is_there = any(task.milestones or ledger.due_on(task.id) for task in tasks)
            return None if is_there else because("no_steps")
        case "levels":
            is_there = any(target.kind == "level" for task in tasks for target in task.targets)
            return None if is_there else because("no_levels")
        case "leads":
            return None if any(task.leads for task in tasks) else because("no_leads")
        case "units":
            return None if any(task.units for task in tasks) else because("no_units")
        case "supporting":
            return None if any(task.supporting_units for task in tasks) else because("no_supporting")
        case "contacts":
            return None if any(map(ledger.plan.contacts_of, tasks)) else because("no_contacts")
    raise ValueError(part)
