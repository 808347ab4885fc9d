"""Small changes of the plan on the screen: asked in a form, looked at side by side, one key records them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.tui.commands.effects import page_text
from tests.tui.conftest import Driven, Opened


async def asked_of(screen: Driven, command: str, *answers: str) -> None:
    """Begin in the palette and answer what is asked, one field after the other."""
    await screen.press("colon")
    await screen.type(command)
    await screen.press("enter")
    for answer in answers:
        await screen.type(answer)
        await screen.press("enter")


async def test_a_task_is_broken_down_and_every_earlier_day_stays(opened: Opened, plan_file: Path) -> None:
    plan_file.write_text(f"# 台账\n{plan_file.read_text(encoding='utf-8')}", encoding="utf-8")
    async with opened() as screen:
        await asked_of(screen, "plan_break_down", "10-31=完成栽植；11-15=验收", "成活率=95%以上", "15号", "")
        page = page_text(screen)
        assert "15号" in page
        assert "成活率" in page
        assert screen.entries() == []
        await screen.press("1")
        (op,) = screen.ops()
        assert (op["op"], op["basis"]) == ("revise", "15号")
        (task,) = [one for one in screen.screen.view.ledger.plan.tasks if one.id == "1"]
        assert [one.text for one in task.milestones][-2:] == ["完成栽植", "验收"]
        assert task.targets[-1].name == "成活率"
        before = screen.screen.view.ledger.at(date(2023, 1, 1)).plan.tasks_by_id["1"]
        assert "验收" not in [one.text for one in before.milestones]
        assert plan_file.read_text(encoding="utf-8").startswith("# 台账\n")


async def test_what_was_typed_is_there_again_after_esc_on_the_page(opened: Opened) -> None:
    async with opened() as screen:
        await asked_of(screen, "plan_add", "做好绿化补植。", "区园林绿化局", "", "", "", "")
        await screen.press("escape")
        assert screen.entries() == []
        assert screen.text("detail").count("做好绿化补植") == 1
        await screen.press("escape")
        await asked_of(screen, "plan_add", "")
        await screen.press("1")
        assert [one.text for one in screen.screen.view.ledger.plan.tasks if one.id == "5"] == [
            "做好绿化补植。"
        ]
        assert screen.screen.asking is None
        await asked_of(screen, "drafts")
        assert screen.says("There is no draft")


async def test_a_task_is_split_and_goes(opened: Opened) -> None:
    async with opened() as screen:
        await asked_of(screen, "plan_split", "甲事。", "乙事。", "", "", "", "", "", "", "")
        await screen.press("1")
        plan = screen.screen.view.ledger.plan
        assert [task.id for task in plan.tasks] == ["5", "6", "2", "3", "4"]
        assert plan.tasks_by_id["6"].came_from == ("1",)


async def test_marked_tasks_are_merged_and_others_dropped(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("space", "space")
        await asked_of(screen, "plan_merge", "甲乙两事。", "", "", "", "", "")
        await screen.press("1")
        plan = screen.screen.view.ledger.plan
        assert [task.id for task in plan.tasks] == ["5", "3", "4"]
        await screen.press("home")
        await asked_of(screen, "plan_drop", "15号", "")
        await screen.press("1")
        assert [task.id for task in screen.screen.view.ledger.plan.tasks] == ["3", "4"]


@pytest.mark.parametrize(
    ("command", "before", "answers", "told"),
    [
        ("plan_merge", (), (), "Mark the tasks that are merged first"),
        ("plan_split", ("asterisk",), (), "one task at a time"),
        ("plan_drop", ("asterisk",), ("", ""), "no task left"),
        ("plan_break_down", (), ("06-30",), "write it as 06-30"),
        ("plan_break_down", (), ("", "家数=许多"), "write it as"),
        ("plan_break_down", (), ("", "", "", ""), "Name a milestone or a target"),
    ],
)
async def test_what_cannot_be_is_said_in_a_sentence(
    opened: Opened,
    plan_file: Path,
    command: str,
    before: tuple[str, ...],
    answers: tuple[str, ...],
    told: str,
) -> None:
    was = plan_file.read_bytes()
    async with opened() as screen:
        for key in before:
            await screen.press(key)
        await asked_of(screen, command, *answers)
        assert screen.says(told), screen.text("keys")
        assert screen.entries() == []
    assert plan_file.read_bytes() == was
