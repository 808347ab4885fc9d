"""When a task was spoken of last: by what says something new about it (docs/commands.md, `updated_at`)."""

from __future__ import annotations

from workplan_tui.model.operations.registry import is_silent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry
    from workplan_tui.model.ledger import Fact, Ledger


def updated(ledger: Ledger, task_id: str) -> Entry | None:
    """Return the newest standing entry on the task that is not silent."""
    newest = newest_word(ledger, task_id)
    return newest.entry if newest else None


def newest_word(ledger: Ledger, task_id: str) -> Fact | None:
    """Return what that entry says of the task, the last of it."""
    told = (fact for fact in reversed(ledger.facts(task_id)) if not is_silent(fact.kind))
    return next(told, None)
