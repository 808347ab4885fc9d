"""`demo`: a year to try everything on, kept in a folder or gone with the screen."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.program import WORKPLAN
from tests.support.terminal import Terminal, clean_environment

Run = Callable[..., Any]


def test_it_can_be_kept_and_says_that_none_of_it_is_real(spawn: Run, tmp_path: Path) -> None:
    plan = tmp_path / "kept" / "tasks.toml"
    ended = spawn("demo", "--keep", str(plan.parent))
    assert (ended.code, ended.out) == (0, "")
    listed = spawn("--plan", str(plan), "--today", "2023-09-15", "--json", "list", "1-3")
    assert listed.err.startswith("Demonstration data: none of it is real.\n")
    assert [row["light"] for row in json.loads(listed.out)] == ["amber", "green", "amber"]
    again = spawn("demo", "--keep", str(plan.parent))
    assert (again.code, "is not empty" in again.err) == (1, True)


def test_without_a_terminal_it_says_so(spawn: Run) -> None:
    ended = spawn("demo")
    assert (ended.code, ended.out) == (2, "")
    assert "needs a terminal" in ended.err


@pytest.mark.slow
def test_the_screen_is_labelled_editable_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with Terminal(
        [WORKPLAN, "demo"], columns=120, rows=40, folder=tmp_path,
        environment=clean_environment(tmp_path, TMPDIR=str(tmp_path)),
    ) as terminal:  # fmt: skip
        terminal.wait_for("演示数据 2023年")
        terminal.wait_for("2023-09-15")
        folder = next(tmp_path.glob("workplan-demo-*"))
        terminal.settle(0.3)
        terminal.press("n")
        terminal.type("ok\r")
        terminal.wait_for("已保存")
        terminal.settle(0.2)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert not folder.exists()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_window_leaves_nothing_behind(tmp_path: Path, number: int) -> None:
    with Terminal(
        [WORKPLAN, "demo"], columns=120, rows=40, folder=tmp_path,
        environment=clean_environment(tmp_path, TMPDIR=str(tmp_path)),
    ) as terminal:  # fmt: skip
        terminal.wait_for("演示数据 2023年")
        assert list(tmp_path.glob("workplan-demo-*"))
        os.kill(terminal.pid, number)
        assert terminal.wait_for_end() == 128 + number
    assert not list(tmp_path.glob("workplan-demo-*"))
