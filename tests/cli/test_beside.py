"""What is said beside an answer: that a rule is off, what a word may mean, what would find something."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
NO_REPORTS = "The plan asks for no reports ([reporting]), so nothing is ever unreported."


@pytest.mark.parametrize(
    "words",
    [
        ("list", "is:未报"), ("--json", "list", "is:unreported"), ("agenda", "--only", "unreported"),
        ("agenda", "is:未报"),
        ("agenda", "--only", "未报"), ("summary", "is:未报"), ("export", "csv", "is:未报"),
        ("changes", "--since", "2023-01-01", "is:未报"),
        ("calendar", "is:未报"), ("trend", "is:未报"), ("remind", "is:未报"), ("note", "is:未报", "x", "--yes"),
        ("meeting", "--all", "is:未报"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_rule_that_is_off_is_no_good_news(workplan: Run, words: tuple[str, ...]) -> None:
    ended = workplan(*words)

    assert (ended.code, ended.out) == (1, "")
    assert NO_REPORTS in ended.err
    assert "0/4" not in ended.err
    assert workplan("log").out == ""


def test_beside_others_that_are_found_it_is_said_only(workplan: Run) -> None:
    ended = workplan("list", "-is:未报")

    assert (ended.code, len(ended.out.splitlines())) == (0, 4)
    assert ended.err == f"4/4\n{NO_REPORTS}\n"


def test_with_the_rule_nothing_is_said(workplan: Run, plan_file: Path) -> None:
    plan_file.write_text(plan_file.read_text("utf-8") + '\n[reporting]\nevery = "month"\n', encoding="utf-8")

    assert NO_REPORTS not in workplan("list", "is:未报").err
    assert workplan("agenda", "--only", "unreported").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("calendar",), "neither deadlines nor milestones"), (("trend",), "neither deadlines nor milestones"),
        (("summary", "--by", "lead"), "names no leads"), (("summary", "--by", "unit"), "names no units"),
        (("meeting", "--all"), "names no leads"), (("agenda", "--only", "overdue"), "no deadlines"),
        (("agenda", "--only", "milestone missed"), "no milestones"), (("agenda", "--only", "未达标"),
         "no target that is a level"),
        (("list", "时限:2023"), "no deadlines"), (("list", "联络员:张三"), "names no contacts"),
    ],
    ids=str,
)  # fmt: skip
def test_every_question_a_bare_plan_cannot_answer_says_so(
    workplan: Run, plan_file: Path, words: tuple[str, ...], said: str
) -> None:
    head = plan_file.read_text("utf-8").partition("[[tasks]]")[0].replace("declared_task_count = 4\n", "")
    plan_file.write_text(f'{head}[[tasks]]\nid = 1\nsection = 1\ntext = "修路。"\n', encoding="utf-8")

    assert said in workplan(*words).err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("red", "0/4\nPerhaps light:red (0) is meant.\n"), ("绿", "1/4\nPerhaps light:green (0) is meant.\n"),
        ("逾期", "0/4\nPerhaps is:overdue (0) is meant.\n"),
        ("园林局长", "0/4\nThis finds something: 园林绿化局 (1).\n"),
        ("单位:科委 造林", "0/4\nThis finds something: 造林 (1), unit:科委 (1).\n"),
        ("时限:2022", "0/4\ndue lies between 2023-11-30 and 2023-12-31.\n"), ("造林", "1/4\n"), ("单位:科委", "1/4\n"),
    ],
)  # fmt: skip
def test_a_filter_says_what_would_find_something(workplan: Run, text: str, said: str) -> None:
    ended = workplan("--today", "2023-01-15", "list", text)

    assert (ended.code, ended.err) == (0, said)


@pytest.mark.parametrize("name", ["发改委", "经信局", "园林局", "科委"])
def test_a_plan_without_short_names_is_searched_by_what_offices_say(workplan: Run, name: str) -> None:
    ids = {"发改委": "1", "经信局": "3", "园林局": "2", "科委": "4"}

    for words in (
        ("list", name),
        ("list", f"单位:{name}"),
        ("agenda", "--for", name, "--today", "2023-12-30"),
    ):
        assert [row["id"] for row in json.loads(workplan("--json", *words).out)] == [ids[name]]
    assert workplan("template", "--unit", name, "-o", "form.csv", "--force").code == 0


def test_what_was_written_is_found(workplan: Run) -> None:
    workplan("note", "4", "现场踏勘")
    workplan("report", "3", "--problem", "管线迁改未批", "--on", "2023-06-30")
    workplan("flag", "1", "请协调用地", "--to", "蔡小军")

    for text, id in (("踏勘", "4"), ("文字:管线", "3"), ("用地", "1"), ("标记:用地", "1")):
        assert [row["id"] for row in json.loads(workplan("--json", "list", text).out)] == [id]


def test_mine_is_said_by_option_variable_or_settings_in_this_order(
    workplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mine(*words: str) -> list[str]:
        return [row["id"] for row in json.loads(workplan("--json", *words).out)]

    everybody = ["2", "4"]  # 相关属地, 各部门
    config = tmp_path / "config" / "workplan" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('unit = "发改委"\n', encoding="utf-8")
    assert mine("list", "mine") == mine("list", "is:我的") == ["1", *everybody]
    monkeypatch.setenv("WORKPLAN_UNIT", "园林")
    assert mine("list", "mine") == everybody
    assert (
        mine("list", "mine", "--unit", "xxhj") == mine("--unit", "经信局", "list", "我的") == ["2", "3", "4"]
    )
    assert sorted(mine("agenda", "--mine", "--unit", "经信局", "--today", "2023-12-30")) == ["2", "3", "4"]


def test_a_unit_that_is_none_or_several_is_told(workplan: Run) -> None:
    assert "No unit of the plan is called 水务局" in workplan("list", "mine", "--unit", "水务局").err
    assert "Your unit 区 may be 区发展改革委, 区园林绿化局" in workplan("list", "mine", "--unit", "区").err
    assert workplan("list", "mine", "--unit", " ").code == 2
