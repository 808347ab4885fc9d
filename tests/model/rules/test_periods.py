"""Periods by name, and which one a report is for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.registry import why_not_record
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.rules.periods import (
    EVERY,
    first_day,
    first_day_before,
    kind_and_first_day,
    next_first_day,
    period_name,
    read_period,
)
from workplan_tui.model.rules.reporting import is_unreported, reported_period
from workplan_tui.reports.refused import refusal_words

MONTHLY = make_plan(reporting={"every": "month", "by_day": 5})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2023-05", "2023-05"), ("2023-5", "2023-05"), ("2023年5月", "2023-05"), ("２０２３－０５", "2023-05"),
        ("2023-Q2", "2023-Q2"), ("2023q2", "2023-Q2"), ("2023年2季度", "2023-Q2"), ("2023年第2季度", "2023-Q2"),
        ("2023-W18", "2023-W18"), ("2023-w1", "2023-W01"), ("2023年第18周", "2023-W18"), ("2020-W53", "2020-W53"),
        ("2023-13", None), ("2023-0", None), ("2023-Q5", None), ("2023-W53", None), ("23-05", None), ("05", None),
        ("2023-05-01", None), ("", None), ("May", None), ("0000-01", None),
    ],
)  # fmt: skip
def test_a_period_is_read_as_people_write_it(text: str, name: str | None) -> None:
    assert read_period(text) == name


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.sampled_from(EVERY))
def test_names_and_first_days_say_the_same(day: date, every: str) -> None:
    first = first_day(day, every)
    following = next_first_day(first, every)

    assert kind_and_first_day(period_name(first, every)) == (every, first)
    assert following is not None
    assert first <= day < following
    assert first_day_before(following, every) == first


@pytest.mark.parametrize("name", [None, 5, "", "2023-5", "2023-q2", "2023-W60", ["2023-05"], "2023-05 "])
def test_what_a_journal_cannot_mean_is_no_period(name: object) -> None:
    assert kind_and_first_day(name) is None
    assert reported_period(MONTHLY, date(2023, 5, 20), name) == date(2023, 5, 1)


@pytest.mark.parametrize(
    ("every", "by_day", "on", "first"),
    [
        ("month", 5, "2023-05-01", "2023-04-01"), ("month", 5, "2023-05-05", "2023-04-01"),
        ("month", 5, "2023-05-06", "2023-05-01"), ("month", 5, "2023-01-04", "2022-12-01"),
        ("month", 28, "2023-05-28", "2023-04-01"), ("month", 28, "2023-05-29", "2023-05-01"),
        ("quarter", 5, "2023-04-05", "2023-01-01"), ("quarter", 5, "2023-04-06", "2023-04-01"),
        ("week", 1, "2023-05-01", "2023-04-24"), ("week", 1, "2023-05-02", "2023-05-01"),
    ],
)  # fmt: skip
def test_a_report_of_the_first_days_is_for_the_period_that_ended(
    every: str, by_day: int, on: str, first: str
) -> None:
    plan = make_plan(reporting={"every": every, "by_day": by_day})

    assert str(reported_period(plan, date.fromisoformat(on))) == first


@pytest.mark.parametrize("on", ["2023-05-01", "2023-05-28", "2023-05-31"])
def test_where_the_day_lies_in_the_period_itself_a_report_is_for_the_period_of_its_day(on: str) -> None:
    plan = make_plan(reporting={"every": "month", "by_day": 28, "by_day_of": "same"})

    assert reported_period(plan, date.fromisoformat(on)) == date(2023, 5, 1)


@pytest.mark.parametrize(
    ("said", "first"), [("2023-05", "2023-05-01"), ("2023-Q2", "2023-06-01"), ("2023-W18", "2023-05-01")]
)
def test_what_a_report_says_goes_before_its_day(said: str, first: str) -> None:
    assert str(reported_period(MONTHLY, date(2023, 8, 20), said)) == first


@pytest.mark.parametrize(
    ("reports", "day", "is_missing"),
    [
        ([("2023-05-04", None)], "2023-06-05", False),  # April's; May is due until the 5th
        ([("2023-05-04", None)], "2023-06-06", True),
        ([("2023-05-06", None)], "2023-06-06", False),
        ([("2023-05-04", "2023-05")], "2023-06-06", False),
        ([("2023-06-04", None)], "2023-06-06", False),
        ([("2023-06-20", None)], "2023-07-06", False),
        ([("2023-06-20", "2023-05")], "2023-07-06", True),
    ],
)
def test_a_missing_month_is_told_in_time(
    reports: list[tuple[str, str | None]], day: str, is_missing: bool
) -> None:
    entries = [
        make_entry(n, report_op("4", progress="在建", period=said), on=date.fromisoformat(on))
        for n, (on, said) in enumerate(reports, start=1)
    ]

    assert is_unreported(Ledger(MONTHLY, entries, date.fromisoformat(day)), "4", 1) is is_missing


@pytest.mark.parametrize(
    ("reporting", "period", "said"),
    [
        ({"every": "month"}, "2023-05", None),
        ({"every": "month"}, "2023-06", None),
        ({"every": "month"}, "2023-07", "has not begun"),
        ({"every": "month"}, "2023-Q2", "write it as 2023-05"),
        ({"every": "month"}, "Mai", "write it as 2023-05"),
        ({"every": "quarter"}, "2023-Q2", None),
        ({"every": "week"}, "2023-W26", None),
        ({}, "2023-05", "asks for no reports"),
    ],
)
def test_a_report_is_for_a_period_the_plan_has(
    reporting: dict[str, object], period: str, said: str | None
) -> None:
    then = Ledger(make_plan(reporting=reporting), (), date(2023, 6, 30))

    refusal = why_not_record(then, report_op("4", percent=5, period=period), "swj")

    assert (refusal is None) if said is None else said in refusal_words(refusal)
