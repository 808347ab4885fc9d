"""Edits on what others changed meanwhile: refused once, on the task they were begun on, then meant."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.tui.conftest import Driven, Opened
from workplan_tui.model.entry import Change, report_op, set_op


def others(screen: Driven, *ops: Any) -> None:
    """Let somebody else record something that the screen has not looked at."""
    other = screen.other()
    on = date(2023, 6, 1) if "milestone" in str(ops) else other.today()
    other.record(Change(ops, "b", on))


def without_task(text: str, number: int) -> str:
    """Return the plan without the task."""
    before, _, rest = text.partition(f"[[tasks]]\nid = {number}\n")
    _, found, after = rest.partition("[[tasks]]\n")
    return before + found + after


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


async def test_a_reason_for_a_stale_status_is_meant_when_it_is_given_again(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "5", *"because")
        others(screen, set_op("1", "status", "in_progress"))
        await screen.press("enter", "enter")
        op = screen.all_ops()[-1]
        assert (op["value"], op["was"]) == ("suspended", "in_progress")


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


async def test_a_status_is_set_on_the_task_the_prompt_names_whatever_is_highlighted_by_then(
    opened: Opened,
) -> None:
    async with opened() as screen:
        await screen.press("slash", *"status:not_started", "enter", "down", "s")
        assert screen.task_id == "2"
        others(screen, set_op("2", "status", "in_progress"))
        await screen.look()
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
        await screen.look()
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
        await screen.look()
        await screen.press("3")
        await screen.press("enter")
        assert "There is no task 1 in the plan" in screen.text("keys") + screen.text("detail")
        assert screen.entries() == []


async def test_a_form_on_marks_goes_on_with_those_that_are_left(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "space", "space", "p", *"50")
        plan = screen.folder / "tasks.toml"
        plan.write_text(without_task(plan.read_text(encoding="utf-8"), 2), encoding="utf-8")
        await screen.look()
        await screen.press("ctrl+d")
        assert screen.entries() == []
        await screen.press("ctrl+d")
        assert [op["task"] for op in screen.ops()] == ["1", "3"]
