"""The notice itself as a row: what `show` without a task prints."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.model.plan import Plan


def notice_row(plan: Plan) -> dict[str, Any]:
    """Return the plan's own data, without its tasks."""
    return {
        "id": plan.id,
        "title": plan.title,
        "document_number": plan.document_number,
        "issuer": plan.issuer,
        "issued_on": plan.issued_on.isoformat() if plan.issued_on else None,
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat(),
        "declared_task_count": plan.declared_task_count,
        "task_count": len(plan.tasks),
        "requirements": [{"title": one.title, "text": one.text} for one in plan.requirements],
        "cc": plan.cc,
    }
