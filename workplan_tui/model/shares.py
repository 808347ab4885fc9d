"""The share that some tasks are of all, in whole percent."""

from __future__ import annotations

from workplan_tui.model.rules.progress import rounded

_ALL = 100


def share(count: int, total: int) -> int:
    """Return the whole percent that `count` is of `total`, rounded as all percent are (docs/lights.md).

    It depends on nothing else: equal counts print equal, and a reader who divides finds the same. So shares
    of one table may add up to 99 or 101; its counts add up. 0 of a total of 0.
    """
    return rounded(_ALL * count / total) if total else 0
