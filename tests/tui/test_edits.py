"""Edits on the screen: shown only when durable, refused with a reason, nothing typed is lost."""

from __future__ import annotations

import errno
import json
import os
from datetime import date
from typing import Any

import pytest

from tests.tui.conftest import Driven, Opened, store_in
from workplan_tui.model.entry import Change, note_op, report_op, set_op
from workplan_tui.store.files import Files


async def test_a_status_is_in_the_journal_and_in_the_row(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "2")
        assert "in progress" in screen.row("1")
        assert [(op["task"], op["value"], op["was"]) for op in screen.ops()] == [
            ("1", "in_progress", "not_started")
        ]
        assert "saved: 1 not started -> in progress" in screen.rows("keys")[0]


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
        assert "Task 1: not started; it can only become" in screen.rows("keys")[0]
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


async def test_a_report_shows_last_values_and_enter_keeps_them(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("down", "p", *"40", "enter", *"1485", "enter")
        await screen.type("已完成一半")
        await screen.press("enter", "enter", "enter", "enter")
        assert screen.ops() == [
            {"op": "report", "task": "2", "percent": 40, "progress": "已完成一半"},
            {"op": "set", "task": "2", "field": "target:1", "value": 1485, "was": None, "sees": []},
        ]
        await screen.press("p")
        shown = screen.text("detail")
        assert "40" in shown and "1485" in shown and "已完成一半" in shown  # noqa: PT018
        await screen.press("enter", "enter", "enter", "enter", "enter", "enter")
        assert screen.ops() == [{"op": "report", "task": "2", "percent": 40, "progress": "已完成一半"}]


async def test_ctrl_d_saves_a_form_without_asking_for_the_rest(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("down", "p", *"40", "ctrl+d")
        assert screen.ops() == [{"op": "report", "task": "2", "percent": 40}]
        assert screen.screen.key_line.prompt is None


async def test_ctrl_d_goes_to_the_first_field_that_is_wrong_and_keeps_the_rest(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("x", "down", *"why", "ctrl+d")
        assert screen.entries() == []
        assert "Something must be written here" in screen.rows("keys")[0]
        assert "> new deadline" in screen.text("detail")
        await screen.press(*"2024-01-31", "ctrl+d")
        assert [op["reason"] for op in screen.ops()] == ["why"]


async def test_ctrl_d_means_nothing_where_one_thing_is_asked(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n", *"abc", "ctrl+d")
        assert screen.entries() == []
        await screen.press("enter")
        assert screen.ops() == [{"op": "note", "task": "1", "text": "abc"}]


async def test_a_field_that_is_wrong_is_told_and_the_form_goes_on(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", *"140", "enter")
        assert "0 to 100" in screen.rows("keys")[0]
        await screen.press("backspace", "enter")
        assert "percent 14" in screen.text("detail")
        await screen.press("escape")
        assert screen.entries() == []
        assert "地区生产总值" in screen.text("detail")


async def test_a_form_goes_back_to_a_field(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("f", *"ab", "enter", *"wrong", "up", "c", "enter")
        await screen.press(*["backspace"] * 5, "enter", "enter")
        assert screen.ops() == [{"op": "flag", "task": "1", "text": "abc"}]


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


class FullDisk(Files):
    """Takes no more bytes once it is full."""

    is_full = False

    def write(self, handle: int, data: bytes) -> int:
        if self.is_full and b'"note"' in data:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(handle, data)


async def test_a_failed_edit_says_so_keeps_the_text_and_shows_nothing(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await screen.press("n", *"half")
        disk.is_full = True
        await screen.press("enter")
        assert "Not saved: " in screen.rows("keys")[0]
        assert "No space left" in screen.text("detail")
        assert "note: half" not in screen.text("detail")
        disk.is_full = False
        await screen.press("x", "enter")
        assert screen.ops()[0]["text"] == "halfx"


@pytest.mark.parametrize(("digit", "word"), [("2", "in progress"), ("3", "done")])
async def test_a_status_set_on_a_stale_view_is_refused_and_the_new_one_shown(
    opened: Opened, digit: str, word: str
) -> None:
    async with opened() as screen:
        await screen.press("s")
        others(screen, set_op("1", "status", "suspended", "用地未落实"))
        await screen.press(digit)
        assert "changed meanwhile to suspended by b" in screen.rows("keys")[0]
        assert "suspended" in screen.row("1")
        assert word not in screen.row("1")


async def test_a_reason_typed_for_a_stale_status_is_refused(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "5", *"because")
        others(screen, set_op("1", "status", "done"))
        await screen.press("enter")
        assert "changed meanwhile to done by b" in screen.rows("keys")[0]
        assert len(screen.entries()) == 1


FORMS = [
    ("x", ["2024-06-30", "rain"], set_op("1", "due_on", "2024-03-31", "r"), "due_on", "2024-06-30"),
    ("p", ["", "5"], set_op("1", "target:1", 4.7), "target:1", 5),
    ("m", ["2023-06-20"], set_op("3", "milestone:1", "2023-06-01"), "milestone:1", "2023-06-20"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "answers", "meanwhile", "field", "value"), FORMS)
async def test_a_form_filled_in_on_a_stale_view_is_refused_once_and_then_meant(
    opened: Opened, key: str, answers: list[str], meanwhile: dict[str, Any], field: str, value: object
) -> None:
    async with opened() as screen:
        await screen.press(meanwhile["task"], "enter", key)
        others(screen, meanwhile)
        for answer in answers:
            await screen.press(*([] if answer is answers[0] else ["enter"]), *answer)
        await screen.press("ctrl+d")
        assert "changed meanwhile" in screen.text("keys") + screen.text("detail")
        assert len(screen.entries()) == 1
        await screen.press("ctrl+d")
        op = screen.all_ops()[-1]
        assert (op["field"], op["value"], op["was"]) == (field, value, meanwhile["value"])


async def test_a_report_does_not_cover_one_that_came_meanwhile(opened: Opened) -> None:
    async with opened() as screen:
        others(screen, report_op("1", percent=30, progress="a"))
        await screen.press("p", *"40")
        others(screen, report_op("1", percent=60, progress="b"))
        await screen.press("ctrl+d")
        assert "b reported 60% on task 1 meanwhile" in screen.rows("keys")[0]
        await screen.press("ctrl+d")
        assert screen.all_ops()[-1] == report_op("1", percent=40, progress="b")


async def test_marked_tasks_of_which_one_is_stale_stay_as_they_are_until_it_is_meant(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "space", "x", *"2024-06-30", "enter", *"rain")
        others(screen, set_op("2", "due_on", "2024-03-31", "r"))
        await screen.press("enter")
        assert "task 2 was changed meanwhile to 2024-03-31" in screen.text("keys") + screen.text("detail")
        assert screen.screen.view.marked == {"1", "2"}
        assert len(screen.entries()) == 1
        await screen.press("enter")
        assert [op["was"] for op in screen.all_ops()[-2:]] == ["2023-12-31", "2024-03-31"]


async def test_a_later_dated_value_that_stays_in_force_is_told(opened: Opened) -> None:
    async with opened() as screen:
        others(screen, report_op("1", percent=60))
        await screen.press("p", *"40", *["down"] * 5, *"2023-05-31", "ctrl+d")
        assert "has a report of 2023-06-30, which is later" in screen.text("keys") + screen.text("detail")


def others(screen: Driven, *ops: Any) -> None:
    """Let somebody else record something that the screen has not looked at."""
    other = screen.other()
    on = date(2023, 6, 1) if "milestone" in str(ops) else other.today()
    other.record(Change(ops, "b", on))


async def test_what_others_record_appears_and_disturbs_nothing(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("pagedown", "pagedown", "n", *"half")
        before = (screen.task_id, screen.screen.table.top)
        other = screen.other()
        other.record(Change((set_op("1", "status", "in_progress"), note_op("8", "x")), "b", other.today()))
        await screen.screen._watching.look()
        await screen.settle()
        assert (screen.task_id, screen.screen.table.top) == before
        assert "in progress 1" in screen.rows("title")[0]
        assert "half" in screen.rows("keys")[0]


async def test_a_plan_that_becomes_unreadable_leaves_the_last_good_one(opened: Opened) -> None:
    async with opened() as screen:
        (screen.folder / "tasks.toml").write_text("[[[", encoding="utf-8")
        await screen.screen._watching.look()
        await screen.settle()
        assert screen.row("4")


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


async def test_a_field_that_was_passed_by_is_asked_for_again(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("f", "tab", "tab", "enter")
        assert "Something must be written here" in screen.rows("keys")[0]
        await screen.press(*"why", "enter", "enter", "enter")
        assert screen.ops() == [{"op": "flag", "task": "1", "text": "why"}]


async def test_a_wrong_field_that_was_passed_by_is_shown(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", *"140", *["tab"] * 5, "enter")
        assert "0 to 100" in screen.rows("keys")[0]
        await screen.press("backspace")
        assert "percent (0-100): 14" in screen.rows("keys")[0]
        assert screen.entries() == []


async def test_a_paste_shows_the_prompt_that_a_message_hides(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", *"140", "enter")
        await screen.type("9")
        assert "1409" in screen.rows("keys")[0]


async def test_a_text_that_fits_no_journal_line_is_refused_and_kept(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n")
        await screen.type("水" * 60000)
        await screen.press("enter")
        assert "Not saved: the entry would take" in screen.rows("keys")[0]
        assert screen.entries() == []
        assert len(screen.screen.key_line.prompt.text) == 60000


async def test_the_claimant_is_refused_before_anything_is_typed(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*"s3s4")
        assert "needs another person" in screen.rows("keys")[0]
        assert screen.screen.key_line.prompt is None
        assert screen.screen.filling.form is None


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


async def test_what_was_not_saved_is_shown_whole_and_asked_about_before_leaving(
    opened: Opened,
) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await screen.press("n", *"half")
        disk.is_full = True
        await screen.press("enter")
        assert '"text":"half"' in screen.text("detail")
        await screen.press("escape", "q")
        assert "1 entry is not saved" in screen.rows("keys")[0]
        await screen.press("down", "q")
        assert "1 entry is not saved" in screen.rows("keys")[0]
        (line,) = screen.app.unsaved.lines
        assert '"text":"half"' in line
        assert not screen.app._exit
        await screen.press("q")
        assert screen.app._exit


async def test_what_is_saved_after_all_needs_no_line(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await screen.press("n", *"half")
        disk.is_full = True
        await screen.press("enter")
        (line,) = screen.app.unsaved.lines
        disk.is_full = False
        await screen.press("enter")
        assert screen.entries()[-1]["id"] == json.loads(line)["id"]
        assert not screen.app.unsaved.lines


async def test_a_line_that_had_reached_the_disk_is_not_doubled(opened: Opened) -> None:
    disk = UnprovenDisk()
    async with opened(files=disk) as screen:
        await screen.press(*"s2", "n", *"half")
        disk.is_bad = True
        await screen.press("enter")
        assert screen.app.unsaved.lines
        disk.is_bad = False
        await screen.press("enter")
        texts = [op.get("text") for entry in screen.entries() for op in entry["ops"]]
        assert texts == [None, "half"]
        assert not screen.app.unsaved.lines


class UnprovenDisk(Files):
    """Takes the bytes, fails to flush them, and cannot take them back nor begin another file."""

    is_bad = False

    def fsync(self, handle: int) -> None:
        self._fail()
        super().fsync(handle)

    def truncate(self, handle: int, length: int) -> None:
        self._fail()
        super().truncate(handle, length)

    def _fail(self) -> None:
        if self.is_bad:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


async def test_a_milestone_that_was_met_has_its_day_once_in_its_form(opened: Opened) -> None:
    async with opened((200, 50), real=True) as screen:
        await screen.press("1", "1", "enter", "m", *"2023-04-06", "ctrl+d")
        await screen.press("m")
        row = next(row for row in screen.rows("detail") if "完成项目规划实施方案" in row)
        assert row == " > 完成项目规划实施方案 (due 2023-03-31) 2023-04-06"


async def look(screen: Driven) -> None:
    """Let the screen see what others have recorded."""
    await screen.screen._watching.look()
    await screen.settle()


async def test_a_status_is_set_on_the_task_the_prompt_names_whatever_is_highlighted_by_then(
    opened: Opened,
) -> None:
    async with opened() as screen:
        await screen.press("slash", *"status:not_started", "enter", "down", "s")
        assert screen.task_id == "2"
        others(screen, set_op("2", "status", "in_progress"))
        await look(screen)
        assert screen.task_id == "3"
        await screen.press("3")
        assert "task 2 was changed meanwhile to in progress by b" in screen.text("keys") + screen.text(
            "detail"
        )
        assert len(screen.entries()) == 1


async def test_a_status_whose_task_left_an_empty_table_ends_nothing(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("slash", *"id:2 status:not_started", "enter", "s")
        others(screen, set_op("2", "status", "in_progress"))
        await look(screen)
        assert screen.screen.table.task_ids == []
        await screen.press("3")
        assert "task 2 was changed meanwhile" in screen.text("keys") + screen.text("detail")
        await screen.press("enter")
        assert "No task matches" in screen.rows("keys")[0]


async def test_marks_whose_tasks_left_the_plan_never_become_another_task(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "space", "s")
        plan = screen.folder / "tasks.toml"
        text = plan.read_text(encoding="utf-8")
        plan.write_text(without_task(without_task(text, 1), 2), encoding="utf-8")
        await look(screen)
        await screen.press("3")
        await screen.press("enter")
        assert "There is no task 1 in the plan" in screen.text("keys") + screen.text("detail")
        assert screen.entries() == []


async def test_a_form_on_marks_goes_on_with_those_that_are_left(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "space", "space", "p", *"50")
        plan = screen.folder / "tasks.toml"
        plan.write_text(without_task(plan.read_text(encoding="utf-8"), 2), encoding="utf-8")
        await look(screen)
        await screen.press("ctrl+d")
        assert screen.entries() == []
        await screen.press("ctrl+d")
        assert [op["task"] for op in screen.ops()] == ["1", "3"]


async def test_a_reason_for_a_stale_status_is_meant_when_it_is_given_again(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "5", *"because")
        others(screen, set_op("1", "status", "in_progress"))
        await screen.press("enter", "enter")
        op = screen.all_ops()[-1]
        assert (op["value"], op["was"]) == ("suspended", "in_progress")


def without_task(text: str, number: int) -> str:
    """Return the plan without the task."""
    before, _, rest = text.partition(f"[[tasks]]\nid = {number}\n")
    _, found, after = rest.partition("[[tasks]]\n")
    return before + found + after


async def test_a_filter_that_is_left_brings_the_task_back_that_it_hid(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press(*"60", "enter", "slash", *"水务")
        assert screen.task_id != "60"
        await screen.press("escape")
        assert screen.task_id == "60"
        await screen.press("slash", *"nothing like it", "enter", "escape")
        assert screen.task_id == "60"


async def test_a_range_is_told_and_left_first_whatever_the_detail_says(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("i", "v", "down")
        assert "Range, 2 marked" in screen.rows("keys")[0]
        await screen.press("escape")
        assert screen.screen.view.marked == frozenset()
        assert "the task again" in screen.rows("keys")[0]
