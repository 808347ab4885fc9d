"""What a meeting decides 议定事项, and what was put to somebody: on stdout, stderr and exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
DAY = ("--today", "2023-06-12")
DECISION = ("decide", "4", "报市级联审", "--owner", "区发展改革委", "--due", "2023-06-30")


def ops(workplan: Run) -> list[dict[str, Any]]:
    """Return the operations of the newest entry."""
    entries = json.loads(workplan("--json", "log").out)
    newest: list[dict[str, Any]] = max(entries, key=lambda entry: entry["id"])["ops"]
    return newest


def test_a_decision_is_recorded_shown_and_carried_out(workplan: Run) -> None:
    assert workplan(*DECISION, *DAY).err == (
        "saved: 4 加大医药健康专班统筹力度 (区科委 and others) decided: 报市级联审 (区发展改革委, by 2023-06-30)\n"
    )
    shown = workplan("show", "4", *DAY).out
    assert "decision: 2023-06-12 报市级联审 (区发展改革委, by 2023-06-30): in 18 days\n" in shown
    late = ("--today", "2023-07-03")
    assert "light: amber decision not carried out by 2023-06-30" in workplan("show", "4", *late).out
    (row,) = json.loads(workplan("--json", "agenda", "--only", "decision", *late).out)
    assert (row["id"], row["kinds"][0], row["light_rule"]) == ("4", "decided", "amber_decision")
    ended = workplan("carry-out", "4", "-m", "市级已批复", *late)
    assert ended.err.endswith("decision carried out: 报市级联审 (市级已批复)\n")
    assert "decision:" not in workplan("show", "4", *late).out
    again = workplan("carry-out", "4", *late)
    assert (again.code, again.err) == (1, "workplan: Task 4: no open decision to carry out.\n")


def test_a_decision_of_a_question_answers_it_in_the_same_entry(workplan: Run) -> None:
    workplan("flag", "4", "用地条件？", "--to", "常务副区长", *DAY)
    workplan("flag", "4", "资金缺口？", "--to", "区财政局", *DAY)
    several = workplan(*DECISION, *DAY, "--of", "5")
    assert (several.code, "none of the 2 open questions of task 4: --of N" in several.err) == (2, True)
    assert workplan(*DECISION, *DAY, "--of", "常务").code == 0
    decision, answer = ops(workplan)
    assert (decision["op"], answer["op"]) == ("decide", "unflag")
    assert decision["of"] == answer["of"]
    assert answer["reason"] == "报市级联审"
    shown = workplan("show", "4", *DAY).out
    assert "资金缺口" in shown.split("open question: ")[1].splitlines()[0]
    workplan("undo", *DAY)
    assert "decision:" not in workplan("show", "4", *DAY).out


def test_decisions_of_one_task_are_named_by_number_or_by_who_carries_them_out(workplan: Run) -> None:
    workplan(*DECISION, *DAY)
    workplan("decide", "4", "资金统筹", "--owner", "区园林绿化局", "--due", "06-20", *DAY)
    ended = workplan("carry-out", "4", *DAY)
    assert ended.code == 2
    assert "  2. decided: 资金统筹 (区园林绿化局, by 2023-06-20)\n" in ended.err
    assert workplan("carry-out", "4", "--decision", "园林", *DAY).code == 0
    assert ops(workplan)[0]["of"] != []
    assert "decision: 1. 2023-06-12 报市级联审" in workplan("show", "4", *DAY).out
    assert workplan("carry-out", "4", "--decision", "2", *DAY).code == 2


def test_who_carries_it_out_is_written_in_full_and_asked_about_when_nobody_of_the_plan(workplan: Run) -> None:
    words = ("decide", "4", "报批", "--due", "06-30", *DAY)
    assert workplan(*words, "--owner", "园林绿化局").code == 0
    assert ops(workplan)[0]["owner"] == "区园林绿化局"
    stranger = workplan(*words, "--owner", "市规自委")
    assert (stranger.code, stranger.out) == (2, "")
    assert stranger.err == (
        "workplan: No unit or lead of the plan is called 市规自委. Add --yes if it is meant.\n"
    )
    assert workplan(*words, "--owner", "市规自委", "--yes").code == 0
    assert ops(workplan)[0]["owner"] == "市规自委"
    assert "may mean" in workplan(*words, "--owner", "区").err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("decide", "4", "x", "--due", "06-30"), 2, "--owner"),
        (("decide", "4", "x", "--owner", "区园林绿化局"), 2, "--due"),
        (("decide", "4", "x", "--owner", "区园林绿化局", "--due", "soon"), 2, "--due soon is no day"),
        (("decide", "4", "x", "--owner", " ", "--due", "06-30"), 2, "--owner is empty"),
        (("decide", "4", " ", "--owner", "区园林绿化局", "--due", "06-30"), 1, "the text is empty"),
        (("decide", "4", "x", "--owner", "区园林绿化局", "--due", "06-01"), 1, "which is past by then"),
        (("decide", "4", "x", "--owner", "区园林绿化局", "--due", "2043-06-01"), 2, "Add --yes"),
        (
            ("decide", "4", "x", "--owner", "区园林绿化局", "--due", "06-30", "--of", "1"),
            1,
            "no open question",
        ),
        (("decide", "99", "x", "--owner", "区园林绿化局", "--due", "06-30"), 2, "There is no task 99"),
    ],
)
def test_a_wrong_decision_is_one_sentence_and_records_nothing(
    workplan: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = workplan(*words, *DAY)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert json.loads(workplan("--json", "log").out) == []


def test_one_decision_on_many_tasks_is_one_entry(workplan: Run) -> None:
    assert workplan("decide", "2-4", "按月调度", "--owner", "园林绿化局", "--due", "12-31", *DAY).code == 0
    assert [op["task"] for op in ops(workplan)] == ["2", "3", "4"]
    assert workplan("carry-out", "2-4", *DAY).code == 0
    assert [op["op"] for op in ops(workplan)] == ["carry_out"] * 3


def test_the_agenda_of_an_official_has_the_questions_put_to_him(workplan: Run) -> None:
    """常务副区长 leads task 2 of the small plan; the question is on another."""
    workplan("flag", "4", "需明确牵头单位", "--to", "常务副区长", "--on", "2023-06-02", *DAY)
    rows = json.loads(workplan("--json", "agenda", "--for", "常务副区长", *DAY).out)
    (asked,) = (row for row in rows if row["id"] == "4")
    place = asked["kinds"].index("flagged")
    assert asked["reasons"][place] == ("needs coordination, put to 常务副区长 on 2023-06-02: 需明确牵头单位")
    assert workplan("agenda", "--for", "分管副区长", *DAY).code == 2
    workplan("flag", "1", "？", "--to", "分管副区长", *DAY)
    assert workplan("agenda", "--for", "分管副区长", *DAY).out.startswith("1 ")


def test_what_changed_between_two_days_has_the_decisions(workplan: Run) -> None:
    workplan(
        "decide", "2", "补植", "--owner", "区园林绿化局", "--due", "2023-06-20", "--on", "2023-06-01", *DAY
    )
    workplan(*DECISION, *DAY)
    workplan("carry-out", "2", "-m", "已补植", "--today", "2023-06-18")
    compared = ("changes", "--since", "2023-06-10", "--until", "2023-07-03", "--today", "2023-07-03")

    rows = json.loads(workplan("--json", *compared).out)
    assert {row["id"]: row["decisions"] for row in rows if "decisions" in row} == {
        "2": {"was": {"made": 1, "carried_out": 0, "overdue": 0}, "is": {"made": 1, "carried_out": 1, "overdue": 0}},
        "4": {"was": {"made": 0, "carried_out": 0, "overdue": 0}, "is": {"made": 1, "carried_out": 0, "overdue": 1}},
    }  # fmt: skip
    told = workplan(*compared).out
    assert "1 decision carried out" in told
    assert "1 new decision, 1 decision overdue since" in told
    counted = [line.split() for line in told.splitlines() if line.startswith("decisions")]
    assert counted == [
        ["decisions", "made", "1", "2", "+1"],
        ["decisions", "carried", "out", "0", "1", "+1"],
        ["decisions", "overdue", "0", "1", "+1"],
    ]
