"""`workplan meeting`: a page for an official, on stdout, stderr and exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
DAY = ("--today", "2023-07-10")


@pytest.fixture
def met(workplan: Run) -> Run:
    """A plan on which a meeting decided something, and the command to look at it."""
    for words in (
        ("set", "3", "2", "--today", "2023-06-01"),
        (
            "report",
            "3",
            "--percent",
            "20",
            "--problem",
            "用地未批",
            "--next",
            "报批",
            "--today",
            "2023-06-20",
        ),
        ("flag", "4", "需明确牵头单位", "--to", "蔡小军", "--today", "2023-06-25"),
        ("decide", "3", "报市级联审", "--owner", "区科委", "--due", "07-05", "--today", "2023-06-26"),
        ("decide", "3", "先行进场", "--owner", "区科委", "--due", "07-05", "--today", "2023-06-26"),
        ("carry-out", "3", "--decision", "2", "--today", "2023-07-01"),
    ):
        ended = workplan(*words)
        assert ended.code == 0, ended.err
    return workplan


def test_the_page_of_an_official(met: Run) -> None:
    """蔡小军 leads 2 and 3."""
    assert met("meeting", "--for", "蔡小军", *DAY) == (
        0,
        "蔡小军, for the meeting of 2023-07-10\n"
        "leads 2 tasks: finished 0, red 1, amber 1; questions 1, decisions open 1\n"
        "\n"
        "Red: 1\n"
        "  1. 3 启动检验检测中心建设 (区经济和信息化局)  progress 20, expected 33, due 2023-12-31\n"
        "     milestone of 2023-06-30 missed: 启动招投标; 13 points behind schedule (20 / 33), threshold 10; "
        "decision not carried out by 2023-07-05 (区科委): 报市级联审\n"
        "     problem: 用地未批\n"
        "     next: 报批\n"
        "\n"
        "Amber: 1\n"
        "  1. 2 完成造林绿化2970亩 (区园林绿化局 and others)  progress -, expected 57, due 2023-11-30\n"
        "     nothing recorded for 129 days, threshold 60\n"
        "\n"
        "Questions put to 蔡小军: 1\n"
        "  1. 4 加大医药健康专班统筹力度 (区科委 and others)\n"
        "     asked by swj on 2023-06-25, 15 days ago: 需明确牵头单位\n"
        "\n"
        "Decisions of the last meeting (2023-06-26) and older open ones: 2\n"
        "  1. 3 启动检验检测中心建设 (区经济和信息化局)\n"
        "     2023-06-26 报市级联审 (区科委, by 2023-07-05): not carried out, 5 days over\n"
        "  2. 3 启动检验检测中心建设 (区经济和信息化局)\n"
        "     2023-06-26 先行进场 (区科委, by 2023-07-05): carried out on 2023-07-01\n",
        "",
    )


def test_programs_get_the_same_page(met: Run) -> None:
    (page,) = json.loads(met("--json", "meeting", "--for", "蔡小军", *DAY).out)
    assert (page["lead"], page["day"], page["tasks"], page["last_met_on"]) == (
        "蔡小军", "2023-07-10", ["2", "3"], "2023-06-26",
    )  # fmt: skip
    assert [row["id"] for row in page["red"]] == ["3"]
    assert page["red"][0]["kinds"][0] == "milestone_missed"
    assert page["questions"] == [
        {
            "task": "4", "number": 1, "text": "需明确牵头单位", "to": "蔡小军", "actor": "swj",
            "since": "2023-06-25", "days": 15,
        }
    ]  # fmt: skip
    assert [(one["number"], one["carried_out_on"], one["days_over"]) for one in page["decisions"]] == [
        (1, None, 5), (2, "2023-07-01", 0),
    ]  # fmt: skip


def test_all_officials_have_their_pages_and_who_has_none_is_named(met: Run) -> None:
    met("set", "1,4", "done", *DAY)
    ended = met("meeting", "--all", *DAY)
    assert ended.code == 0
    titles = [line for line in ended.out.splitlines() if "for the meeting of" in line]
    assert titles == ["常务副区长, for the meeting of 2023-07-10", "蔡小军, for the meeting of 2023-07-10"]
    assert ended.err == "Nothing is on the page of: 石银峰.\n"
    alone = met("meeting", "--for", "石银峰", *DAY)
    assert alone.out.endswith("\nNothing is red or amber, nothing was asked, nothing is to be carried out.\n")


def test_the_page_is_of_the_day_of_the_meeting(met: Run) -> None:
    past = met("meeting", "--for", "蔡小军", "--on", "2023-06-25", *DAY)
    assert "Decisions" not in past.out
    assert "0 days ago: 需明确牵头单位" in past.out
    ahead = met("meeting", "--for", "蔡小军", "--on", "2023-07-20", *DAY)
    assert "not carried out, 15 days over" in ahead.out
    assert ahead.err == "2023-07-20 is still to come: this is what is known on 2023-07-10.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name the official with --for NAME, or take --all of them."),
        (("--all", "--for", "蔡小军"), "Name the official with --for NAME, or take --all of them."),
        (("--for", "区科委"), "区科委 leads no task of the plan, and was asked nothing that is open."),
        (("--for", " "), "--for is empty"),
        (("--all", "--on", "gestern"), "--on gestern is no day"),
        (("--all", "灯:紫"), "Filter at letter"),
    ],
)
def test_a_wrong_question_is_one_sentence(met: Run, words: tuple[str, ...], said: str) -> None:
    ended = met("meeting", *words, *DAY)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_part_of_a_name_will_do_unless_it_may_mean_two(met: Run) -> None:
    assert met("meeting", "--for", "常务", *DAY).out.startswith("常务副区长, ")
    assert met("meeting", "--for", "cxj", *DAY).out.startswith("蔡小军, ")
    met("flag", "1", "？", "--to", "副区长", *DAY)
    assert met("meeting", "--for", "副区长", *DAY).out.startswith("副区长, ")
    assert "may mean 常务副区长, 副区长" in met("meeting", "--for", "区长", *DAY).err


def test_the_sheets_can_be_a_file_that_says_the_same(met: Run, tmp_path: Path) -> None:
    ended = met(*DAY, "meeting", "--all", "-o", str(tmp_path / "sheet.md"))
    assert (ended.code, ended.out) == (0, "")
    text = (tmp_path / "sheet.md").read_text(encoding="utf-8")
    for words in ("task 3 ", "报市级联审", "用地未批", "需明确牵头单位"):
        assert words in text
    assert met(*DAY, "meeting", "--all", "-o", str(tmp_path / "sheet.md")).code == 1, (
        "a file that is there is not replaced"
    )
