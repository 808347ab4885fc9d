"""What was looked at and is known: findings of `doctor`, printed issues of the bulletin 通报, files as they were.

A checkpoint that has a `number` freezes an issue: what the journal held, by the newest id and by how far
each writer's entries had come, and the plan. `model.issues` reads it. One that has `files` bears witness to
what every file of the journal held: `model.inspection.tampering` reads it.
"""

from __future__ import annotations

from workplan_tui.model.day import find_day
from workplan_tui.model.entry import VERSION, listed
from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.operations.operation import TEXT, TEXTS, WHOLE, Operation, OpView
from workplan_tui.model.reason import because
from workplan_tui.model.status import Refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workplan_tui.model.entry import Entry, Op
    from workplan_tui.model.ledger import Ledger

LARGEST_NUMBER = 9999
"""Of an issue: nobody prints so many of one year."""
_ID_LETTERS = frozenset("0123456789abcdef-")


class Checkpoint(OpView):
    """A `checkpoint`, read."""

    __slots__ = ()

    @property
    def entry_ids(self) -> tuple[str, ...]:
        """The entries it settles."""
        return listed(self.op.get("of"))

    @property
    def marks(self) -> tuple[str, ...]:
        """Everything it settles, entries first."""
        return (*self.entry_ids, *listed(self.op.get("places")))

    @property
    def number(self) -> int | None:
        """The number of the issue it freezes, from 1; None where it freezes none."""
        number = self.op.get("number")
        if not isinstance(number, int) or isinstance(number, bool):
            return None
        return number if 1 <= number <= LARGEST_NUMBER else None

    @property
    def day(self) -> date | None:
        """The day the issue tells of."""
        return find_day(self.op.get("day"))

    @property
    def newest_id(self) -> str:
        """The greatest id the journal had; empty where it had no entry."""
        return self._text("newest")

    @property
    def seen(self) -> dict[str, int]:
        """By writer, the greatest `seq` that was there: what arrives later from elsewhere is not of the issue."""
        pairs = (text.rpartition(":") for text in listed(self.op.get("seen")))
        return {replica: int(seq) for replica, _, seq in pairs if seq.isascii() and seq.isdecimal()}

    @property
    def entry_count(self) -> int:
        """How many entries there were."""
        count = self.op.get("entries")
        return count if isinstance(count, int) else 0

    @property
    def plan_hash(self) -> str:
        """The SHA-256 of the plan file, in hex."""
        return self._text("plan_hash")

    @property
    def since(self) -> str:
        """The day, or the number of the issue, it was compared with; empty where with nothing."""
        return self._text("since")

    @property
    def files(self) -> tuple[str, ...]:
        """What each file of the journal held: its name, how many bytes, and their SHA-256, parted by blanks."""
        return listed(self.op.get("files"))


def checkpoints(ledger: Ledger) -> Iterator[tuple[Entry, Checkpoint]]:
    """Give every standing checkpoint with its entry, oldest first."""
    for entry in ledger.entries:
        if entry.version == VERSION and ledger.stands(entry):
            for op in entry.ops:
                if kind_of(op) == CHECKPOINT.code:
                    yield entry, Checkpoint(op)


def why_not_freeze(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """Return why the issue cannot be frozen: its number is taken, or it says not what it froze."""
    if "number" not in op:
        return None
    asked = Checkpoint(op)
    if asked.number is None:
        return Refusal("", because("no_issue_number", number=str(op["number"]), most=LARGEST_NUMBER))
    if asked.day is None or not asked.plan_hash:
        return Refusal("", because("issue_incomplete", number=asked.number))
    for entry, known in checkpoints(then):
        if known.number == asked.number:
            taken = because(
                "issue_taken", number=asked.number, actor=entry.actor, on=entry.on, day=known.day or entry.on
            )
            return Refusal("", taken)
    return None


def checkpoint_op(marks: tuple[str, ...]) -> Op:
    """Return the operation that settles what the marks name."""
    ids = [mark for mark in marks if _is_id(mark)]
    places = [mark for mark in marks if not _is_id(mark)]
    return {"op": "checkpoint", **({"of": ids} if ids else {}), **({"places": places} if places else {})}


def freeze_op(now: Ledger, number: int, day: date, plan_hash: str, since: str = "") -> Op:
    """Return the operation that freezes an issue on what the ledger, which knows all days, has."""
    seen: dict[str, int] = {}
    for entry in now.entries:
        seen[entry.replica] = max(entry.seq, seen.get(entry.replica, 0))
    op: dict[str, object] = {
        "op": "checkpoint",
        "number": number,
        "day": day.isoformat(),
        "newest": now.entries[-1].id if now.entries else "",
        "seen": [f"{replica}:{seq}" for replica, seq in seen.items()],
        "entries": len(now.entries),
        "plan_hash": plan_hash,
    }
    return {**op, "since": since} if since else op


def files_op(files: tuple[str, ...], plan_hash: str, reason: str = "") -> Op:
    """Return the operation that bears witness to the files of the journal and to the plan file."""
    op: dict[str, object] = {"op": "checkpoint", "files": list(files), "plan_hash": plan_hash}
    return {**op, "reason": reason} if reason else op


def _is_id(mark: str) -> bool:
    return len(mark) == 36 and mark.count("-") == 4 and set(mark) <= _ID_LETTERS


CHECKPOINT = Operation(
    "checkpoint",
    {
        "of": TEXTS,
        "places": TEXTS,
        "number": WHOLE,
        "day": TEXT,
        "newest": TEXT,
        "seen": TEXTS,
        "entries": WHOLE,
        "plan_hash": TEXT,
        "since": TEXT,
        "files": TEXTS,
    },
    why_not=why_not_freeze,
    is_silent=True,
    verbs=("checkpoint", "doctor", "bulletin"),
    commands=(),
)
