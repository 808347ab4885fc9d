"""Slips of the pen on the screen: a year of two digits, a far day, one answer for two questions, no plan."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import PLAN_TOML
from tests.tui.conftest import Driven, Opened
from workplan_tui.tui.registry import COMMANDS

FAR = "is more than 20 years from the plan of 2023-01-01 to 2023-12-31. Enter again if it is meant."
# The screen's today is 2023-06-30.


async def to_the_day(screen: Driven) -> None:
    await screen.press("p", *"60", *["enter"] * 5, "ctrl+u")


@pytest.mark.parametrize(
    ("typed", "on"),
    [("23-06-29", "2023-06-29"), ("２０２３／０６／２９", "2023-06-29"), ("6月29日", "2023-06-29")],
)
async def test_the_day_of_a_form_is_of_this_century(opened: Opened, typed: str, on: str) -> None:
    async with opened() as screen:
        await to_the_day(screen)
        await screen.type(typed)
        await screen.press("enter")
        assert screen.entries()[-1]["on"] == on


async def test_a_far_day_in_a_form_is_asked_about_once(opened: Opened) -> None:
    async with opened() as screen:
        await to_the_day(screen)
        await screen.press(*"0023-06-29", "enter")
        assert f"0023-06-29 {FAR}" in screen.text("keys") + screen.text("detail")
        assert screen.entries() == []
        await screen.press("ctrl+u", *"06-29", "enter")
        assert screen.entries()[-1]["on"] == "2023-06-29"
        await to_the_day(screen)
        await screen.press(*"1999-06-29", "enter", "enter")
        assert screen.entries()[-1]["on"] == "1999-06-29"


async def test_a_far_day_is_asked_about_also_when_the_form_is_saved_at_once(opened: Opened) -> None:
    async with opened() as screen:
        await to_the_day(screen)
        await screen.press(*"0023-06-29", "up", "ctrl+d")
        assert screen.entries() == []
        assert FAR in screen.text("keys") + screen.text("detail")


@pytest.mark.parametrize("key", ["t", "c"])
async def test_looking_at_a_far_day_is_asked_about(opened: Opened, key: str) -> None:
    async with opened() as screen:
        await screen.press(key, *"0023-06-29", "enter")
        assert FAR in screen.text("keys") + screen.text("detail")
        assert screen.screen.view.ledger.day == date(2023, 6, 30)
        await screen.press("ctrl+u", *"23-06-29", "enter")
        assert screen.app.screen is not screen.screen if key == "c" else "2023-06-29" in screen.text("title")


async def test_a_deadline_long_after_the_plan_is_asked_about_and_can_be_corrected(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("x", *"2062-03-01", "enter")
        assert "2062-03-01 is more than a year after the plan's end 2023-12-31. Enter again" in (
            screen.text("keys") + screen.text("detail")
        )
        await screen.press("enter", *"rain", "enter")
        await screen.press("n", *"later", "enter", "x")
        assert "new deadline (later than 2062-03-01; an earlier day corrects)" in screen.rows("keys")[0]
        await screen.press(*"2023-12-30", "enter")
        assert "a correction is not before 2023-12-31 either" in screen.text("keys") + screen.text("detail")
        await screen.press("ctrl+u", *"2024-03-01", "enter", *"slip", "enter")
        assert [op["value"] for op in screen.all_ops() if op["op"] == "set"] == ["2062-03-01", "2024-03-01"]
        assert "deadline corrected 2062-03-01 -> 2024-03-01 (slip)" in screen.rows("keys")[0]


async def test_one_answer_is_for_the_question_that_is_chosen(opened: Opened) -> None:
    async with opened() as screen:
        for question, whom in (("land", "mayor"), ("money", "bank"), ("staff", "office")):
            await screen.press("f", *question, "enter", *whom, "enter", "enter")
        asked = [entry["id"] for entry in screen.entries()]
        await screen.press("F")
        told = screen.text("keys") + screen.text("detail")
        assert "Answer which question of 1?" in told
        assert "2 2023-06-30 swj to bank: money" in told, "never 22023-06-30"
        await screen.press("2")
        assert "2023-06-30 swj to bank: money" in screen.text("detail").partition("open question")[0]
        await screen.press(*"paid", "enter", "enter")
        assert screen.ops() == [{"op": "unflag", "task": "1", "of": [asked[1]], "reason": "paid"}]
        await screen.press("F", "3", "enter", "enter")
        assert screen.ops()[0]["of"] == [asked[2]]
        await screen.press("F", "enter", "enter")  # only one is left: nothing to choose
        assert screen.ops()[0]["of"] == [asked[0]]


async def test_marked_tasks_with_several_questions_are_left_out_and_told(opened: Opened) -> None:
    async with opened() as screen:
        for _ in range(2):
            await screen.press("f", *"why", "enter", "enter", "enter")
        await screen.press("2", "enter", "f", *"how", "enter", "enter", "enter")
        await screen.press("2", "enter", "space", "1", "enter", "space", "F")
        assert "left out it has 2 open questions, and" in screen.text("detail")
        await screen.press(*"so", "enter", "enter")
        assert [op["task"] for op in screen.ops()] == ["2"]
        assert screen.screen.view.marked == {"1"}


async def test_a_report_can_name_its_month_where_the_plan_asks_for_months(opened: Opened) -> None:
    async with opened() as screen:
        plan = screen.folder / "tasks.toml"
        plan.write_text(PLAN_TOML + '\n[reporting]\nevery = "month"\n', encoding="utf-8")
        await screen.look()
        await screen.press("p", *"60", *["enter"] * 5)
        assert "for the period (such as 2023-05; Enter: by the day, today 2023-06)" in screen.rows("keys")[0]
        await screen.press(*"Mai", "enter")
        assert "Mai is no period." in screen.text("keys") + screen.text("detail")
        await screen.press("ctrl+u", *"2023-5", "enter", "enter")
        assert screen.ops() == [{"op": "report", "task": "1", "percent": 60, "period": "2023-05"}]


async def test_on_a_plan_nobody_named_every_edit_says_what_to_do_before_anything_is_typed(
    opened: Opened,
) -> None:
    async with opened() as screen:
        await screen.screen.desk.do(lambda store: setattr(store, "refusal", "There is no plan here."))
        for command in COMMANDS:
            if command.edits and command.keys:
                await screen.press(command.keys[0])
                assert "There is no plan here." in screen.text("keys") + screen.text("detail"), command.id
                assert screen.screen.key_line.prompt is None, command.id
        assert screen.entries() == []
