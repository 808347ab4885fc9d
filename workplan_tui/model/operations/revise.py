"""An adjustment of the plan 调整: another edition of it holds from a day on, by a document or by a hand.

The plan file itself is replaced; both editions are kept beside the journal under their marks, the first hex
digits of the SHA-256 of the file. `model.fold.editions` reads it; `workplan revise` alone records it, as nothing
else has both files.
"""

from __future__ import annotations

from workplan_tui.model.fold.editions import REVISE_CODE
from workplan_tui.model.operations.operation import TEXT, TEXTS, Operation
from workplan_tui.model.reason import because
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


def revise_op(
    former: str,
    edition: str,
    basis: str = "",
    reason: str = "",
    rewordings: Iterable[tuple[str, str, str]] = (),
    dated_ids: Iterable[str] = (),
    dropped_ids: Iterable[str] = (),
    added_ids: Iterable[str] = (),
) -> Op:
    """Return the operation; what is empty is left out."""
    told: dict[str, object] = {
        "was": former,
        "plan": edition,
        "basis": basis,
        "reworded": [" ".join(one) for one in rewordings],
        "due": list(dated_ids),
        "dropped": list(dropped_ids),
        "added": list(added_ids),
        "reason": reason,
    }
    return {"op": REVISE_CODE, **{key: value for key, value in told.items() if value}}


def why_not_alone(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return that a line alone cannot change a plan."""
    return Refusal("", because("revise_alone"))


REVISE = Operation(
    "revise",
    {
        "was": TEXT,
        "plan": TEXT,
        "basis": TEXT,
        "reworded": TEXTS,
        "due": TEXTS,
        "dropped": TEXTS,
        "added": TEXTS,
    },
    required=("plan",),
    why_not=why_not_alone,
    is_silent=True,
    verbs=("revise", "plan"),
    commands=("revise", "plan_add", "plan_drop", "plan_split", "plan_merge", "plan_break_down"),
)
