"""Supporting units 配合单位 are asked for apart from the responsible ones."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan, make_task
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.grouping import grouped
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.standings import Standings

TASKS = (
    make_task(id="1", units=("区财政局",), supporting_units=("区水务局", "区教委")),
    make_task(id="2", units=("区水务局",), supporting_units=("区财政局",)),
    make_task(id="3", units=("区教委",)),
)
STANDINGS = Standings(Ledger(make_plan(TASKS), (), date(2023, 6, 30)))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("配合:财政", "2"), ("配合单位:财政", "2"), ("support:czj", "2"), ("协办:水务,教委", "1"),
        ("单位:财政", "1"), ("配合:-", "3"), ("-配合:财政", "1 3"),
    ],
)  # fmt: skip
def test_a_supporting_unit_is_found_where_it_supports(text: str, ids: str) -> None:
    asked = parse_filter(text)
    assert " ".join(task.id for task in TASKS if asked.matches(STANDINGS, task)) == ids


def test_a_task_is_in_the_group_of_each_unit_that_supports_it() -> None:
    groups = grouped(STANDINGS, TASKS, "support")
    assert [(one.key, [task.id for task in one.tasks]) for one in groups] == [
        ("区水务局", ["1"]), ("区教委", ["1"]), ("区财政局", ["2"]), ("-", ["3"]),
    ]  # fmt: skip
