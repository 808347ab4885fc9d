"""A number of an explanation with what it was made of: a reason, the entries that said it, and its parts."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.reason import because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.reason import Reason


class Ground(Value):
    """What is said, and by what it can be disputed.

    Whatever number its reason has can be worked out from the plan, the day, its entries and its parts.
    """

    reason: Reason
    entries: tuple[Entry, ...] = ()
    """Those that said it, each once; none where it is the plan's word, or nobody's."""
    parts: tuple[Ground, ...] = ()
    """What it was put together from."""

    def all_entries(self) -> Iterator[Entry]:
        """Give its entries and those of its parts, in the order in which they are told."""
        yield from self.entries
        for part in self.parts:
            yield from part.all_entries()


def ground(code: str, *said_by: Fact | None, parts: tuple[Ground, ...] = (), **values: Any) -> Ground:
    """Return the ground of that code; of several facts of one entry the entry stands once."""
    return grounded(because(code, **values), *said_by, parts=parts)


def grounded(reason: Reason, *said_by: Fact | None, parts: tuple[Ground, ...] = ()) -> Ground:
    """Return the ground of a reason that is known already."""
    by_id = {fact.entry.id: fact.entry for fact in said_by if fact is not None}
    return Ground(reason, tuple(by_id.values()), parts)
