"""Edits on the screen: one key or two, shown when durable, refused with a reason."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Opened, store_in
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op
from workplan_tui.tui.views.preferences import Preferences


async def test_a_status_is_in_the_journal_and_in_the_row(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "2")
        assert "in progress" in screen.row("1")
        assert [(op["task"], op["value"], op["was"]) for op in screen.ops()] == [
            ("1", "in_progress", "not_started")
        ]
        assert (
            "saved: 1 地区生产总值增长4.5%以上 (区发展改革委) not started -> in progress"
            in screen.rows("keys")[0]
        )


async def test_typed_ahead_keys_act_in_order(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*"s2js2js3")
        values = [(e["ops"][0]["task"], e["ops"][0]["value"]) for e in screen.entries()]
        assert values == [("1", "in_progress"), ("2", "in_progress"), ("3", "done")]


async def test_the_same_status_again_is_a_confirmation(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*"s2s2")
        assert "(confirmed)" in screen.rows("keys")[0]
        assert len(screen.entries()) == 2


async def test_a_move_that_is_not_allowed_says_what_would_be(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "4")
        assert (
            "Task 1: not started; only one that is claimed done can be closed out" in screen.rows("keys")[0]
        )
        assert screen.entries() == []


@pytest.mark.parametrize(("digit", "status"), [("5", "suspended"), ("6", "cancelled")])
async def test_suspending_and_cancelling_ask_for_the_reason(opened: Opened, digit: str, status: str) -> None:
    async with opened() as screen:
        await screen.press("s", digit)
        await screen.press("enter")
        assert screen.entries() == []
        await screen.type("用地\n调整")
        await screen.press("enter")
        assert (screen.ops()[0]["value"], screen.ops()[0]["reason"]) == (status, "用地 调整")


async def test_closing_asks_how_it_was_verified_and_needs_another_person(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*"s3s4")
        assert "needs another person" in screen.rows("keys")[0]
        assert len(screen.entries()) == 1
    async with opened(actor="dcs") as screen:
        await screen.press(*"s4", "3", "enter")
        await screen.type("验收单、照片")
        await screen.press("enter", "enter")
        op = screen.ops()[0]
        assert (op["value"], op["method"], op["evidence"]) == ("closed", "site", ["验收单", "照片"])


async def test_a_note_is_typed_pasted_and_edited(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n", *"abd", "left", "backspace", "X", "home")
        await screen.type("已竣工")
        await screen.press("enter")
        assert screen.ops() == [{"op": "note", "task": "1", "text": "已竣工aXd"}]
        assert "已竣工aXd" in screen.text("detail")


async def test_escape_leaves_a_prompt_and_saves_nothing(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n", *"abc", "escape", "s", "escape")
        assert screen.entries() == []
        await screen.press("down")
        assert screen.task_id == "2"


async def test_undo_and_redo_name_what_they_did(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*"s2", "u")
        assert "undone: 1 not started -> in progress" in screen.rows("keys")[0]
        assert "not started" in screen.row("1")
        await screen.press("U")
        assert "redone: " in screen.rows("keys")[0]
        assert "in progress" in screen.row("1")
        await screen.press("U")
        assert "nothing to redo" in screen.rows("keys")[0]


async def test_an_edit_just_before_q_is_saved(opened: Opened) -> None:
    async with opened() as screen:
        await screen.pilot.press(*"s3", "q")
        assert screen.ops()[0]["value"] == "done"


@pytest.mark.parametrize(
    "keys", ["s2", "n x enter", "x 2024-01-31 enter r enter", "s3", "p 4 ctrl+d", "f x ctrl+d"]
)
async def test_one_mark_goes_after_the_edit_it_was_for(keys: str, opened: Opened) -> None:
    async with opened() as screen:
        words = [keys[0], *keys[1:].split()] if " " in keys else list(keys)
        await screen.press("space", *(k for w in words for k in ([w] if w in ("enter", "ctrl+d") else w)))
        assert [op["task"] for op in screen.ops()] == ["1"]
        assert screen.screen.view.marked == frozenset()
        await screen.press("end", "n", *"there", "enter")
        assert [op["task"] for op in screen.ops()] == ["4"]


async def test_a_mark_stays_when_the_edit_was_refused(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "s", "4")
        assert screen.screen.view.marked == {"1"}


async def test_a_range_ends_with_the_edit_it_was_for(opened: Opened) -> None:
    """Else the next move would mark again what the edit was made on."""
    async with opened() as screen:
        await screen.press("v", "down", "n", *"x", "enter")
        assert [op["task"] for op in screen.ops()] == ["1", "2"]
        await screen.press("down")
        assert screen.screen.view.marked == frozenset()


async def test_a_saved_line_names_the_task_and_its_unit_at_any_width(opened: Opened) -> None:
    for width in (60, 80, 120):
        async with opened((width, 24), real=True) as screen:
            await screen.press("4", "2", "enter", *"s2s2s2")
            line = screen.rows("keys")[0]
            assert line.startswith(" saved: 42 "), line
            assert "in progress" in line
            assert "确保基本无违" in line
            assert width < 80 or "区城管执法局" in line


async def test_a_saved_line_says_where_a_task_is_not_ones_own_units(opened: Opened) -> None:
    async with opened(preferences=Preferences(unit="区园林绿化局")) as screen:
        await screen.press("s", "2")
        assert screen.says("task 1 is not your unit's (区园林绿化局).")
        await screen.press("down", "s", "2")
        assert not screen.says("is not your unit's")


async def test_an_edit_of_many_says_how_many_and_the_first_of_them(opened: Opened) -> None:
    async with opened((120, 24), real=True) as screen:
        await screen.press(*["space"] * 5, *"s2", "enter")
        told = screen.text("keys") + screen.text("detail")
        assert "saved: 5 tasks: 1-5 (" in told
        assert "and others) not started -> in progress" in told


async def test_a_milestone_is_met_on_its_day(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("3", "enter", "m", *"06-20", "enter", "enter")
        entry = screen.entries()[-1]
        assert entry["on"] == "2023-06-20"
        assert entry["ops"][0]["value"] == "2023-06-20"
        assert "启动招投标 met on" in screen.text("detail")
        await screen.press("1", "enter", "m")
        assert "has no milestone" in screen.rows("keys")[0]


async def test_a_question_is_raised_and_answered(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("F")
        assert "no open question" in screen.rows("keys")[0]
        await screen.press("f")
        await screen.type("需会商")
        await screen.press("enter")
        await screen.type("常务副区长")
        await screen.press("enter", "enter")
        assert "需会商" in screen.text("detail")
        assert "needs coordination 1" in screen.rows("title")[0]
        await screen.press("F", "enter", "enter")
        assert screen.ops()[0]["op"] == "unflag"
        assert "needs coordination 0" in screen.rows("title")[0]


async def test_an_extension_keeps_the_first_deadline(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("x", *"2024-01-31", "enter", "enter")
        assert screen.entries() == []
        await screen.type("雨季")
        await screen.press("enter")
        assert screen.ops()[0]["value"] == "2024-01-31"
        assert "at first 2023-12-31" in screen.text("detail")


async def test_marked_tasks_are_one_entry_and_what_is_refused_stays_marked(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("down", *"s3", "home")
        await screen.press("asterisk", "s", "5")
        await screen.type("停工")
        await screen.press("enter")
        ops = screen.ops()
        assert [op["task"] for op in ops] == ["1", "3", "4"]
        assert screen.screen.view.marked == {"2"}
        assert "still marked: 1. done; it can only become in progress, closed: 2" in screen.rows("keys")[0]
        await screen.press("u")
        assert "not started" in screen.row("4")


async def test_marks_by_space_range_and_escape(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "v", "down", "v")
        assert screen.screen.view.marked == {"1", "2", "3"}
        assert "marked 3" in screen.rows("keys")[0]
        assert screen.row("2").startswith("*")
        await screen.press("escape")
        assert screen.screen.view.marked == frozenset()
        await screen.press("v", "home", "escape")
        assert screen.screen.view.marked == frozenset()


async def test_an_open_range_is_seen_until_it_is_closed_and_dropped_marks_are_told(opened: Opened) -> None:
    async with opened((80, 24), real=True) as screen:
        await screen.press("v", "down", "down")
        assert "Range, 3 marked: move to its end; v keeps it" in screen.rows("keys")[0]
        await screen.press("v")
        assert "Range" not in screen.rows("keys")[0]
        assert "marked 3" in screen.rows("keys")[0]
        await screen.press("escape")
        assert "3 marks taken away." in screen.rows("keys")[0]


async def test_read_only_refuses_before_anything_is_typed(opened: Opened) -> None:
    async with opened(read_only=True) as screen:
        for key in ("s", "n", "p", "m", "f", "F", "x", "u", "U"):
            await screen.press(key)
            assert "read-only" in screen.rows("keys")[0], key
            assert screen.screen.key_line.prompt is None
        assert screen.entries() == []


async def test_an_earlier_day_is_marked_and_read_only(opened: Opened) -> None:
    store = None
    async with opened() as screen:
        store = store_in(screen.folder)
        store.record(Change((set_op("1", "status", "done"),), "a", store.today()))
        await screen.press("t", *"06-29", "enter")
        assert "as of 2023-06-29, read-only" in screen.rows("title")[0]
        assert "not started" in screen.row("1")
        await screen.press("s")
        assert "nothing can be changed" in screen.rows("keys")[0]
        await screen.press("t", "enter")
        assert "done" in screen.row("1")


async def test_a_light_explains_itself(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("i")
        shown = screen.text("detail")
        assert "nothing recorded for long" in shown
        assert "day 181 of 365" in shown
        await screen.press("escape")
        assert "amber_stale" not in screen.text("detail")


async def test_the_claimant_is_refused_before_anything_is_typed(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*"s3s4")
        assert "needs another person" in screen.rows("keys")[0]
        assert screen.screen.key_line.prompt is None
        assert screen.screen.open_form.form is None


async def test_every_allowed_move_is_one_entry_and_reopening_asks_why(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*"s2s3s2", *"again", "enter", *"s6", *"no money", "enter", *"s2")
        assert "reason" in screen.rows("keys")[0]
        await screen.press(*"found", "enter")
        values = [(e["ops"][0]["value"], e["ops"][0].get("reason")) for e in screen.entries()]
        assert values == [
            ("in_progress", None), ("done", None), ("in_progress", "again"),
            ("cancelled", "no money"), ("in_progress", "found"),
        ]  # fmt: skip


async def test_a_range_is_told_and_left_first_whatever_the_detail_says(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("i", "v", "down")
        assert "Range, 2 marked" in screen.rows("keys")[0]
        await screen.press("escape")
        assert screen.screen.view.marked == frozenset()
        assert "the task again" in screen.rows("keys")[0]
