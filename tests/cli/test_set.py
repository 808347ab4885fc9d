"""`set` and `note`: one entry, words on stderr, nothing half-written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def _statuses(workplan: Run) -> dict[str, str]:
    return {row["id"]: row["status"] for row in json.loads(workplan("list", "--json").out)}


def test_a_saved_status_is_told_on_stderr_and_nothing_is_on_stdout(workplan: Run) -> None:
    ended = workplan("set", "2", "done")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith("saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) not started -> done\n")


@pytest.mark.parametrize("word", ["3", "done", "Done", "已完成"])
def test_a_status_is_named_by_digit_code_chinese_or_english(workplan: Run, word: str) -> None:
    assert workplan("set", "2", word).code == 0
    assert _statuses(workplan)["2"] == "done"


def test_an_english_status_of_two_words_needs_no_quotes(workplan: Run) -> None:
    assert (
        workplan("set", "2", "in", "progress").err
        == "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) not started -> in progress\n"
    )


def test_many_tasks_are_one_entry_and_one_undo(workplan: Run) -> None:
    ended = workplan("set", "1,3-4", "推进中", "-m", "开工")
    titles = "地区生产总值增长4.5%以上; 启动检验检测中心建设; 加大医药健康专班统筹力度"
    assert ended.err == f"saved: 3 tasks: 1, 3, 4 ({titles}) not started -> in progress (开工)\n"
    assert len(json.loads(workplan("log", "--json").out)) == 1
    workplan("undo")
    assert set(_statuses(workplan).values()) == {"not_started"}


def test_the_present_value_again_is_a_confirmation(workplan: Run) -> None:
    workplan("set", "2", "2")
    assert (
        workplan("set", "2", "2").err
        == "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) in progress (confirmed)\n"
    )


def test_json_prints_the_entry_without_its_checksum(workplan: Run) -> None:
    entry = json.loads(workplan("set", "2", "done", "--json", "--on", "2023-06-01").out)
    assert list(entry) == [
        "v", "id", "seq", "prev", "at", "on", "replica", "actor", "plan", "ops",
    ]  # fmt: skip
    assert entry["on"] == "2023-06-01"
    assert entry["ops"][0]["was"] == "not_started"


def test_one_refused_task_refuses_all(workplan: Run) -> None:
    ended = workplan("set", "1-4", "closed")
    assert (ended.code, ended.out) == (1, "")
    assert "Tasks 1-4: not started" in ended.err
    assert workplan("log").out == ""


def test_suspending_needs_a_reason(workplan: Run) -> None:
    assert "-m REASON" in workplan("set", "1", "5").err
    assert workplan("set", "1", "5", "-m", "-5%").code == 0


def test_closing_needs_another_person(workplan: Run) -> None:
    workplan("set", "1", "done")
    assert workplan("set", "1", "closed").code == 1
    assert workplan("set", "1", "closed", "--actor", "dcs").code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("set", "99", "done"), "There is no task 99 in the plan; its ids are 1-4."),
        (("set", "1-99", "done"), "There is no task 99"),
        (("set", "3-1", "done"), "write 1-3"),
        (("set", "1,,2", "done"), "There is no task 1,,2"),
        (("set", "", "done"), "No task is named"),
        (("set", "1", "finished"), "There is no status finished; there are 1 not started"),
        (("set", "1", "done", "--on", "2023-02-30"), "--on 2023-02-30 is no day"),
        (("set", "1", "done", "--on", "2023-W01-1"), "is no day"),
        (("set", "1", "done", "--on", "2999-01-01"), "still to come"),
        (("set", "1", "done", "--as-of", "2023-06-01"), "--as-of only reads"),
        (("set", "1"), "STATUS"),
        (("set", "(造林", "done"), "Filter at letter 1: this bracket is not closed"),
    ],
)
def test_wrong_words_are_one_sentence_and_exit_2(workplan: Run, words: tuple[str, ...], told: str) -> None:
    ended = workplan(*words)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("workplan: ")
    assert told in ended.err
    assert ended.err.count("\n") == 1
    assert workplan("log").out == ""


@pytest.mark.parametrize("verb", ["note", "flag"])
def test_a_text_of_blanks_is_refused(workplan: Run, verb: str) -> None:
    ended = workplan(verb, "1", "  ")
    assert (ended.code, ended.err) == (1, "workplan: Task 1: the text is empty.\n")
    assert workplan("log").out == ""


def test_read_only_refuses(workplan: Run) -> None:
    ended = workplan("--read-only", "set", "1", "done")
    assert (ended.code, ended.out) == (77, "")
    assert "read-only" in ended.err


def test_a_filter_lists_what_it_matches_and_needs_yes_without_a_terminal(workplan: Run) -> None:
    ended = workplan("set", "蔡小军 造林", "done")
    assert ended.code == 2
    assert "完成造林绿化2970亩" in ended.err
    assert "--yes" in ended.err
    ended = workplan("set", "蔡小军 造林", "done", "--yes", "--today", "2023-11-01")
    assert ended.err == (
        "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) not started -> done\n"
        "workplan: task 2 is claimed done, but nothing was recorded of 造林绿化.\n"
    )


def test_a_filter_may_begin_with_a_minus(workplan: Run) -> None:
    assert (
        workplan("note", "-蔡小军", "催办", "--yes").err
        == "saved: 2 tasks: 1, 4 (地区生产总值增长4.5%以上; 加大医药健康专班统筹力度) note: 催办\n"
    )


def test_a_filter_that_matches_nothing_saves_nothing(workplan: Run) -> None:
    assert workplan("set", "没有", "done", "--yes").code == 1


def test_a_later_value_that_stays_in_force_is_told(workplan: Run) -> None:
    workplan("set", "2", "done", "--on", "2023-06-01")
    ended = workplan("set", "2", "in_progress", "--on", "2023-05-01")
    assert ended.code == 0
    assert "task 2: done since 2023-06-01, which is later" in ended.err


def test_the_pretended_today_is_the_day_of_the_fact(workplan: Run) -> None:
    workplan("set", "2", "done", "--today", "2023-09-15")
    assert workplan("log", "--today", "2023-09-15").out.startswith("2023-09-15")


def test_a_note_keeps_its_text_and_its_control_characters_are_only_pictured(workplan: Run) -> None:
    ended = workplan("note", "2", "红\x1b[31m字")
    assert ended.err == "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) note: 红␛[31m字\n"
    stored = json.loads(workplan("log", "--json").out)[0]["ops"][0]["text"]
    assert stored == "红\x1b[31m字"


def test_undo_and_redo_name_what_they_did(workplan: Run) -> None:
    workplan("set", "2", "done")
    assert workplan("undo").err.startswith("undone: 2 not started -> done (recorded ")
    assert workplan("redo").err == "redone: 2 not started -> done\n"
    assert _statuses(workplan)["2"] == "done"
    ended = workplan("redo")
    assert (ended.code, ended.out) == (1, "")


def test_a_journal_of_ones_own_is_used(workplan: Run, tmp_path: Path) -> None:
    workplan("--journal", str(tmp_path / "mine"), "set", "2", "done")
    assert list((tmp_path / "mine").glob("*.jsonl"))
    assert workplan("log").out == ""
