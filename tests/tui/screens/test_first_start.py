"""The first hour: what is open, whose journal, what to do; a year that is over rests on its last day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.program import FIRST_TASK, LEAD, NARROW, WIDE, open_terminal, statuses, with_real_plan

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
def test_a_first_start_says_what_is_open_until_the_first_key_and_no_later_one_does(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    folder = with_real_plan(tmp_path)
    words = ("--lang", "zh", "--actor", "zhang", "--today", "2023-09-15")
    with open_terminal(tmp_path, folder, *words, size=size) as terminal:
        for said in (
            FIRST_TASK,
            "已打开：/",
            "由 zhang 登记",
            "上下键选任务",
            "F3 筛选",
            "F1 列出全部按键",
        ):
            terminal.wait_for(said)
        assert LEAD not in terminal.text
        terminal.press("down")
        terminal.wait_for(LEAD)
        assert "上下键选任务" not in terminal.text
        terminal.type("q")
        terminal.wait_for_end()
    with open_terminal(tmp_path, folder, *words, size=size) as terminal:
        terminal.wait_for(LEAD)
        assert "上下键选任务" not in terminal.text


def test_a_year_that_is_over_rests_on_its_last_day_until_somebody_edits(tmp_path: Path) -> None:
    folder = with_real_plan(tmp_path)
    words = ("--lang", "zh", "--today", "2024-02-01")
    with open_terminal(tmp_path, folder, *words) as terminal:
        terminal.wait_for("截至2023-12-31")
        terminal.wait_for("该方案年度已经结束")
        terminal.press("down")
        assert "截至2023-12-31" in terminal.lines[0]
        terminal.press("s")
        terminal.wait_for("2024-02-01")
        assert "截至" not in terminal.lines[0]
        terminal.press("2")
        terminal.wait_for("推进中")
        terminal.type("q")
        terminal.wait_for_end()
    assert statuses(folder) == [("2", "in_progress")]
    with open_terminal(tmp_path, folder, *words) as terminal:
        terminal.wait_for(LEAD)
        assert "2024-02-01" in terminal.lines[0], "it is still worked on"


def test_the_way_to_today_is_the_one_that_is_told(tmp_path: Path) -> None:
    folder = with_real_plan(tmp_path)
    with open_terminal(tmp_path, folder, "--lang", "en", "--today", "2022-12-01") as terminal:
        terminal.wait_for("as of 2023-01-01")
        terminal.wait_for("The plan's year has not begun")
        terminal.press("t")
        terminal.press("\r")
        terminal.wait_for(lambda text: "2022-12-01" in text.split("\n")[0])
        assert "as of" not in terminal.lines[0]
