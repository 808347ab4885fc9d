"""Changes, groups and shares: their algebra, on the hand-written year of the real plan."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.test_lights import JOURNAL, PLAN
from workplan_tui.model.agenda import is_for, is_mine
from workplan_tui.model.changes import Moved, State, applied, changes, states
from workplan_tui.model.grouping import GROUPINGS, grouped
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Task
from workplan_tui.model.shares import shares
from workplan_tui.model.standings import Standings
from workplan_tui.reports.reminder import reminders
from workplan_tui.reports.summary import summary_row
from workplan_tui.wording import LIGHTS

DAYS = st.dates(date(2023, 1, 1), date(2024, 1, 31))


@lru_cache(maxsize=64)
def standings_at(day: date) -> Standings:
    return Standings(Ledger(PLAN, JOURNAL, day))


@given(DAYS, DAYS)
def test_changes_applied_to_one_day_give_the_other(first: date, last: date) -> None:
    before, after = states(standings_at(first), PLAN.tasks), states(standings_at(last), PLAN.tasks)
    moved = changes(before, after)
    assert applied(before, moved) == after
    assert all(one.fields for one in moved)
    assert [one.weight for one in moved] == sorted(one.weight for one in moved)


@given(DAYS)
def test_nothing_changes_within_a_day(day: date) -> None:
    state = states(standings_at(day), PLAN.tasks)
    assert changes(state, state) == ()


@given(DAYS, st.integers(1, 200))
def test_a_day_does_not_know_what_came_after(day: date, more: int) -> None:
    later = Ledger(PLAN, JOURNAL, day + timedelta(days=more)).at(day)
    assert states(Standings(later), PLAN.tasks) == states(standings_at(day), PLAN.tasks)


def state(**changed: object) -> State:
    return State("in_progress", 40, "green", date(2023, 12, 31), ()).replace(**changed)


def test_what_matters_most_comes_first() -> None:
    before = state()
    cases = {
        "red": state(light="red"),
        "extended": state(due_on=date(2024, 1, 31)),
        "amber": state(light="amber"),
        "asked": state(flags=("1",)),
        "done": state(status="done", progress=100),
        "suspended": state(status="suspended"),
        "percent": state(progress=50),
    }
    first = dict.fromkeys(reversed(cases), before)
    assert [one.task_id for one in changes(first, cases)] == list(cases)
    returned = Moved("1", state(status="done"), before)
    assert returned.is_returned
    assert returned.weight == 1


@given(DAYS, st.sets(st.sampled_from(PLAN.tasks), min_size=1))
def test_a_parent_shows_the_worst_of_its_children(day: date, tasks: set[Task]) -> None:
    standings = standings_at(day)
    lights = [standings.of(task).light for task in tasks]
    tally = standings.tally(tasks)
    assert tally.worst_light in lights
    assert all(LIGHTS.index(tally.worst_light) <= LIGHTS.index(light) for light in lights)
    assert tally.total == len(tasks) == sum(tally.by_light.values()) == sum(tally.by_pace.values())


def test_whose_a_task_is() -> None:
    task = PLAN.tasks_by_id["11"]
    assert is_for(task, "经济和信息化")
    assert is_for(task, "石银峰")
    assert not is_for(task, "水务")
    assert is_mine(task, "兴创公司")
    assert not is_mine(task, "区水务局")
    everybody = [t for t in PLAN.tasks if set(t.units) & {"各部门", "各单位", "相关属地"}]
    assert everybody
    assert all(is_mine(t, "任何单位") for t in everybody)


@pytest.mark.parametrize("by", GROUPINGS)
def test_groups_hold_every_task_and_sums_equal_totals(by: str) -> None:
    standings = standings_at(date(2023, 9, 30))
    groups = grouped(standings, PLAN.tasks, by)
    assert {task.id for group in groups for task in group.tasks} == set(PLAN.tasks_by_id)
    row = summary_row(standings, PLAN.tasks, by)
    for table in (row, *row["groups"]):
        for name in ("status", "light", "pace"):
            assert sum(table[name].values()) == table["total"]
    if by not in ("unit", "lead"):
        assert sum(group["total"] for group in row["groups"]) == row["total"] == 121


@given(st.lists(st.integers(0, 500), max_size=12))
def test_shares_add_up_to_a_hundred(counts: list[int]) -> None:
    found = shares(counts)
    assert sum(found) == (100 if sum(counts) else 0)
    total = sum(counts) or 1
    assert all(abs(share - 100 * count / total) < 1 for share, count in zip(found, counts, strict=True))


def test_a_reminder_names_what_its_unit_has_to_do() -> None:
    standings = standings_at(date(2023, 9, 30))
    made = reminders(standings, PLAN.tasks, "区经济和信息化局")
    assert [one.unit for one in made] == ["区经济和信息化局"]
    assert "11" in made[0].task_ids
    assert all(PLAN.tasks_by_id[id].title in made[0].text for id in made[0].task_ids)
    everyone = reminders(standings, PLAN.tasks)
    named = [id for one in everyone for id in one.task_ids]
    assert len(named) == len(set(named)), "each task is its leading unit's"
