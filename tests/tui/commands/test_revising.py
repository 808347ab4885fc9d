"""The plan adjusted on the screen: which file, by which document, from when; looked at side by side, then recorded."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.conftest import PLAN_TOML
from tests.tui.commands.effects import page_text
from tests.tui.conftest import Driven, Opened

NEW = PLAN_TOML.replace("due_on = 2023-11-30", "due_on = 2023-10-31").replace(
    "启动检验检测中心建设", "推进设备进场"
)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    assert NEW != PLAN_TOML
    path = tmp_path / "new.toml"
    path.write_text(NEW, encoding="utf-8")
    return path


async def asked_of(screen: Driven, *answers: str) -> None:
    """Begin in the palette and answer what is asked."""
    await screen.press("colon")
    await screen.type("revise")
    await screen.press("enter")
    for answer in answers:
        await screen.type(answer)
        await screen.press("enter")


async def test_both_editions_stand_side_by_side_and_one_key_records_the_new_one(
    opened: Opened, new: Path
) -> None:
    async with opened() as screen:
        await asked_of(screen, str(new), "15号", "")
        page = page_text(screen)
        row = next(line for line in page.splitlines() if "2023-11-30" in line)
        assert row.index("2023-11-30") < row.index("2023-10-31")
        assert "15号" in page
        assert screen.entries() == []
        await screen.press("1")
        (op,) = screen.ops()
        assert (op["op"], op["basis"], op["due"]) == ("revise", "15号", ["2"])
        assert screen.screen.view.ledger.due_on("2") == date(2023, 10, 31)
        assert screen.screen.view.ledger.at(date(2023, 1, 1)).due_on("2") == date(2023, 11, 30)


async def test_what_is_left_with_esc_changes_nothing(opened: Opened, new: Path) -> None:
    async with opened() as screen:
        await asked_of(screen, str(new), "", "")
        await screen.press("escape")
        assert screen.entries() == []
        assert screen.screen.view.ledger.due_on("2") == date(2023, 11, 30)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        (("nowhere.toml",), "nowhere.toml"),
        (("NEW", "", "2099-01-01"), "still to come"),
        (("OLD", "", ""), "the file says the same as the plan does"),
        (("NEW", "", "soon"), "soon"),
    ],
)
async def test_what_is_wrong_is_said_and_may_be_mended(
    opened: Opened, new: Path, answers: tuple[str, ...], told: str
) -> None:
    old = new.with_name("old.toml")
    old.write_text(PLAN_TOML + "# a word more\n", encoding="utf-8")
    files = {"NEW": str(new), "OLD": str(old)}
    async with opened() as screen:
        await asked_of(screen, *(files.get(answer, answer) for answer in answers))
        assert screen.says(told), screen.text("keys")
        assert screen.entries() == []


async def test_a_task_that_was_dropped_is_told_with_its_day_when_asked_for(opened: Opened, new: Path) -> None:
    head, *tasks = NEW.split("[[tasks]]\n")
    new.write_text("[[tasks]]\n".join([head, *tasks[:-1]]), encoding="utf-8")
    async with opened() as screen:
        await asked_of(screen, str(new), "15号", "")
        await screen.press("1")
        on = screen.entries()[-1]["on"]
        await screen.press("4", "enter")
        assert f"is no longer in the plan since {on}" in screen.text("keys") + screen.text("detail")
