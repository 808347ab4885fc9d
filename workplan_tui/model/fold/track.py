"""One field of one task through time: its facts in order, and which of them nobody has replaced.

Taken-back facts stay in it, because an earlier day may not know of the undo yet; whether a fact
stands is asked of the caller.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from datetime import date

from workplan_tui.model.entry import listed
from workplan_tui.model.fold.fact import Fact, day_of, order_of
from workplan_tui.model.fold.run import Run

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.fold.fact import Stands


class Track:
    """Every `set` of one field. It never changes; `grown` gives the next."""

    __slots__ = ("_seers", "facts", "heads")

    def __init__(self, facts: Run[Fact], seers: dict[str, list[Fact]], heads: tuple[str, ...]) -> None:
        self.facts = facts
        """In their order: by day, then by id."""
        self.heads = heads
        """At the end of days: ids of standing entries that no standing one has seen, in order."""
        self._seers = seers
        """By entry id, the facts that replaced it. Shared with the tracks this one grew from."""

    @classmethod
    def of(cls, facts: Iterable[Fact], stands: Stands) -> Track:
        """Return the track of these facts, which come by id."""
        facts = list(facts)
        seers: dict[str, list[Fact]] = {}
        for fact in facts:
            _note_seen(seers, fact)
        return cls(Run(sorted(facts, key=order_of)), seers, _heads(seers, seers, stands))

    def grown(self, news: list[Fact], turned: Iterable[Fact], stands: Stands) -> Track:
        """Return the track with later-made facts, and after `turned` ones began or ceased to stand.

        Only those, what they replaced and the heads so far can be heads now.
        """
        for fact in news:
            _note_seen(self._seers, fact)
        candidates = {*self.heads, *(fact.entry.id for fact in news)}
        for fact in turned:
            candidates |= {fact.entry.id, *listed(fact.op.get("sees"))} & self._seers.keys()
        return Track(_in_order(self.facts, news), self._seers, _heads(candidates, self._seers, stands))

    def newest_first(self, day: date, stands: Stands) -> Iterator[Fact]:
        """Give the facts that stand at the end of `day`, the one in force first."""
        for place in range(bisect_right(self.facts, day, key=day_of) - 1, -1, -1):
            if stands(self.facts[place].entry.id):
                yield self.facts[place]


def _note_seen(seers: dict[str, list[Fact]], fact: Fact) -> None:
    """Nobody can have seen what was made later, so a circle of entries still has a head."""
    for seen in listed(fact.op.get("sees")):
        if seen < fact.entry.id and seen in seers:
            seers[seen].append(fact)
    seers.setdefault(fact.entry.id, [])


def _heads(candidates: Iterable[str], seers: dict[str, list[Fact]], stands: Stands) -> tuple[str, ...]:
    return tuple(
        sorted(id for id in candidates if stands(id) and not any(stands(f.entry.id) for f in seers[id]))
    )


def _in_order(facts: Run[Fact], news: list[Fact]) -> Run[Fact]:
    if not news:
        return facts
    if not len(facts) or all(order_of(fact) > order_of(facts[-1]) for fact in news):
        return facts.grown(sorted(news, key=order_of))
    items = list(facts)  # back-dated: rare, and moved as a block
    for fact in news:
        insort(items, fact, key=order_of)
    return Run(items)
