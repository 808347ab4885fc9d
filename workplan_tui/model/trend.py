"""Planned against done over the months of a plan 趋势, and how the lights stood, as values.

Each point is the ledger as it was read at the end of a month; nothing is kept beside the journal. What is
still to come has only a plan.
"""

from __future__ import annotations

from datetime import date, timedelta

from workplan_tui.base.value import Value
from workplan_tui.model.plan_changes import tasks_then
from workplan_tui.model.rules.periods import first_day, next_first_day
from workplan_tui.model.rules.progress import FINISHED, expected_of, rounded
from workplan_tui.model.standings import Standings
from workplan_tui.model.status import CANCELLED, SUSPENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task

_NOT_COUNTED = (SUSPENDED, CANCELLED)
_DAY = timedelta(days=1)


class Done(Value):
    """How far some tasks were on a day."""

    finished: int
    """Done or closed out."""
    progress: int | None
    """Mean percent of those of which it is known; None where it is of none."""
    known: int
    """How many those are."""
    by_light: Mapping[str, int]


class Point(Value):
    """One month's end, or the day the ledger is read at."""

    day: date
    total: int
    """Tasks that count: neither suspended nor cancelled."""
    due: int
    """Those whose deadline in force is that day or earlier."""
    expected: int | None
    """Mean percent that should be done, of those that have a deadline."""
    done: Done | None
    """None for a day to come."""


def trend(
    ledger: Ledger, tasks: Sequence[Task], told: Callable[[int, int], None] = lambda done, all: None
) -> tuple[Point, ...]:
    """Return a point for each month of the plan, oldest first, and one for the ledger's day between them.

    `told` is called with how many of how many points are worked out.
    """
    return trends(ledger, (tasks,), told)[0]


def trends(
    ledger: Ledger,
    groups: Sequence[Sequence[Task]],
    told: Callable[[int, int], None] = lambda done, all: None,
) -> tuple[tuple[Point, ...], ...]:
    """Return the trend of each group; a task of several is worked out once a day."""
    days = list(days_of(ledger.plan, ledger.day))
    # Of what was recorded for later days it knows nothing.
    ahead = ledger.of_entries(ledger.entries, ledger.day)
    by_day = []
    for place, day in enumerate(days):
        told(place, len(days))
        if day <= ledger.day:
            then = Standings(ledger.at(day))
            own = then.ledger.plan
            by_day.append([_past(then, tasks_then(own, ledger.plan, tasks)) for tasks in groups])
        else:
            to_come = ahead.at(day)
            by_day.append([_to_come(to_come, tasks) for tasks in groups])
    return tuple(tuple(points[place] for points in by_day) for place in range(len(groups)))


def days_of(plan: Plan, today: date) -> Iterator[date]:
    """Yield the last days of the plan's months and, where it lies within the plan, `today`, oldest first."""
    first: date | None = first_day(plan.starts_on, "month")
    before = plan.starts_on - _DAY if plan.starts_on > date.min else plan.starts_on
    while first is not None and first <= plan.ends_on:
        following = next_first_day(first, "month")
        end = min(following - _DAY, plan.ends_on) if following else plan.ends_on
        if before < today < end:
            yield today
        yield end
        before, first = end, following


def _past(then: Standings, tasks: Sequence[Task]) -> Point:
    day = then.ledger.day
    standings = [then.of(task) for task in tasks]
    by_light: dict[str, int] = {}
    for one in standings:
        by_light[one.light] = by_light.get(one.light, 0) + 1
    counted = [one for one in standings if one.status not in _NOT_COUNTED]
    known = [one.progress for one in counted if one.progress is not None]
    finished = sum(one.status in FINISHED for one in counted)
    return Point(
        day,
        len(counted),
        sum((one.due_on or date.max) <= day for one in counted),
        _mean([one.expected for one in counted if one.expected is not None]),
        Done(finished, _mean(known), len(known), by_light),
    )


def _to_come(ahead: Ledger, tasks: Sequence[Task]) -> Point:
    """What is suspended or cancelled now does not count then either."""
    counted = [task for task in tasks if ahead.status(task.id) not in _NOT_COUNTED]
    expected = [one for task in counted if (one := expected_of(ahead, task).percent) is not None]
    due = sum((ahead.due_on(task.id) or date.max) <= ahead.day for task in counted)
    return Point(ahead.day, len(counted), due, _mean(expected), None)


def _mean(values: Sequence[int]) -> int | None:
    return rounded(sum(values) / len(values)) if values else None
