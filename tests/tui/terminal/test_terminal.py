"""The screen in a real terminal: what reaches it, and what it looks like after hard treatment."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from importlib.metadata import requires, version
from pathlib import Path

import pytest

from tests.support.program import WORKPLAN, open_terminal
from tests.support.terminal import Terminal, clean_environment
from tests.tui.conftest import REAL_PLAN

FIRST_TASK, LAST_SECTION = "地区生产总值", "政府治理"

pytestmark = pytest.mark.slow


@pytest.fixture
def opened_at(tmp_path: Path) -> Callable[..., Terminal]:
    """Return a function that opens the installed program on the real plan."""
    shutil.copy2(REAL_PLAN, tmp_path)

    def opened(columns: int = 80, rows: int = 24, *words: str, **environment: str) -> Terminal:
        return open_terminal(
            tmp_path, tmp_path, "--today", "2023-06-30", *words, size=(columns, rows), **environment
        )

    return opened


def ops(folder: Path) -> list[dict[str, object]]:
    return [
        op
        for file in sorted(folder.glob("tasks.journal/*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        for op in json.loads(line)["ops"]
    ]


def shown(terminal: Terminal) -> list[str]:
    terminal.settle(0.08, first=0.25)
    return terminal.lines


def test_keys_typed_ahead_in_one_write_act_in_order_and_q_loses_nothing(
    opened_at: Callable[..., Terminal], tmp_path: Path
) -> None:
    with opened_at() as terminal:
        terminal.wait_for(LAST_SECTION)
        terminal.type("s2js2js3?qjs2njust a note\rq")
        assert terminal.wait_for_end() == 0

    assert [(op["task"], op.get("value") or op["text"]) for op in ops(tmp_path)] == [
        ("1", "in_progress"), ("2", "in_progress"), ("3", "done"), ("4", "in_progress"),
        ("4", "just a note"),
    ]  # fmt: skip


def test_keys_typed_before_the_screen_is_there_are_not_lost(
    opened_at: Callable[..., Terminal], tmp_path: Path
) -> None:
    with opened_at() as terminal:
        terminal.type("js2q")
        assert terminal.wait_for_end() == 0

    assert [(op["task"], op["value"]) for op in ops(tmp_path)] == [("2", "in_progress")]


def test_bytes_in_another_encoding_are_refused_and_end_nothing(
    opened_at: Callable[..., Terminal], tmp_path: Path
) -> None:
    with opened_at() as terminal:
        terminal.wait_for(LAST_SECTION)
        terminal.type("n")
        terminal.send("竣工".encode("gbk"))
        terminal.wait_for("UTF-8")
        terminal.type("竣工\rq")
        assert terminal.wait_for_end() == 0

    assert [op["text"] for op in ops(tmp_path)] == ["竣工"]


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20), (200, 50)])
def test_a_window_made_small_and_large_again_is_drawn_whole(
    opened_at: Callable[..., Terminal], size: tuple[int, int]
) -> None:
    with opened_at(*size) as terminal:
        terminal.wait_for(FIRST_TASK)
        before = shown(terminal)

        terminal.resize((40, 10), size)

        assert shown(terminal) == before


def test_what_other_programs_wrote_over_the_screen_is_drawn_away(
    opened_at: Callable[..., Terminal],
) -> None:
    with opened_at() as terminal:
        terminal.wait_for(LAST_SECTION)
        terminal.press("home")
        before = shown(terminal)
        Path(terminal.name).write_bytes("\x1b[5;3H来自 root 的广播消息\x1b[9;1H今晚停机".encode())
        terminal.wait_for("今晚停机")

        terminal.type("\x0c")

        assert shown(terminal) == before


_FULL_REPAINT = """
import sys
from workplan_tui.tui.app import WorkplanApp
from textual.app import App
WorkplanApp._display = App._display
from workplan_tui.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def test_colours_that_another_program_left_behind_are_not_drawn_with(
    opened_at: Callable[..., Terminal],
) -> None:
    with opened_at() as terminal:
        terminal.wait_for(LAST_SECTION)
        terminal.press("down")
        right = terminal.cells
        terminal.press("up")
        with open(terminal.name, "w", encoding="utf-8") as other:
            other.write("\x1b[s\x1b[41;32m\x1b[u")
        terminal.settle(1.2)
        terminal.press("down")
        assert terminal.cells == right


def test_the_shell_writes_in_its_own_colours_afterwards(tmp_path: Path) -> None:
    """pyte has no second screen: what the program drew stands behind the shell's word, and its pen would show."""
    shutil.copy2(REAL_PLAN, tmp_path)
    command = ["/bin/sh", "-c", '"$0" --today 2023-06-30 && printf "\\nover"', WORKPLAN]
    with Terminal(
        command, columns=80, rows=24, environment=clean_environment(tmp_path), folder=tmp_path
    ) as terminal:
        terminal.wait_for(LAST_SECTION)
        terminal.press("down")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        word = [cell for row in terminal.cells for cell in row if cell.data and cell.data in "over"][-4:]
        assert "".join(cell.data for cell in word) == "over"
        assert {(cell.fg, cell.bg) for cell in word} == {("default", "default")}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_session_looks_as_textual_itself_would_paint_it(
    opened_at: Callable[..., Terminal], tmp_path: Path, size: tuple[int, int]
) -> None:
    keys = ("down", "pagedown", "n", "竣", "escape", "s", "escape", "/", "水", "escape", "tab", "down")
    keys += ("enter", "escape", "?", "escape", "\t", ":", "escape", "home", "i")
    with (
        opened_at(*size) as ours,
        Terminal(
            [sys.executable, "-c", _FULL_REPAINT, "--today", "2023-06-30"], columns=size[0],
            rows=size[1], environment=clean_environment(tmp_path), folder=tmp_path,
        ) as theirs,
    ):  # fmt: skip
        for terminal in (ours, theirs):
            terminal.wait_for(LAST_SECTION)
        for key in ("home", *keys):
            for terminal in (ours, theirs):
                terminal.type(key)
            assert shown(ours) == shown(theirs), key
            assert ours.colours == theirs.colours, key


def test_the_pinned_textual_is_the_one_that_is_tested() -> None:
    assert f"textual=={version('textual')}" in (requires("workplan") or [])
