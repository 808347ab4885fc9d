"""The adjusted year of docs/plan-changes.md, played on the real plan: no figure that was shown is another since."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.days.editor import adjusted
from tests.days.player import Player
from tests.support.page import Step

pytestmark = pytest.mark.slow
DAYS = ("2023-03-31", "2023-06-30", "2023-08-31", "2023-09-14")
ASKED = (
    "summary", "--json summary --by unit", "--json summary --by lead", "--json list", "--json trend", "--json agenda",
    "--json list 单位:区财政局", "--json list 单位:区金融办", "--json list 牵头:石银峰",
    "--json changes --since 2023-03-06", "bulletin",
)  # fmt: skip
"""What officials read of a day."""
NOTICE = """\
Plan adjusted on 2023-09-15 (京兴政办发〔2023〕15号)
  added: 122 推动车站北里1-7号楼开工建设 (split from 45)
  adjusted: 45 推动黄村镇宋庄村及大洼村10个住宅院落和2个非住宅院落腾退工作 (text 推动车站北里1-7号楼开工建设；\
推动黄村镇宋庄村及大洼村10个住宅院落和2个非住宅院落腾退工作，力争2023年底前盘活果岭假日项目。 -> \
推动黄村镇宋庄村及大洼村10个住宅院落和2个非住宅院落腾退工作，力争2023年底前盘活果岭假日项目。)
  adjusted: 47 完成11处公路、城市道路桥下空间清理整治 (deadline 2023-10-31 -> 2023-11-30)
  adjusted: 50 利用人防工程提供600个停车位 (text 利用人防工程提供800个停车位。 -> 利用人防工程提供600个停车位。; \
targets: without 人防工程停车位 = 800个, new 人防工程停车位 = 600个)
  dropped: 32 “推动‘近零能耗’试点示范”
  dropped: 37 精心筹办第十九届北京国际航空展
  merged: 区金融办 is part of 区财政局 from 2023-09-15 on (task 88)
  followed: 李某 goes on with the tasks of 石银峰 from 2023-09-15 on (tasks 11, 17)
"""
"""The annex in English; the page has it in Chinese."""


class Clerk(Player):
    """Plays the page and edits the copy of the plan; reads every day before the plan is adjusted."""

    def __init__(self, folder: Path) -> None:
        super().__init__("plan-changes.md", folder)
        self.office = self.home / "office"
        self.before: dict[str, str] = {}
        self.journal: dict[str, bytes] = {}
        self._shown: list[str] = []

    def edit(self, step: Step) -> None:
        self._shown.append("\n".join(step.lines) + "\n")
        dropped = re.search(r"In the copy tasks (\d+) and (\d+) are taken out", self.text)
        assert dropped
        plan = (self.office / "tasks.toml").read_text(encoding="utf-8")
        text = adjusted(plan, self._shown, dropped.groups())
        (self.office / "调整后.toml").write_text(text, encoding="utf-8")

    def figures(self) -> dict[str, str]:
        """Return all that is answered of the days."""
        questions = [f"--as-of {day} {words}" for day in DAYS for words in ASKED]
        return {one: self.run(f"workplan {one} 2>/dev/null") for one in questions}

    def files(self) -> dict[str, bytes]:
        """Return what the journal holds."""
        return {file.name: file.read_bytes() for file in self.office.glob("tasks.journal/*.jsonl")}

    def _type(self, step: Step) -> None:
        if not self.before and step.lines[0].startswith("workplan revise"):
            self.before, self.journal = self.figures(), self.files()
        super()._type(step)


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Return the clerk at the end of the page; a wrong answer of any step fails here."""
    with Clerk(tmp_path_factory.mktemp("year")) as clerk:
        clerk.play()
        yield clerk


def test_every_past_figure_is_what_it_was(clerk: Clerk) -> None:
    assert all(clerk.before.values()), "each of them is answered"
    assert len(set(clerk.before.values())) > len(clerk.before) // 2, "and not the same of every day"
    assert clerk.figures() == clerk.before


def test_nothing_in_the_journal_was_rewritten(clerk: Clerk) -> None:
    now = clerk.files()
    assert clerk.journal
    assert all(now[name].startswith(held) for name, held in clerk.journal.items())
    assert sum(map(len, now.values())) > sum(map(len, clerk.journal.values()))


def test_the_annex_reads_in_english_too(clerk: Clerk) -> None:
    told = clerk.run("workplan --lang en --today 2023-10-09 changes --since 2023-09-14 2>/dev/null")
    assert NOTICE in told


def test_the_successor_has_one_row_and_the_former_ones_none(clerk: Clerk) -> None:
    now = clerk.run("workplan summary --by unit 2>/dev/null")
    rows = [line.split()[:2] for line in now.splitlines() if line.startswith(("区财政局", "区金融办"))]
    assert rows == [["区财政局", "2"]], "task 120 is dropped in the end, 88 has come"
    then = clerk.run("workplan --as-of 2023-09-14 summary --by unit 2>/dev/null")
    assert {line.split()[0] for line in then.splitlines() if line.startswith(("区财政局", "区金融办"))} == {
        "区财政局", "区金融办",
    }  # fmt: skip


def test_the_plan_and_its_journal_are_sound(clerk: Clerk) -> None:
    told = clerk.run("workplan --lang en doctor 2>&1; echo $?")
    assert told.endswith("0\n"), told
