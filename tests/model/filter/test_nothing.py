"""`-` alone as a value: what has nothing in the field."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import SMALL_TASKS, make_plan
from tests.model.entries import make_entry
from workplan_tui.model.filter.language import FilterError, parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.standings import Standings

TASKS = (
    SMALL_TASKS[0].replace(units=()), SMALL_TASKS[1].replace(units=(" ",), leads=()), *SMALL_TASKS[2:],
)  # fmt: skip
PLAN = make_plan(TASKS)
ENTRIES = [make_entry(1, flag_op("3", "?")), make_entry(2, report_op("4", percent=40))]
STANDINGS = Standings(Ledger(PLAN, ENTRIES, date(2023, 6, 30)))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("单位:-", "12"), ("unit:-", "12"), ("单位：－", "12"), ("-单位:-", "34"), ("单位:-,科委", "124"),
        ("牵头:-", "2"), ("单位:- 牵头:-", "2"), ("标记:-", "124"), ("-flag:-", "3"), ("进度:-", "123"),
        ("更新:-", "12"), ("progress:-,40", "1234"), ('单位:"-"', ""),
    ],
)  # fmt: skip
def test_a_dash_finds_what_has_none(text: str, ids: str) -> None:
    asked = parse_filter(text)

    assert "".join(task.id for task in PLAN.tasks if asked.matches(STANDINGS, task)) == ids
    assert parse_filter(str(asked)) == asked


@pytest.mark.parametrize("text", ["时限:-", "序时:-", "板块:-", "状态:-", "灯:-", "is:-"])
def test_a_field_that_every_task_has_refuses_it(text: str) -> None:
    with pytest.raises(FilterError):
        parse_filter(text)
