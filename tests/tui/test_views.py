"""Grouping the tree and ordering the table; the highlight stays on its task."""

from __future__ import annotations

from tests.tui.conftest import Opened


async def test_the_tree_groups_by_unit_and_narrows_the_table(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("g", "2", "left")
        assert any(row.startswith("区水务局") for row in screen.rows("tree"))
        place = next(n for n, row in enumerate(screen.rows("tree")) if row.startswith("区水务局"))
        await screen.press(*["down"] * place)
        assert [row.split()[0] for row in screen.rows() if row] == ["7", "65", "75"]


async def test_every_grouping_shows_all_tasks_again(opened: Opened) -> None:
    async with opened(real=True) as screen:
        for digit in "123456":
            await screen.press("left", "down", "g", digit)
            assert screen.screen.view.key is None
            assert len(screen.screen.view.rows) == 121


async def test_the_table_is_ordered_and_turned_round(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("2", "5", "enter", "o", "5")
        assert screen.rows()[0].split()[0] == "25"
        assert screen.task_id == "25"
        assert "by deadline" in screen.rows("keys")[0]
        await screen.press("o", "5")
        assert "by deadline, backwards" in screen.rows("keys")[0]
        assert screen.screen.view.rows[-1].task_id == "25"
        await screen.press("o", "1")
        assert screen.screen.view.rows[0].task_id == "1"


async def test_a_group_that_is_gone_shows_the_whole_plan(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("g", "5", "left", "down")
        assert screen.screen.view.key == "not_started"
        await screen.press("right", "asterisk", "s", "2", "enter")
        assert screen.screen.view.key is None
        assert len(screen.screen.view.rows) == 4
