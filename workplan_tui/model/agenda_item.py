"""What stands on the agenda for one task."""

from __future__ import annotations

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.reason import Reason


class AgendaItem(Value):
    """One task that needs somebody."""

    task_id: str
    kinds: tuple[str, ...]
    """All that can be said of it, gravest first; never empty."""
    reasons: tuple[Reason, ...]
    """One for each kind."""
    gravity: int
    """The place of the gravest among all that puts a task on the agenda; the least is the gravest."""

    @property
    def kind(self) -> str:
        """The gravest that can be said of it, under which it stands."""
        return self.kinds[0]

    @property
    def reason(self) -> Reason:
        """That of the gravest."""
        return self.reasons[0]
