"""Moving about: the highlight, the panes, the large detail and back."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import PLAN_TOML
from tests.tui.conftest import Driven, Opened, store_in
from workplan_tui.tui.app import WorkplanApp
from workplan_tui.tui.desk import Desk


async def test_the_first_task_is_highlighted_and_shown(opened: Opened) -> None:
    async with opened() as screen:
        assert screen.task_id == "1"
        assert "地区生产总值增长4.5%以上" in screen.text("detail")


@pytest.mark.parametrize(
    ("keys", "task_id"),
    [
        (("down",), "2"), (("j", "j"), "3"), (("end",), "4"), (("end", "up"), "3"),
        (("end", "k", "home"), "1"), (("pagedown",), "4"), (("end", "pageup"), "1"),
        (("up",), "1"), (("end", "down"), "4"),
    ],
)  # fmt: skip
async def test_keys_move_the_highlight(opened: Opened, keys: tuple[str, ...], task_id: str) -> None:
    async with opened() as screen:
        await screen.press(*keys)
        assert screen.task_id == task_id
        assert screen.rows("detail")[1].strip().startswith(f"{task_id} ")


async def test_a_page_is_a_page_and_the_highlight_stays_visible(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await screen.press("pagedown", "pagedown", "pagedown")
        assert screen.row(str(screen.task_id))
        await screen.press("end")
        assert screen.row("121")
        await screen.press("home")
        assert screen.rows()[0].split()[0] == "1"


async def test_digits_and_enter_jump_to_a_task(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("1", "0", "6", "enter")
        assert screen.task_id == "106"


@settings(max_examples=5)
@given(st.permutations([1, 2, 3, 4]))
def test_a_jump_goes_to_the_task_that_is_printed_with_the_number(numbers: list[int]) -> None:
    asyncio.run(_jump_to_each(numbers))


async def _jump_to_each(numbers: list[int]) -> None:
    with TemporaryDirectory() as folder:
        text = re.sub(
            r"(\[\[tasks\]\]\nid = )(\d)",
            lambda found: f"{found[0]}\nnumber = {numbers[int(found[2]) - 1]}",
            PLAN_TOML,
        )
        path = Path(folder) / "tasks.toml"
        path.write_text(text, encoding="utf-8")
        desk = Desk(store_in(path.parent))
        app = WorkplanApp(desk, "swj", None, None)
        async with app.run_test(size=(80, 24)) as pilot:
            screen = Driven(app, pilot, path.parent)
            await screen.settle()
            assert [row.split()[0] for row in screen.rows()[:4]] == ["1", "2", "3", "4"]
            for id, number in enumerate(numbers, start=1):
                await screen.press(str(number), "enter")
                assert screen.task_id == str(id)
                assert screen.text("detail").strip().startswith(f"{number} ")
        desk.close()


async def test_a_jump_shows_a_task_that_section_and_filter_hide(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("left", "down", "right", "slash", "8", "enter")
        await screen.press("1", "0", "6", "enter")
        assert screen.task_id == "106"
        assert screen.screen.view.filter_text == ""


async def test_a_jump_to_nowhere_is_told(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("9", "9", "enter")
        assert "There is no task 99" in screen.rows("keys")[0]
        assert screen.task_id == "1"


async def test_the_tree_narrows_the_table(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("left", "down")
        assert [row.split()[0] for row in screen.rows() if row] == ["1", "2"]
        await screen.press("down")
        assert [row.split()[0] for row in screen.rows() if row] == ["3", "4"]
        assert screen.task_id == "3"


async def test_the_whole_plan_in_the_tree_shows_the_notice(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("left")
        assert "京政发〔2023〕5号" in screen.text("detail")
        assert "各单位要细化任务。" in screen.text("detail")
        await screen.press("right")
        assert "地区生产总值" in screen.text("detail")


async def test_tab_goes_round_the_panes(opened: Opened) -> None:
    async with opened() as screen:
        names = []
        for _ in range(3):
            await screen.press("tab")
            names.append(screen.screen.panes.active.id)
        assert names == ["detail-pane", "group-tree", "task-table"]
        await screen.press("shift+tab")
        assert screen.screen.panes.active.id == "group-tree"


async def test_enter_enlarges_the_detail_and_escape_returns(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await screen.press("1", "1", "enter", "enter")
        assert screen.screen.panes.detail.size.width == 80
        assert "黄村镇人民政府" in screen.text("detail")
        await screen.press("escape")
        assert screen.screen.panes.table.size.width > 40
        assert screen.task_id == "11"


async def test_the_large_detail_names_its_own_keys_and_the_lines_that_are_shown(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await screen.press("1", "1", "enter", "enter")
        keys = screen.rows("keys")[0]
        assert keys.startswith(" Esc back F3 find in it")
        assert keys.endswith(" 11/121"), "all of it is visible"
        await screen.resize(60, 8)
        last = screen.screen.panes.detail.line_count()
        assert screen.rows("keys")[0].endswith(f"11/121  1-6/{last} lines")
        await screen.press("down")
        assert screen.rows("keys")[0].endswith(f"11/121  2-7/{last} lines")
        await screen.press("escape")
        assert screen.rows("keys")[0].startswith(" F1 help F2 set")


async def test_a_reason_that_is_longer_than_its_pane_says_so(opened: Opened) -> None:
    async with opened((80, 18), real=True) as screen:
        await screen.press("i")
        shown, last = screen.screen.panes.detail.size.height, screen.screen.panes.detail.line_count()
        assert screen.rows("keys")[0].endswith(f"1/121  1-{shown}/{last} lines")
        assert "Esc back" in screen.rows("keys")[0]
        await screen.press("i")
        assert screen.rows("keys")[0].endswith(" 1/121")


async def test_below_sixty_columns_the_detail_opens_with_enter(opened: Opened) -> None:
    async with opened((50, 20)) as screen:
        assert not screen.screen.panes.detail.display
        await screen.press("enter")
        assert "地区生产总值增长" in screen.text("detail")
        await screen.press("escape")
        assert screen.row("1")


async def test_the_help_lists_every_command_and_closes(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("question_mark")
        assert len(screen.app.screen_stack) == 2
        await screen.press("escape")
        assert len(screen.app.screen_stack) == 1


async def test_the_palette_runs_a_command(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("colon", *"invert", "enter")
        assert len(screen.app.screen_stack) == 1
        assert len(screen.screen.view.marked) == 4


async def test_q_leaves(opened: Opened) -> None:
    async with opened() as screen:
        await screen.pilot.press("q")
        assert screen.app._exit


async def test_enter_on_the_whole_plan_enlarges_the_notice_and_escape_returns(
    opened: Opened,
) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("left", "enter")
        assert "京政发〔2023〕5号" in screen.text("detail")
        await screen.press("escape")
        assert screen.screen.panes.active is screen.screen.panes.tree


async def test_the_notice_can_be_scrolled_in_its_pane(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await screen.press("left", "shift+tab")
        first = screen.rows("detail")[0]
        await screen.press("down")
        assert first not in screen.rows("detail")
        assert "各单位" in screen.text("detail")


async def test_keys_never_go_to_a_pane_that_is_hidden(opened: Opened) -> None:
    async with opened((50, 20)) as screen:
        await screen.press("left", "down")
        assert screen.task_id == "2"
    async with opened((80, 24)) as screen:
        await screen.press("left")
        await screen.resize(50, 20)
        await screen.press("down")
        assert screen.task_id == "2"


async def test_a_large_detail_keeps_the_keys_and_shows_the_task_jumped_to(opened: Opened) -> None:
    async with opened((80, 24)) as screen:
        await screen.press("enter", "tab", "left", "3", "enter")
        assert screen.screen.panes.active is screen.screen.panes.detail
        assert screen.rows("detail")[0].strip().startswith("3 ")


async def test_keys_typed_ahead_go_to_the_screen_that_the_one_before_opened(
    opened: Opened,
) -> None:
    async with opened() as screen:
        await screen.press("question_mark", "pagedown", "q", "j", *"S1", "escape", "j")
        assert len(screen.app.screen_stack) == 1
        assert not screen.app._exit
        assert screen.task_id == "3"
        await screen.press("colon", *"note")
        assert screen.screen.key_line.prompt is None
        assert "note" in screen.app.screen.query_one("#key-line").render_line(0).text


async def test_a_jump_from_the_palette_begins_with_nothing(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("colon", "escape")
        await screen.screen.dispatch.run("jump")
        assert screen.screen.key_line.prompt.text == ""


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (8, 3), (20, 5)])
async def test_no_window_is_too_small_to_go_on(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size) as screen:
        await screen.press(*"s2n", "a", "enter", "slash", "1", "enter", "p", "1", "escape")
        assert [op["op"] for entry in screen.entries() for op in entry["ops"]] == ["set", "note"]
