"""What the journal says of one task. Readings are worked out when first asked for, then kept."""

from __future__ import annotations

from datetime import date

from workplan_tui.model.entry import HASH
from workplan_tui.model.fold.fact import Fact, by_field, facts_of, order_of
from workplan_tui.model.fold.run import Run
from workplan_tui.model.fold.track import Track

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.fold.fact import Stands


class TaskFacts:
    """The entries about one task. It never changes; `grown` gives the next."""

    def __init__(self, task_id: str, entries: Run[Entry], last_on: date | None = None) -> None:
        self.task_id = task_id
        self.entries = entries
        """By id, taken back or not."""
        self.last_on = last_on or max(entry.on for entry in entries)
        """The last day on which something begins to hold: no later day reads differently."""
        self._prints: frozenset[str] | None = None
        self._facts: Run[Fact] | None = None
        self._by_field: dict[str, Run[Fact]] | None = None
        self._tracks: dict[str, Track] = {}
        self._standing: dict[str | None, tuple[Fact, ...]] = {}

    @property
    def facts(self) -> Run[Fact]:
        """Every operation on the task, entry by entry, taken back or not."""
        if self._facts is None:
            self._facts = Run(facts_of(self.task_id, self.entries))
        return self._facts

    @property
    def prints(self) -> frozenset[str]:
        """The prints of the task's text that the operations carry."""
        if self._prints is None:
            self._prints = _prints_in(self.task_id, self.entries)
        return self._prints

    def setting(self, field: str) -> Sequence[Fact]:
        """Return what sets the field, by id, taken back or not."""
        if self._by_field is None:
            self._by_field = {field: Run(facts) for field, facts in by_field(self.facts).items()}
        return self._by_field.get(field, ())

    def track(self, field: str, stands: Stands) -> Track:
        """Return the field's track; `stands` is that of the end of days."""
        track = self._tracks.get(field)
        if track is None:
            track = self._tracks[field] = Track.of(self.setting(field), stands)
        return track

    def standing(self, kind: str | None, stands: Stands) -> tuple[Fact, ...]:
        """Return what stands at the end of days, oldest first; of one `op` kind if named."""
        if kind not in self._standing:
            self._standing[kind] = standing_of(self.facts, kind, stands)
        return self._standing[kind]

    def grown(self, news: list[Entry], turned: list[Entry], stands: Stands) -> TaskFacts:
        """Return the task's facts with later-made entries, and after `turned` ones changed standing."""
        last_on = max([self.last_on, *(entry.on for entry in news)])
        grown = TaskFacts(self.task_id, self.entries.grown(news) if news else self.entries, last_on)
        if self._prints is not None:
            grown._prints = self._prints | _prints_in(self.task_id, news)
        if self._facts is None:
            return grown
        added = facts_of(self.task_id, news)
        grown._facts = self._facts.grown(added) if added else self._facts
        grown._tracks = dict(self._tracks)
        news_of, turned_of = by_field(added), by_field(facts_of(self.task_id, turned))
        if self._by_field is not None:
            more = {field: self._by_field.get(field, Run([])).grown(its) for field, its in news_of.items()}
            grown._by_field = {**self._by_field, **more}
        for field in grown._tracks.keys() & {**news_of, **turned_of}.keys():
            track = grown._tracks[field]
            grown._tracks[field] = track.grown(news_of.get(field, []), turned_of.get(field, []), stands)
        return grown


def _prints_in(task_id: str, entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(str(op[HASH]) for entry in entries for op in entry.ops_on(task_id) if HASH in op)


def standing_of(facts: Iterable[Fact], kind: str | None, stands: Stands) -> tuple[Fact, ...]:
    """Return those of the facts that stand, in order; `facts` come by id."""
    chosen = [f for f in facts if (kind is None or f.op.get("op") == kind) and stands(f.entry.id)]
    return tuple(sorted(chosen, key=order_of))
