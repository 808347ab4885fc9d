"""The installed program in a real pty, on the real plan, read as a person reads it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import pytest

from tests.terminal import Terminal, clean_environment

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
WORKPLAN = Path(sys.executable).with_name("workplan")
WIDE, NARROW = (120, 40), (80, 24)
FIRST_TASK, THIRD_TASK, LAST_SECTION, LEAD = "地区生产总值", "规上工业总产值", "政府治理", "牵头"

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of its own with a copy of the real plan."""
    folder = tmp_path / "plan"
    folder.mkdir()
    shutil.copy2(ROOT / "data" / "tasks.toml", folder)
    return folder


@pytest.fixture
def open_screen(folder: Path, tmp_path: Path) -> Callable[..., Terminal]:
    def opened(size: tuple[int, int] = WIDE, *arguments: str) -> Terminal:
        return Terminal(
            [WORKPLAN, *arguments], columns=size[0], rows=size[1],
            environment=clean_environment(tmp_path), folder=folder,
        )  # fmt: skip

    return opened


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_without_a_plan_the_screen_shows_the_built_in_one_and_refuses_every_edit_first(
    size: tuple[int, int], tmp_path: Path
) -> None:
    folder = tmp_path / "nowhere"
    folder.mkdir()
    with Terminal(
        [WORKPLAN], columns=size[0], rows=size[1], environment=clean_environment(tmp_path), folder=folder
    ) as screen:
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
    with Terminal(
        [WORKPLAN, "--plan", "built-in", "--journal", "j"],
        columns=120, rows=40, environment=clean_environment(tmp_path), folder=folder,
    ) as screen:  # fmt: skip
        screen.wait_for("这是自带的方案；所登记内容保存在 ")
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


def statuses(folder: Path) -> list[tuple[str, str]]:
    """Return (task, status) of every status in the journal, by writer, then as written."""
    entries = [
        json.loads(line)
        for file in sorted(folder.glob("tasks.journal/*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    ops = [op for entry in entries for op in entry["ops"]]
    return [(op["task"], op["value"]) for op in ops if op.get("field") == "status"]


def row_has(*words: str) -> Callable[[str], bool]:
    """Return whether one row of the screen holds all the words."""
    return lambda text: any(all(word in row for word in words) for row in text.split("\n"))


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
def test_the_screen_shows_the_real_plan(size: tuple[int, int], open_screen: Callable[..., Terminal]) -> None:
    with open_screen(size) as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.wait_for(LAST_SECTION)
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
    with open_screen() as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.5)
        terminal.press("/")

        costs = [(letter, terminal.press(letter).bytes) for letter in text]

        assert all(cost <= 2000 for _, cost in costs), costs
        assert sum(cost for _, cost in costs) > 1000, "the table followed"
