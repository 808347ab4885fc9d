"""In a real tmux, with its own TERM and with that of xterm: what stands there after many keys is what was meant."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.support.program import FIRST_TASK, REAL_PLAN, WORKPLAN
from tests.support.terminal import clean_environment, seen
from tests.support.tmux import TmuxPane

pytestmark = pytest.mark.slow

TERMS = ["xterm-256color", "tmux-256color"]
KEYS = [
    *(
        "Down",
        "Up",
        "Left",
        "Right",
        "Tab",
        "BTab",
        "NPage",
        "PPage",
        "Home",
        "End",
        "Enter",
        "Escape",
        "Escape",
    ),
    *("j", "k", "h", "l", "?", "S", "T", "W", "R", "F1", "F7", "Space", "*", "i", "|"),
    # What opens something, and what is typed there at once.
    *("/水", "/is:", "g2", "g3", "g1", "o2", "o1"),
]


@pytest.mark.parametrize("term", TERMS)
def test_after_random_keys_the_pane_shows_what_a_full_repaint_shows(
    term: str, tmp_path: Path, sockets: Path
) -> None:
    shutil.copy2(REAL_PLAN, tmp_path)
    chance = random.Random(term)
    program = f"env TERM={term} {WORKPLAN} --read-only --today 2023-06-30"
    with TmuxPane(sockets, 110, 30, program, clean_environment(tmp_path) | {"PWD": str(tmp_path)}) as pane:
        pane.wait_for(FIRST_TASK)
        pane.press("?")
        pane.settle()
        pane.press("Escape")
        assert_nothing_is_amiss(pane, "after help")
        for _ in range(4):
            pressed = [chance.choice(KEYS) for _ in range(12)]
            for keys in pressed:
                pane.press(keys)
            assert_nothing_is_amiss(pane, " ".join(pressed))


def assert_nothing_is_amiss(pane: TmuxPane, when: str) -> None:
    """Compare the pane with what it shows once everything was written again, its messages aside."""
    pane.settle()
    shown = pane.cells
    pane.press("C-l")
    pane.settle()
    for y, (row, right) in enumerate(zip(shown[:-1], pane.cells[:-1], strict=True)):
        width = min(len(row), len(right))
        stands, meant = [seen(cell) for cell in row[:width]], [seen(cell) for cell in right[:width]]
        assert stands == meant, (when, y, pane.lines[y])
