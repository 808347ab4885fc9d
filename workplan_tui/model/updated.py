"""When a task was spoken of last: by what says something new about it (docs/commands.md, `updated_at`)."""

from __future__ import annotations

from workplan_tui.model.operations.registry import is_silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry
    from workplan_tui.model.ledger import Ledger


def updated(ledger: Ledger, task_id: str) -> Entry | None:
    """Return the newest standing entry on the task that is not silent."""
    told = (fact for fact in reversed(ledger.facts(task_id)) if not is_silent(fact.kind))
    newest = next(told, None)
    return newest.entry if newest else None
