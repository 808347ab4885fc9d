"""What tree and title say, before anybody draws it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import SMALL_TASKS, make_plan
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Section
from workplan_tui.model.standings import Standings
from workplan_tui.tui.present import branches_of, counts_of


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
