"""What a clerk records besides statuses: reports, values, questions, closing, extensions, lights."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from workplan_tui.language.words import method_word
from workplan_tui.model.codes import METHODS

Run = Callable[..., Any]


@pytest.fixture
def workplan(workplan: Run) -> Run:
    """Run it within the plan's year, unless a day is named: a figure of another year is asked about."""
    return lambda *words: workplan(*words, *(() if "--today" in words else ("--today", "2023-12-01")))


def _task(workplan: Run, task_id: str, *options: str) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(workplan(*options, "--json", "show", task_id).out)
    return row


def _ops(workplan: Run) -> list[dict[str, Any]]:
    """Return the operations of the newest entry."""
    ops: list[dict[str, Any]] = json.loads(workplan("--json", "log").out)[-1]["ops"]
    return ops


def test_a_report_is_the_progress_from_then_on(workplan: Run) -> None:
    workplan("set", "4", "2", "--today", "2023-06-01")
    ended = workplan(
        "report", "4", "--percent", "60%", "--progress", "主体封顶", "--problem", "缺料",
        "--next", "装修", "--today", "2023-06-30",
    )  # fmt: skip
    assert ended == (
        0,
        "",
        "saved: 4 加大医药健康专班统筹力度 (区科委 and others) report: 60%; 主体封顶; problem: 缺料; next: 装修\n",
    )
    row = _task(workplan, "4", "--today", "2023-06-30")
    assert (row["progress"], row["expected"], row["pace"], row["light"]) == (
        60, 50, "on_schedule", "green",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("4", "--percent", "101"), 1, "0 to 100, not 101"),
        (("4", "--percent", "viel"), 2, "--percent viel is no number"),
        (("4", "--percent", "1e5"), 2, "--percent 1e5 is no number"),
        (("4",), 1, "the report is empty"),
        (("4", "--progress", "  "), 1, "the report is empty"),
        (("3-4", "--percent", "1"), 2, "Name one task"),
    ],
)
def test_a_report_that_says_nothing_is_refused(
    workplan: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = workplan("report", *words)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert workplan("log").out == ""


def test_a_measured_value_counts_towards_its_target(workplan: Run) -> None:
    ended = workplan("measure", "2", "1=1,485", "--today", "2023-06-30")
    assert ended == (0, "", "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) 造林绿化 1485亩\n")
    assert _task(workplan, "2", "--today", "2023-06-30")["progress"] == 50
    assert "1485 / 2970亩" in workplan("show", "2").out


def test_a_problem_that_is_solved_is_cleared(workplan: Run) -> None:
    workplan("report", "4", "--problem", "管线迁改未批", "--today", "2023-06-29")
    cleared = workplan("report", "4", "--problem", "", "--today", "2023-06-30")
    assert (cleared.code, cleared.err) == (
        0, "saved: 4 加大医药健康专班统筹力度 (区科委 and others) report: problem: solved\n"
    )  # fmt: skip
    again = workplan("report", "4", "--problem", "", "--today", "2023-06-30")
    assert (again.code, "the report is empty" in again.err) == (1, True), (
        "nothing stands that could be cleared"
    )
    assert "the report is empty" in workplan("report", "3", "--problem", "").err
    told = workplan("report", "4", "--percent", "5", "--problem", "")
    assert (told.code, "problem" in told.err) == (0, False), "what does not stand is not taken away"


def test_a_value_of_a_level_keeps_or_breaks_it(workplan: Run) -> None:
    workplan("measure", "1", "1=4.1", "--today", "2023-06-30")
    assert "4.1, to be at least 4.5%" in _task(workplan, "1", "--today", "2023-06-30")["light_reason"]
    workplan("measure", "1", "1=-", "--today", "2023-06-30")
    assert _task(workplan, "1", "--today", "2023-06-30")["light"] == "green"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2", "7=1"), "Task 2: it has no target 7; there are 1."),
        (("4", "1=1"), "Task 4: it has no target."),
        (("2", "54"), "54 is no value of a target"),
        (("2", "1=viel"), "viel is no number"),
    ],
)
def test_a_value_without_a_target_is_refused(workplan: Run, words: tuple[str, ...], said: str) -> None:
    ended = workplan("measure", *words)
    assert (ended.code, said in ended.err) == (2, True), ended.err
    assert workplan("log").out == ""


def test_a_large_value_is_shown_with_all_its_digits(workplan: Run) -> None:
    assert (
        workplan("measure", "2", "1=1,234,567").err
        == "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) 造林绿化 1234567亩\n"
    )
    assert "1234567 / 2970亩" in workplan("show", "2").out


@pytest.mark.parametrize("value", ["100000000000000000", "9007199254740993", "-1e1", "12345678901234567.5"])
def test_a_value_that_a_journal_cannot_keep_is_refused(workplan: Run, value: str) -> None:
    """It was said to be saved, and its line could not be read again."""
    ended = workplan("measure", "2", f"1={value}")

    assert (ended.code, "saved" in ended.err) in ((1, False), (2, False))
    assert workplan("log").out == ""
    assert workplan("measure", "2", "1=9007199254740992").code == 0
    assert "9007199254740992 / 2970亩" in workplan("show", "2").out


def test_a_milestone_is_met_on_its_day_and_can_be_taken_back(workplan: Run) -> None:
    assert workplan("milestone", "3", "1", "--on", "2023-06-20").code == 0
    assert "启动招投标: met on 2023-06-20" in workplan("show", "3").out
    assert _task(workplan, "3", "--as-of", "2023-06-19")["progress"] is None
    assert _task(workplan, "3", "--as-of", "2023-06-21")["progress"] == 33
    workplan("milestone", "3", "1", "--not-met")
    assert "启动招投标: missed" in workplan("show", "3").out
    assert workplan("milestone", "3", "9").code == 2


def test_a_question_is_open_until_it_is_answered(workplan: Run) -> None:
    assert workplan("flag", "1-2", "需市级会商", "--to", "常务副区长").err == (
        "saved: 2 tasks: 1, 2 (地区生产总值增长4.5%以上; 完成造林绿化2970亩) question to 常务副区长: 需市级会商\n"
        "question 1.1, 2.1; answer with: workplan unflag 1.1 -m ANSWER\n"
    )
    assert "open question: " in workplan("show", "2").out
    assert (
        workplan("unflag", "2", "-m", "已明确").err
        == "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) question answered: 需市级会商 (已明确)\n"
    )
    assert "open question: " not in workplan("show", "2").out
    assert "open question: " in workplan("show", "1").out
    ended = workplan("unflag", "2")
    assert (ended.code, ended.err) == (1, "workplan: Task 2: no open question to answer.\n")


def test_closing_needs_another_person_and_says_how_it_was_verified(workplan: Run) -> None:
    workplan("set", "4", "done")
    refused = workplan("close", "4")
    assert refused.code == 1
    assert "needs another person. Add --actor NAME" in refused.err
    ended = workplan(
        "close", "4", "--actor", "dcs", "--method", "实地", "--evidence", "a.pdf", "--evidence", "b.jpg"
    )
    assert (
        ended.err
        == "saved: 4 加大医药健康专班统筹力度 (区科委 and others) done -> closed [on site, a.pdf, b.jpg]\n"
    )
    op = _ops(workplan)[0]
    assert (op["method"], op["evidence"]) == ("site", ["a.pdf", "b.jpg"])
    refused = workplan("close", "4", "--method", "梦")
    assert (refused.code, f"there are {', '.join(map(method_word, METHODS))}." in refused.err) == (2, True)
    assert workplan("close", "4", "--actor", "dcs", "--method", "on site").code == 0


def test_a_task_that_is_not_claimed_done_cannot_be_closed_or_returned(workplan: Run) -> None:
    assert "only one that is claimed done can be closed out" in workplan("close", "4").err
    assert "only one that is claimed done" in workplan("return", "4", "-m", "x").err
    assert workplan("return", "4").code == 2
    assert workplan("log").out == ""


def test_a_claim_can_be_sent_back(workplan: Run) -> None:
    workplan("set", "4", "done")
    assert workplan("return", "4", "-m", "材料不全").err == (
        "saved: 4 加大医药健康专班统筹力度 (区科委 and others) done -> in progress (材料不全)\n"
    )
    assert _task(workplan, "4")["status"] == "in_progress"


def test_an_extension_keeps_the_first_deadline_and_counts(workplan: Run) -> None:
    assert workplan("extend", "2", "2023-12-31", "-m", "雨季").code == 0
    assert workplan("extend", "2", "2024-01-31", "-m", "冬季").err == (
        "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) deadline 2023-12-31 -> 2024-01-31 (冬季)\n"
    )
    assert "2024-01-31 (at first 2023-11-30, extended 2 times)" in workplan("show", "2").out
    assert _task(workplan, "2")["due_on"] == "2024-01-31"
    workplan("undo")
    assert _task(workplan, "2")["due_on"] == "2023-12-31"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("2", "2023-11-30", "-m", "x"), 1, "needs a later day"),
        (("2", "2024-02-30", "-m", "x"), 2, "is no day"),
        (("2", "2024-01-31"), 2, "-m"),
        (("2", "2024-01-31", "-m", " "), 1, "needs a reason"),
    ],
)
def test_an_extension_that_is_none_is_refused(
    workplan: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = workplan("extend", *words)
    assert (ended.code, said in ended.err) == (code, True), ended.err
    assert workplan("log").out == ""


def test_a_finished_task_is_not_extended(workplan: Run) -> None:
    workplan("set", "2", "done")
    assert "only what is still worked on" in workplan("extend", "2", "2024-01-31", "-m", "x").err


def test_a_light_set_by_hand_holds_until_its_day(workplan: Run) -> None:
    today = ("--today", "2023-05-08")
    assert workplan(*today, "light", "4", "红", "--until", "2023-05-31", "-m", "会议要求").code == 0
    assert _task(workplan, "4", "--as-of", "2023-05-31")["light"] == "red"
    assert _task(workplan, "4", "--as-of", "2023-06-01")["light"] != "red"
    assert (
        workplan(*today, "light", "4", "none").err
        == "saved: 4 加大医药健康专班统筹力度 (区科委 and others) light by the rules again\n"
    )
    assert _task(workplan, "4", "--as-of", "2023-05-31")["light"] != "red"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("4", "red"), 1, "needs a reason"),
        (("4", "blue", "-m", "x"), 2, "There is no light blue"),
        (("4", "grey", "-m", "x"), 2, "There is no light grey"),
        (("4", "red", "--until", "2023-01-01", "-m", "x"), 1, "the light's last day 2023-01-01 is past"),
    ],
)
def test_a_light_without_a_reason_or_colour_is_refused(
    workplan: Run, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = workplan("light", *words)
    assert (ended.code, said in ended.err) == (code, True), ended.err


HIDDEN = "which decides its light: the one by hand shows once it is open again."


@pytest.mark.parametrize(
    ("status", "word"),
    [("done", "done"), ("suspended", "suspended"), ("cancelled", "cancelled"), ("in_progress", "")],
)
def test_a_light_that_the_status_hides_is_recorded_and_said(workplan: Run, status: str, word: str) -> None:
    assert workplan("set", "4", status, "-m", "x").code == 0
    ended = workplan("light", "4", "red", "-m", "会议要求")
    assert ended.code == 0
    assert ended.err.startswith(
        "saved: 4 加大医药健康专班统筹力度 (区科委 and others) light red (会议要求)\n"
    )
    assert (f"task 4 is {word}, {HIDDEN}" in ended.err) == bool(word), ended.err
    assert (_task(workplan, "4")["light"] == "red") == (not word)
    assert HIDDEN not in workplan("light", "4", "none").err
    if status == "done":
        workplan("light", "4", "red", "-m", "会议要求")
        workplan("set", "4", "in_progress", "-m", "x")
        assert _task(workplan, "4")["light"] == "red"


@pytest.mark.parametrize(
    ("task", "value", "code", "said"),
    [
        ("1", "-1.2", 0, "-1.2%"),
        ("2", "-5", 1, "target 1: 造林绿化 is counted and cannot be -5"),
        ("2", "1,200", 0, "1200亩"),
        ("2", "１，２００", 0, "1200亩"),
        ("2", "4,5", 2, "The value 4,5 is no number; write it as 54, 4.5 or 1,200."),
        ("2", "0", 0, " 0亩"),
    ],
)
def test_a_value_is_a_number_that_can_be(workplan: Run, task: str, value: str, code: int, said: str) -> None:
    ended = workplan("measure", task, f"1={value}")
    assert (ended.code, said in ended.err) == (code, True), ended.err


def test_a_note_holds_from_the_day_it_names(workplan: Run) -> None:
    assert workplan("note", "2", "已进场", "--on", "2023-05-31").code == 0
    (entry,) = json.loads(workplan("--json", "log").out)
    assert entry["on"] == "2023-05-31"
    assert workplan("note", "2", "x", "--on", "2999-01-01").code == 2


def test_a_decision_and_a_question_of_one_meeting_are_each_told_by_their_words(workplan: Run) -> None:
    workplan("flag", "2", "用地条件", "--to", "区规划局")
    workplan("flag", "2", "资金缺口", "--to", "区财政局")
    assert (
        "question answered: 资金缺口 (已拨付)"
        in workplan("unflag", "2", "--question", "财政", "-m", "已拨付").err
    )
    assert "question answered: 用地条件\n" in workplan("unflag", "2").err


def test_every_one_of_them_can_be_undone(workplan: Run) -> None:
    before = _task(workplan, "3")
    for words in (
        ("report", "3", "--percent", "10"),
        ("milestone", "3", "1"),
        ("flag", "3", "问"),
        ("extend", "3", "2024-02-01", "-m", "x"),
        ("light", "3", "amber", "-m", "x"),
    ):
        assert workplan(*words).code == 0
        assert _task(workplan, "3") != before
        assert workplan("undo").code == 0
        assert {**_task(workplan, "3"), "updated_at": None} == {**before, "updated_at": None}
