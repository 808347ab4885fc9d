"""Shares of a whole in percent that add up to 100, however they are rounded."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_ALL = 100


def shares(counts: Sequence[int]) -> list[int]:
    """Return whole percent of the total, by largest remainder; all 0 for a total of 0.

    What is not all never reads 100: the rest is then given to the next (docs/lights.md).
    """
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    found = [_ALL * count // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda place: (-(_ALL * counts[place] % total), place))
    may_grow = [place for place in by_remainder if found[place] < _ALL - 1 or counts[place] == total]
    for place in may_grow[: _ALL - sum(found)]:
        found[place] += 1
    return found
