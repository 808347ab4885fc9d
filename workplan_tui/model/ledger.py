"""The ledger 台账: plan and journal as of a day, folded purely.

The same plan, entries and day always give the same ledger, in whatever order and however often
the entries arrive. Reading files and knowing the time is somebody else's job.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.model.entry import SILENT_OPS, Entry, listed
from workplan_tui.model.status import CLOSED, DONE, NOT_STARTED
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Plan


class Fact(Value):
    """One operation that stands, with the entry that carries it."""

    op: Op
    entry: Entry

    @property
    def order(self) -> tuple[date, str]:
        """A field's value is that of the fact with the greatest order (design §3)."""
        return self.entry.on, self.entry.id

    @property
    def value(self) -> Any:
        """The value a `set` gives its field."""
        return self.op.get("value")


class Ledger:
    """How every task stood at the end of `day`. Compares by identity."""

    def __init__(self, plan: Plan, entries: Iterable[Entry], day: date = date.max) -> None:
        self.plan = plan
        self.day = day
        self.all_entries = in_order(entries)
        """Every entry of this plan ever read, also those dated after `day`, by id."""
        self.entries = tuple(e for e in self.all_entries if e.on <= day and e.plan == plan.id)
        """The entries the ledger knows of at `day`, by id, taken back or not."""
        self._taken_back = taken_back(self.entries)
        self._facts: dict[str, list[Fact]] = {}
        for entry in self.entries:
            if entry.id not in self._taken_back:
                for op in entry.ops:
                    if "task" in op:
                        self._facts.setdefault(str(op["task"]), []).append(Fact(op, entry))

    def at(self, day: date) -> Ledger:
        """Return the ledger of the same plan and journal as of another day."""
        return self if day == self.day else Ledger(self.plan, self.all_entries, day)

    def stands(self, entry: Entry) -> bool:
        """Return whether no standing undo takes the entry back."""
        return entry.id not in self._taken_back

    def facts(self, task_id: str, kind: str | None = None) -> tuple[Fact, ...]:
        """Return the task's standing facts, oldest first; only those of one `op` kind if named."""
        found = self._facts.get(task_id, ())
        chosen = [fact for fact in found if kind is None or fact.op.get("op") == kind]
        return tuple(sorted(chosen, key=lambda fact: fact.order))

    def newest(self, task_id: str, field: str) -> Fact | None:
        """Return the fact that gives the field its value, or None when the plan's own holds."""
        setting = [f for f in self._facts.get(task_id, ()) if _sets(f.op, field)]
        return max(setting, key=lambda fact: fact.order, default=None)

    def value(self, task_id: str, field: str, default: Any = None) -> Any:
        """Return the field's value at `day`."""
        fact = self.newest(task_id, field)
        return default if fact is None else fact.value

    def heads(self, task_id: str, field: str) -> tuple[str, ...]:
        """Return the ids of the field's entries that no other standing entry has seen."""
        setting = [f for f in self._facts.get(task_id, ()) if _sets(f.op, field)]
        seen = {id for fact in setting for id in listed(fact.op.get("sees"))}
        return tuple(dict.fromkeys(f.entry.id for f in setting if f.entry.id not in seen))

    def status(self, task_id: str) -> str:
        """Return the task's status code; an unknown word as it stands in the journal."""
        return str(self.value(task_id, "status", NOT_STARTED))

    def claim(self, task_id: str) -> Fact | None:
        """Return the move to `done` that is in force: its actor is the claimant (design §4)."""
        claim: Fact | None = None
        for fact in self.facts(task_id, "set"):
            if not _sets(fact.op, "status"):
                continue
            if fact.value == DONE:
                claim = claim or fact
            elif fact.value != CLOSED:
                claim = None
        return claim

    def due_on(self, task_id: str) -> date:
        """Return the deadline in force, extensions included; what is no day extends nothing."""
        extended = self.value(task_id, "due_on")
        try:
            return date.fromisoformat(extended)
        except (TypeError, ValueError):
            return self.plan.tasks_by_id[task_id].due_on

    def notes(self, task_id: str) -> tuple[Fact, ...]:
        """Return the task's standing notes, oldest first."""
        return self.facts(task_id, "note")

    def touching(self, task_id: str) -> tuple[Entry, ...]:
        """Return every entry that speaks of the task, taken back or not, oldest first."""
        own = {e.id for e in self.entries if task_id in e.task_ids}
        return tuple(e for e in self.entries if e.id in own or own.intersection(e.taken_back_ids))

    def updated(self, task_id: str) -> Entry | None:
        """Return the newest standing entry on the task that is not silent (design §5)."""
        told = [f.entry for f in self._facts.get(task_id, ()) if f.op.get("op") not in SILENT_OPS]
        return max(told, key=lambda entry: (entry.on, entry.id), default=None)


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries by id, each id once."""
    return tuple(entry for _, entry in sorted({entry.id: entry for entry in entries}.items()))


def taken_back(entries: tuple[Entry, ...]) -> frozenset[str]:
    """Return the ids that standing undos take back; `entries` are in order.

    An undo always has a greater id than what it takes back, so going backwards each undo is
    known to stand or not before it is asked.
    """
    gone: set[str] = set()
    for entry in reversed(entries):
        if entry.id not in gone:
            gone.update(id for id in entry.taken_back_ids if id < entry.id)
    return frozenset(gone)


def _sets(op: Op, field: str) -> bool:
    return op.get("op") == "set" and op.get("field") == field
