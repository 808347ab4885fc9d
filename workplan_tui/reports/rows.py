"""One task as the row that `--json` prints and lists show (docs/commands.md).

The keys and their order are a promise to other people's scripts; codes are English in every
language.
"""

from __future__ import annotations

from workplan_tui.model.rules.pace import standing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.rules.pace import Standing


def task_row(ledger: Ledger, task: Task, stands: Standing | None = None) -> dict[str, Any]:
    """Return how the task stands at the ledger's day; `stands` where that is known already."""
    stands, updated = stands or standing(ledger, task), ledger.updated(task.id)
    return {
        "id": task.id,
        "section": task.section,
        "title": task.title,
        "text": task.text,
        "leads": list(task.leads),
        "units": list(task.units),
        "due_on": stands.due_on.isoformat() if stands.due_on else None,
        "status": stands.status,
        "progress": stands.progress,
        "expected": stands.expected,
        "pace": stands.pace,
        "light": stands.light,
        "light_reason": stands.reason,
        "updated_at": updated.at if updated else None,
        "due_text": task.due_text,
    }
