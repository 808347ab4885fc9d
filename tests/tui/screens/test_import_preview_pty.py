"""`workplan import` in a real pty: the preview on a terminal, and the file that it leaves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.program import open_terminal
from tests.support.terminal import Terminal
from workplan_tui.store.plan.file import read_plan

CASES = Path(__file__).parents[2] / "importing" / "cases"

pytestmark = pytest.mark.slow


def opened(folder: Path, document: str, *more: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    shutil.copy2(CASES / document, folder)
    return open_terminal(folder, folder, "import", document, "-o", "new.toml", *more, size=size)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_doubts_are_looked_at_mended_and_the_plan_written(tmp_path: Path, size: tuple[int, int]) -> None:
    with opened(tmp_path, "label-missing-in-one-task.txt", size=size) as terminal:
        terminal.wait_for("存疑2处，已核0处")
        assert "> 7 2.外贸进出口总额增长3%。" in terminal.text
        terminal.press("4")
        terminal.type("苏禾")
        terminal.settle(0.2)
        terminal.type("enter")
        terminal.wait_for("修改1处")
        terminal.settle(0.2)
        terminal.press("down")
        terminal.press(" ")
        terminal.wait_for("存疑已全部核对")
        assert not (tmp_path / "new.toml").exists()
        terminal.type("f2")
        assert terminal.wait_for_end() == 0
        assert "存疑2处，已核对2处；修改1处" in terminal.told
        assert "已保存：new.toml，共4项任务" in terminal.told
    plan = read_plan(str(tmp_path / "new.toml"))
    assert plan.tasks[1].leads == ("苏禾",)
    assert plan.tasks[2].due_on is None


def test_leaving_writes_nothing_and_says_so(tmp_path: Path) -> None:
    with opened(tmp_path, "label-missing-in-one-task.txt") as terminal:
        terminal.wait_for("存疑2处")
        terminal.type("q")
        assert terminal.wait_for_end() == 1
        assert "未写入 new.toml" in terminal.told
    assert not (tmp_path / "new.toml").exists()


def test_a_closed_window_writes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path, "label-missing-in-one-task.txt") as terminal:
        terminal.wait_for("存疑2处")
        terminal.press(" ")
        terminal.hang_up()
        terminal.wait_for_end()
    assert not (tmp_path / "new.toml").exists()


@pytest.mark.parametrize("word", ["--accept-doubts", "--yes"])
def test_who_said_before_that_all_is_well_sees_no_preview(tmp_path: Path, word: str) -> None:
    with opened(tmp_path, "label-order-varies.txt", word) as terminal:
        assert terminal.wait_for_end() == 0
        assert b"\x1b[?1049h" not in terminal.sent
    assert (tmp_path / "new.toml").exists()


def test_a_file_that_exists_is_refused_before_anybody_has_worked(tmp_path: Path) -> None:
    (tmp_path / "new.toml").write_text("mine", encoding="utf-8")
    with opened(tmp_path, "label-order-varies.txt") as terminal:
        assert terminal.wait_for_end() == 1
        assert b"\x1b[?1049h" not in terminal.sent
        assert "--force" in terminal.told
    assert (tmp_path / "new.toml").read_text(encoding="utf-8") == "mine"


def test_a_document_of_office_is_shown_by_its_rows(tmp_path: Path) -> None:
    with opened(tmp_path, "docx-table-merged.docx") as terminal:
        terminal.wait_for("无存疑")
        terminal.wait_for("表1、第3行")
        terminal.type("f2")
        assert terminal.wait_for_end() == 0
    assert read_plan(str(tmp_path / "new.toml")).tasks


def test_an_earlier_plan_is_followed_after_the_preview(tmp_path: Path) -> None:
    with opened(tmp_path, "label-order-varies.txt", "--yes") as terminal:
        assert terminal.wait_for_end() == 0
    (tmp_path / "new.toml").rename(tmp_path / "old.toml")
    with opened(tmp_path, "label-order-varies.txt", "--onto", "old.toml") as terminal:
        terminal.wait_for("无存疑")
        terminal.press("3")
        terminal.type("首期")
        terminal.settle(0.2)
        terminal.type("enter")
        terminal.wait_for("修改1处")
        terminal.settle(0.2)
        terminal.type("f2")
        assert terminal.wait_for_end() == 0
        assert "内容" in terminal.told
