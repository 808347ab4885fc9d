"""The installed program in a real pty, on the real plan, read as a person reads it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.program import (
    FIRST_TASK,
    LAST_SECTION,
    LEAD,
    NARROW,
    THIRD_TASK,
    WIDE,
    WORKPLAN,
    open_terminal,
    row_has,
    statuses,
    with_real_plan,
)
from tests.support.terminal import Terminal, clean_environment

if TYPE_CHECKING:
    from collections.abc import Callable


pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of its own with a copy of the real plan."""
    return with_real_plan(tmp_path)


@pytest.fixture
def open_screen(folder: Path, tmp_path: Path) -> Callable[..., Terminal]:
    def opened(size: tuple[int, int] = WIDE, *arguments: str) -> Terminal:
        return open_terminal(tmp_path, folder, *arguments, size=size)

    return opened


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_without_a_plan_the_screen_shows_the_built_in_one_and_refuses_every_edit_first(
    size: tuple[int, int], tmp_path: Path
) -> None:
    folder = tmp_path / "nowhere"
    folder.mkdir()
    with open_terminal(tmp_path, folder, size=size) as screen:
        screen.wait_for("未指定分工方案，当前文件夹中也没有：这是自带的方案，仅供查看。")
        for key in ("s", "n", "p", "f", "x", "u"):
            screen.press("down")
            screen.press(key)
            screen.wait_for("自带的方案仅供查看：请用 --plan 文件（或 built-in）重新启动。")
        screen.type("q")
        assert screen.wait_for_end() == 0
    assert list(tmp_path.rglob("*.jsonl")) == []


def test_the_built_in_plan_by_its_name_says_where_edits_go(tmp_path: Path) -> None:
    folder = tmp_path / "nowhere"
    folder.mkdir()
    with open_terminal(tmp_path, folder, "--plan", "built-in", "--journal", "j") as screen:
        screen.wait_for("这是自带的方案；登记内容保存在 ")
        screen.press("down")
        screen.type("s3")
        screen.wait_for("已保存")
        screen.type("q")
        assert screen.wait_for_end() == 0
    assert len(list((folder / "j").glob("*.jsonl"))) == 1


def command(folder: Path, home: Path, *words: str, **more: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [WORKPLAN, *words], cwd=folder, env=clean_environment(home, LANG="C"),
        stdin=subprocess.DEVNULL, **more,
    )  # fmt: skip


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
def test_the_screen_shows_the_real_plan(size: tuple[int, int], open_screen: Callable[..., Terminal]) -> None:
    with open_screen(size) as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.wait_for(LAST_SECTION)
        terminal.press("down")
        terminal.wait_for(LEAD)


def test_a_status_set_on_the_screen_is_in_the_journal_and_there_after_a_restart(
    open_screen: Callable[..., Terminal], folder: Path
) -> None:
    with open_screen() as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.3)
        terminal.press("s")
        terminal.press("2")
        terminal.wait_for(row_has(FIRST_TASK, "推进中"))
        terminal.type("q")
        assert terminal.wait_for_end() == 0

    assert statuses(folder) == [("1", "in_progress")]
    with open_screen() as terminal:
        terminal.wait_for(row_has(FIRST_TASK, "推进中"))


def test_a_status_set_by_another_process_appears_within_a_moment(
    open_screen: Callable[..., Terminal], folder: Path, tmp_path: Path
) -> None:
    with open_screen() as terminal:
        terminal.wait_for(row_has(THIRD_TASK, "未启动"))
        terminal.settle(0.3)

        assert command(folder, tmp_path, "set", "3", "in_progress").wait() == 0

        terminal.wait_for(row_has(THIRD_TASK, "推进中"), seconds=1.5)


def test_screen_and_command_at_once_both_keep_their_status(
    open_screen: Callable[..., Terminal], folder: Path, tmp_path: Path
) -> None:
    with open_screen() as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.3)
        terminal.press("s")
        other = command(folder, tmp_path, "set", "3", "done")
        terminal.type("2")

        assert other.wait() == 0
        terminal.wait_for(row_has(FIRST_TASK, "推进中"))
        terminal.wait_for(row_has(THIRD_TASK, "已完成"))

    assert sorted(statuses(folder)) == [("1", "in_progress"), ("3", "done")]


def test_the_screen_killed_as_soon_as_it_shows_a_status_has_lost_nothing(
    open_screen: Callable[..., Terminal], folder: Path
) -> None:
    with open_screen() as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.3)
        terminal.press("s")
        terminal.type("2")
        terminal.wait_for(row_has(FIRST_TASK, "推进中"))
        terminal.kill()

    assert statuses(folder) == [("1", "in_progress")]


@pytest.mark.parametrize("behind", ["?", ":", "\x1bOP"], ids=["help", "palette", "F1"])
def test_what_is_typed_behind_the_key_that_quits_does_nothing(
    behind: str, folder: Path, open_screen: Callable[..., Terminal]
) -> None:
    with open_screen(WIDE) as screen:
        screen.wait_for(FIRST_TASK)
        screen.press("down")
        screen.type(f"q{behind}")
        assert screen.wait_for_end() == 0
    assert list(folder.rglob("*.jsonl")) == []


def test_a_command_killed_right_after_saved_has_lost_nothing_and_undo_takes_it_back(
    folder: Path, tmp_path: Path
) -> None:
    with command(folder, tmp_path, "set", "5", "2", stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        said = process.stderr.read(len("已保存".encode()))
        process.kill()

    assert said.decode() == "已保存"
    assert statuses(folder) == [("5", "in_progress")]
    assert command(folder, tmp_path, "undo", stderr=subprocess.DEVNULL).wait() == 0
    shown = command(folder, tmp_path, "--json", "show", "5", stdout=subprocess.PIPE)
    assert json.loads(shown.communicate()[0])["status"] == "not_started"


def test_a_command_needs_no_terminal_no_locale_and_no_folder_of_its_own(folder: Path, tmp_path: Path) -> None:
    plan = str(folder / "tasks.toml")
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LANG": "C", "LC_ALL": "C"}

    done = subprocess.run(
        [WORKPLAN, "--plan", plan, "set", "42", "已完成"], cwd="/", env=environment,
        stdin=subprocess.DEVNULL, capture_output=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (0, b""), done.stderr.decode()
    assert statuses(folder) == [("42", "done")]


def test_a_key_down_stays_within_its_bytes_and_an_idle_screen_writes_nothing(
    open_screen: Callable[..., Terminal],
) -> None:
    with open_screen() as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.5)

        costs = [terminal.press("down").bytes for _ in range(20)]

        assert 0 < median(costs) <= 600, costs
        assert terminal.bytes_in(1.5) == 0


@pytest.mark.parametrize("text", ["水务", "sthj", "单位:水务", "unit:swj is:overdue"])
def test_a_character_more_in_the_filter_stays_within_its_bytes(
    text: str, open_screen: Callable[..., Terminal]
) -> None:
    with open_screen(WIDE, "--today", "2023-09-15") as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.5)
        terminal.press("/")

        costs = [(letter, terminal.press(letter).bytes) for letter in text]

        assert all(cost <= 2000 for _, cost in costs), costs
        assert sum(cost for _, cost in costs) > 700, "the table followed"
