"""Marks outlive a filter: what it hides is named, and no edit is made on it unless somebody says so."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Driven, Opened
from workplan_tui import language

ALL_MARKED_FIRST_TWO_SHOWN = ("asterisk", "slash", *"1-2", "enter")
BOTH_MARKED_NONE_SHOWN = ("space", "space", "slash", *"3-4", "enter")


def tasks_of(screen: Driven) -> list[str]:
    """Return the tasks of the newest entry."""
    return [op["task"] for op in screen.ops()]


async def test_the_prompt_names_what_is_hidden_and_leaves_it_out(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*ALL_MARKED_FIRST_TWO_SHOWN, "s")
        assert "Marked 2: 1not started" in screen.rows("keys")[0]
        assert screen.says("2 more marked tasks are hidden and left out; Ctrl+Y takes them in.")
        await screen.press("2", "enter")
        assert tasks_of(screen) == ["1", "2"]
        assert screen.screen.view.marked == {"3", "4"}


async def test_what_is_typed_ahead_never_reaches_what_is_hidden(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*ALL_MARKED_FIRST_TWO_SHOWN, "n", *"80%+ done", "enter")
        assert screen.ops() == [
            {"op": "note", "task": "1", "text": "80%+ done"},
            {"op": "note", "task": "2", "text": "80%+ done"},
        ]


async def test_a_key_takes_the_hidden_ones_in_and_out_and_keeps_what_was_typed(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*ALL_MARKED_FIRST_TWO_SHOWN, "n", *"half", "ctrl+y")
        assert "Note on 4 tasks" in screen.text("detail")
        assert "4 加大医药健康专班统筹力度 (hidden)" in screen.text("detail")
        assert "half" in screen.rows("keys")[0]
        await screen.press("ctrl+y")
        assert "Note on 2 tasks" in screen.text("detail")
        await screen.press("ctrl+y", "x", "enter")
        assert tasks_of(screen) == ["1", "2", "3", "4"]
        assert screen.ops()[0]["text"] == "halfx"
        assert screen.screen.view.marked == frozenset()


async def test_a_status_is_set_on_the_hidden_ones_once_they_are_taken_in(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*ALL_MARKED_FIRST_TWO_SHOWN, "s", "ctrl+y")
        assert "Marked 4: 1not started" in screen.rows("keys")[0]
        await screen.press("2", "enter")
        assert tasks_of(screen) == ["1", "2", "3", "4"]


@pytest.mark.parametrize(("keys", "op"), [(("s", "2"), "set"), (("n", "x", "enter"), "note")])
async def test_where_no_mark_is_shown_an_edit_is_of_the_highlighted_task(
    keys: tuple[str, ...], op: str, opened: Opened
) -> None:
    async with opened() as screen:
        await screen.press(*BOTH_MARKED_NONE_SHOWN, keys[0])
        assert screen.says("2 marked tasks are hidden and left out; Ctrl+Y takes them instead.")
        await screen.press(*keys[1:])
        assert [(one["op"], one["task"]) for one in screen.ops()] == [(op, "3")]
        assert screen.screen.view.marked == {"1", "2"}


async def test_where_no_mark_is_shown_a_key_takes_the_marked_ones_instead(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*BOTH_MARKED_NONE_SHOWN, "n", "x", "ctrl+y", "enter")
        assert tasks_of(screen) == ["1", "2"]


async def test_a_branch_of_the_tree_hides_marks_too_and_the_line_counts_them(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("asterisk", "left", "down", "right")
        assert "marked 4 (2 hidden)" in screen.rows("keys")[0]
        await screen.press("x", *"2024-06-30", "enter", *"why", "enter")
        assert tasks_of(screen) == ["1", "2"]


async def test_a_draft_on_what_is_shown_and_on_all_are_one_and_the_same_text(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*ALL_MARKED_FIRST_TWO_SHOWN, "n", *"half", "ctrl+y", "escape", "n")
        assert "half" not in screen.rows("keys")[0], "of two tasks: it was left on four"
        await screen.press("ctrl+y")
        assert "half" in screen.rows("keys")[0]


async def test_one_that_is_shown_among_hidden_ones_is_closed_alone(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("asterisk", "slash", "3", "enter", "n", *"one", "enter")
        assert tasks_of(screen) == ["3"]


async def test_milestones_are_of_the_one_that_is_shown(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("asterisk", "slash", "3", "enter", "m")
        assert "Milestones of 3" in screen.text("detail")
        await screen.press("ctrl+y")
        assert "Milestones of 3" in screen.text("detail")


async def test_reminders_are_of_the_marked_tasks_that_are_shown(opened: Opened) -> None:
    from tests.tui.commands.effects import page_text

    async with opened() as screen:
        await screen.press("asterisk", "slash", *"3-4", "enter", "R")
        assert "发展改革委" not in page_text(screen)
        assert "2 more marked tasks are hidden and left out" in page_text(screen)


async def test_a_chinese_prompt_says_it_as_an_office_would(opened: Opened) -> None:
    language.use(language.CHINESE)
    async with opened((80, 24)) as screen:
        await screen.press(*ALL_MARKED_FIRST_TWO_SHOWN, "n")
        assert screen.says("另有2项已标记但未显示，未包括在内；按 Ctrl+Y 一并列入。")
