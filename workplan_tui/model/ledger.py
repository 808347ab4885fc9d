"""The ledger 台账: plan and journal as of a day, folded purely.

The same plan, entries and day always give the same ledger, in whatever order and however often
the entries arrive. Reading files and knowing the time is somebody else's job.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from workplan_tui.model.day import find_day
from workplan_tui.model.fold.editions import edition_at, newest_known, nothing_kept, revisions_in
from workplan_tui.model.fold.fact import Fact as Fact
from workplan_tui.model.fold.fact import by_field, order_of
from workplan_tui.model.fold.facts import Facts
from workplan_tui.model.fold.task_facts import standing_of
from workplan_tui.model.fold.track import Track
from workplan_tui.model.status import CLOSED, DONE, NOT_STARTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.fold.editions import Editions
    from workplan_tui.model.fold.task_facts import TaskFacts
    from workplan_tui.model.plan import Plan


class Ledger:
    """How every task stood at the end of `day`. Compares by identity.

    It is a view at a day of the `Facts` it shares with the ledgers of other days.
    """

    def __init__(
        self,
        newest: Plan,
        entries: Iterable[Entry] | Facts,
        day: date = date.max,
        kept: Editions = nothing_kept,
    ) -> None:
        """Take the newest edition of the plan, and what gives an earlier one by its mark."""
        self.day = day
        if not isinstance(entries, Facts) or entries.plan_id != newest.id:
            entries = Facts(newest.id, entries)
        self._journal = entries
        self._newest, self._kept = newest, kept
        self.revisions = revisions_in(entries.revising)
        """Every adjustment of the plan, of whatever day, by the day from which it holds."""
        self.written = edition_at(day, newest, self.revisions, kept) if self.revisions else newest
        """The edition that held at `day`, as its file has it."""
        self.plan = _with_names_of(day, self.written, newest)
        """The same with the names that units and officials bore then."""
        self._standing: dict[str, bool] = {}
        self._facts: dict[tuple[str, str | None], tuple[Fact, ...]] = {}
        self._fields: dict[str, dict[str, list[Fact]]] = {}
        """Of tasks about which something is dated later: what of them is known at `day`, worked out once."""

    @property
    def sealing(self) -> Sequence[Entry]:
        """What seals the year or opens it again, whatever the day, oldest first (`model.sealing`)."""
        return self._journal.sealing

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries the ledger knows of at `day`, by id, taken back or not."""
        return tuple(entry for entry in self._journal.entries if self._knows(entry))

    def newest_entries(self) -> Iterator[Entry]:
        """Give the same entries, newest first."""
        return (entry for entry in reversed(self._journal.entries) if self._knows(entry))

    def find(self, id: str) -> Entry | None:
        """Return the entry of that id, if the ledger knows of it at `day`."""
        entry = self._journal.find(id)
        return entry if entry is not None and self._knows(entry) else None

    def at(self, day: date) -> Ledger:
        """Return the ledger of the same journal as of another day, on the plan that held then."""
        return self if day == self.day else Ledger(self._newest, self._journal, day, self._kept)

    def of_entries(self, entries: Iterable[Entry], day: date) -> Ledger:
        """Return the ledger of some of its entries as of a day: an adjustment not among them is not known to it."""
        facts = Facts(self._newest.id, entries)
        newest = newest_known(self._newest, self.revisions, revisions_in(facts.revising), self._kept)
        return Ledger(newest, facts, day, self._kept)

    def of_plan(self, plan: Plan) -> Ledger:
        """Return the ledger of the same journal at the same day on another edition of the plan."""
        return Ledger(plan, self._journal, self.day)

    def edition(self, mark: str) -> Plan | None:
        """Return the edition of the plan that was kept under the mark, or None."""
        return self._kept(mark)

    def stands(self, entry: Entry) -> bool:
        """Return whether no standing undo takes the entry back."""
        return self._stands(entry.id)

    def facts(self, task_id: str, kind: str | None = None) -> tuple[Fact, ...]:
        """Return the task's standing facts, oldest first; only those of one `op` kind if named."""
        task = self._journal.of_task(task_id)
        if task is None:
            return ()
        if self._is_settled(task):
            return task.standing(kind, self._journal.stands)
        if (task_id, kind) not in self._facts:
            self._facts[task_id, kind] = standing_of(self._known(task), kind, self._stands)
        return self._facts[task_id, kind]

    def prints(self, task_id: str) -> frozenset[str]:
        """Return the prints of the texts that what was recorded of the task carries, of whatever day."""
        task = self._journal.of_task(task_id)
        return task.prints if task else frozenset()

    def newest(self, task_id: str, field: str) -> Fact | None:
        """Return the fact that gives the field its value, or None when the plan's own holds."""
        return next(self._newest_first(task_id, field), None)

    def value(self, task_id: str, field: str, default: Any = None) -> Any:
        """Return the field's value at `day`."""
        fact = self.newest(task_id, field)
        return default if fact is None else fact.value

    def heads(self, task_id: str, field: str) -> tuple[str, ...]:
        """Return the ids of the field's entries that no other standing entry has seen."""
        task = self._journal.of_task(task_id)
        if task is None:
            return ()
        if self._is_settled(task):
            return task.track(field, self._journal.stands).heads
        return Track.of(self._setting(task, field), self._stands).heads

    def setting(self, task_id: str, field: str) -> Sequence[Fact]:
        """Return what sets the field, taken back or not, by id."""
        task = self._journal.of_task(task_id)
        return [] if task is None else self._setting(task, field)

    def status(self, task_id: str) -> str:
        """Return the task's status code; an unknown word as it stands in the journal."""
        return str(self.value(task_id, "status", NOT_STARTED))

    def claim(self, task_id: str) -> Fact | None:
        """Return the move to `done` that is in force: its actor is the claimant (docs/lights.md)."""
        claim: Fact | None = None
        for fact in self._newest_first(task_id, "status"):
            if fact.value == DONE:
                claim = fact
            elif fact.value != CLOSED:
                break
        return claim

    @property
    def newest_plan(self) -> Plan:
        """The plan as it was written last, whatever day is looked at: edits are typed with its numbers."""
        return self._newest

    def due_on(self, task_id: str) -> date | None:
        """Return the deadline in force, extensions included; the plan's, which may be none, where one is no day."""
        task = self.plan.tasks_by_id.get(task_id) or self._newest.tasks_by_id[task_id]
        own = task.due_on
        moved = self.newest(task_id, "due_on")
        return own if moved is None or self.is_readjusted(moved) else find_day(moved.value) or own

    def is_readjusted(self, moved: Fact) -> bool:
        """Return whether an adjustment of the plan moved the deadline after that: then the plan's own holds again."""
        return any(
            moved.task_id in one.dated_ids and one.order > order_of(moved) and one.on <= self.day
            for one in self.revisions
        )

    def asked_from(self, task_id: str) -> date:
        """Return from which day on somebody may owe a word on the task: its own first one, or when it was added."""
        task = self.plan.tasks_by_id[task_id]
        added = (one.on for one in self.revisions if task_id in one.added_ids and one.on <= self.day)
        return max((task.starts_on or date.min, *added))

    def notes(self, task_id: str) -> tuple[Fact, ...]:
        """Return the task's standing notes, oldest first."""
        return self.facts(task_id, "note")

    def touching(self, task_id: str) -> tuple[Entry, ...]:
        """Return every entry that speaks of the task, taken back or not, oldest first.

        What takes one of them back speaks of it too, and so does what takes that back: a redo.
        """
        task = self._journal.of_task(task_id)
        own = [entry for entry in task.entries if self._knows(entry)] if task else []
        found = {entry.id: entry for entry in own}
        waiting = list(found)
        while waiting:
            undos = [undo for undo in self._journal.undos_of(waiting.pop()) if self._knows(undo)]
            fresh = {undo.id: undo for undo in undos if undo.id not in found}
            found.update(fresh)
            waiting += fresh
        return tuple(found[id] for id in sorted(found))

    def _knows(self, entry: Entry) -> bool:
        return entry.on <= self.day and entry.plan == self.plan.id

    def _stands(self, id: str) -> bool:
        if self.day >= self._journal.last_undo_on:
            return self._journal.stands(id)
        return self._journal.stands_at(id, self.day, self._standing)

    def _is_settled(self, task: TaskFacts) -> bool:
        """Whether nothing about the task is dated after `day`, so that the newest reading holds."""
        return self.day >= max(task.last_on, self._journal.last_undo_on)

    def _setting(self, task: TaskFacts, field: str) -> Sequence[Fact]:
        if self._is_settled(task):
            return task.setting(field)
        if task.task_id not in self._fields:
            self._fields[task.task_id] = by_field(self._known(task))
        return self._fields[task.task_id].get(field, [])

    def _known(self, task: TaskFacts) -> list[Fact]:
        return [fact for fact in task.facts if fact.entry.on <= self.day]

    def _newest_first(self, task_id: str, field: str) -> Iterator[Fact]:
        task = self._journal.of_task(task_id)
        if task is None:
            return iter(())
        return task.track(field, self._journal.stands).newest_first(self.day, self._stands)


def _with_names_of(day: date, edition: Plan, newest: Plan) -> Plan:
    """Return the edition with the names that were borne on the day; most plans tell of no other ones."""
    if not edition.successions and not newest.successions:
        return edition
    from workplan_tui.model.succession import plan_at

    return plan_at(edition, day, newest)
