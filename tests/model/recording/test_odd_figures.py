"""What of a report is asked about: figures that fall or jump, and the words of last time."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry, status_entry
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.recording.odd_figures import odd_figures
from workplan_tui.reports.refused import why_words

MONTHLY = {"every": "month", "by_day": 5}
MAY, JUNE = date(2023, 5, 20), date(2023, 6, 20)


def odd(
    *ops: object, known: tuple[Entry, ...] = (), on: date = JUNE, **changes: object
) -> list[tuple[str, str]]:
    """Return field and sentence of each oddity."""
    plan = make_plan(**{"reporting": MONTHLY, **changes})  # type: ignore[arg-type]
    change = Change(ops=tuple(ops), actor="swj", on=on)  # type: ignore[arg-type]
    return [(one.field, why_words(one.reason)) for one in odd_figures(Ledger(plan, known, on), change)]


REPORTED = (make_entry(1, report_op("2", percent=60, progress="主体封顶"), on=MAY),)
MEASURED = (
    make_entry(1, set_op("2", "target:1", 1200), on=MAY),
    make_entry(2, set_op("1", "target:1", 4.2), on=MAY),
)


@pytest.mark.parametrize(
    ("percent", "said"),
    [(61, []), (60, []), (59.9, ["Task 2 was reported at 60% before, and now at 59.9%."]), (None, [])],
)
def test_a_percent_that_falls_is_asked_about(percent: float | None, said: list[str]) -> None:
    op = report_op("2", percent=percent, next="机电安装")
    assert odd(op, known=REPORTED) == [("percent", sentence) for sentence in said]
    assert odd(op) == []


def test_a_percent_is_compared_with_what_was_known_on_its_day() -> None:
    assert odd(report_op("2", percent=30), known=REPORTED, on=date(2023, 5, 1)) == []


@pytest.mark.parametrize(
    ("task", "value", "said"),
    [
        ("2", 1500, ""),
        ("2", 1200, ""),
        ("2", 1199, "Task 2: 造林绿化 was 1200 and is 1199 now, which is less."),
        ("2", 11999, ""),
        ("2", 12000, "Task 2: 造林绿化 was 1200 and is 12000 now: ten times as much or as little."),
        ("2", 120, "Task 2: 造林绿化 was 1200 and is 120 now: ten times as much or as little."),
        ("2", 0, "Task 2: 造林绿化 was 1200 and is 0 now, which is less."),
        ("2", None, ""),
        ("1", 4.1, ""),  # a rate goes up and down
        ("1", 42, "Task 1: 地区生产总值增长 was 4.2 and is 42 now: ten times as much or as little."),
    ],
)
def test_a_sum_that_falls_and_a_figure_that_jumps_are_asked_about(
    task: str, value: float | None, said: str
) -> None:
    found = odd(set_op(task, "target:1", value), known=MEASURED)
    assert found == ([("target:1", said)] if said else [])
    assert odd(set_op(task, "target:1", value)) == []


def test_the_progress_of_an_earlier_period_word_for_word_is_asked_about() -> None:
    again = report_op("2", progress=" 主体封顶 ", problem="缺资金")
    assert odd(again, known=REPORTED) == [
        ("progress", "Task 2: what was done is, word for word, what was reported on 2023-05-20.")
    ]
    assert odd(report_op("2", progress="主体封顶，转入装修"), known=REPORTED) == []
    assert odd(again, known=REPORTED, on=date(2023, 5, 25)) == [], "May is corrected"
    assert odd(report_op("2", progress="主体封顶", period="2023-05"), known=REPORTED) == []
    assert len(odd(again, known=REPORTED, on=date(2023, 5, 21), reporting={})) == 1


def test_less_than_all_of_what_is_finished_is_asked_about() -> None:
    done = status_entry(2, "2", "done", on=MAY)
    assert odd(report_op("2", percent=50), known=(*REPORTED, done)) == [
        ("percent", "Task 2 is done, and 50% of it is reported.")
    ]
    assert odd(report_op("2", percent=100), known=(*REPORTED, done)) == []


def test_what_is_no_report_of_this_plan_is_not_asked_about() -> None:
    ops = (note_op("2", "x"), report_op("99", percent=1), set_op("2", "target:9", 1), {"op": "report"})
    assert odd(*ops, set_op("2", "target:1", "many"), known=MEASURED) == []


def test_a_percent_below_what_is_computed_is_asked_about_as_that_is_what_is_shown() -> None:
    half = (make_entry(1, set_op("2", "target:1", 1485), on=MAY),)
    assert odd(report_op("2", percent=50), known=half) == []
    assert odd(report_op("2", percent=49), known=half) == [
        ("percent", "Task 2 stands at 50% by its targets and milestones, and 49% of it is reported.")
    ]
    newer = (*half, make_entry(2, report_op("2", percent=30), on=date(2023, 6, 1)))
    assert odd(report_op("2", percent=40), known=newer) == []


@pytest.mark.parametrize(
    ("on", "period", "said"),
    [
        (date(2024, 1, 5), None, []),  # in time for December
        (date(2024, 2, 20), "2023-12", []),
        (date(2024, 1, 6), None, ["2024-01"]),
        (date(2026, 12, 1), None, ["2026-11"]),
        (date(2026, 12, 1), "2026-10", ["2026-10"]),
    ],
)
def test_a_report_for_a_time_after_the_plan_is_asked_about(
    on: date, period: str | None, said: list[str]
) -> None:
    assert odd(report_op("2", progress="补植", period=period), set_op("2", "status", "done"), on=on) == [
        (
            "period",
            f"The report would be for {name}, after the plan's end on 2023-12-31; the plan's last period is 2023-12.",
        )
        for name in said
    ]


@pytest.mark.parametrize("op", [set_op("2", "target:1", 3000), report_op("2", percent=95)])
def test_where_nobody_asks_for_reports_the_day_is_what_counts(op: object) -> None:
    assert odd(op, on=date(2023, 12, 31), reporting={}) == []
    assert odd(op, on=date(2024, 1, 1), reporting={}) == [
        ("on", "This would be told as of 2024-01-01, after the plan's end on 2023-12-31.")
    ]


@pytest.mark.parametrize(
    ("again", "on", "is_asked"),
    [
        (report_op("2", percent=60, progress="主体封顶"), MAY, True),
        (report_op("2", percent=60), MAY, True),
        (report_op("2", percent=60, next="机电安装"), MAY, False),
        (report_op("2", percent=61, progress="主体封顶"), MAY, False),
        (report_op("2", percent=60), date(2023, 5, 21), False),
        (report_op("2", percent=60, period="2023-04"), MAY, False),
    ],
)
def test_the_same_report_on_the_same_day_is_asked_about(again: object, on: date, is_asked: bool) -> None:
    said = ("percent", "Task 2: the very same is reported for this day already.")
    assert odd(again, known=REPORTED, on=on) == [said] * is_asked
