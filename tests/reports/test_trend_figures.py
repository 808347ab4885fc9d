"""Charts of the trend: the figures of `workplan trend`, for all tasks and for groups that can be compared."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan, make_task
from tests.model.entries import make_entry, status_entry
from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.grouping import grouped
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.plan import Plan
from workplan_tui.model.standings import Standings
from workplan_tui.model.trend import trend
from workplan_tui.reports import trend_figures
from workplan_tui.reports.chart import PARTS, PERCENTS, PLANNED, REACHED, Chart
from workplan_tui.reports.trend import point_row
from workplan_tui.reports.trend_figures import GROUPS, MOST_GROUPS, SECTIONS, DrawnTrend, charted_trend

DAY = date(2023, 9, 15)
STANDINGS = Standings(Ledger(PLAN, JOURNAL, DAY))


def drawn(plan: Plan = PLAN, groups: tuple[str, ...] = ()) -> DrawnTrend:
    found = charted_trend(Standings(Ledger(plan, JOURNAL, DAY)), plan.tasks, groups)
    assert found is not None
    return found


def by_code(chart: Chart) -> dict[str, list[int | None]]:
    return {one.code: list(one.figures) for one in chart.series}


def test_its_figures_are_those_that_trend_prints() -> None:
    rows = [point_row(point) for point in trend(STANDINGS.ledger, PLAN.tasks)]
    percents, lights = (figure.charts[0] for figure in drawn().figures)
    assert (percents.kind, lights.kind) == (PERCENTS, PARTS)
    assert by_code(percents) == {
        PLANNED: [row["expected"] for row in rows],
        REACHED: [row["progress"] for row in rows],
    }
    past = [row["light"] for row in rows if row["light"] is not None]
    assert by_code(lights) == {light: [counts[light] for counts in past] for light in LIGHTS}
    assert list(percents.labels) == [row["day"][5:] for row in rows]
    assert list(lights.labels) == list(percents.labels)[: len(past)]


def test_each_group_is_charted_as_if_it_were_asked_for_alone() -> None:
    plan = make_plan()
    entries = (
        make_entry(1, report_op("1", percent=20), on=date(2023, 4, 30)),
        make_entry(2, report_op("3", percent=41), on=date(2023, 5, 2)),
        status_entry(3, "4", "done", on=date(2023, 5, 31)),
    )
    standings = Standings(Ledger(plan, entries, DAY))
    found = charted_trend(standings, plan.tasks, GROUPS)
    assert found is not None
    figures = found.figures[2:]
    assert [len(figure.charts) for figure in figures] == [2, 3, 6]
    for by, figure in zip(GROUPS, figures, strict=True):
        for group, chart in zip(grouped(standings, plan.tasks, by), figure.charts, strict=True):
            alone = trend(standings.ledger, group.tasks)
            assert by_code(chart)[PLANNED] == [point.expected for point in alone]
            assert by_code(chart)[REACHED] == [point.done and point.done.progress for point in alone]
    assert [chart.title for chart in figures[0].charts] == ["主要预期目标", "产业集群"]


def test_every_figure_is_said_in_words() -> None:
    for figure in drawn().figures:
        (chart,) = figure.charts
        for one in chart.series:
            for label, value in zip(chart.labels, one.figures, strict=False):
                words = f"{label} {value}%" if chart.kind == PERCENTS else f"{one.name} {value}"
                assert (words in chart.words) == (value is not None)


@pytest.mark.parametrize(
    ("count", "charts"), [(1, 0), (2, 2), (MOST_GROUPS, MOST_GROUPS), (MOST_GROUPS + 1, 0)]
)
def test_groups_are_charted_where_there_are_some_to_compare(count: int, charts: int) -> None:
    tasks = tuple(make_task(id=str(number), units=(f"单位{number}",)) for number in range(1, count + 1))
    whole, lights, *others = drawn(make_plan(tasks), ("unit",)).figures
    assert sum(len(figure.charts) for figure in others) == charts
    assert len(whole.charts) == len(lights.charts) == 1


def test_before_the_plan_begins_only_what_is_planned_is_drawn() -> None:
    found = charted_trend(Standings(Ledger(PLAN, (), date(2022, 12, 1))), PLAN.tasks, ())
    assert found is not None
    ((percents,),) = (figure.charts for figure in found.figures)
    assert set(by_code(percents)[REACHED]) == {None}


def test_of_no_tasks_and_of_very_many_nothing_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    assert charted_trend(STANDINGS, (), (SECTIONS,)) is None
    monkeypatch.setattr(trend_figures, "MOST_TASKS", len(PLAN.tasks))
    assert charted_trend(STANDINGS, PLAN.tasks, ()) is not None
    monkeypatch.setattr(trend_figures, "MOST_TASKS", len(PLAN.tasks) - 1)
    assert charted_trend(STANDINGS, PLAN.tasks, ()) is None


def test_it_is_told_how_far_the_reading_is() -> None:
    told: list[tuple[int, int]] = []
    charted_trend(STANDINGS, PLAN.tasks, (), lambda done, all: told.append((done, all)))
    count = len(drawn().points)
    assert told == [(place, count) for place in range(count)]
