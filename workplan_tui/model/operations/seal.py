"""A year that is closed 封存: what every file of the journal held, and which archive has it all.

`workplan seal` alone records it, once the archive is on the disk. `model.sealing` says what follows of it.
"""

from __future__ import annotations

from workplan_tui.model.operations.operation import TEXT, TEXTS, Operation
from workplan_tui.model.reason import because
from workplan_tui.model.sealing import SEAL_CODE
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


def seal_op(
    files: tuple[str, ...],
    plan_hash: str,
    archive_hash: str,
    day: str,
    accepted: tuple[str, ...],
    reason: str,
) -> Op:
    """Return the operation; what is empty is left out."""
    told: dict[str, object] = {
        "plan_hash": plan_hash,
        "archive": archive_hash,
        "day": day,
        "accepted": list(accepted),
        "reason": reason,
    }
    return {"op": SEAL_CODE, "files": list(files), **{key: value for key, value in told.items() if value}}


def why_not_alone(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return that a line alone seals nothing: there would be no archive."""
    return Refusal("", because("seal_alone"))


SEAL = Operation(
    "seal",
    {"files": TEXTS, "plan_hash": TEXT, "archive": TEXT, "day": TEXT, "accepted": TEXTS},
    required=("archive",),
    why_not=why_not_alone,
    is_silent=True,
    verbs=("seal",),
    commands=(),
)
