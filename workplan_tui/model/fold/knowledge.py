"""What the writer of a value knew: the entries it replaced or left in force, and what theirs knew.

It does not depend on the day a ledger is read at, nor on what was taken back since.
"""

from __future__ import annotations

from workplan_tui.model.entry import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from workplan_tui.model.fold.fact import Fact


class Knowledge:
    """Who knew of whom among the values of one field of one task."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Take every value of the field, taken back or not, of whatever day."""
        self._named: dict[str, list[str]] = {}
        """By entry id, the older entries it names."""
        for fact in facts:
            self._named.setdefault(fact.entry.id, []).extend(_named(fact))

    def of(self, fact: Fact, asked: Collection[str]) -> set[str]:
        """Return those of the asked ids that the fact's writer knew of.

        A value that does not say what it replaced is taken to have known everything older.
        """
        if "sees" not in fact.op:
            return {id for id in asked if id < fact.entry.id}
        first = min(asked, default="")
        known: set[str] = set()
        waiting = _named(fact)
        while waiting:
            id = waiting.pop()
            if id >= first and id not in known:
                known.add(id)
                waiting += self._named.get(id, ())
        return known.intersection(asked)


def _named(fact: Fact) -> list[str]:
    named = (*listed(fact.op.get("sees")), *listed(fact.op.get("beside")))
    return [id for id in named if id < fact.entry.id]
