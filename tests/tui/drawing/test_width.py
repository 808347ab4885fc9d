"""Signs of ambiguous width: every line fills its pane exactly, however wide the terminal draws them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyte import screens
from rich.cells import cell_len as usual
from rich.segment import Segment
from rich.style import Style

from tests.conftest import make_plan, make_task
from tests.support.program import (
    FIRST_TASK,
    open_terminal,
    with_real_plan,
    with_settings,
)
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.standings import Standings
from workplan_tui.text import cells as terminal
from workplan_tui.text.cells import cut, is_ambiguous, left, right
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.drawing.themes import DARK
from workplan_tui.tui.drawing.width import SECOND_HALF
from workplan_tui.tui.pages.summary import SummaryPage

SIGNS = st.text("“”‘’—…·①℃Ⅱ水务ab1 ，", max_size=30)
PLAIN = Style()


def needed(text: str, is_wide: bool) -> int:
    """Return what a terminal needs for the text, counted letter by letter."""
    return sum(
        2 if is_wide and is_ambiguous(letter) else usual(letter)
        for letter in text if letter != SECOND_HALF
    )  # fmt: skip


@given(text=SIGNS, cells=st.integers(1, 40), is_wide=st.booleans())
def test_a_text_takes_the_cells_it_is_given(text: str, cells: int, is_wide: bool) -> None:
    terminal.use(is_wide)
    try:
        assert needed(cut(text, cells), is_wide) <= cells
        assert needed(left(text, cells), is_wide) == cells
        assert needed(right(text, cells), is_wide) == cells
        line = strip_of([(text, PLAIN)], cells, PLAIN)
        assert needed(line.text, is_wide) == cells
        assert sum(Segment(one.text).cell_length for one in line) == cells
    finally:
        terminal.use(False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("settings", "is_wide"),
    [("", False), ("", True), ("ambiguous_width = 2", True), ("ambiguous_width = 1", False)],
    ids=["asked one", "asked two", "set two", "set one"],
)
def test_the_screen_stands_straight_in_either_terminal(
    settings: str, is_wide: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pane beside a title with “ ” stays where it is."""
    if is_wide:
        real = screens.wcwidth
        monkeypatch.setattr(screens, "wcwidth", lambda letter: 2 if is_ambiguous(letter) else real(letter))
    with_settings(tmp_path, settings)
    with open_terminal(tmp_path, with_real_plan(tmp_path), "--lang", "zh") as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.5)
        for key in ("1", "4", "enter"):
            terminal.press(key)
        terminal.settle(0.3)
        assert [line for line in terminal.lines if "“新智造100" in line and " 14 " in line]
        space = DARK.space.removeprefix("#")
        between = [[x for x, cell in enumerate(row) if cell.bg == space] for row in terminal.cells[2:-1]]
        assert between == [[28]] * 37
        terminal.type("q")
        assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("is_wide", [False, True])
def test_a_group_with_ambiguous_signs_stands_in_its_column_on_the_page_of_counts(is_wide: bool) -> None:
    tasks = (make_task(id="1", leads=("“智造”专班",)), make_task(id="2", leads=("石银峰",)))
    plan = make_plan(tasks)
    terminal.use(is_wide)
    try:
        lines = SummaryPage(Standings(Ledger(plan, (), date(2023, 6, 30))), plan.tasks, "lead").lines(78)
        texts = ["".join(text for text, _ in line.parts) for line in lines]
        rows = [text for text in texts if "专班" in text or "石银峰" in text]
        assert len(rows) == 2
        assert needed(rows[0], is_wide) == needed(rows[1], is_wide)
    finally:
        terminal.use(False)
