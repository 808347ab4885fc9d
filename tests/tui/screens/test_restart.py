"""The program in a real terminal, left and opened again: views, memory and a wrong settings file."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.program import ROOT
from tests.support.terminal import Terminal, clean_environment
from tests.tui.conftest import REAL_PLAN

FIRST_TASK, WATER_TASK = "地区生产总值", "推进永兴河"

pytestmark = pytest.mark.slow


@pytest.fixture
def opened_at(tmp_path: Path) -> Callable[..., Terminal]:
    """Return a function that opens the program of this checkout on the real plan."""
    shutil.copy2(REAL_PLAN, tmp_path)

    def opened(*words: str, columns: int = 80, rows: int = 24) -> Terminal:
        return Terminal(
            [sys.executable, "-m", "workplan_tui", "--today", "2023-06-30", *words], columns=columns, rows=rows,
            environment=clean_environment(tmp_path, PYTHONPATH=str(ROOT)), folder=tmp_path,
        )  # fmt: skip

    return opened


def left(terminal: Terminal, keys: str) -> None:
    terminal.wait_for(FIRST_TASK)
    terminal.settle(0.2)
    terminal.type(keys)
    assert terminal.wait_for_end() == 0


def test_the_last_view_returns_and_esc_shows_all_again(opened_at: Callable[..., Terminal]) -> None:
    with opened_at() as terminal:
        left(terminal, "/shuiwu\rg2o5C3\rjjq")
    with opened_at() as terminal:
        terminal.wait_for("shuiwu  3/121")
        assert WATER_TASK in terminal.text
        terminal.wait_for(" 75 推进永兴河")  # in the detail: it was left highlighted
        assert "未启动" not in "\n".join(terminal.lines[1:4]), "the status column was taken away"
        terminal.press("escape")
        terminal.wait_for(lambda text: "shuiwu" not in text and "/121" in text)
        assert "按时限" in terminal.lines[-1]
        assert len([line for line in terminal.lines if "12-31" in line]) > 10


def test_a_session_that_changed_nothing_writes_nothing(
    opened_at: Callable[..., Terminal], tmp_path: Path
) -> None:
    with opened_at() as terminal:
        left(terminal, "\x1b[B\x1b[Aq")
    with opened_at("--read-only") as terminal:
        left(terminal, "jjq")
    assert not list(tmp_path.rglob("screen.json"))


def test_the_demonstration_remembers_nothing(opened_at: Callable[..., Terminal], tmp_path: Path) -> None:
    with opened_at("demo") as terminal:
        left(terminal, "jjw0mine\rq")
    assert not list(tmp_path.rglob("screen.json"))
    assert not list(tmp_path.rglob("config.toml"))


def test_a_saved_view_is_there_after_a_restart(opened_at: Callable[..., Terminal], tmp_path: Path) -> None:
    with opened_at() as terminal:
        left(terminal, "/shuiwu\rw0water\rq")
    assert 'name = "water"' in (tmp_path / ".config/workplan/config.toml").read_text(encoding="utf-8")
    with opened_at() as terminal:
        terminal.wait_for("3/121")
        terminal.type("\x1b")
        terminal.wait_for(FIRST_TASK)
        terminal.type("w1")
        terminal.wait_for("water")
        terminal.press("j")
        terminal.wait_for("shuiwu  3/121")


def test_a_wrong_view_is_said_before_the_screen_opens(
    opened_at: Callable[..., Terminal], tmp_path: Path
) -> None:
    (tmp_path / ".config/workplan").mkdir(parents=True)
    config = tmp_path / ".config/workplan/config.toml"
    config.write_text('[[views]]\nname = "a"\ngroup = "untis"\n', encoding="utf-8")
    with opened_at("--lang", "en") as terminal:
        assert terminal.wait_for_end() == 2
        assert b"\x1b[?1049h" not in terminal.sent
        assert "perhaps unit is meant" in terminal.told


def test_alt_and_arrows_go_back_and_forward(opened_at: Callable[..., Terminal]) -> None:
    with opened_at() as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.2)
        terminal.press("/shuiwu\r")
        terminal.wait_for("3/121")
        terminal.press("\x1b[1;3D")
        terminal.wait_for(FIRST_TASK)
        terminal.press("\x1b[1;3C")
        terminal.wait_for("3/121")
