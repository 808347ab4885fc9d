"""`workplan plan`: small changes of a plan without an editor, each an adjustment that every day before outlives."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended
from tests.support.program import REAL_PLAN

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


def test_a_task_that_was_split_off_tells_how_the_former_stood(workplan: Run) -> None:
    workplan("--today", "2023-06-01", "report", "1", "--percent", "40", "--progress", "主体封顶")
    workplan(*JULY, "plan", "split", "1", "--text", "完成主体。", "--text", "完成装修。")
    told = workplan(*JULY, "show", "6").out
    line, below = [line for line in told.splitlines() if line.startswith("comes from")]
    assert below == "comes from: 1"
    assert "40% (2023-06-01)" in line
    assert "主体封顶" in told
    assert "主体封顶" in workplan(*JULY, "show", "1").out
    assert (task(workplan, "6")["progress"], "comes from" in workplan(*JULY, "show", "2").out) == (
        None,
        False,
    )


def test_a_task_is_split_and_others_are_merged(workplan: Run, plan_file: Path) -> None:
    plan_file.write_text(f"# 台账\n{plan_file.read_text(encoding='utf-8')}# 结束\n", encoding="utf-8")
    was = task(workplan, "1")
    workplan(*JULY, "note", "1", "已开工")
    ended = workplan(
        *JULY,
        "plan",
        "split",
        "1",
        "--text",
        "完成主体。",
        "--text",
        "完成 装修。",
        "--due",
        "11-30",
        "--basis",
        "15号",
    )
    assert ended.code == 0, ended
    assert "added: 5 完成主体 (split from 1)\nadded: 6 完成装修 (split from 1)\n" in ended.out
    heir = task(workplan, "6")
    assert (heir["units"], heir["section"]) == (was["units"], was["section"])
    assert (heir["due_on"], heir["from"], heir["status"]) == ("2023-11-30", ["1"], "not_started")
    ids = [one["id"] for one in json.loads(workplan(*JULY, "list", "--json").out)]
    assert ids == ["5", "6", "2", "3", "4"]
    ended = workplan(*JULY, "plan", "merge", "5,6", "--text", "建成并装修。")
    assert "added: 7 建成并装修 (merged from 5, 6)" in ended.out, ended
    assert task(workplan, "7")["from"] == ["5", "6"]
    assert workplan(*JULY, "plan", "split", "7", "--text", "验收。", "--keep").code == 0
    ids = [one["id"] for one in json.loads(workplan(*JULY, "list", "--json").out)]
    assert ids == ["7", "8", "2", "3", "4"]
    text = plan_file.read_text(encoding="utf-8")
    assert (text.startswith("# 台账\n"), "# 结束" in text) == (True, True)
    assert "已开工" in workplan(*JULY, "log", "1").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("split", "1"), "two at least"),
        (("split", "1", "--text", "x"), "two at least"),
        (("split", "1,2", "--text", "x", "--text", "y"), "Name one task"),
        (("split", "1", "--text", "x", "--text", " "), "--text is missing"),
        (("merge", "1", "--text", "x"), "that are merged"),
        (("merge", "1,2", "--text", "x", "--text", "y"), "given twice"),
        (("merge", "1,2"), "--text is missing"),
        (("merge", "1,2", "--text", "x", "--keep"), "merge does not take --keep; it takes --text, --unit"),
        (("drop",), "TASKS is missing"),
        (("drop", "9"), "There is no task 9"),
        (("drop", "1", "--text", "x"), "drop does not take --text; a task is changed by"),
        (("add", "1"), "add takes no ids of tasks"),
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


def test_a_plan_is_begun_and_gets_its_first_task(workplan: Run, tmp_path: Path) -> None:
    ended = workplan(
        "plan", "new", "--title", "2024年重点工作分工方案", "--year", "2024", "--section", "产业", "--section", "民生",
        "-o", "2024.toml",
    )  # fmt: skip
    assert (ended.code, ended.err) == (
        0, "saved: 2024.toml, sections: 2, tasks: 0. Next: workplan --plan 2024.toml plan add\n",
    )  # fmt: skip
    assert workplan("plan", "new", "--from", "built-in", "-o", "2024.toml").code == 1
    january = ("--plan", "2024.toml", "--today", "2024-01-05", "--yes")
    assert workplan(*january, "plan", "add", "--section", "2", "--text", "建成三个公园。").code == 0
    assert workplan(*january, "plan", "add", "--section", "1", "--text", "建成一个园区。").code == 0
    assert [one["id"] for one in json.loads(workplan(*january, "list", "--json").out)] == ["1", "2"]
    assert workplan(*january, "set", "1", "in_progress").code == 0


def test_what_a_year_left_unfinished_is_carried_over(workplan: Run) -> None:
    workplan("--today", "2023-06-01", "set", "1", "done")
    workplan("--today", "2023-06-01", "set", "4", "cancelled", "-m", "合并", "--yes")
    ended = workplan("plan", "new", "--from", "tasks.toml", "--year", "2024", "-o", "2024.toml")
    assert ended.code == 0, ended
    rows = json.loads(workplan("--plan", "2024.toml", "--today", "2024-01-05", "list", "--json").out)
    assert [(row["id"], row["from"], row["due_on"]) for row in rows] == [
        ("1", ["2"], None),
        ("2", ["3"], None),
    ]
    assert workplan("--plan", "2024.toml", "check").code == 0


def test_a_plan_that_something_is_recorded_on_is_not_replaced(workplan: Run, plan_file: Path) -> None:
    before = plan_file.read_bytes()
    workplan("note", "1", "x")
    ended = workplan("plan", "new", "--from", "tasks.toml", "--year", "2024", "-o", "tasks.toml", "--force")
    assert ended.code == 1
    assert "is the journal of the plan" in ended.err
    assert plan_file.read_bytes() == before
    assert "x" in workplan("log", "1").out


def test_no_plan_is_begun_in_a_journal(workplan: Run, plan_file: Path) -> None:
    assert workplan("set", "1", "in_progress").code == 0
    target = plan_file.with_suffix(".journal") / "plans" / "new.toml"
    target.parent.mkdir()
    ended = workplan("plan", "new", "--from", "built-in", "-o", str(target))
    assert ended.code == 1
    assert "lies in the journal folder" in ended.err
    assert not target.exists()


def test_the_built_in_plan_is_copied_whole(workplan: Run, tmp_path: Path) -> None:
    assert workplan("plan", "new", "--from", "built-in", "-o", "mine.toml").err.startswith(
        "saved: mine.toml, "
    )
    rows = json.loads(workplan("--plan", "mine.toml", "--today", "2023-06-01", "list", "--json").out)
    assert len(rows) == 121


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "--output FILE is missing"),
        (("-o", "x.toml"), 2, "needs --title, --year and a --section"),
        (("-o", "x.toml", "--title", "x", "--year", "now", "--section", "a"), 2, "is no year"),
        (("-o", "x.toml", "--from", "nowhere.toml"), 66, "nowhere.toml"),
        (("-o", "x.toml", "--from", "built-in", "--title", "x"), 2, "keeps its title"),
        (
            ("-o", "x.toml", "--from", "built-in", "--text", "x"),
            2,
            "new does not take --text; it takes --title",
        ),
    ],
)
def test_a_plan_that_cannot_be_begun_leaves_no_file(
    workplan: Run, plan_file: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = workplan("plan", "new", *words)
    assert (ended.code, said in ended.err) == (code, True), ended
    assert not (plan_file.parent / "x.toml").exists()


@pytest.mark.parametrize(
    "words", [("plan", "drop", "1"), ("revise", "tasks.toml"), ("revise", "--accept")], ids=" ".join
)
def test_the_plan_that_comes_with_the_program_is_never_changed(workplan: Run, words: tuple[str, ...]) -> None:
    before = REAL_PLAN.read_bytes()
    ended = workplan("--plan", "built-in", *JULY, *words)
    assert (ended.code, "plan new --from built-in" in ended.err) == (1, True), ended
    assert REAL_PLAN.read_bytes() == before


def test_one_thing_of_a_task_is_changed_by_a_notice_and_the_rest_stays(
    workplan: Run, plan_file: Path
) -> None:
    before = task(workplan, "2", "--as-of", "2023-07-04")
    ended = workplan(*JULY, "plan", "change", "2", "--due", "10-31", "--basis", "15号", "--on", "2023-07-03")
    assert ended.code == 0, ended
    assert "deadline 2023-11-30 -> 2023-10-31" in ended.out
    now = task(workplan, "2")
    assert {key for key in ("text", "units", "leads", "due_on") if now[key] != before[key]} == {"due_on"}
    assert now["due_on"] == "2023-10-31"
    assert task(workplan, "2", "--as-of", "2023-07-02")["due_on"] == "2023-11-30"
    assert plan_file.read_text(encoding="utf-8").startswith("# 一份用于测试的小方案")
    assert "adjusted by 15号: deadline 2023-11-30 -> 2023-10-31" in workplan(*JULY, "log", "2").out


def test_units_officials_and_text_are_put_in_the_place_of_the_former_ones(workplan: Run) -> None:
    words = ("--unit", "区水务局", "--unit", "区科委", "--supporting", "区财政局", "--lead", "蔡小军")
    assert workplan(*JULY, "plan", "change", "4", *words, "--text", "做好 医药健康专班。").code == 0
    now = task(workplan, "4")
    assert (now["units"], now["supporting_units"]) == (["区水务局", "区科委"], ["区财政局"])
    assert (now["leads"], now["text"]) == (["蔡小军"], "做好医药健康专班。")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("due", "2", "2023-10-31"), "plan change TASK --due ... --basis NUMBER"),
        (
            ("break-down", "2", "--due", "10-31"),
            "does not take --due; a task is changed by workplan plan change",
        ),
        (("drop", "2", "--milestone", "10-31=x"), "drop does not take --milestone; it takes TASKS."),
        (("change", "2"), "Name what changes"),
        (("change", "2", "--section", "1"), "change does not take --section; it takes --text"),
    ],
)
def test_who_would_change_a_task_is_told_how(workplan: Run, words: tuple[str, ...], said: str) -> None:
    ended = workplan(*JULY, "plan", *words)
    assert (ended.code, said in ended.err) == (2, True), ended.err
