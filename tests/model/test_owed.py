"""What a unit still has to tell, worked out by hand."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import make_entry, status_entry
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.owed import UnitOwed, owed
from workplan_tui.model.reported import reporting_table

MONTHLY = make_plan(reporting={"every": "month", "by_day": 5})


def at(day: str, *entries: Entry, asks: bool = True) -> tuple[UnitOwed, ...]:
    plan = MONTHLY if asks else make_plan()
    return owed(Ledger(plan, entries, date.fromisoformat(day)), plan.tasks)


def told(found: tuple[UnitOwed, ...], unit: str) -> list[tuple[object, ...]]:
    (one,) = (one for one in found if one.unit == unit)
    return [
        (
            task.task_id, task.missing, task.awaited, str(task.by or ""),
            tuple(target.id for target in task.targets), tuple(step.id for step in task.milestones),
        )
        for task in one.tasks
    ]  # fmt: skip


def test_reports_that_are_missing_and_the_one_that_is_awaited() -> None:
    found = at("2023-07-03")  # issued on 3 March: April is the first whole month; June's are due until 5 July

    assert told(found, "区园林绿化局") == [("2", ("2023-04", "2023-05"), "2023-06", "2023-07-05", (1,), ())]
    assert told(found, "区经济和信息化局") == [
        ("3", ("2023-04", "2023-05"), "2023-06", "2023-07-05", (), (1,))
    ]
    after = at("2023-07-06")
    assert told(after, "区科委") == [
        ("4", ("2023-04", "2023-05", "2023-06"), "2023-07", "2023-08-05", (), ())
    ]


def test_what_was_told_is_owed_no_more() -> None:
    found = at(
        "2023-07-03",
        make_entry(1, {"op": "report", "task": "2", "percent": 40, "period": "2023-06"}, on=date(2023, 7, 1)),
        make_entry(2, {"op": "set", "task": "2", "field": "target:1", "value": 1200}, on=date(2023, 7, 1)),
        make_entry(3, {"op": "set", "task": "3", "field": "milestone:1", "value": "2023-06-28"}, on=date(2023, 6, 28)),
    )  # fmt: skip

    assert told(found, "区园林绿化局") == [("2", ("2023-04", "2023-05"), "", "", (), ())]
    assert told(found, "区经济和信息化局")[0][-1] == ()


def test_who_is_finished_or_suspended_owes_nothing_from_then_on() -> None:
    found = at(
        "2023-07-03",
        status_entry(1, "2", "done", on=date(2023, 3, 20)),
        status_entry(2, "4", "suspended", on=date(2023, 5, 20)),
    )

    assert "区园林绿化局" not in [one.unit for one in found]
    assert told(found, "区科委") == [("4", ("2023-04",), "", "", (), ())], "April was over before"


def test_a_plan_that_asks_for_no_reports_still_wants_figures_and_days() -> None:
    found = at("2023-07-03", asks=False)

    assert [one.unit for one in found] == ["区发展改革委", "区园林绿化局", "区经济和信息化局"]
    assert told(found, "区园林绿化局") == [("2", (), "", "", (1,), ())]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([task.id for task in MONTHLY.tasks]),
            st.dates(date(2023, 3, 1), date(2023, 12, 31)),
            st.sampled_from(["report", "done", "suspended", "in_progress"]),
        ),
        max_size=12,
    ),
    st.dates(date(2023, 3, 1), date(2024, 2, 1)),
)
def test_the_reports_that_are_owed_are_those_the_table_of_reports_counts_as_missing(
    facts: list[tuple[str, date, str]], day: date
) -> None:
    entries = [
        make_entry(number, {"op": "report", "task": task, "percent": 5}, on=on)
        if kind == "report"
        else status_entry(number, task, kind, on=on)
        for number, (task, on, kind) in enumerate(facts, start=1)
    ]
    ledger = Ledger(MONTHLY, entries, day)

    table = reporting_table(ledger, MONTHLY.tasks)
    counted = {
        (period.name, id)
        for period, reported in zip(table.periods, table.total, strict=True)
        for id in reported.missing
    }
    found = owed(ledger, MONTHLY.tasks)
    assert {(name, task.task_id) for one in found for task in one.tasks for name in task.missing} == counted
    assert all(task.is_something for one in found for task in one.tasks)
