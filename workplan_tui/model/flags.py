"""Questions raised to somebody 需协调, open until they are answered."""

from __future__ import annotations

from workplan_tui.model.numbered import named_by as named_by_whom
from workplan_tui.model.numbered import numbered
from workplan_tui.model.operations.flag import Flag, open_flags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.numbered import Numbered


def numbered_flags(ledger: Ledger, task_id: str) -> Numbered:
    """Return the open questions with their numbers, as `unflag --question` takes them."""
    return numbered(ledger, task_id, "flag", open_flags(ledger, task_id))


def named_by(found: Numbered, asked: str) -> Numbered:
    """Return the questions that a number, or a part of whom they were put to, names."""
    return named_by_whom(found, asked, lambda flag: Flag(flag.op).to)
