"""Shares of a whole in percent that add up to 100, however they are rounded."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


def shares(counts: Sequence[int]) -> list[int]:
    """Return whole percent of the total, by largest remainder; all 0 for a total of 0."""
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    found = [100 * count // total for count in counts]
    by_remainder = sorted(range(len(counts)), key=lambda place: (-(100 * counts[place] % total), place))
    for place in by_remainder[: 100 - sum(found)]:
        found[place] += 1
    return found
