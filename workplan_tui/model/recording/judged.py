"""What an edit became when it was judged: the one value that is appended, told, and offered where it is not saved."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry, Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.recording.claim_doubts import ClaimDoubt


class Judged(Value):
    """A change that may be recorded, and what is to be said about it; one that may not is the error `Refused`."""

    ops: tuple[Op, ...]
    """With what each replaces."""
    on: date
    known: Entry | None = None
    """The entry that says it already: then there is nothing to record."""
    undone: tuple[Entry, ...] = ()
    """What an undo takes back, or what a redo brings back."""
    later: tuple[Fact, ...] = ()
    """Later-dated values and reports that stay in force over the change."""
    claims: tuple[ClaimDoubt, ...] = ()
    """Each claim that the figures speak against."""
