"""Planned against done: worked out by hand for the small plan, and the same figures as the standings of each day."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import make_entry, status_entry
from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.standings import Standings
from workplan_tui.model.trend import Point, days_of, trend, trends

TODAY = date(2023, 6, 15)


def points(*entries: Entry, day: date = TODAY) -> dict[str, Point]:
    plan = make_plan()
    return {str(point.day): point for point in trend(Ledger(plan, entries, day), plan.tasks)}


def test_there_is_a_point_for_each_month_s_end_and_for_today() -> None:
    days = [str(day) for day in days_of(make_plan(), TODAY)]
    assert days[4:7] == ["2023-05-31", "2023-06-15", "2023-06-30"]
    assert (len(days), days[-1]) == (13, "2023-12-31")
    assert len(list(days_of(make_plan(), date(2023, 6, 30)))) == 12
    assert len(list(days_of(make_plan(), date(2024, 6, 30)))) == 12


def test_a_month_s_figures_are_those_of_its_last_day() -> None:
    found = points(
        make_entry(1, report_op("1", percent=20), on=date(2023, 4, 30)),
        make_entry(2, report_op("2", percent=41), on=date(2023, 5, 2)),
        status_entry(3, "4", "done", on=date(2023, 5, 31)),
    )
    april, may = found["2023-04-30"].done, found["2023-05-31"].done
    assert april is not None
    assert may is not None
    assert (april.finished, april.progress, april.known) == (0, 20, 1)
    assert (may.finished, may.progress, may.known) == (1, 54, 3)
    assert sum(may.by_light.values()) == 4
    assert [found[day].due for day in ("2023-10-31", "2023-11-30", "2023-12-31")] == [0, 1, 4]


def test_what_is_to_come_has_only_a_plan_by_the_deadlines_in_force() -> None:
    extended = make_entry(1, set_op("2", "due_on", "2024-02-29", "雨季"), on=TODAY)
    found = points(extended)
    assert found["2023-12-31"].done is None
    assert (found["2023-12-31"].due, found["2023-12-31"].expected) == (
        3,
        88,
    )  # (100 + 365/425 + 2/3 of its steps + 100) / 4


def test_a_day_in_the_past_knows_nothing_of_what_was_recorded_later() -> None:
    later = make_entry(1, set_op("2", "due_on", "2024-02-29", "雨季"), on=date(2023, 8, 1))
    assert points(later)["2023-12-31"] == points()["2023-12-31"]


def test_suspended_tasks_do_not_count() -> None:
    found = points(status_entry(1, "2", "suspended", on=date(2023, 3, 1)))
    assert (found["2023-02-28"].total, found["2023-03-31"].total) == (4, 3)


@settings(max_examples=15, deadline=None)
@given(st.dates(date(2023, 1, 1), date(2023, 12, 31)))
def test_every_point_says_what_the_standings_of_its_day_say(day: date) -> None:
    ledger = Ledger(PLAN, JOURNAL, day)
    for point in trend(ledger, PLAN.tasks):
        if point.done is None:
            assert point.day > day
            continue
        standings = Standings(ledger.at(point.day))
        tally = standings.tally(PLAN.tasks)
        assert point.done.by_light == tally.by_light
        assert point.done.finished == tally.finished
        counted = tally.total - tally.by_pace.get("not_counted", 0)
        assert point.total == counted


def test_groups_read_together_are_what_each_is_alone() -> None:
    ledger = Ledger(PLAN, JOURNAL, date(2023, 9, 15))
    groups = (PLAN.tasks, PLAN.tasks[:1], PLAN.tasks[1:], ())
    assert trends(ledger, groups) == tuple(trend(ledger, tasks) for tasks in groups)
