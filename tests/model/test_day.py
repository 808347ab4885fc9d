"""Days as people type them: one reader, and which days are most often slips."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from workplan_tui.model.day import find_day, read_day, why_far, why_late
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.recording.odd_days import odd_days

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26-06-29", "2026-06-29"), ("2026-06-29", "2026-06-29"), ("06-29", "2026-06-29"), ("6-9", "2026-06-09"),
        ("2026/6/29", "2026-06-29"), ("2026.6.29", "2026-06-29"), ("6.29", "2026-06-29"), ("26/6/29", "2026-06-29"),
        ("２０２６－０６－２９", "2026-06-29"), ("２０２６／０６／２９", "2026-06-29"), ("６．２９", "2026-06-29"),
        ("2026。6。29", "2026-06-29"), ("2026年6月29日", "2026-06-29"), ("２０２６年６月２９日", "2026-06-29"),
        ("6月29号", "2026-06-29"), ("2026 年 6 月 29 日", "2026-06-29"), ("99-12-31", "2099-12-31"),
        ("00-02-29", "2000-02-29"), (".", "2026-06-30"), ("。", "2026-06-30"), ("．", "2026-06-30"),
        ("今天", "2026-06-30"), ("Today", "2026-06-30"), (" 06-29 ", "2026-06-29"), ("0026-06-29", "0026-06-29"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(text: str, day: str) -> None:
    assert str(read_day(text, TODAY)) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "6", "29", "26-06", "2026-06", "20260629", "2026-W26-1", "126-06-29", "6-6-29", "2026-006-29",
        "2026-02-30", "02-30", "06-29-26", "31/12/2026", "-06-29", "2026-06-29-", "٢٦-06-29", "+6-29", "1e1-06-01",
        "06-29x", "二〇二六年六月", "2026--29",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


@given(st.dates(), st.dates(), st.sampled_from(("-", "/", ".", "。", "－")))
def test_a_whole_day_never_depends_on_today(day: date, today: date, sign: str) -> None:
    assert read_day(f"{day}".replace("-", sign), today) == day


@given(st.text(max_size=12), st.dates())
def test_any_text_is_a_day_or_none_and_a_journals_day_is_the_same(text: str, today: date) -> None:
    found = read_day(text, today)
    assert find_day(text) in (None, found)


@pytest.mark.parametrize(
    ("day", "is_far", "is_late"),
    [
        ("2002-12-31", True, True), ("2003-01-01", False, False), ("2024-12-31", False, False),
        ("2025-01-01", False, True), ("2043-12-31", False, True), ("2044-01-01", True, True),
        ("0026-06-29", True, True), ("9999-12-31", True, True),
    ],
)  # fmt: skip
def test_what_is_far_is_counted_from_the_plan(day: str, is_far: bool, is_late: bool) -> None:
    plan, found = make_plan(), date.fromisoformat(day)

    assert (why_far(found, plan) is not None, why_late(found, plan) is not None) == (is_far, is_late)


def test_a_plan_at_the_ends_of_the_calendar_has_its_days_all_the_same() -> None:
    plan = make_plan(starts_on=date(1, 1, 1), ends_on=date(9999, 12, 31))

    assert [why_far(day, plan) for day in (date.min, date.max)] == [None, None]
    leap = make_plan(starts_on=date(2024, 2, 29), ends_on=date(2024, 2, 29))
    assert (why_late(date(2025, 2, 28), leap), why_late(date(2025, 3, 1), leap) is None) == (None, False)


def test_every_day_of_a_change_is_looked_at() -> None:
    plan, far = make_plan(), "2062-03-01"
    ops = (
        set_op("1", "due_on", far),
        set_op("3", "milestone:1", far),
        set_op("1", "light", "red", until=far),
    )

    for op in ops:
        assert len(odd_days(plan, Change((op,), "swj", date(2023, 6, 1)))) == 1, op
    assert len(odd_days(plan, Change((), "swj", date(26, 6, 29)))) == 1
    assert odd_days(plan, Change((set_op("1", "due_on", "2024-06-30"),), "swj", date(2023, 6, 1))) == ()
