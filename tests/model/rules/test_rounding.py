"""One rounding of percent: what is shown is what is compared, and what is not finished does not read so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.rules.progress import rounded
from workplan_tui.model.rules.target import share_done
from workplan_tui.model.shares import share
from workplan_tui.model.standings import Standings
from workplan_tui.reports.details import target_words
from workplan_tui.reports.rows import task_row

PLAN = make_plan()


@pytest.mark.parametrize(
    ("percent", "shown"),
    [
        (99.6, 99),
        (99.999, 99),
        (100.0, 100),
        (99.4, 99),
        (98.5, 99),
        (49.5, 50),
        (0.4, 0),
        (0.5, 1),
        (0.0, 0),
    ],
)
def test_half_goes_up_but_never_to_a_hundred(percent: float, shown: int) -> None:
    assert rounded(percent) == shown


@given(st.floats(1e-6, 1e12))
def test_what_a_division_loses_does_not_make_a_full_share_less(value: float) -> None:
    target = PLAN.tasks_by_id["2"].targets[0].replace(value=value)

    assert rounded(share_done(target, value)) == 100


@pytest.mark.parametrize("op", [report_op("2", percent=99.6), set_op("2", "target:1", 2960)])
def test_list_filter_json_and_detail_have_the_same_percent(op: object) -> None:
    standings = Standings(Ledger(PLAN, [make_entry(1, op)], date(2023, 6, 30)))
    task = PLAN.tasks_by_id["2"]

    assert standings.of(task).progress == task_row(standings, task)["progress"] == 99
    assert parse_filter("progress:<100").matches(standings, task)
    assert parse_filter("progress:99").matches(standings, task)
    assert not parse_filter("progress:100").matches(standings, task)


def test_a_target_that_is_not_reached_does_not_read_as_reached() -> None:
    ledger = Ledger(PLAN, [make_entry(1, set_op("2", "target:1", 2960))], date(2023, 6, 30))
    task = PLAN.tasks_by_id["2"]

    assert target_words(ledger, task, task.targets[0]).endswith("  99%")


def test_a_share_of_nearly_all_is_not_all() -> None:
    assert share(996, 1000) == 99
    assert share(5, 5) == 100
    assert share(0, 0) == 0
