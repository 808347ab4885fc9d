"""What a meeting decides, by keys; and figures that are odd are asked about once before they are saved."""

from __future__ import annotations

import pytest

from tests.tui.conftest import Driven, Opened


def said(screen: Driven) -> str:
    return screen.text("keys") + screen.text("detail")


async def decide(screen: Driven, text: str, *more: str) -> None:
    """Fill the form in: the owner stays the leading unit."""
    await screen.press("d", *text, "enter", *more, "enter", *"2023-07-10", "enter")


async def test_a_decision_is_recorded_with_its_owner_and_day_and_stands_in_the_detail(opened: Opened) -> None:
    async with opened() as screen:
        await decide(screen, "batch")
        assert "day (now 2023-06-30; Enter saves):" in screen.rows("keys")[0]
        await screen.press("enter")
        assert screen.ops() == [
            {"op": "decide", "task": "1", "text": "batch", "owner": "区发展改革委", "due": "2023-07-10"}
        ]
        assert "decision 2023-06-30 batch (区发展改革委, by 2023-07-10): in 10 days" in screen.text("detail")
        await screen.press("D", *"done", "enter", "enter")
        assert screen.ops()[0]["reason"] == "done"
        assert "in 10 days" not in screen.text("detail")
        await screen.press("D")
        assert "no open decision to carry out" in screen.rows("keys")[0]


async def test_a_decision_answers_a_question_in_the_same_entry(opened: Opened) -> None:
    async with opened() as screen:
        for question in ("land", "money"):
            await screen.press("f", *question, "enter", *"mayor", "enter", "enter")
        asked = [entry["id"] for entry in screen.entries()]
        await decide(screen, "batch")
        assert "answers question (1, 2; Enter: none):" in screen.rows("keys")[0]
        assert "1. 2023-06-30 swj to mayor: land" in screen.text("detail")
        await screen.press("3", "enter")
        assert "Choose one of 1, 2." in said(screen)
        await screen.press("ctrl+u", "2", "ctrl+d")
        assert screen.ops() == [
            {
                "op": "decide", "task": "1", "text": "batch", "owner": "区发展改革委", "due": "2023-07-10",
                "of": [asked[1]],
            },
            {"op": "unflag", "task": "1", "of": [asked[1]], "reason": "batch"},
        ]  # fmt: skip


async def test_who_carries_it_out_is_written_in_full_and_a_stranger_is_asked_about(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("d", *"x", "enter", *"nobody", "enter")
        assert "No unit or lead of the plan is called nobody." in said(screen)
        await screen.press("ctrl+u", *"yllhj", "enter", *"2023-07-10", "ctrl+d")
        assert screen.ops()[0]["owner"] == "区园林绿化局"
        await decide(screen, "y", *"nobody", "enter")
        await screen.press("ctrl+d")
        assert screen.ops()[0]["owner"] == "nobody"


async def test_of_several_decisions_the_one_that_is_chosen_is_carried_out(opened: Opened) -> None:
    async with opened() as screen:
        for text in ("first", "second"):
            await decide(screen, text)
            await screen.press("enter")
        made = [entry["id"] for entry in screen.entries()]
        await screen.press("D")
        assert "Which decision of 1 was carried out?" in said(screen)
        assert "2 decided: second" in said(screen)
        await screen.press("2")
        assert "second (区发展改革委" in screen.text("detail").partition("decision")[0]
        await screen.press("ctrl+d")
        assert screen.ops() == [{"op": "carry_out", "task": "1", "of": [made[1]]}]


async def test_one_decision_on_marked_tasks_needs_its_owner(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "space", "d", *"monthly", "enter")
        assert "carried out by (a unit or an official):" in screen.rows("keys")[0]
        await screen.press("enter")
        assert "Something must be written here." in said(screen)
        await screen.press(*"qkw", "enter", *"2023-12-31", "ctrl+d")
        assert [(op["task"], op["owner"]) for op in screen.ops()] == [("1", "区科委"), ("2", "区科委")]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("60", "40", "Task 1 was reported at 60% before, and now at 40%."),
        ("60", "61", ""),
    ],
)
async def test_a_percent_that_falls_is_asked_about_once(
    before: str, after: str, problem: str, opened: Opened
) -> None:
    async with opened() as screen:
        await screen.press("p", *before, "ctrl+d", "p", *after, "ctrl+d")
        assert len(screen.entries()) == (1 if problem else 2)
        if problem:
            assert problem in said(screen)
            await screen.press("ctrl+d")
            assert len(screen.entries()) == 2


async def test_a_figure_that_jumps_goes_to_its_field(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", "enter", *"4.2", "ctrl+d", "p", "enter", *"42", "ctrl+d")
        assert "was 4.2 and is 42 now: ten times as much or as little." in said(screen)
        assert screen.screen.open_form.form is not None
        assert screen.screen.open_form.form.current.key == "target:1"
        await screen.press("ctrl+u", *"4.3", "ctrl+d")
        assert screen.ops()[0]["value"] == 4.3


async def test_a_percent_of_what_was_not_begun_is_saved_and_how_to_move_it_is_told(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", *"40", "ctrl+d")
        assert "1 still not started: s 2 moves it." in said(screen)
        assert screen.ops()[0]["percent"] == 40
        await screen.press("s", "2", "p", *"50", "ctrl+d")
        assert "still not started" not in said(screen)


async def test_the_one_question_that_is_left_keeps_its_number_in_the_form(opened: Opened) -> None:
    async with opened() as screen:
        for question in ("land", "money"):
            await screen.press("f", *question, "enter", "enter", "enter")
        await screen.press("F", "1", "ctrl+d", "d")
        assert "2. 2023-06-30 swj: money" in screen.text("detail")


async def test_going_back_to_not_begun_asks_where_a_percent_is_told(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "2", "p", *"40", "ctrl+d")
        await screen.press("s", "1")
        assert "Task 1: 40% of it is told, and now it is not started. 1record" in screen.rows("keys")[0]
        assert len(screen.entries()) == 2
        await screen.press("escape", "s", "1", "1")
        assert screen.ops()[0]["value"] == "not_started"


async def test_of_several_tasks_enter_a_second_time_means_it(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "2", "p", *"40", "ctrl+d")
        await screen.press("space", "space", "s", "1", "enter")
        assert "Enter again if it is meant" in screen.rows("keys")[0] + screen.text("detail")
        assert len(screen.entries()) == 2
        await screen.press("enter")
        assert [op["task"] for op in screen.ops()] == ["1", "2"]


async def test_what_speaks_against_the_status_stands_in_the_detail(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", *"40", "ctrl+d")
        assert screen.says("doubt not started, but 40% of it was told on 2023-06-30")
        await screen.press("s", "2")
        assert "doubt" not in screen.text("detail")
