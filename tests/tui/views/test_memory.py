"""The last view returns: what is remembered where, and what is never an error."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.tui.conftest import Opened
from workplan_tui.store.settings.screen_file import NAME, read_screen, write_screen
from workplan_tui.tui.views.look import Look
from workplan_tui.tui.views.memory import Remembered, ScreenMemory

LEFT = Remembered(
    Look(group_by="unit", filter_text="单位:水务", sort_by="due", is_reversed=True, columns=("light",)), "65"
)


def file_in(folder: Path) -> Path:
    return folder / ".local" / "state" / "workplan" / NAME


def memory(folder: Path, plan: str = "p", is_read_only: bool = False) -> ScreenMemory:
    return ScreenMemory({"HOME": str(folder)}, plan, is_read_only)


def test_what_was_left_is_found_plan_by_plan(tmp_path: Path) -> None:
    assert memory(tmp_path).recall() is None
    memory(tmp_path).keep(Remembered(Look()), LEFT)
    memory(tmp_path, "other").keep(Remembered(Look()), Remembered(Look(), "3"))
    assert memory(tmp_path).recall() == LEFT
    assert memory(tmp_path, "other").recall() == Remembered(Look(), "3")
    assert file_in(tmp_path).stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_when_nothing_changed_or_nothing_may_be(tmp_path: Path) -> None:
    memory(tmp_path).keep(LEFT, LEFT)
    memory(tmp_path, is_read_only=True).keep(Remembered(Look()), LEFT)
    assert not file_in(tmp_path).exists()
    memory(tmp_path).keep(Remembered(Look()), LEFT)
    assert memory(tmp_path, is_read_only=True).recall() == LEFT


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"\xff", b"[]", b"3", b'{"v":2,"plans":{"p":{}}}', b'{"v":1,"plans":[]}',
        b'{"v":1,"plans":{"p":[]}}', b'{"v":1,"plans":{"p":{"group":"x"}}}', b"[" * 100_000,
        b'{"v":1,"plans":{"p":{"columns":3}}}', b'{"v":1,"plans":{"p":{"new":1}}}', b"9" * 300_000,
    ],
    ids=lambda data: repr(data)[:40],
)  # fmt: skip
def test_foreign_content_is_ignored_and_written_over(tmp_path: Path, data: bytes) -> None:
    file_in(tmp_path).parent.mkdir(parents=True)
    file_in(tmp_path).write_bytes(data)
    assert memory(tmp_path).recall() is None
    memory(tmp_path).keep(Remembered(Look()), LEFT)
    assert memory(tmp_path).recall() == LEFT


def test_a_task_of_the_wrong_type_leaves_the_rest(tmp_path: Path) -> None:
    write_screen({"HOME": str(tmp_path)}, "p", {"group": "unit", "task": 3})
    assert memory(tmp_path).recall() == Remembered(Look(group_by="unit"))


@pytest.mark.parametrize("kind", ["folder", "fifo", "file in the way"])
def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path, kind: str) -> None:
    path = file_in(tmp_path)
    if kind == "file in the way":
        (tmp_path / ".local").write_text("x")
    else:
        path.parent.mkdir(parents=True)
        path.mkdir() if kind == "folder" else os.mkfifo(path)
    assert memory(tmp_path).recall() is None
    memory(tmp_path).keep(Remembered(Look()), LEFT)
    assert memory(tmp_path).recall() is None


def test_the_plans_left_longest_ago_are_forgotten(tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path)}
    for number in range(60):
        write_screen(environment, f"p{number}", {"task": str(number)})
    write_screen(environment, "p15", {"task": "again"})
    kept = list(json.loads(file_in(tmp_path).read_bytes())["plans"])
    assert len(kept) == 50
    assert (kept[0], kept[-2:]) == ("p10", ["p59", "p15"])
    assert read_screen(environment, "p9") is None


async def test_the_start_shows_what_was_left_and_esc_clears_its_filter(opened: Opened) -> None:
    async with opened(real=True, remembered=LEFT) as screen:
        assert screen.screen.view.look == LEFT.look
        assert screen.task_id == "65"
        assert screen.rows("keys")[0].endswith("by deadline, backwards  单位:水务  3/121")
        assert screen.screen.to_remember() == screen.screen.found == LEFT
        await screen.press("escape")
        assert len(screen.rows()) > 3
        assert screen.screen.view.hits == "121/121"
        assert screen.task_id == "65"


async def test_the_task_that_was_left_is_in_view(opened: Opened) -> None:
    async with opened((80, 24), real=True, remembered=Remembered(Look(), "90")) as screen:
        assert screen.task_id == "90"
        assert screen.row("90")


@pytest.mark.parametrize(
    "left",
    [
        Remembered(Look(filter_text="lihgt:red"), "1"),
        Remembered(Look(), "999"),
        Remembered(Look(filter_text="造林"), "4"),
        Remembered(Look(), None),
    ],
)
async def test_what_is_no_more_is_left_out(opened: Opened, left: Remembered) -> None:
    async with opened(remembered=left) as screen:
        assert screen.task_id in ("1", "2")
        assert len(screen.screen.view.rows) == (1 if left.look.filter_text == "造林" else 4)


async def test_moving_about_is_remembered_but_the_branch_is_not(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("left", "down", "down")
        assert screen.screen.to_remember() == Remembered(Look(), "3")
        assert screen.screen.to_remember() != screen.screen.found
