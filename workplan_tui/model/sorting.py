"""Tasks in another order than the plan's. Every order is stable: equals keep the plan's, either way round."""

from __future__ import annotations

from workplan_tui.model.aspects.table import ASPECTS, aspect_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

ORDERS = tuple(
    code for _, code in sorted((aspect.order.place, aspect.code) for aspect in ASPECTS if aspect.order)
)
"""What tasks can be ordered by. `id` is the plan's own order, unless it says numbers."""


def in_order(
    standings: Standings, tasks: Iterable[Task], by: str, is_reversed: bool = False
) -> tuple[Task, ...]:
    """Return the tasks ordered; those of which nothing is known come last either way.

    `tasks` come in the plan's order; `KeyError` or `ValueError` for what is no order.
    """
    tasks = tuple(tasks)
    order = aspect_of(by).order
    if order is None:
        raise ValueError(by)
    key_of = order.key(standings)
    if key_of is None:
        return tasks[::-1] if is_reversed else tasks
    keyed = [(key_of(task), task) for task in tasks]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=is_reversed)
    unknown = [task for key, task in keyed if key is None]
    return (*(task for _, task in known), *unknown)
