"""A window that changes all the time: no size ends the program, and the last one is drawn as a fresh start is."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.program import open_terminal
from tests.support.terminal import Terminal
from tests.tui.conftest import REAL_PLAN

LAST_SECTION = "政府治理"
TINY = [(1, 1), (2, 1), (1, 50), (5, 3), (8, 2), (300, 1), (19, 4), (40, 3)]
"""Sizes in which nothing can be read, as a window passes through them while it is dragged."""
READABLE = [
    (60, 20),
    (61, 21),
    (79, 24),
    (80, 24),
    (81, 7),
    (109, 30),
    (110, 31),
    (143, 41),
    (220, 60),
    (300, 90),
]

pytestmark = pytest.mark.slow


@pytest.fixture
def opened_at(tmp_path: Path) -> Callable[[tuple[int, int]], Terminal]:
    """Return a function that opens the real plan in a window of a size."""
    shutil.copy2(REAL_PLAN, tmp_path)

    def opened_at(size: tuple[int, int]) -> Terminal:
        return open_terminal(tmp_path, tmp_path, "--today", "2023-06-30", "--read-only", size=size)

    return opened_at


def shown(terminal: Terminal) -> list[str]:
    terminal.settle(0.15, first=0.4)
    return terminal.lines


def test_every_size_on_the_way_is_drawn_as_a_start_in_it_is(opened_at: Callable[..., Terminal]) -> None:
    with opened_at((80, 24)) as dragged:
        dragged.wait_for(LAST_SECTION)
        for number, size in enumerate(READABLE):
            dragged.resize(*TINY[number % len(TINY) :], size)
            with opened_at(size) as fresh:
                fresh.wait_for(LAST_SECTION if size[1] > 7 else "地区生产总值")
                assert shown(dragged) == shown(fresh), size
        dragged.type("q")
        assert dragged.wait_for_end() == 0


@pytest.mark.parametrize(
    "keys",
    ["j\r", "/水务", "?", "S2", "p40\r", " jj i"],
    ids=["task", "filter", "help", "summary", "form", "marks and reason"],
)
def test_no_size_ends_it_whatever_is_open(keys: str, opened_at: Callable[..., Terminal]) -> None:
    sizes = [*TINY, *READABLE]
    random.Random(keys).shuffle(sizes)
    with opened_at((80, 24)) as terminal:
        terminal.wait_for(LAST_SECTION)
        terminal.type(keys)
        title = shown(terminal)[0]
        for size in sizes:
            terminal.resize(size)
            terminal.settle(0.01, first=0.02)
            terminal.type("down")
            terminal.type("up")
        terminal.resize((80, 24))
        terminal.type("home")
        terminal.wait_for(title.rstrip())  # a busy machine draws the line in two steps
        for _ in range(3):
            terminal.press("escape")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
