"""Changes and shares: their algebra, on the hand-written year of the real plan."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.model.changes import (
    ComparedDecisions,
    ComparedState,
    MovedTask,
    changes,
    recorded_since,
    states,
)
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Task
from workplan_tui.model.shares import share
from workplan_tui.model.standings import Standings
from workplan_tui.reports.reminder import reminders
from workplan_tui.reports.summary import bar_rows

DAYS = st.dates(date(2023, 1, 1), date(2024, 1, 31))


@lru_cache(maxsize=64)
def standings_at(day: date) -> Standings:
    return Standings(Ledger(PLAN, JOURNAL, day))


@settings(deadline=None)
@given(DAYS, DAYS)
def test_changes_applied_to_one_day_give_the_other(first: date, last: date) -> None:
    before, after = states(standings_at(first), PLAN.tasks), states(standings_at(last), PLAN.tasks)
    moved = changes(before, after)
    assert {**before, **{one.task_id: one.after for one in moved}} == after
    assert all(one.fields for one in moved)
    assert [one.weight for one in moved] == sorted(one.weight for one in moved)


@settings(deadline=None)
@given(DAYS)
def test_nothing_changes_within_a_day(day: date) -> None:
    state = states(standings_at(day), PLAN.tasks)
    assert changes(state, state) == ()


@settings(deadline=None)
@given(DAYS, st.integers(1, 200))
def test_a_day_does_not_know_what_came_after(day: date, more: int) -> None:
    later = Ledger(PLAN, JOURNAL, day + timedelta(days=more)).at(day)
    assert states(Standings(later), PLAN.tasks) == states(standings_at(day), PLAN.tasks)


def state(**changed: object) -> ComparedState:
    return ComparedState("in_progress", 40, "green", date(2023, 12, 31), ()).replace(**changed)


def test_what_matters_most_comes_first() -> None:
    before = state()
    cases = {
        "red": state(light="red"),
        "overdue": state(is_overdue=True),
        "extended": state(due_on=date(2024, 1, 31)),
        "late": state(decisions=ComparedDecisions(("1",), (), ("1",))),
        "amber": state(light="amber"),
        "asked": state(flags=("1",)),
        "decided": state(decisions=ComparedDecisions(("1",))),
        "done": state(status="done", progress=100),
        "suspended": state(status="suspended"),
        "better": state(light="green"),
        "percent": state(progress=50),
        "told": state(told=2),
        "met": state(milestones=(1,)),
        "carried out": state(decisions=ComparedDecisions(("1",), ("1",))),
    }
    first = dict.fromkeys(cases, before) | {"better": state(light="amber")}
    first |= dict.fromkeys(("late", "carried out"), state(decisions=ComparedDecisions(("1",))))
    assert [one.task_id for one in changes(first, cases)] == list(cases)
    returned = MovedTask("1", state(status="done"), before)
    assert returned.is_returned
    assert returned.weight == 2


def test_what_was_reported_met_and_missed_between_two_days_is_told() -> None:
    """Worked out by hand: 40 was sent back after its deadline, 11 met a milestone."""
    before, after = (states(standings_at(date(2023, *day)), PLAN.tasks) for day in ((11, 30), (12, 10)))
    moved = {one.task_id: one for one in changes(before, after)}
    assert list(moved) == ["8", "40", "48", "47", "11"]
    assert moved["40"].fields == ("status", "progress", "light", "is_overdue")
    assert moved["11"].fields == ("progress", "light", "milestones")
    reported = changes(
        states(standings_at(date(2023, 10, 30)), PLAN.tasks),
        states(standings_at(date(2023, 10, 31)), PLAN.tasks),
    )
    assert [(one.task_id, one.fields) for one in reported] == [("113", ("light", "told"))]


@settings(deadline=None)
@given(DAYS, st.sets(st.sampled_from(PLAN.tasks), min_size=1))
def test_a_parent_shows_the_worst_of_its_children(day: date, tasks: set[Task]) -> None:
    standings = standings_at(day)
    lights = [standings.of(task).light for task in tasks]
    tally = standings.tally(tasks)
    assert tally.worst_light in lights
    assert all(LIGHTS.index(tally.worst_light) <= LIGHTS.index(light) for light in lights)
    assert tally.total == len(tasks) == sum(tally.by_light.values()) == sum(tally.by_pace.values())


def test_what_was_recorded_later_for_earlier_days_is_known_by_its_tasks() -> None:
    """By hand: on 07-18 the figures of 06-30 came in."""
    june = standings_at(date(2023, 6, 30)).ledger
    tardy = {id for entry in JOURNAL if entry.at.startswith("2023-07-18") for id in entry.task_ids}
    assert tardy >= {"1", "2", "17"}
    assert set(recorded_since(june, june.day)) == tardy
    assert recorded_since(june, date(2022, 12, 31)) == ()


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_is_what_a_reader_finds_who_divides(count: int, rest: int) -> None:
    total = count + rest
    assert abs(share(count, total) - (100 * count / total if total else 0)) <= (0.5 if rest else 0) + 0.5
    assert (share(count, total) == 100) == (total > 0 and not rest), "what is not all never reads 100"
    assert share(count, total) + share(rest, total) in ((99, 100, 101) if total else (0,))


def test_equal_counts_print_equal_shares() -> None:
    rows = bar_rows({"done": 2, "closed": 2, "in_progress": 117, "suspended": 0}, str)
    assert [cells[2].strip() for cells in rows] == ["2%", "2%", "97%", "0%"]
    assert [cells[2].strip() for cells in bar_rows({"red": 1, "green": 999}, str)] == ["<1%", "99%"]


def test_a_reminder_names_what_its_unit_has_to_do() -> None:
    standings = standings_at(date(2023, 9, 30))
    made = reminders(standings, PLAN.tasks, "区经济和信息化局")
    assert [one.unit for one in made] == ["区经济和信息化局"]
    assert "11" in made[0].task_ids
    assert all(PLAN.tasks_by_id[id].title in made[0].text for id in made[0].task_ids)
    everyone = reminders(standings, PLAN.tasks)
    named = [id for one in everyone for id in one.task_ids]
    assert len(named) == len(set(named)), "each task is its leading unit's"
