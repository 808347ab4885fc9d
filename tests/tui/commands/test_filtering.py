"""The filter on the screen: as typed, with its count, and a mistake never clears the table."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.conftest import Driven, Opened
from workplan_tui.tui.commands.selection import _PAUSE
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.views.preferences import Preferences


async def test_the_table_follows_every_character(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash")
        await screen.type("水务")
        count = len(screen.screen.view.rows)
        assert 0 < count < 121
        assert screen.rows("keys")[0].split()[-2:] == ["水务", f"{count}/121"]
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
        await screen.press("／")
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
        await screen.press("slash", *"qqqq", "enter")
        assert screen.task_id is None
        await screen.press("s")
        assert "no task here" in screen.rows("keys")[0]


async def test_tab_completes_and_goes_round(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash", "u", "tab")
        assert typed(screen) == "unit:"
        await screen.press("tab")
        assert typed(screen) == "updated:"
        await screen.press("tab", "shift+tab")
        assert typed(screen) == "updated:"
        await screen.press("backspace", "tab")
        assert typed(screen) == "updated:", "what Tab left there counts as typed"


async def test_tab_spells_a_unit_and_the_table_follows(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash", *"un", "tab", *"sthj", "tab")
        assert typed(screen) == "unit:区生态环境局"
        assert len(screen.screen.view.rows) == 3
        assert screen.rows("keys")[0].endswith(" 3/121")
        await screen.press("space", "tab")
        assert typed(screen) == "unit:区生态环境局 id:"


async def test_tab_where_nothing_is_known_does_nothing(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash", *"zzz", "tab", "up")
        assert typed(screen) == "zzz"


async def test_up_and_down_walk_through_the_filters_of_the_session(opened: Opened) -> None:
    async with opened(real=True) as screen:
        for text in ("GDP", "5G", "GDP"):
            await screen.press("slash", "ctrl+u", *text, "enter")
        await screen.press("escape", "slash", *"xx")
        seen = []
        for key in ("up", "up", "up", "down", "down", "down"):
            await screen.press(key)
            seen.append(typed(screen))
        assert seen == ["GDP", "5G", "5G", "GDP", "xx", "xx"]
        await screen.press("up", "enter")
        assert screen.screen.view.filter_text == "GDP"
        assert len(screen.screen.view.rows) < 121


async def test_letters_that_say_nothing_yet_leave_the_table_until_enter(opened: Opened) -> None:
    async with opened(real=True) as screen:
        rows = screen.rows()
        await screen.press("slash", *"lead")
        assert screen.rows() == rows
        assert screen.rows("keys")[0].endswith(" 0/121")
        await screen.press("enter")
        assert "lead:蔡小军 (20)" in screen.text()
        assert "lead  0/121" in screen.rows("keys")[0]


async def test_a_mistake_is_marked_at_its_letter_and_told(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash", *"GDP")
        rows = screen.rows()
        await screen.type(" is:overdeu x")
        assert screen.rows() == rows
        assert marked(screen) == "o"
        await screen.press("enter")
        assert "Filter at letter 8: do you mean is:overdue? There is no is:overdeu." in screen.rows("keys")[0]
        assert typed(screen) == "GDP is:overdeu x", "Enter keeps a mistake to be mended"
        await screen.press("ctrl+u")
        assert marked(screen) == ""
        assert len(screen.screen.view.rows) == 121


async def test_a_mistake_at_the_end_is_marked_behind_the_text(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("slash", *"unit", "colon")
        assert marked(screen) == " "


async def test_my_tasks_are_those_of_the_unit_in_the_settings(opened: Opened) -> None:
    async with opened(preferences=Preferences(unit="区科委")) as screen:
        await screen.press("slash")
        await screen.type("is:mine")
        assert [row.task_id for row in screen.screen.view.rows] == ["2", "4"]


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_a_long_filter_keeps_cursor_and_count_in_sight(opened: Opened, width: int) -> None:
    async with opened((width, 24), real=True) as screen:
        await screen.press("slash")
        await screen.type(" or ".join(["生态环境"] * 20))
        row = screen.rows("keys")[0]
        assert row.endswith(f" {len(screen.screen.view.rows)}/121")
        assert cell_len(row) <= width
        assert screen.app.cursor_position.x < width - 6
        await screen.press("home")
        assert screen.rows("keys")[0].startswith(" Filter: 生态环境 or ")


def typed(screen: Driven) -> str:
    prompt = screen.screen.key_line.prompt
    assert prompt is not None
    return prompt.text


def marked(screen: Driven) -> str:
    """Return what of the last line is drawn as a mistake."""
    line = screen.screen.key_line.render_line(0)
    return "".join(segment.text for segment in line if segment.style == palette.FAULT)


async def test_the_wide_blank_of_an_input_method_is_a_blank(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash", "水", "\u3000", "务")
        assert typed(screen) == "水\u3000务"
        wide = screen.rows()
        await screen.press("escape", "slash", *"水 务")
        assert screen.rows() == wide


@pytest.mark.parametrize("text", ["l", "li", "u", "due", "unit", "id:x"])
async def test_the_count_follows_words_that_begin_a_field_too(text: str, opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash", *text)
        hits = len(screen.screen.view.filtered_by(text).rows)
        assert screen.rows("keys")[0].endswith(f" {hits}/121")
        await screen.press("enter")
        assert len(screen.screen.view.rows) == hits


async def test_after_a_pause_the_table_follows_too(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash", *"li")
        assert len(screen.screen.view.rows) == 121
        await asyncio.sleep(_PAUSE + 0.1)
        await screen.settle()
        assert len(screen.screen.view.rows) == len(screen.screen.view.filtered_by("li").rows) < 121


@pytest.mark.parametrize("width", [60, 80])
async def test_a_mistake_is_read_whole_beside_what_was_typed(width: int, opened: Opened) -> None:
    async with opened((width, 24), real=True) as screen:
        await screen.press("slash", *"unit:sw status:don")
        shown = " ".join(screen.text("detail").split())
        line = screen.rows("keys")[0]
        assert line.startswith(" Filter: unit:sw status:don ")
        assert "do you mean" in line
        assert "do you mean status:done? There is no status:don" in (line if width == 80 else shown)
        await screen.press("e")
        assert "do you mean" not in screen.text("detail")


async def test_an_empty_table_says_why_and_what_to_press(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await screen.press("/", *"status:cancelled")
        assert "No task matches status:cancelled. Esc shows all." in screen.text()
        assert screen.text("detail") == "", "neither a task nor the notice is highlighted"
        await screen.press("enter", "left", "down", "down")
        assert "No task of 二 产业集群 matches status:cancelled. This finds" in _words(screen)
        await screen.press("escape")
        assert screen.row("8")
        assert "产业" not in screen.rows()[0]


def _words(screen: Driven) -> str:
    return " ".join(row.strip() for row in screen.rows()).strip()


async def test_a_filter_that_is_left_brings_the_task_back_that_it_hid(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press(*"60", "enter", "slash", *"水务")
        assert screen.task_id != "60"
        await screen.press("escape")
        assert screen.task_id == "60"
        await screen.press("slash", *"nothing like it", "enter", "escape")
        assert screen.task_id == "60"


async def test_a_new_search_begins_at_its_first_hit(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press(*"60", "enter", "slash")
        await screen.type("水务")
        assert screen.task_id == screen.screen.panes.table.task_ids[0] != "1"


async def test_an_edit_that_takes_a_row_out_of_the_search_leaves_its_place_to_the_next(
    opened: Opened,
) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash")
        await screen.type("status:not_started 区")
        await screen.press("enter", "down", "down")
        here, following = screen.screen.panes.table.task_ids[2:4]
        await screen.press(*"s3", *"done", "enter")
        assert here not in screen.screen.panes.table.task_ids
        assert screen.task_id == following


async def test_a_search_begins_at_its_first_hit_also_where_the_task_before_is_a_hit(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press(*"75", "enter", "slash")
        await screen.type("水务局")
        assert screen.task_id == screen.screen.panes.table.task_ids[0] != "75"
        await screen.press("escape")
        assert screen.task_id == "75", "what was looked at before comes back"


async def test_who_is_named_by_the_plan_comes_before_who_was_written_about(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*"1", "enter", *"n", *"with quarry", "enter", "slash", *"quarry")
        assert screen.screen.panes.table.task_ids == ["1"]
        await screen.press("escape", *"1", "enter", "n")
        await screen.type("同造林项目衔接")
        await screen.press("enter", "slash")
        await screen.type("造林")
        assert screen.screen.panes.table.task_ids == ["1", "2"]
        assert screen.task_id == "2"


async def test_a_word_of_a_field_says_so_while_it_is_typed_and_tab_takes_it(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash")
        await screen.type("红")
        assert "Perhaps light:red (1) is meant." in screen.rows("keys")[0]
        assert screen.rows("keys")[0].endswith("3/121")
        await screen.press("tab")
        assert screen.rows("keys")[0].endswith("1/121")
        assert screen.screen.view.filter_text == "light:red"


async def test_a_filter_that_finds_nothing_says_what_would_after_a_pause_and_after_enter(
    opened: Opened,
) -> None:
    async with opened(real=True) as screen:
        await screen.press("slash")
        await screen.type("水利局")
        async with asyncio.timeout(20):
            while "水务局 (3)" not in screen.rows("keys")[0]:
                await asyncio.sleep(0.01)
        assert screen.rows("keys")[0].endswith("0/121")
        await screen.press("enter")
        assert "This finds something: 水务局 (3)." in screen.text()


async def test_a_rule_that_is_off_is_said_in_the_place_of_0(opened: Opened) -> None:
    off = "The plan asks for no reports ([reporting]), so nothing is ever unreported."
    async with opened(real=True) as screen:
        await screen.press("slash")
        await screen.type("is:未报")
        assert screen.rows("keys")[0].endswith(off)
        assert screen.rows()[0].startswith(f" {off[:20]}")
        await screen.press("enter")
        assert "".join(off.split()) in "".join(screen.text().split())


async def test_my_own_unit_is_matched_as_a_filter_does_and_its_file_is_named(
    opened: Opened, tmp_path: Path
) -> None:
    async with opened(preferences=Preferences(unit="经信局")) as screen:
        await screen.press("slash", *"mine")
        assert [row.task_id for row in screen.screen.view.rows] == ["2", "3", "4"]
    path = str(tmp_path / "config.toml")
    async with opened((200, 24), preferences=Preferences(path=path)) as screen:
        await screen.press("slash", *"mine", "enter")
        assert screen.says(f'--unit NAME, $WORKPLAN_UNIT, or unit = "NAME" in {path}')
