"""The filter on the screen: as typed, with its count, and a mistake never clears the table."""

from __future__ import annotations

from tests.tui.conftest import Opened


async def test_the_table_follows_every_character(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash")
        await screen.type("水务")
        count = len(screen.screen.view.rows)
        assert 0 < count < 121
        assert f"水务  {count}/121" in screen.rows("keys")[0]
        await screen.type(" 造林")
        assert len(screen.screen.view.rows) < count
        await screen.press("backspace", "backspace", "backspace", "enter")
        assert len(screen.screen.view.rows) == count


async def test_escape_shows_all_again(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash", *"GDP", "enter")
        assert len(screen.screen.view.rows) < 121
        await screen.press("escape")
        assert len(screen.screen.view.rows) == 121
        await screen.press("slash", *"GDP", "escape")
        assert len(screen.screen.view.rows) == 121


async def test_a_mistake_keeps_the_last_good_result(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash", *"GDP")
        rows = screen.rows()
        await screen.press("space", "left_parenthesis")
        await screen.type("(")
        assert screen.rows() == rows


async def test_full_width_keys_count_as_their_keys(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("fullwidth_solidus")
        assert screen.screen.key_line.prompt is not None


async def test_the_highlight_stays_on_its_task(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("1", "1", "enter", "slash")
        await screen.type("检测中心")
        assert screen.task_id == "11"
        await screen.press("escape")
        assert screen.task_id == "11"


async def test_no_match_says_so_and_edits_say_why_not(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("slash", *"zzzz", "enter")
        assert screen.task_id is None
        await screen.press("s")
        assert "no task here" in screen.rows("keys")[0]
