"""Days as people type them: one reader, and which days are most often slips."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from workplan_tui.model.day import find_day, read_day, short_day, why_far, why_late, why_other_year
from workplan_tui.model.entry import Change
from workplan_tui.model.numerals import chinese_numeral
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.recording.odd_days import odd_days

TODAY = date(2026, 6, 30)


def full_width(text: str) -> str:
    """Return the text as an input method types it."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


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
        ("20260629", "2026-06-29"), ("２０２６０６２９", "2026-06-29"), ("六月二十九日", "2026-06-29"),
        ("二〇二六年六月二十九日", "2026-06-29"), ("二○二三年十二月三日", "2023-12-03"), ("六月二〇日", "2026-06-20"),
        ("昨天", "2026-06-29"), ("昨日", "2026-06-29"), ("yesterday", "2026-06-29"), ("Tomorrow", "2026-07-01"),
        ("前天", "2026-06-28"), ("后天", "2026-07-02"), ("3天前", "2026-06-27"), ("１０天后", "2026-07-10"),
        ("周五", "2026-07-03"), ("本周五", "2026-07-03"), ("上周日", "2026-06-28"), ("下星期一", "2026-07-06"),
        ("月底", "2026-06-30"), ("本月末", "2026-06-30"), ("上月底", "2026-05-31"), ("下个月底", "2026-07-31"),
        ("month-end", "2026-06-30"), ("last-month-end", "2026-05-31"), ("next-month-end", "2026-07-31"),
        ("2月底", "2026-02-28"), ("二月末", "2026-02-28"), ("2024年2月底", "2024-02-29"), ("24年2月底", "2024-02-29"),
        ("12月 底", "2026-12-31"), ("去年12月底", "2025-12-31"), ("季末", "2026-06-30"), ("一季度末", "2026-03-31"),
        ("2023年第四季度末", "2023-12-31"), ("上季度末", "2026-03-31"), ("last-quarter-end", "2026-03-31"),
        ("上半年末", "2026-06-30"), ("年底", "2026-12-31"), ("今年年底", "2026-12-31"), ("去年底", "2025-12-31"),
        ("2023年底", "2023-12-31"), ("year-end", "2026-12-31"),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(text: str, day: str) -> None:
    assert str(read_day(text, TODAY)) == day


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "6", "29", "26-06", "2026-06", "202606", "20260631", "2026-W26-1", "126-06-29", "6-6-29",
        "2026-006-29", "2026-02-30", "02-30", "06-29-26", "31/12/2026",
        "-06-29", "2026-06-29-", "٢٦-06-29", "+6-29", "1e1-06-01",
        "06-29x", "二〇二六年六月", "2026--29", "6月", "6月初", "6月中旬", "本月", "底", "周", "本周末", "13月底",
        "5季度末", "六月三十一日", "99999天后", "month", "end",
    ],
)  # fmt: skip
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text, TODAY) is None


@given(st.dates(), st.dates(), st.sampled_from(("-", "/", ".", "。", "－")))
def test_a_whole_day_never_depends_on_today(day: date, today: date, sign: str) -> None:
    assert read_day(f"{day}".replace("-", sign), today) == day


@given(st.dates(), st.data())
def test_every_way_to_write_a_day_reads_back_as_that_day(day: date, data: st.DataObject) -> None:
    plan = make_plan(starts_on=day, ends_on=day)
    written = [
        f"{day}", f"{day:%m-%d}", f"{day.month}-{day.day}", f"{day}".replace("-", ""), f"{day}".replace("-", "/"),
        f"{day.year:04}年{day.month}月{day.day}日", f"{day.year:04}.{day.month}.{day.day}", f"{day.month}月{day.day}日",
        f"{chinese_numeral(day.month)}月{chinese_numeral(day.day)}号", short_day(plan, day),
        f"{day.year:04}".translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
        + f"年{chinese_numeral(day.month)}月{chinese_numeral(day.day)}日",
    ]  # fmt: skip
    if (day + timedelta(days=1) if day < date.max else day).day == 1:
        written += [
            f"{day.month}月底",
            f"{day.year:04}年{day.month}月末",
            f"{chinese_numeral(day.month)}月 底",
        ]
    full = data.draw(st.sampled_from((str, full_width)))
    today = data.draw(st.dates())

    for text in written:
        assert read_day(full(text), today, plan) == day, text


@given(
    st.dates(date(2, 1, 1), date(9998, 12, 31)),
    st.integers(-400, 400),
    st.sampled_from(("", "本", "上", "下")),
)
def test_a_day_that_is_said_from_today_is_counted_from_today(today: date, days: int, which: str) -> None:
    day, step = today + timedelta(days=days), {"": 0, "本": 0, "上": -7, "下": 7}[which]
    monday = today - timedelta(days=today.weekday()) + timedelta(days=step)

    assert read_day(f"{abs(days)}天{'前' if days < 0 else '后'}", today) == day
    assert [read_day(f"{which}周{letter}", today) for letter in "一三日"] == [
        monday, monday + timedelta(days=2), monday + timedelta(days=6),
    ]  # fmt: skip
    last = read_day(f"{which}月底", today)
    assert last is not None
    assert (last + timedelta(days=1)).day == 1
    assert (last.year - today.year) * 12 + last.month - today.month == step // 7


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2022-11-30", "2023-06-30"), ("2023-01-01", "2023-06-30"), ("2023-12-31", "2023-06-30"),
        ("2026-12-01", "2023-06-30"),
    ],
)  # fmt: skip
def test_a_day_without_its_year_is_of_the_plans_year_as_the_table_shows_it(today: str, day: str) -> None:
    plan, now = make_plan(), date.fromisoformat(today)

    found = read_day("06-30", now, plan)

    assert str(found) == day
    assert found is not None
    assert (why_other_year("06-30", found, now, plan) is None) == (now.year == 2023)
    assert why_other_year("2023-06-30", found, now, plan) is None


def test_of_a_plan_over_several_years_it_is_of_this_one_or_the_nearest() -> None:
    plan = make_plan(starts_on=date(2021, 1, 1), ends_on=date(2025, 12, 31))

    found = [read_day("06-30", date(year, 3, 1), plan) for year in (2020, 2021, 2023, 2025, 2026)]

    assert [day.year for day in found if day] == [2021, 2021, 2023, 2025, 2025]


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
