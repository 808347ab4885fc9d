"""Groups lose no task, stand in the plan's order, and their numbers add up to the totals."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SECTIONS, SMALL_TASKS, make_plan
from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.model.aspects.readers import NOBODY
from workplan_tui.model.grouping import GROUPINGS, OVERLAPPING, grouped
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.standings import Standings
from workplan_tui.reports.summary import group_rows, summary_row

DAY = date(2023, 9, 30)


def _standings(**changes: object) -> Standings:
    return Standings(Ledger(make_plan(**changes), (), DAY))  # type: ignore[arg-type]


@settings(max_examples=40, deadline=None)
@given(
    st.dates(date(2022, 12, 1), date(2024, 5, 31)),
    st.integers(0, len(JOURNAL)),
    st.sampled_from(GROUPINGS),
    st.sets(st.sampled_from(PLAN.tasks)),
)
def test_sums_equal_totals_in_every_table(day: date, known: int, by: str, some: set[object]) -> None:
    standings = Standings(Ledger(PLAN, JOURNAL[:known], day))
    tasks = [task for task in PLAN.tasks if task in some]

    row = summary_row(standings, tasks, by)

    for counts in (row, *row["groups"]):
        for name in ("status", "light", "pace"):
            assert sum(counts[name].values()) == counts["total"]
    keys = {"unit": lambda t: len(set(t.units)), "lead": lambda t: len(set(t.leads))}
    memberships = sum(map(keys.get(by, lambda t: 1), tasks))
    assert sum(group["total"] for group in row["groups"]) == memberships
    if by not in OVERLAPPING:
        assert memberships == row["total"] == len(tasks)
        _, *groups, total = group_rows(row)
        numbers = [[int(number) for number in g[1:] if "%" not in number] for g in (*groups, total)]
        assert [sum(column) for column in zip(*numbers[:-1], strict=True)] in ([], numbers[-1])


@pytest.mark.parametrize("by", OVERLAPPING)
def test_a_task_of_nobody_is_a_group_of_its_own(by: str) -> None:
    orphan = SMALL_TASKS[0].replace(units=(), leads=())
    other = SMALL_TASKS[1].replace(supporting_units=("区水务局",))
    groups = grouped(_standings(), (orphan, other), by)
    assert (groups[0].key, groups[0].tasks) == (NOBODY, (orphan,))


def test_groups_stand_in_the_plans_order() -> None:
    tasks = SMALL_TASKS[2:] + SMALL_TASKS[:2]
    standings = _standings(sections=SECTIONS[::-1])
    assert [group.key for group in grouped(standings, tasks[::-1], "section")] == ["2", "1"]
    assert [group.key for group in grouped(standings, tasks, "lead")] == ["蔡小军", "石银峰", "常务副区长"]
    assert [group.key for group in grouped(standings, tasks, "month")] == ["2023-11", "2023-12"]


def test_the_table_of_groups_ends_with_the_total_counted_once() -> None:
    standings = _standings()
    rows = group_rows(summary_row(standings, SMALL_TASKS, "lead"))
    assert rows[0][:4] == ["lead", "all", "fin.", "%"]
    assert [row[:2] for row in rows[1:]] == [
        ["石银峰", "2"], ["常务副区长", "1"], ["蔡小军", "2"], ["total", "4"],
    ]  # fmt: skip
