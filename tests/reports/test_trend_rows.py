"""The months in a terminal of any width: a column stands whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import make_plan
from tests.model.entries import status_entry
from workplan_tui import language
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.trend import trend
from workplan_tui.reports.columns import tabled
from workplan_tui.reports.trend import trend_rows
from workplan_tui.text.cells import cell_len

PLAN = make_plan()
POINTS = trend(Ledger(PLAN, [status_entry(1, "1", "done")], date(2023, 6, 15)), PLAN.tasks)


@pytest.mark.parametrize("spoken", [language.CHINESE, language.ENGLISH])
def test_in_any_width_no_column_is_cut_and_the_wider_has_no_fewer(spoken: str) -> None:
    language.use(spoken)
    columns = 0
    for cells in range(50, 141):
        rows = trend_rows(PLAN, POINTS, cells)
        lines = list(tabled(rows, cells))
        assert not [line for line in lines if line.endswith(">") or cell_len(line) > cells], (cells, lines)
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(rows[0]) >= columns, cells
        columns = len(rows[0])
    assert columns == 10


@pytest.mark.parametrize(("spoken", "cells"), [(language.CHINESE, 68), (language.ENGLISH, 79)])
def test_bars_stand_from_a_narrow_terminal_on(spoken: str, cells: int) -> None:
    language.use(spoken)
    assert len(trend_rows(PLAN, POINTS, cells)[0]) == 10
