"""The mouse in a real terminal: clicks and the wheel, nothing else, and a switch to have none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.support.program import (
    FIRST_TASK,
    LEAD,
    THIRD_TASK,
    open_terminal,
    statuses,
    with_real_plan,
    with_settings,
)
from tests.support.terminal import Terminal

pytestmark = pytest.mark.slow
ASKED, LET_GO = (b"\x1b[?1000h", b"\x1b[?1006h"), (b"\x1b[?1000l", b"\x1b[?1006l")


@contextmanager
def opened(tmp_path: Path, settings: str = "") -> Iterator[Terminal]:
    """Open the real plan at 120x40."""
    with_settings(tmp_path, settings)
    with open_terminal(
        tmp_path, with_real_plan(tmp_path), "--lang", "zh", "--today", "2023-09-15"
    ) as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.3)
        yield terminal


def click(terminal: Terminal, x: int, y: int, button: int = 0) -> None:
    """Press and let go at a cell, from 1; buttons 64 and 65 are the wheel."""
    terminal.send(b"\x1b[<%d;%d;%dM" % (button, x, y))
    if button < 64:
        terminal.send(b"\x1b[<%d;%d;%dm" % (button, x, y))
    terminal.settle(0.3)


def right_end(terminal: Terminal) -> str:
    """Return the last line's last word: where the highlight stands."""
    return terminal.lines[-1].split()[-1]


def told(terminal: Terminal) -> str:
    """Return the detail below the table."""
    return "\n".join(terminal.lines[27:-1])


def test_a_click_on_a_name_orders_by_it_and_another_one_the_other_way_round(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        at = {
            name: cell_len(terminal.lines[1][: terminal.lines[1].index(name)]) + 1
            for name in ("单位", "任务", "编号")
        }
        click(terminal, at["单位"], 2)
        assert "单位^" in terminal.lines[1]
        assert "编号^" not in terminal.lines[1]
        click(terminal, at["任务"] + 20, 2)
        assert "任务^" in terminal.lines[1]
        click(terminal, at["任务"], 2)
        assert "任务v" in terminal.lines[1]
        click(terminal, at["编号"], 2)
        assert "编号^" in terminal.lines[1]
        assert terminal.lines[2].split()[-1].startswith("地区生产总值")


def test_a_click_on_the_name_of_the_groups_asks_for_others(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        click(terminal, 4, 2)
        assert "分组" in terminal.lines[-1]
        click(terminal, 60, 2)
        assert "编号^" in terminal.lines[1], "what is asked is about what is shown"


def test_clicks_and_wheel_are_asked_for_and_let_go(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        assert all(mode in terminal.sent for mode in ASKED)
        assert b"1003h" not in terminal.sent
        terminal.type("q")
        terminal.wait_for_end()
        assert all(mode in terminal.sent for mode in LET_GO)


def test_a_click_highlights_and_a_second_one_opens(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        click(terminal, 60, 5)
        assert right_end(terminal) == "3/121"
        assert THIRD_TASK in told(terminal)
        click(terminal, 60, 5)
        terminal.wait_for(LEAD)
        assert THIRD_TASK in terminal.lines[1]
        assert terminal.lines[1].lstrip().startswith("3 ")


def test_a_click_in_the_tree_shows_the_section_and_takes_the_keys(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        click(terminal, 4, 5)
        assert right_end(terminal) == "1/22"
        terminal.press("down")
        assert right_end(terminal) == "1/9"


def test_the_wheel_scrolls_and_moves_no_highlight(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        click(terminal, 60, 10, button=65)
        assert "社会消费品" in terminal.lines[2]  # the fourth task
        assert right_end(terminal) == "1/121"


def test_while_something_is_asked_a_click_does_not_change_what_it_is_about(tmp_path: Path) -> None:
    with opened(tmp_path) as terminal:
        terminal.press("s")
        click(terminal, 60, 5)
        terminal.press("2")
        terminal.wait_for("已保存")
        assert statuses(tmp_path / "plan") == [("1", "in_progress")]


def test_the_mouse_can_be_switched_off(tmp_path: Path) -> None:
    with opened(tmp_path, "mouse = false") as terminal:
        assert not any(mode in terminal.sent for mode in ASKED)
