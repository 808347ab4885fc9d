"""All that a journal says of one plan, by task: the part of the fold that does not know the day.

It is the same whatever the order and number of deliveries, and it grows by what is new: an entry
made later than all others, which every edit on this host is, costs the same in a journal of ten
entries and of a million. Anything else is folded from scratch.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from workplan_tui.model.fold.editions import REVISE_CODE
from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.fold.run import Run
from workplan_tui.model.fold.task_facts import TaskFacts

SEAL_CODE, REOPEN_CODE = "seal", "reopen"
"""Operations that close the year and open it again (`model.sealing`)."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.entry import Entry


class Facts:
    """The fold of some entries for one plan. It never changes; `grown` gives the next."""

    def __init__(self, plan_id: str, entries: Iterable[Entry] = ()) -> None:
        self.plan_id = plan_id
        self.rivals: dict[str, tuple[Entry, Entry]] = {}
        """By id that two entries share which say different things: the one that counts, and the other."""
        self.entries: Run[Entry] = Run(in_order(entries, self.rivals))
        """Every entry given, also of other plans, by id, each once."""
        self.last_undo_on = date.min
        """The day from which on all undos are known."""
        self._newest_id = self.entries[-1].id if len(self.entries) else ""
        self._revising: list[Entry] = []
        """What adjusts the plan itself: an entry that speaks of no task."""
        self.sealing: list[Entry] = []
        """What seals the year or opens it again, by id, taken back or not: none of it can be taken back."""
        self._undos: dict[str, list[Entry]] = {}
        """By entry id, what takes it back, by id. Shared with the facts these grew from."""
        self._standing: dict[str, bool] = {}
        self._tasks = {
            task_id: TaskFacts(task_id, Run(its)) for task_id, its in self._taken(self.entries).items()
        }

    def _taken(self, entries: Iterable[Entry]) -> dict[str, list[Entry]]:
        """Note the undos among the plan's entries, and return the entries by task."""
        by_task: dict[str, list[Entry]] = {}
        for entry in entries:
            if entry.plan != self.plan_id:
                continue
            for task_id in entry.task_ids:
                by_task.setdefault(task_id, []).append(entry)
            kinds = () if entry.task_ids else [kind_of(op) for op in entry.ops]
            if REVISE_CODE in kinds:
                self._revising.append(entry)
            if SEAL_CODE in kinds or REOPEN_CODE in kinds:
                self.sealing.append(entry)
            for id in _undone_by(entry):
                self._undos.setdefault(id, []).append(entry)
                self.last_undo_on = max(self.last_undo_on, entry.on)
        return by_task

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    @property
    def revising(self) -> tuple[Entry, ...]:
        """The standing entries that adjust the plan itself, by id."""
        return tuple(entry for entry in self._revising if self.stands(entry.id))

    def find(self, id: str) -> Entry | None:
        """Return the entry of that id, of whatever plan."""
        place = bisect_left(self.entries, id, key=_id_of)
        found = self.entries[place] if place < len(self.entries) else None
        return found if found is not None and found.id == id else None

    def of_task(self, task_id: str) -> TaskFacts | None:
        """Return what is said of the task, or None when nothing is."""
        return self._tasks.get(task_id)

    def undos_of(self, id: str) -> list[Entry]:
        """Return the entries that take that one back, whether they stand or not, by id."""
        return [undo for undo in self._undos.get(id, ()) if undo.id <= self._newest_id]

    def stands(self, id: str) -> bool:
        """Return whether at the end of days no standing undo takes the entry back."""
        return id not in self._undos or self.stands_at(id, date.max, self._standing)

    def stands_at(self, id: str, day: date, known: dict[str, bool]) -> bool:
        """Return whether the entry stands at `day`; what is worked out is added to `known`.

        An undo always has a greater id than what it takes back, so this comes to an end.
        """
        waiting = [id]
        while waiting:
            asked = waiting[-1]
            if asked in known:
                waiting.pop()
                continue
            undos = [undo.id for undo in self.undos_of(asked) if undo.on <= day]
            unknown = [undo for undo in undos if undo not in known]
            if not unknown:
                known[asked] = not any(known[undo] for undo in undos)
                waiting.pop()
            waiting += unknown
        return known[id]

    def grown(self, entries: Iterable[Entry]) -> Facts:
        """Return the facts with these entries too, or these very facts if none is new."""
        news = in_order((entry for entry in entries if self._is_new(entry)), self.rivals)
        if not news:
            return self
        if self._newest_id and news[0].id > self._newest_id and self.entries.is_newest:
            return self._extended(news)
        after = Facts(self.plan_id, [*self.entries, *news])
        after.rivals = {**self.rivals, **after.rivals}
        return after

    def _is_new(self, entry: Entry) -> bool:
        known = self.find(entry.id) if entry.id <= self._newest_id else None
        return known is None or _settled(known, entry, self.rivals) is not known

    def _extended(self, news: list[Entry]) -> Facts:
        after = Facts(self.plan_id)
        after.rivals = self.rivals
        after.entries = self.entries.grown(news)
        after.last_undo_on = self.last_undo_on
        after._newest_id = news[-1].id
        after._undos = self._undos
        after._revising = list(self._revising)
        after.sealing = list(self.sealing)
        after._tasks = dict(self._tasks)
        added = after._taken(news)
        turned = self._turned(news, after)
        for task_id in {**added, **turned}:
            its, known = added.get(task_id, []), self._tasks.get(task_id)
            after._tasks[task_id] = (
                known.grown(its, turned.get(task_id, []), after.stands)
                if known
                else TaskFacts(task_id, Run(its))
            )
        return after

    def _turned(self, news: list[Entry], after: Facts) -> dict[str, list[Entry]]:
        """Return by task the known entries that stand now and did not, or the other way round."""
        turned: dict[str, list[Entry]] = {}
        reached = {id for undo in news if undo.plan == self.plan_id for id in _undone_by(undo)}
        waiting = list(reached)
        while waiting:
            entry = self.find(waiting.pop())
            if entry is None or entry.plan != self.plan_id:
                continue
            more = set(_undone_by(entry)) - reached
            reached |= more
            waiting += more
            if self.stands(entry.id) != after.stands(entry.id):
                for task_id in entry.task_ids:
                    turned.setdefault(task_id, []).append(entry)
        return turned


def in_order(entries: Iterable[Entry], rivals: dict[str, tuple[Entry, Entry]] | None = None) -> list[Entry]:
    """Return the entries by id, each id once; two that say different things are added to `rivals`.

    Such two were never written by this program: `_preferred` says which one counts.
    """
    by_id: dict[str, Entry] = {}
    for entry in entries:
        known = by_id.setdefault(entry.id, entry)
        if known is not entry:
            by_id[entry.id] = _settled(known, entry, rivals)
    return [entry for _, entry in sorted(by_id.items())]


def _settled(known: Entry, other: Entry, rivals: dict[str, tuple[Entry, Entry]] | None) -> Entry:
    preferred = _preferred(known, other)
    if rivals is not None and known.meaning != other.meaning:
        rivals[known.id] = preferred, (other if preferred is known else known)
    return preferred


def _preferred(known: Entry, other: Entry) -> Entry:
    """Return which of two under one id counts: that of the writer whose id it is.

    Where it is nobody's or both are his, it is all the same which, if only it does not depend on which
    came first.
    """
    if known.replica != other.replica:
        from workplan_tui.model.origin import is_bound_to  # there are hardly ever two

        theirs = [entry for entry in (known, other) if is_bound_to(entry.replica, entry.id)]
        if len(theirs) == 1:
            return theirs[0]
    return other if repr(other) > repr(known) else known


def _undone_by(entry: Entry) -> list[str]:
    """Return what the entry takes back, each once: a line has room to name one entry a thousand times."""
    return [id for id in dict.fromkeys(entry.taken_back_ids) if id < entry.id]


def _id_of(entry: Entry) -> str:
    return entry.id
