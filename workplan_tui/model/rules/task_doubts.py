"""What is doubtful about a task 存疑: shown until somebody has put it right."""

from __future__ import annotations

from workplan_tui.model.rules.contradiction import contradiction
from workplan_tui.model.rules.other_text import other_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.reason import Reason


def doubts_of(ledger: Ledger, task: Task) -> tuple[Reason, ...]:
    """Return each doubt, the gravest first."""
    found = (other_text(ledger, task), contradiction(ledger, task))
    return tuple(doubt for doubt in found if doubt is not None)
