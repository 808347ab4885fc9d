"""What somebody has looked at and settled: `checkpoint` entries that name what of the journal they are about.

A mark is the id of an entry (`of`), or a place in the folder (`places`; `reports.diagnosis`).
"""

from __future__ import annotations

from workplan_tui.model.operations.checkpoint import checkpoints

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger


def settled_marks(ledger: Ledger) -> frozenset[str]:
    """Return every mark that a standing checkpoint names."""
    return frozenset(mark for _, checkpoint in checkpoints(ledger) for mark in checkpoint.marks)


def settled_clocks(ledger: Ledger) -> tuple[str, str]:
    """Return the greatest id that a later standing checkpoint names, and the greatest id of such a one.

    What was made up to the first by a clock that was ahead is known, and what follows it up to the second.
    """
    found = [
        (id, entry.id)
        for entry, checkpoint in checkpoints(ledger)
        for id in checkpoint.entry_ids
        if id < entry.id
    ]
    return max((id for id, _ in found), default=""), max((by for _, by in found), default="")


def place_mark(file: str, offset: int, length: int) -> str:
    """Return the mark of bytes that are no entry."""
    return f"{file}:{offset}:{length}"


def is_file_settled(file: str | None, offset: int | None, marks: frozenset[str]) -> bool:
    """Return whether the file was settled as far as that byte; without one, whether it was at all."""
    ends = (mark.rpartition("@") for mark in marks)
    return any(
        name == file and size.isdecimal() and (offset is None or offset < int(size)) for name, _, size in ends
    )
