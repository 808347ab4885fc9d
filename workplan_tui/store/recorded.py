"""What an edit became, for whoever asked for it."""

from __future__ import annotations

from functools import cached_property

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.recording.claim_doubts import ClaimDoubt


class Recorded(Value):
    """What became durable, and how things stand with it."""

    entry: Entry
    shown_after: Callable[[Entry], Ledger]
    undone: tuple[Entry, ...] = ()
    """What an undo took back, or what a redo brought back."""
    is_new: bool = True
    """False when the journal had it already and nothing was written."""
    later: tuple[Fact, ...] = ()
    """Later-dated values and reports that stay in force over the change."""
    claims: tuple[ClaimDoubt, ...] = ()
    """Each claim that the figures speak against, and each light by hand that its task's status hides."""
    doubts: tuple[str, ...] = ()
    """One sentence for each thing about the folder that may lose or hide the entry."""

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger with the entry in it, worked out when somebody looks."""
        return self.shown_after(self.entry)
