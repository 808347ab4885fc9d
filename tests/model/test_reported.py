"""已报 / 未报 by unit and period: worked out by hand, and what always adds up."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import SMALL_TASKS, make_plan
from tests.model.entries import make_entry, status_entry
from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.reported import Reported, ReportingTable, reporting_table
from workplan_tui.model.rules.reporting import is_unreported

MONTHLY = {"every": "month", "by_day": 5}


def table(day: date, *entries: object, **changes: object) -> ReportingTable:
    plan = make_plan(**{"reporting": MONTHLY, **changes})  # type: ignore[arg-type]
    return reporting_table(Ledger(plan, entries, day), plan.tasks)  # type: ignore[arg-type]


def rows(found: ReportingTable) -> dict[str, list[str]]:
    """Return by unit, for each period, what was told, is missing, is awaited."""
    return {
        one.unit: [
            "/".join(",".join(ids) for ids in (cell.told, cell.missing, cell.awaited))
            for cell in one.by_period
        ]
        for one in found.units
    }


def test_a_year_by_hand() -> None:
    """The plan was issued on 03-03, so April is the first month; June's reports are due by 07-05."""
    entries = (
        make_entry(1, report_op("1", percent=20), on=date(2023, 4, 28)),
        make_entry(2, report_op("1", percent=30), on=date(2023, 6, 3)),  # May's, in time
        make_entry(3, report_op("3", percent=30), on=date(2023, 6, 20)),
        make_entry(4, report_op("2", percent=30, period="2023-04"), on=date(2023, 7, 1)),  # late, and told
        status_entry(5, "4", "done", on=date(2023, 6, 5)),  # by the last day of May's reporting
    )
    found = table(date(2023, 7, 2), *entries)

    assert [(one.name, str(one.last_day), one.is_over) for one in found.periods] == [
        ("2023-04", "2023-05-05", True), ("2023-05", "2023-06-05", True),
        ("2023-06", "2023-07-05", False), ("2023-07", "2023-08-05", False),
    ]  # fmt: skip
    units = [task.units[0] for task in SMALL_TASKS]
    assert rows(found) == {
        units[0]: ["1//", "1//", "//1", "//1"],
        units[1]: ["2//", "/2/", "//2", "//2"],
        units[2]: ["/3/", "/3/", "3//", "//3"],
        units[3]: ["/4/", "//", "//", "//"],
    }
    assert found.total[1] == Reported(told=("1",), missing=("2", "3"))
    assert [cell.owed for cell in found.total] == [4, 3, 3, 3]


def test_where_the_day_lies_in_the_month_its_last_days_have_missing_ones_already() -> None:
    early = {"every": "month", "by_day": 28, "by_day_of": "same"}
    found = table(date(2023, 5, 30), reporting=early)
    assert [one.is_over for one in found.periods] == [True, True]
    assert [len(cell.missing) for cell in found.total] == [4, 4]


def test_a_plan_that_asks_for_no_reports_has_no_periods() -> None:
    found = table(date(2023, 7, 2), reporting={})
    assert (found.periods, found.units) == ((), ())


def test_a_task_that_has_not_begun_owes_nothing_and_one_without_a_unit_is_nobody_s() -> None:
    late = SMALL_TASKS[0].replace(starts_on=date(2023, 6, 1))
    nobody = SMALL_TASKS[1].replace(units=())
    found = table(date(2023, 6, 10), tasks=(late, nobody))
    assert rows(found) == {late.units[0]: ["//", "//", "//1"], "": ["/2/", "/2/", "//2"]}


def test_no_period_is_asked_for_after_the_plan_s_end() -> None:
    found = table(date(2026, 1, 1))
    assert found.periods[-1].name == "2023-12"


@settings(max_examples=25, deadline=None)
@given(
    st.dates(date(2023, 1, 1), date(2024, 2, 1)),
    st.sampled_from(("next", "same")),
    st.sampled_from(("month", "quarter")),
)
def test_every_task_owes_each_period_once_and_who_lacks_the_last_one_is_missing(
    day: date, of: str, every: str
) -> None:
    plan = PLAN.replace(reporting={"every": every, "by_day": 5, "by_day_of": of})
    ledger = Ledger(plan, JOURNAL, day)
    found = reporting_table(ledger, plan.tasks)
    for place, cell in enumerate(found.total):
        ids = (*cell.told, *cell.missing, *cell.awaited)
        assert len(ids) == len(set(ids)) == cell.owed
        assert not (cell.missing and cell.awaited)
        assert bool(cell.missing) <= found.periods[place].is_over
    over = [place for place, one in enumerate(found.periods) if one.is_over]
    if over and day <= plan.ends_on + timedelta(days=1):
        missing = set(found.total[over[-1]].missing)
        silent = {task.id for task in plan.tasks if is_unreported(ledger, task.id, 1)}
        later = {id for cell in found.total[over[-1] + 1 :] for id in cell.told}
        assert missing - later <= silent
