"""`workplan plan`: small changes of a plan without an editor, each an adjustment that every day before outlives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended

Run = Callable[..., Ended]
JULY = ("--today", "2023-07-05", "--yes")


def task(workplan: Run, id: str, *day: str) -> dict[str, object]:
    return dict(json.loads(workplan(*(day or JULY), "show", id, "--json").out))


def test_a_task_is_broken_down_and_its_steps_can_be_met(workplan: Run) -> None:
    ended = workplan(
        *JULY, "plan", "break-down", "2", "--milestone", "10-31=完成栽植", "--target", "成活率=95%以上"
    )
    assert ended.code == 0, ended
    assert "milestones: new 2023-10-31 完成栽植; targets: new 成活率 >= 95%" in ended.out
    assert workplan(*JULY, "milestone", "2", "1").code == 0
    assert workplan(*JULY, "measure", "2", "2=97").code == 0
    assert "成活率" in workplan(*JULY, "show", "2").out
    assert "成活率" not in workplan("--as-of", "2023-07-04", "show", "2").out


def test_a_task_more_and_some_fewer(workplan: Run, plan_file: Path) -> None:
    plan_file.write_text(f"# 台账\n{plan_file.read_text(encoding='utf-8')}# 结束\n", encoding="utf-8")
    ended = workplan(
        *JULY, "plan", "add", "--section", "2", "--text", "做好 绿化补植。", "--unit", "区园林绿化局",
        "--unit", "区科委", "--lead", "蔡小军", "--due", "11-30", "--from", "2",
    )  # fmt: skip
    assert ended.code == 0, ended
    assert ended.out == "added: 5 做好绿化补植 (split from 2)\n"
    told = task(workplan, "5")
    assert (told["units"], told["due_on"], told["from"]) == (["区园林绿化局", "区科委"], "2023-11-30", ["2"])
    assert workplan(*JULY, "plan", "drop", "4,5", "--basis", "15号").out.count("dropped:") == 2
    assert workplan(*JULY, "plan", "add", "--section", "1", "--text", "又一项。").out.startswith("added: 6 ")
    text = plan_file.read_text(encoding="utf-8")
    assert (text.startswith("# 台账\n"), "# 结束" in text) == (True, True)
    ids = json.loads(workplan("--as-of", "2023-07-04", "list", "--json").out)
    assert [one["id"] for one in ids] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("drop",), "TASKS is missing"),
        (("drop", "9"), "There is no task 9"),
        (("drop", "1", "--text", "x"), "takes other arguments"),
        (("add", "1"), "takes other arguments"),
        (("add", "--text", "x"), "--section is missing"),
        (("add", "--section", "9", "--text", "x"), "no section 9"),
        (("add", "--section", "x", "--text", "x"), "no number"),
        (("add", "--section", "1", "--text", " "), "--text is missing"),
        (("break-down", "1,2", "--target", "a=1家"), "Name one task"),
        (("break-down", "1"), "Name a --milestone or a --target"),
        (("break-down", "1", "--milestone", "soon=x"), "no day"),
        (("break-down", "1", "--milestone", "06-30"), "write it as"),
        (("break-down", "1", "--milestone", "2023-12-31=x"), "not before that"),
        (("break-down", "1", "--target", "家数=许多"), "write it as"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(
    workplan: Run, plan_file: Path, words: tuple[str, ...], said: str
) -> None:
    before = plan_file.read_bytes()
    ended = workplan(*JULY, "plan", *words)
    assert ended.code in (1, 2), ended
    assert said in ended.err
    assert plan_file.read_bytes() == before


def test_without_an_answer_nothing_is_done(workplan: Run, plan_file: Path) -> None:
    before = plan_file.read_bytes()
    ended = workplan("--today", "2023-07-05", "plan", "drop", "4")
    assert (ended.code, ended.out) == (2, "dropped: 4 加大医药健康专班统筹力度\n")
    assert plan_file.read_bytes() == before
