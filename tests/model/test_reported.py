"""Who has reported: worked out by hand for the small plan."""

from __future__ import annotations

from datetime import date

from tests.conftest import make_plan
from tests.model.entries import make_entry, status_entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Plan
from workplan_tui.model.reported import Reported, who_reported

MONTHLY = {"every": "month", "by_day": 5}


def reported_of(plan: Plan, *entries: object, day: date = date(2023, 7, 10)) -> Reported:
    ledger = Ledger(plan, entries, day)  # type: ignore[arg-type]
    return who_reported(ledger, plan.tasks)


def counts_of(table: Reported, unit: str) -> dict[str, tuple[int, int]]:
    row = next(one for one in table.units if one.unit == unit)
    return dict(zip((period.name for period in table.periods), row.counts, strict=True))


def told(number: int, task: str, on: date, **more: object) -> object:
    return make_entry(number, {"op": "report", "task": task, "progress": "x", **more}, on=on)


def test_periods_begin_when_the_plan_was_issued_and_are_due_as_the_lights_say() -> None:
    table = reported_of(make_plan(reporting=MONTHLY))
    assert [(one.name, one.is_due) for one in table.periods] == [
        ("2023-04", True), ("2023-05", True), ("2023-06", True), ("2023-07", False),
    ]  # fmt: skip


def test_a_report_counts_for_the_period_it_names_else_for_the_one_of_its_day() -> None:
    table = reported_of(
        make_plan(reporting=MONTHLY),
        told(1, "1", date(2023, 6, 3)),
        told(2, "3", date(2023, 6, 20), period="2023-04"),
    )
    assert counts_of(table, "区发展改革委") == {
        "2023-04": (0, 1), "2023-05": (1, 1), "2023-06": (0, 1), "2023-07": (0, 1),
    }  # fmt: skip
    assert counts_of(table, "区经济和信息化局")["2023-04"] == (1, 1)


def test_a_task_is_its_leading_units_to_report() -> None:
    table = reported_of(make_plan(reporting=MONTHLY))
    assert [row.unit for row in table.units] == ["区发展改革委", "区园林绿化局", "区经济和信息化局", "区科委"]


def test_nothing_is_asked_from_the_period_on_in_which_a_task_ended() -> None:
    table = reported_of(
        make_plan(reporting=MONTHLY),
        status_entry(1, "1", "done", on=date(2023, 5, 20)),
        status_entry(2, "2", "done", on=date(2023, 5, 31)),
        status_entry(3, "2", "closed", on=date(2023, 6, 15), actor="dcs"),
        told(4, "2", date(2023, 6, 20)),
    )
    assert [asked for _, asked in counts_of(table, "区发展改革委").values()] == [1, 0, 0, 0]
    assert list(counts_of(table, "区园林绿化局").values()) == [(0, 1), (0, 0), (1, 1), (0, 0)]


def test_a_task_that_begins_later_is_asked_for_from_the_first_whole_period() -> None:
    plan = make_plan(reporting=MONTHLY)
    late = plan.tasks[0].replace(starts_on=date(2023, 5, 2))
    table = reported_of(plan.replace(tasks=(late, *plan.tasks[1:])))
    assert [asked for _, asked in counts_of(table, "区发展改革委").values()] == [0, 0, 1, 1]


def test_a_plan_that_asks_for_none_is_counted_by_months_that_are_over() -> None:
    table = reported_of(make_plan(), told(1, "1", date(2023, 6, 3)))
    assert not table.is_agreed
    assert [one.is_due for one in table.periods] == [True, True, True, False]
    assert counts_of(table, "区发展改革委")["2023-06"] == (1, 1)
