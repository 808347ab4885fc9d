"""The trend as charts: planned and reached by month, the lights over time, and the first for groups of tasks.

The figures are those of `workplan trend`.
"""

from __future__ import annotations

from itertools import islice

from workplan_tui.base.value import Value
from workplan_tui.language import later, tr
from workplan_tui.language.words import light_word
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.day import short_day
from workplan_tui.model.grouping import group_name, grouped
from workplan_tui.model.trend import trends
from workplan_tui.reports.chart import PARTS, PERCENTS, PLANNED, REACHED, Chart, Figure, Series
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.standings import Standings
    from workplan_tui.model.trend import Point

MOST_TASKS = 2000
"""Every month is read from the journal anew: of more tasks the file would take longer to make than to read."""
MOST_GROUPS = 12
"""Small charts that a page holds; more of them nobody compares."""
SECTIONS = "section"
_CAPTIONS = {
    SECTIONS: later("Planned (dashed) and reached (solid) by section, in percent"),
    "lead": later("Planned (dashed) and reached (solid) by lead, in percent"),
    "unit": later("Planned (dashed) and reached (solid) by unit, in percent"),
}
GROUPS = tuple(_CAPTIONS)
"""What the tasks of a ledger are charted by."""


class DrawnTrend(Value):
    """The trend of some tasks, and what is drawn of it."""

    points: tuple[Point, ...]
    figures: tuple[Figure, ...]


def charted_trend(
    standings: Standings,
    tasks: Sequence[Task],
    groups: Iterable[str],
    told: Callable[[int, int], None] = lambda done, all: None,
) -> DrawnTrend | None:
    """Return the trend of these tasks; None of none of them, or of more than are drawn.

    Each of `groups` has a figure of its own where the tasks make up from two to `MOST_GROUPS`.
    """
    if not 0 < len(tasks) <= MOST_TASKS:
        return None
    plan = standings.ledger.plan
    parted = {by: grouped(standings, tasks, by) for by in groups}
    drawn = {by: some for by, some in parted.items() if 1 < len(some) <= MOST_GROUPS}
    parts = [group.tasks for some in drawn.values() for group in some]
    whole, *others = trends(standings.ledger, (tasks, *parts), told)
    charts = (percents_chart(plan, whole), lights_chart(plan, whole))
    figures = [Figure(chart.title, (chart,)) for chart in charts if chart.labels]
    following = iter(others)
    for by, some in drawn.items():
        small = tuple(
            percents_chart(plan, points, clean(group_name(standings, by, group.key)))
            for group, points in zip(some, islice(following, len(some)), strict=True)
        )
        figures.append(Figure(tr(_CAPTIONS[by]), small))
    return DrawnTrend(whole, tuple(figures))


def percents_chart(plan: Plan, points: Sequence[Point], title: str = "") -> Chart:
    """Return planned and reached in percent over the months."""
    days = _days(plan, points)
    series = (
        Series(PLANNED, tr("planned"), tuple(point.expected for point in points)),
        Series(
            REACHED, tr("reached"), tuple(point.done.progress if point.done else None for point in points)
        ),
    )
    words = tr("; ").join(_told(one, days) for one in series)
    return Chart(PERCENTS, title or tr("Planned and reached, in percent"), days, series, words)


def _told(percents: Series, days: Sequence[str]) -> str:
    known = zip(days, percents.figures, strict=True)
    return _named(percents.name, (f"{day} {percent}%" for day, percent in known if percent is not None))


def lights_chart(plan: Plan, points: Sequence[Point]) -> Chart:
    """Return how many tasks had which light on each day that is past, the worst on top."""
    past = [(point, point.done.by_light) for point in points if point.done]
    days = _days(plan, [point for point, _ in past])
    series = tuple(
        Series(light, light_word(light), tuple(counts.get(light, 0) for _, counts in past))
        for light in reversed(LIGHTS)
    )
    words = (
        _named(day, (f"{one.name} {one.figures[place]}" for one in reversed(series)))
        for place, day in enumerate(days)
    )
    return Chart(PARTS, tr("Lights by month"), days, series, tr("; ").join(words))


def _days(plan: Plan, points: Iterable[Point]) -> tuple[str, ...]:
    return tuple(short_day(plan, point.day) for point in points)


def _named(name: str, words: Iterable[str]) -> str:
    return tr("{name}: {text}").format(name=name, text=tr(", ").join(words))
