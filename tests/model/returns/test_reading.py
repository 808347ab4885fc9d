"""What a form comes to: operations, or every wrong cell with its place; and nothing for what stands already."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SMALL_TASKS, make_plan
from tests.model.entries import make_entry, status_entry
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.returns.form_changes import Reading, facts_day, read_return
from workplan_tui.model.returns.mark import FormMark, find_mark, text_print, why_not_mark
from workplan_tui.model.returns.returned import NOTHING, Returned, Said, Spot

END = date(2023, 6, 30)
MARK = FormMark("plan-2023", "2023-06", "区园林绿化局")
MONTHLY = {"every": "month", "by_day": 5}


def said(*cells: tuple[str, str, str], **more: Any) -> Returned:
    """Return a form of these cells, each at a spot of its own."""
    found = (Said(*cell, Spot(cell=f"H{row}")) for row, cell in enumerate(cells, start=1))
    return Returned(tuple(found), **{"mark": MARK, **more})


def read(returned: Returned, *entries: Entry, monthly: bool = True) -> Reading:
    """Return what comes of it in a plan where the unit takes part in every task but the fourth."""
    plan = make_plan(
        tuple(
            task.replace(units=(*task.units, "区园林绿化局")) if task.id != "4" else task
            for task in SMALL_TASKS
        ),
        reporting=MONTHLY if monthly else {},
    )
    return read_return(Ledger(plan, entries, END), returned, "区园林绿化局")


def test_a_row_becomes_a_status_a_report_of_the_period_and_the_values_of_targets() -> None:
    found = read(
        said(
            ("2", "status", "in_progress"), ("2", "percent", "60%"), ("2", "progress", "已造林1800亩"),
            ("2", "next", "补植"), ("2", "target:1", "1,800"),
        )
    )  # fmt: skip
    assert found.wrong == ()
    assert found.ops == (
        set_op("2", "status", "in_progress"),
        report_op("2", percent=60, progress="已造林1800亩", next="补植", period="2023-06"),
        set_op("2", "target:1", 1800),
    )
    assert [(step.field, step.before, step.after) for step in found.steps] == [
        ("status", "not_started", "in_progress"), ("percent", None, 60), ("progress", None, "已造林1800亩"),
        ("next", None, "补植"), ("target:1", None, 1800),
    ]  # fmt: skip


def test_a_plan_that_asks_for_no_reports_gets_none_of_a_period() -> None:
    (op,) = read(said(("2", "percent", "60")), monthly=False).ops
    assert "period" not in op


def test_a_day_stands_for_a_milestone_and_is_written_as_journals_have_it() -> None:
    (op,) = read(said(("3", "milestone:1", "2023年6月12日"))).ops
    assert op == set_op("3", "milestone:1", "2023-06-12")


def test_no_problem_any_more_takes_the_one_that_stands_away() -> None:
    told = make_entry(1, report_op("2", problem="缺苗木"), on=date(2023, 5, 30))
    assert read(said(("2", "problem", NOTHING)), told).ops == (report_op("2", problem="", period="2023-06"),)
    assert read(said(("2", "problem", NOTHING))).ops == ()


WRONG = [
    (("2", "percent", "101"), "form_percent"),
    (("2", "percent", "一半"), "form_percent"),
    (("2", "percent", "-1"), "form_percent"),
    (("2", "percent", "0.6"), "form_fraction"),
    (("2", "status", "办结"), "form_status"),
    (("2", "status", "closed"), "form_status"),
    (("2", "target:1", "1200棵"), "form_number"),
    (("2", "target:2", "1200"), "has_others"),
    (("3", "target:1", "1"), "has_none"),
    (("3", "milestone:1", "很快"), "no_day"),
    (("3", "milestone:1", "2023-07-01"), "not_met_then"),
    (("9", "percent", "60"), "form_no_task"),
]


@pytest.mark.parametrize(("cell", "code"), WRONG)
def test_a_wrong_cell_is_named_by_its_place(cell: tuple[str, str, str], code: str) -> None:
    found = read(said(("1", "percent", "10"), cell))
    assert [(one.spot.cell, one.why.code) for one in found.wrong] == [("H2", code)]


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = read(said(("2", "percent", "x"), ("3", "status", "y"), ("1", "percent", "10")))
    assert [one.spot.cell for one in found.wrong] == ["H1", "H2"]


def test_a_move_that_is_not_allowed_is_wrong_at_the_cell_that_asks_for_it() -> None:
    found = read(
        said(("2", "percent", "10"), ("2", "status", "in_progress")), status_entry(1, "2", "suspended")
    )
    assert [(one.spot.cell, one.why.code) for one in found.wrong] == [("H2", "move_needs_reason")]


def test_the_same_cell_twice_is_wrong_even_with_the_same_words() -> None:
    found = read(said(("2", "percent", "10"), ("2", "percent", "10")))
    assert [(one.spot.cell, one.why.code) for one in found.wrong] == [("H2", "form_twice")]


def test_a_task_that_was_not_in_the_form_or_has_another_text_now_is_wrong() -> None:
    plan = make_plan()
    prints = {"1": "0" * 16, "2": text_print(plan.tasks_by_id["2"])}
    found = read(said(("1", "percent", "1"), ("2", "percent", "1"), ("3", "percent", "1"), prints=prints))
    assert [(one.spot.cell, one.why.code) for one in found.wrong] == [
        ("H1", "form_task_changed"), ("H3", "form_not_asked"),
    ]  # fmt: skip


def test_a_task_of_another_unit_is_wrong_in_a_form_that_has_no_prints_and_right_in_lines_of_one_s_own() -> (
    None
):
    cells = (("4", "progress", "已开工"), ("2", "percent", "10"))
    found = read(said(*cells))
    assert [(one.spot.cell, one.why.code) for one in found.wrong] == [("H1", "form_not_asked")]
    assert read(said(*cells, mark=None)).wrong == ()


def test_what_stands_for_the_period_is_not_recorded_again() -> None:
    cells = (("2", "status", "in_progress"), ("2", "percent", "60"), ("2", "target:1", "1800"))
    first = read(said(*cells))
    again = read(said(*cells), make_entry(1, *first.ops, on=END))
    assert (again.ops, again.steps, again.wrong, again.same) == ((), (), (), 3)


def test_last_period_s_words_are_a_report_of_their_own_for_this_one() -> None:
    told = make_entry(1, report_op("2", percent=60, period="2023-05"), on=date(2023, 5, 31))
    assert read(said(("2", "percent", "60")), told).ops == (report_op("2", percent=60, period="2023-06"),)


VALUES = st.sampled_from(
    ["60", "100%", "0.5", "x", "done", "in_progress", "无", "1,200", "2023-06-01", "=1+1", "9" * 50, "\x1b["]
)
CELLS = st.tuples(
    st.sampled_from(["1", "2", "3", "4", "9"]),
    st.sampled_from(["status", "percent", "progress", "problem", "next", "target:1", "milestone:1"]),
    VALUES,
)


@given(st.lists(CELLS, max_size=8))
def test_a_form_is_wholly_right_or_its_wrong_cells_are_named_and_twice_is_once(cells: list[Any]) -> None:
    found = read(said(*cells))
    if found.wrong:
        assert {one.spot.cell for one in found.wrong} <= {f"H{row}" for row in range(1, len(cells) + 1)}
        return
    entry = make_entry(1, *found.ops, on=END)
    again = read(said(*cells), entry)
    assert again.wrong == ()
    told = {(step.task_id, step.field) for step in again.steps}
    assert told == set(), "what stands is told anew"


@pytest.mark.parametrize(
    ("period", "today", "on"),
    [
        ("2023-06", date(2023, 7, 3), date(2023, 6, 30)),
        ("2023-06", date(2023, 6, 12), date(2023, 6, 12)),
        ("2023-Q2", date(2023, 8, 1), date(2023, 6, 30)),
        ("2023-W26", date(2023, 7, 3), date(2023, 7, 2)),
    ],
)
def test_a_form_s_facts_hold_from_the_end_of_its_period(period: str, today: date, on: date) -> None:
    assert facts_day(period, today) == on


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1).filter(lambda t: t == t.strip()))
def test_a_mark_is_read_back_as_it_was_written(unit: str) -> None:
    mark = FormMark("plan-2023", "2023-W18", unit)
    assert find_mark(f" {mark} ") == mark


def test_a_mark_of_something_else_is_refused_by_what_differs() -> None:
    plan = make_plan()
    assert why_not_mark(MARK, plan, "2023-06") is None
    for change, code in (
        ({"plan_id": "plan-2022"}, "form_plan"), ({"period": "2023-05"}, "form_period"),
        ({"unit": "区农业局"}, "form_unit"), ({"format": 2}, "form_format"),
    ):  # fmt: skip
        why = why_not_mark(MARK.replace(**change), plan, "2023-06")
        assert why is not None
        assert why.code == code
    assert find_mark("workplan-form/x plan=a period=b unit=c") is None
