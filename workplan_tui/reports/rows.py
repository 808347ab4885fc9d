"""One task as the row that `--json` prints and lists show (design §5).

The keys and their order are a promise to other people's scripts; codes are English in every
language.
"""

from __future__ import annotations

from datetime import date

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task


def task_row(ledger: Ledger, task: Task, day: date) -> dict[str, Any]:
    """Return how the task stands in `ledger` on `day`."""
    updated = ledger.updated(task.id)
    return {
        "id": task.id,
        "section": task.section,
        "title": task.title,
        "text": task.text,
        "leads": list(task.leads),
        "units": list(task.units),
        "due_on": ledger.due_on(task.id).isoformat(),
        "status": ledger.status(task.id),
        **_computed(ledger, task, day),
        "updated_at": updated.at if updated else None,
    }


def _computed(ledger: Ledger, task: Task, day: date) -> dict[str, Any]:
    """Return what the rules of design §4 say; they are not connected yet, so nothing is known."""
    return dict.fromkeys(("progress", "expected", "pace", "light", "light_reason"))
