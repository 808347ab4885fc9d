"""What stands below the tree: the counts of the chosen branch, as much of them as there is room for."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.program import REAL_PLAN
from tests.tui.conftest import Opened
from workplan_tui import language
from workplan_tui.model.grouping import GROUPINGS, grouped
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.standings import Standings
from workplan_tui.store.plan.file import read_plan
from workplan_tui.text.cells import cell_len
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.themes import DARK, MONO
from workplan_tui.tui.views.branch_counts import count_lines

DAYS = (date(2023, 1, 1), date(2023, 6, 30), date(2024, 2, 1))


@cache
def standings(day: date) -> Standings:
    return Standings(Ledger(read_plan(str(REAL_PLAN)), (), day))


@given(st.sampled_from(DAYS), st.sampled_from(GROUPINGS), st.integers(0, 80), st.integers(0, 50), st.data())
def test_what_is_counted_fits_and_its_lights_are_all_tasks(
    day: date, by: str, width: int, height: int, data: st.DataObject
) -> None:
    stands = standings(day)
    groups = grouped(stands, stands.ledger.plan.tasks, by)
    group = data.draw(st.sampled_from((None, *groups)))
    lines = count_lines(stands, by, group.key if group else None, width, height)
    assert len(lines) <= height
    assert width < 24 or all(cell_len(line.text) + (line.bar and 1 + line.bar) <= width for line in lines)
    lights = [line for line in lines if line.is_light]
    tasks = group.tasks if group else stands.ledger.plan.tasks
    assert not lines or sum(int(line.text.split()[-1]) for line in lights) == len(tasks)
    bars = [(int(line.text.split()[-1]), line.bar) for line in lights]
    assert all(longer >= bar for count, bar in bars for more, longer in bars if more >= count)


@pytest.mark.parametrize("width", range(11, 24))
def test_beside_short_labels_a_share_without_room_is_left_out(width: int) -> None:
    language.use(language.CHINESE)
    lines = count_lines(standings(DAYS[1]), "section", None, width, 20)
    assert all(cell_len(line.text) <= width for line in lines)
    assert any(line.text.startswith("已办结 0") for line in lines)


@given(st.integers(24, 60), st.integers(0, 50))
def test_more_room_shows_no_less(width: int, height: int) -> None:
    small, large = (
        count_lines(standings(DAYS[1]), "section", "4", width, lines) for lines in (height, height + 1)
    )
    assert len(small) <= len(large)


async def test_the_tree_shows_the_counts_of_the_chosen_branch(opened: Opened) -> None:
    language.use(language.CHINESE)
    async with opened((120, 40), real=True) as screen:
        told = screen.rows("tree")[7:]
        assert told[:2] == ["", " 全部  121项"]
        assert re.fullmatch(r" 黄 120 +", screen.screen.panes.tree.render_line(10).text)
        assert " 近期时限" in told
        assert any(re.fullmatch(r" \d\d-\d\d +\d+ \S.*", row) for row in told)
        assert re.fullmatch(r" 另有\d+项", told[-1])
        await screen.press("left", "down", "down")
        assert " 二 产业集群  22项" in screen.rows("tree")
        assert " 全部  121项" not in screen.rows("tree")


async def test_what_is_recorded_is_counted_at_once(opened: Opened) -> None:
    language.use(language.CHINESE)
    async with opened((120, 40), real=True) as screen:
        await screen.press("s", "3")
        assert " 已办结 1  1%" in screen.rows("tree")
        await screen.press("u")
        assert " 已办结 0  0%" in screen.rows("tree")


@pytest.mark.parametrize(("theme", "sign"), [(DARK, " "), (MONO, "=")])
async def test_bars_are_coloured_cells_or_signs_where_there_is_no_colour(
    opened: Opened, theme: object, sign: str
) -> None:
    language.use(language.CHINESE)
    palette.use(theme)  # type: ignore[arg-type]
    try:
        async with opened((120, 40), real=True) as screen:
            line = screen.screen.panes.tree.render_line(10)
            bar = next(part for part in line if len(part.text) > 8 and set(part.text) == {sign})
            assert (bar.style == palette.LIGHTS["amber"]) == theme.has_colour  # type: ignore[attr-defined]
    finally:
        palette.use(DARK)


async def test_a_long_tree_has_no_room_for_counts(opened: Opened) -> None:
    language.use(language.CHINESE)
    async with opened((120, 40), real=True) as screen:
        await screen.press("g", "2")
        assert not any("近期时限" in row for row in screen.rows("tree"))
        await screen.press("g", "6")
        assert any("近期时限" in row for row in screen.rows("tree"))
