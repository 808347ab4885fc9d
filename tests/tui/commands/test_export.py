"""Exporting from the screen: what is shown, in a file that is said, the same as the command makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import Driven, Opened
from workplan_tui.cli.main import main
from workplan_tui.exporting.formats import FORMATS
from workplan_tui.tui.commands.export import exported
from workplan_tui.tui.prompts.prompt import SIGNS


def sign_of(code: str) -> str:
    """Return the sign by which the format is chosen."""
    return SIGNS[[one.code for one in FORMATS].index(code)]


async def _export(screen: Driven, code: str, path: Path) -> None:
    await screen.press("e", sign_of(code), "ctrl+u")
    await screen.type(str(path))
    await screen.press("enter")
    await screen.settle()


async def test_what_is_shown_is_written_and_where_is_said(opened: Opened, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    async with opened() as screen:
        await screen.press("slash")
        await screen.type("蔡小军")
        await screen.press("enter", "o", "5")
        await _export(screen, "csv", target)
        assert screen.says(f"saved: {target}")
    lines = target.read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["No.", "2", "3"]


async def test_a_name_is_offered_and_one_that_is_there_is_replaced_only_by_a_second_enter(
    opened: Opened, tmp_path: Path
) -> None:
    target = tmp_path / "out.md"
    target.write_text("mine")
    async with opened() as screen:
        await screen.press("e", sign_of("md"))
        assert "plan-2023-" in screen.rows("keys")[0]
        await screen.press("escape")
        await _export(screen, "md", target)
        assert screen.says("exists already: Enter again replaces it.")
        assert target.read_text() == "mine"
        await screen.press("enter")
        await screen.settle()
        assert screen.says("saved:")
    assert target.read_text().startswith("# ")


async def test_what_cannot_be_written_is_said_and_the_name_stays(opened: Opened, tmp_path: Path) -> None:
    async with opened() as screen:
        await _export(screen, "csv", tmp_path / "none" / "out.csv")
        assert screen.says("was not written")
        assert list(tmp_path.glob("none")) == []


async def test_the_branch_that_is_shown_is_named(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("left", "down", "down")
        view = exported(screen.screen.view)
    assert view.heading[1] == "only section: 二 产业集群"
    assert [task.section for task in view.tasks] == [2, 2]


@pytest.mark.parametrize("code", ["xlsx", "docx", "html", "csv", "json"])
async def test_screen_and_command_make_the_same_bytes(
    opened: Opened, tmp_path: Path, plan_file: Path, code: str
) -> None:
    by_keys, by_words = tmp_path / f"keys.{code}", tmp_path / f"words.{code}"
    async with opened() as screen:
        day = str(screen.screen.view.ledger.day)
        await screen.press("slash")
        await screen.type("蔡小军")
        await screen.press("enter", "o", "5")
        await _export(screen, code, by_keys)
    words = (
        "--lang",
        "en",
        "--plan",
        str(plan_file),
        "--today",
        day,
        "export",
        code,
        "蔡小军",
        "--sort",
        "due",
    )
    assert main([*words, "-o", str(by_words)]) == 0
    assert by_keys.read_bytes() == by_words.read_bytes()


async def test_the_plan_is_not_written_over_by_a_second_enter(opened: Opened, plan_file: Path) -> None:
    before = plan_file.read_bytes()
    async with opened() as screen:
        await _export(screen, "csv", plan_file)
        assert screen.says("is the plan itself and is left as it is.")
        await screen.press("enter")
        await screen.settle()
        assert screen.says("is the plan itself and is left as it is.")
    assert plan_file.read_bytes() == before
