"""A sealed year opened again 启封, with its reason: from then on it takes edits as before."""

from __future__ import annotations

from workplan_tui.model.operations.operation import Operation, OpView
from workplan_tui.model.reason import because
from workplan_tui.model.sealing import REOPEN_CODE, sealed_by
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


def reopen_op(reason: str) -> Op:
    """Return the operation."""
    return {"op": REOPEN_CODE, "reason": reason}


def why_not_reopen(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return that nothing is sealed, or that nobody says why it should be opened."""
    if sealed_by(then) is None:
        return Refusal("", because("not_sealed"))
    return None if OpView(op).has_reason else Refusal("", because("reopen_needs_reason"))


REOPEN = Operation(
    "reopen",
    {},
    why_not=why_not_reopen,
    is_silent=True,
    verbs=("seal",),
    commands=(),
)
