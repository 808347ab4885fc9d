"""What tree and title say, before anybody draws it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import SMALL_TASKS, make_plan
from tests.model.entries import make_entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.plan import Section
from workplan_tui.model.standings import Standings
from workplan_tui.tui.views.present import branches_of, counts_of, plan_heading, rows_by_id


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "一"), (10, "十"), (11, "十一"), (42, "四十二"), (100, "100"), (0, "0"), (-1, "-1")],
)
def test_a_section_has_its_chinese_numeral(number: int, numeral: str) -> None:
    task = SMALL_TASKS[3].replace(section=number)
    plan = make_plan((task,), sections=(Section(number, "政府治理", "政府治理"),))

    _, branch = branches_of(Standings(Ledger(plan, (), date(2023, 6, 1))), "section")

    assert branch.name == f"{numeral} 政府治理"


def test_a_narrow_title_line_shortens_the_same_term() -> None:
    standings = Standings(Ledger(make_plan(), (), date(2023, 6, 1)))

    assert counts_of(standings, is_short=False)[-1] == "needs coordination 0"
    assert counts_of(standings, is_short=True)[-1] == "needs coord. 0"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("2023年区政府工作报告重点工作分工方案", "2023年分工方案"),
        ("演示数据 2023年区政府工作报告重点工作分工方案", "演示数据 2023年分工方案"),
        ("某区2024年度政府重点工作计划", "某区2024年工作计划"),
        ("2024年政府重点工作计划", "2024年工作计划"),
        ("Plan", "Plan"),
    ],
)
def test_a_narrow_heading_keeps_year_and_kind(title: str, short: str) -> None:
    plan = make_plan(title=title)
    assert (plan_heading(plan, is_short=True), plan_heading(plan, is_short=False)) == (short, title)


def test_the_line_of_a_task_says_that_two_writers_did_not_know_of_each_other() -> None:
    told = [
        make_entry(n, set_op("2", "status", status, sees=[]), actor=actor)
        for n, status, actor in ((1, "done", "swj"), (2, "in_progress", "chen"))
    ]
    standings = Standings(Ledger(make_plan(), told, date(2023, 6, 1)))
    assert [id for id, row in rows_by_id(standings, ("light",)).items() if row.is_opposed] == ["2"]
