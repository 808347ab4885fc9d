"""Reporting periods: when each counts, worked out by hand, and whom it asks."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.conftest import SMALL_TASKS, make_plan
from tests.model.entries import make_entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.rules.pace import standing
from workplan_tui.model.rules.reporting import (
    begun_periods,
    finished_periods,
    is_unreported,
    last_day_of_reporting,
)

MONTHLY = {"every": "month", "by_day": 5}
EARLY = {"every": "month", "by_day": 28, "by_day_of": "same"}
"""每月28日前: the day lies in the month itself."""


@pytest.mark.parametrize(
    ("reporting", "day", "first_days"),
    [
        ({}, "2023-12-31", []),
        ({"every": "fortnight"}, "2023-12-31", []),
        (MONTHLY, "2023-05-05", []),  # March began before the plan was issued on 03-03
        (MONTHLY, "2023-05-06", ["2023-04-01"]),
        (MONTHLY, "2023-07-05", ["2023-04-01", "2023-05-01"]),
        (MONTHLY, "2023-07-06", ["2023-04-01", "2023-05-01", "2023-06-01"]),
        ({"every": "month"}, "2023-05-06", ["2023-04-01"]),
        ({"every": "month", "by_day": 28}, "2023-05-28", []),
        ({"every": "month", "by_day": 28}, "2023-05-29", ["2023-04-01"]),
        ({"every": "quarter", "by_day": 5}, "2023-07-05", []),
        ({"every": "quarter", "by_day": 5}, "2023-07-06", ["2023-04-01"]),
        ({"every": "quarter", "by_day": 5}, "2024-01-06", ["2023-04-01", "2023-07-01", "2023-10-01"]),
        (EARLY, "2023-05-28", ["2023-04-01"]),
        (EARLY, "2023-05-29", ["2023-04-01", "2023-05-01"]),
        ({**EARLY, "by_day": 31}, "2023-04-30", []),  # 月底: April ends on the 30th
        ({**EARLY, "by_day": 31}, "2023-05-01", ["2023-04-01"]),
        ({**EARLY, "every": "quarter", "by_day": 85}, "2023-06-24", []),
        ({**EARLY, "every": "quarter", "by_day": 85}, "2023-06-25", ["2023-04-01"]),
        ({**EARLY, "every": "week", "by_day": 5}, "2023-03-10", []),  # by Friday of the week itself
        ({**EARLY, "every": "week", "by_day": 5}, "2023-03-11", ["2023-03-06"]),
        ({**EARLY, "by_day_of": "other"}, "2023-05-29", ["2023-04-01"]),  # as without it
        ({"every": "week", "by_day": 1}, "2023-03-13", []),  # that of Monday 03-06 counts from the 14th
        ({"every": "week", "by_day": 1}, "2023-03-14", ["2023-03-06"]),
    ],
)
def test_a_period_counts_once_its_day_of_reporting_is_past(
    reporting: dict[str, object], day: str, first_days: list[str]
) -> None:
    found = finished_periods(make_plan(reporting=reporting), date.fromisoformat(day))
    assert [str(first) for first in found] == first_days


@pytest.mark.parametrize(
    ("since", "first"),
    [
        (date(2023, 6, 1), 6), (date(2023, 6, 2), 7), (date(2022, 1, 1), 1),
        ("2023-06-01", 4), (datetime(2023, 6, 1), 4), (None, 4),
    ],
)  # fmt: skip
def test_the_first_period_asked_for_begins_on_the_day_the_plan_says(since: object, first: int) -> None:
    """What is no day is a finding of `check`, and the day of issue holds, as without it."""
    plan = make_plan(reporting={"every": "month", **({"since": since} if since else {})})
    assert plan.issued_on == date(2023, 3, 3)
    assert finished_periods(plan, date(2023, 9, 30)) == [date(2023, month, 1) for month in range(first, 9)]


def test_only_a_report_answers_a_period() -> None:
    plan, day = make_plan(reporting=MONTHLY), date(2023, 7, 6)
    said = make_entry(1, note_op("1", "在办"), on=date(2023, 6, 20))
    told = make_entry(2, report_op("1", percent=50), on=date(2023, 6, 20))
    assert is_unreported(Ledger(plan, [said], day), "1", 1)
    assert not is_unreported(Ledger(plan, [said, told], day), "1", 1)


def test_two_silent_periods_are_red_and_one_is_amber() -> None:
    plan = make_plan(reporting=MONTHLY)
    told = make_entry(1, report_op("4", percent=45), on=date(2023, 5, 20))
    rules = [
        standing(Ledger(plan, [told], date.fromisoformat(day)), plan.tasks_by_id["4"]).verdict.rule
        for day in ("2023-07-05", "2023-07-06", "2023-08-06")
    ]
    assert rules == ["green", "amber_unreported", "red_unreported"]


def test_nobody_owes_a_word_on_a_task_that_has_not_begun() -> None:
    late = SMALL_TASKS[3].replace(starts_on=date(2023, 9, 10))
    rules = {}
    for reporting in ({}, MONTHLY):
        plan = make_plan((late,), reporting=reporting)
        for day in ("2023-06-30", "2023-11-05", "2023-11-06", "2023-11-10"):
            stands = standing(Ledger(plan, (), date.fromisoformat(day)), late)
            rules[day, bool(reporting)] = stands.verdict.rule
    assert rules == {
        ("2023-06-30", False): "grey_no_entry", ("2023-06-30", True): "grey_no_entry",
        ("2023-11-05", False): "grey_no_entry", ("2023-11-05", True): "grey_no_entry",
        ("2023-11-06", False): "grey_no_entry", ("2023-11-06", True): "amber_unreported",
        ("2023-11-10", False): "amber_stale", ("2023-11-10", True): "amber_unreported",
    }  # fmt: skip


@pytest.mark.parametrize("by_day", [10**12, 367, 0, -3, 4.5, 1e300, "5", True, None])
def test_a_day_of_reporting_that_makes_no_sense_is_the_default(by_day: object) -> None:
    plan = make_plan(reporting={"every": "month", "by_day": by_day})

    assert finished_periods(plan, date(2023, 5, 5)) == []
    assert finished_periods(plan, date(2023, 5, 6)) == [date(2023, 4, 1)]


@pytest.mark.parametrize("of", ["next", "same"])
@pytest.mark.parametrize("every", ["week", "month", "quarter"])
def test_periods_end_where_the_calendar_does(every: str, of: str) -> None:
    reporting = {"every": every, "by_day": 366, "by_day_of": of}
    plan = make_plan(starts_on=date(9997, 1, 1), ends_on=date.max, issued_on=None, reporting=reporting)

    assert finished_periods(plan, date.max)
    assert last_day_of_reporting(plan, begun_periods(plan, date.max)[-1]) == date.max
