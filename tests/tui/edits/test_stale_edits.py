"""Edits on what others changed meanwhile: refused once, on the task they were begun on, then meant."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.tui.conftest import Driven, Opened
from workplan_tui.base.errors import Locked
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op


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
        assert "Task 1 was reported at 60% before, and now at 40%." in screen.text("keys") + screen.text(
            "detail"
        )
        await screen.press("ctrl+d")
        assert screen.all_ops()[-1] == report_op("1", percent=40)


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
        assert screen.screen.panes.table.task_ids == []
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


def with_plan(screen: Driven, *changes: tuple[str, str]) -> None:
    """Put another plan in the place of the one that is shown."""
    plan = screen.folder / "tasks.toml"
    text = plan.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    plan.write_text(text, encoding="utf-8")


NEXT_YEAR = (
    ('id = "plan-2023"', 'id = "plan-2024"'),
    ("地区生产总值增长4.5%以上。", "完成老旧小区改造12个。"),
)
RENUMBERED = (("地区生产总值增长4.5%以上。", "完成老旧小区改造12个。"),)
OPENED_AND_TYPED = [
    (["n", *"typed"], ["enter"], {"op": "note", "task": "1", "text": "typed"}),
    (["p", *"40"], ["ctrl+d"], {"op": "report", "task": "1", "percent": 40}),
    (["f", *"typed"], ["ctrl+d"], {"op": "flag", "task": "1", "text": "typed"}),
]


@pytest.mark.parametrize("is_seen", [True, False], ids=["the screen has looked", "not yet"])
@pytest.mark.parametrize("plan", [NEXT_YEAR, RENUMBERED], ids=["next year", "renumbered"])
@pytest.mark.parametrize(("typed", "end", "op"), OPENED_AND_TYPED)
async def test_what_was_typed_for_another_plan_is_recorded_only_when_that_is_meant(
    opened: Opened,
    typed: list[str],
    end: list[str],
    op: dict[str, Any],
    plan: tuple[tuple[str, str], ...],
    is_seen: bool,
) -> None:
    async with opened() as screen:
        await screen.press(*typed)
        with_plan(screen, *plan)
        if is_seen:
            await screen.look()
        for _ in range(2):
            await screen.press(*end)
            assert (
                "The plan has changed: record it on what stands there now? 1record" in screen.rows("keys")[0]
            )
            told = screen.text("detail")
            assert "plan-2024" in told if plan is NEXT_YEAR else "完成老旧小区改造12个" in told
            assert screen.entries() == []
            await screen.press("escape")
            assert screen.screen.key_line.prompt.text in ("typed", "40"), "what was typed stays"
        await screen.press(*end, "1")
        assert screen.ops() == [op]
        assert screen.entries()[0]["plan"] == ("plan-2024" if plan is NEXT_YEAR else "plan-2023")


@pytest.mark.parametrize("plan", [NEXT_YEAR, RENUMBERED], ids=["next year", "renumbered"])
async def test_a_status_chosen_for_another_plan_asks_and_can_be_left(
    opened: Opened, plan: tuple[tuple[str, str], ...]
) -> None:
    async with opened() as screen:
        await screen.press("s")
        with_plan(screen, *plan)
        await screen.press("3")
        assert "The plan has changed" in screen.rows("keys")[0]
        await screen.press("escape")
        assert screen.screen.key_line.prompt is None
        assert screen.entries() == []
        await screen.press("s")
        await screen.press("3")
        assert screen.ops()[0]["value"] == "done"


async def test_marked_tasks_of_which_one_was_renumbered_are_asked_about(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "space", *"s2")
        with_plan(screen, *RENUMBERED)
        await screen.press("enter")
        assert "The plan has changed" in screen.rows("keys")[0]
        assert screen.entries() == []
        await screen.press("1")
        assert [op["task"] for op in screen.ops()] == ["1", "2"]


async def test_a_change_elsewhere_in_the_plan_asks_nothing(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n", *"typed")
        with_plan(screen, ("完成造林绿化2970亩", "完成造林绿化3000亩"))
        await screen.press("enter")
        assert screen.ops()[0]["text"] == "typed"


async def test_an_unsaved_edit_of_last_years_plan_is_not_recorded_in_the_next(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise Locked("locked")

    async with opened() as screen:
        with monkeypatch.context() as patch:
            patch.setattr("workplan_tui.store.turn.held", locked)
            await screen.press("n", *"typed", "enter", "escape")
        with_plan(screen, *NEXT_YEAR)
        await screen.press("q", "1")
        assert "meant for the plan plan-2023" in screen.text("keys") + screen.text("detail")
        assert screen.entries() == []
        assert len(screen.app.unsaved.lines) == 1
