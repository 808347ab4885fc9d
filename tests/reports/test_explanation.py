"""Why a task stands as it does, in words: what is not there is told as such, and no figure stands alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.conftest import SMALL_TASKS, make_plan
from tests.model.entries import make_entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Plan, Task
from workplan_tui.model.rules.pace import standing
from workplan_tui.reports.explanation import explained

LEVEL, COUNTED, MILESTONES, PLAIN = SMALL_TASKS
LATE_START = PLAIN.replace(starts_on=date(2023, 6, 1), due_on=date(2023, 5, 1))
ONE_DAY = PLAIN.replace(starts_on=date(2023, 6, 1), due_on=date(2023, 6, 1))


def lines_of(
    task: Task, *said: tuple[str, dict[str, Any]], day: str = "2023-07-01", plan: Plan | None = None
) -> list[str]:
    """Return the explanation's lines of a task of which each was said on its day."""
    entries = [
        make_entry(number, {"task": task.id, **op}, on=date.fromisoformat(on))
        for number, (on, op) in enumerate(said, start=1)
    ]
    ledger = Ledger(plan or make_plan((task,)), entries, date.fromisoformat(day))
    return [f"{'  ' * line.depth}{line.name}: {line.text}" for line in explained(ledger, task)]


def measured(number: int, value: object) -> dict[str, Any]:
    """Return the operation that measures a target."""
    return {"op": "set", "field": f"target:{number}", "value": value}


@pytest.mark.parametrize(
    ("task", "day", "told"),
    [
        (PLAIN, "2022-12-31", "0: day 0 of 365, 2023-01-01 to 2023-12-31"),
        (PLAIN, "2023-01-01", "0: day 1 of 365, 2023-01-01 to 2023-12-31"),
        (COUNTED, "2023-06-30", "54: day 181 of 334, 2023-01-01 to 2023-11-30"),
        (PLAIN, "2024-03-01", "100: day 365 of 365, 2023-01-01 to 2023-12-31"),
        (MILESTONES, "2023-06-30", "0: 0 of 3 milestones and deadline are past"),
        (MILESTONES, "2023-10-01", "67: 2 of 3 milestones and deadline are past"),
        (LATE_START, "2023-05-31", "0: the deadline 2023-05-01 is not after the start 2023-06-01"),
        (LATE_START, "2023-06-01", "100: the deadline 2023-05-01 is not after the start 2023-06-01"),
        (ONE_DAY, "2023-06-01", "100: the deadline 2023-06-01 is not after the start 2023-06-01"),
    ],
)
def test_what_is_expected_is_told_as_it_was_counted(task: Task, day: str, told: str) -> None:
    ledger = Ledger(make_plan((task,)), (), date.fromisoformat(day))

    assert {line.name: line.text for line in explained(ledger, task)}["expected"] == told
    assert standing(ledger, task).expected == int(told.partition(":")[0])


def test_reports_without_a_percent_and_a_measured_level_are_not_told_as_nothing() -> None:
    told = lines_of(
        LEVEL,
        ("2023-05-31", {"op": "report", "progress": "分析运行"}),
        ("2023-06-15", measured(1, 4.2)),
        ("2023-06-30", {"op": "report", "progress": "调度"}),
    )

    assert (
        told[0] == "amber: below its target: 地区生产总值增长 4.2, to be at least 4.5% (2023-06-15 swj [1])"
    )
    place = told.index("progress: nothing tells how far the task is")
    assert told[place + 1 : place + 3] == [
        "  : no report gives a percent, nor does the newest (2023-06-30 swj [2])",
        "  : 地区生产总值增长 is kept or not, which gives no percent",
    ]
    assert "target: 地区生产总值增长 4.2, to be at least 4.5%: not kept (2023-06-15 swj [1])" in told
    assert told[-2].startswith("[1]: 2023-06-15  2023-06-15 12:00  swj  1 地区生产总值增长 4.2%  ")
    assert told[-1].startswith("[2]: 2023-06-30  2023-06-30 12:00  swj  1 report: 调度  ")


def test_a_mean_is_told_with_each_of_its_parts_and_what_is_older() -> None:
    task = MILESTONES.replace(targets=COUNTED.targets)
    told = lines_of(
        task,
        ("2023-05-31", {"op": "report", "percent": 40}),
        ("2023-06-20", {"op": "set", "field": "milestone:1", "value": "2023-06-19"}),
        ("2023-06-25", measured(1, 990)),
    )

    place = told.index("progress: 33: mean of targets and milestones, 4 in all")
    assert told[place + 1 : place + 7] == [
        "  : 33.3: 造林绿化 990 / 2970亩 (2023-06-25 swj [1])",
        "  : 100: milestone of 2023-06-30, 启动招投标: met on 2023-06-19 (2023-06-20 swj [2])",
        "  : 0: milestone of 2023-09-30, 开工: not met",
        "  : 0: the deadline, which is met when the task is finished",
        "  : older, so it does not count:",
        "    : 40: as reported (2023-05-31 swj [3])",
    ]


def test_a_moved_deadline_is_told_with_the_plans_own_and_who_moved_it() -> None:
    told = lines_of(PLAIN, ("2023-06-01", {"op": "set", "field": "due_on", "value": "2024-03-31"}))

    assert "deadline: 2024-03-31; the plan has 2023-12-31 (2023-06-01 swj [1])" in told
    assert "expected: 40: day 182 of 456, 2023-01-01 to 2024-03-31 (2023-06-01 swj [1])" in told


def test_a_light_by_hand_is_told_with_what_the_rules_alone_would_say() -> None:
    green = {"op": "set", "field": "light", "value": "green", "until": "2023-07-31", "reason": "已约谈"}
    told = lines_of(MILESTONES, ("2023-06-01", green))

    assert told[:4] == [
        "green: set by swj until 2023-07-31: 已约谈 (2023-06-01 swj [1])",
        "  : by the rules alone: red",
        "    : milestone of 2023-06-30 missed: 启动招投标",
        "      : 1 day from 2023-06-30 to 2023-07-01",
    ]


def test_who_has_not_reported_is_told_which_periods_and_which_report_is_the_newest() -> None:
    plan = make_plan((PLAIN,), reporting={"every": "month", "by_day": 5})
    told = lines_of(PLAIN, ("2023-04-20", {"op": "report", "progress": "推进"}), day="2023-07-06", plan=plan)

    assert told[:4] == [
        "red: no report for two periods",
        "  : no report for 2023-05, due by 2023-06-05",
        "  : no report for 2023-06, due by 2023-07-05",
        "  : the newest report is for 2023-04 (2023-04-20 swj [1])",
    ]


def test_progress_without_a_deadline_is_compared_with_nothing() -> None:
    told = lines_of(PLAIN.replace(due_on=None), ("2023-06-20", {"op": "report", "percent": 40}))

    assert told[0] == "green: progress 40, with no deadline to compare it with (2023-06-20 swj [1])"
    assert "pace: not measured: there is no deadline to compare with" in told
