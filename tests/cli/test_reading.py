"""`list`, `show` and `log`: data on stdout, in the promised shape."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workplan_tui.text.cells import cell_len

Run = Callable[..., Any]


def _ids(ended: Any) -> list[str]:
    return [row["id"] for row in json.loads(ended.out)]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ((), ["1", "2", "3", "4"]),
        (("蔡小军",), ["2", "3"]),
        (("蔡小军", "造林"), ["2"]),
        (("造林", "or", "医药"), ["2", "4"]),
        (("-蔡小军",), ["1", "4"]),
        (("1,3-4", "-医药"), ["1", "3"]),
        (("“新智造100”",), ["2"]),
        (("没有",), []),
    ],
)
def test_list_prints_the_rows_that_match(workplan: Run, words: tuple[str, ...], ids: list[str]) -> None:
    assert _ids(workplan("list", *words, "--json")) == ids


def test_options_may_stand_between_the_words_of_a_filter(workplan: Run) -> None:
    assert _ids(workplan("list", "蔡小军", "--json", "造林")) == ["2"]
    assert _ids(workplan("--json", "list", "--", "-蔡小军")) == ["1", "4"]


def test_a_filtered_list_says_how_many_on_stderr(workplan: Run) -> None:
    assert workplan("list", "蔡小军").err == "2/4\n"
    assert workplan("list").err == ""


def test_columns_line_up_by_terminal_cells(workplan: Run) -> None:
    lines = workplan("list").out.splitlines()
    starts = {cell_len(line[: line.index("2023-1")]) for line in lines}
    assert len(lines) == 4
    assert len(starts) == 1
    assert not any(line.endswith(">") for line in lines)


def test_a_mistaken_filter_points_at_its_place(workplan: Run) -> None:
    ended = workplan("list", '"造林')
    assert (ended.code, ended.out) == (2, "")
    assert "Filter at letter 1: this quote is not closed" in ended.err


def test_a_mistyped_option_is_not_searched_for(workplan: Run) -> None:
    ended = workplan("list", "--jsno")
    assert ended.code == 2
    assert "--jsno" in ended.err


def test_show_prints_a_task_with_its_history(workplan: Run) -> None:
    workplan("set", "3", "done", "--on", "2023-06-01")
    out = workplan("show", "3").out
    assert "启动检验检测中心建设，6月底前启动招投标，力争9月底前开工。" in out
    assert "2023-06-30 启动招投标" in out
    assert "swj  3 not started -> done" in out


def test_show_json_is_one_object(workplan: Run) -> None:
    assert json.loads(workplan("show", "3", "--json").out)["id"] == "3"


def test_show_without_a_task_prints_the_notice(workplan: Run) -> None:
    out = workplan("show").out
    for words in ("2023年重点工作分工方案", "京政发〔2023〕5号", "加强组织领导", "区委办公室"):
        assert words in out
    assert json.loads(workplan("show", "--json").out)["task_count"] == 4


@pytest.mark.parametrize("verb", ["show", "log"])
def test_an_unknown_task_is_told_with_what_there_is(workplan: Run, verb: str) -> None:
    ended = workplan(verb, "99")
    assert (ended.code, ended.out) == (2, "")
    assert "1-4" in ended.err


def test_as_of_reads_an_earlier_day(workplan: Run) -> None:
    workplan("set", "2", "done", "--on", "2023-06-01")
    early = json.loads(workplan("--as-of", "2023-05-31", "show", "2", "--json").out)
    late = json.loads(workplan("show", "2", "--json", "--as-of", "2023-06-01").out)
    assert (early["status"], late["status"]) == ("not_started", "done")


def test_log_tells_what_was_taken_back(workplan: Run) -> None:
    workplan("set", "2", "done")
    workplan("undo")
    first, second = workplan("log", "2").out.splitlines()
    assert first.endswith("2 not started -> done [taken back]")
    assert second.endswith("undone: 2 not started -> done")


@pytest.mark.parametrize("verb", ["show", "log"])
def test_the_history_of_a_task_tells_nothing_of_others(workplan: Run, verb: str) -> None:
    workplan("set", "1-3", "2")
    workplan("undo")
    first, second = workplan(verb, "2").out.splitlines()[-2:]
    assert first.endswith("  2 not started -> in progress [taken back]")
    assert second.endswith("undone: 2 not started -> in progress")
    assert workplan("log").out.splitlines()[0].endswith("1-3 not started -> in progress [taken back]")


def test_what_two_hosts_set_differently_is_shown_until_somebody_settles_it(
    workplan: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = plan_file.with_suffix(".journal")
    workplan("set", "2", "done")
    here = journal.rename(plan_file.parent / "here")
    monkeypatch.setenv("XDG_STATE_HOME", str(plan_file.parent / "another-host"))
    workplan("--actor", "chen", "set", "2", "suspended", "-m", "\x1b[2J因故")
    for file in here.glob("*.jsonl"):
        file.rename(journal / file.name)
    shown = workplan("show", "2").out
    assert "conflict: status suspended (chen, " in shown
    assert "without having seen it: done (swj, " in shown
    assert "\x1b" not in shown
    assert [line.endswith("[conflict]") for line in workplan("log").out.splitlines()] == [True, True]
    assert workplan("list", "is:冲突").out.startswith("2 ")
    (found,) = json.loads(workplan("--json", "agenda", "--only", "conflict").out)
    assert found["conflict"] is True
    assert [(one["value"], one["by"]) for one in found["conflicts"][0]["values"]] == [
        ("suspended", "chen"), ("done", "swj"),
    ]  # fmt: skip
    assert (
        "set differently by chen, swj, neither having seen the other's: suspended, done" in found["reasons"]
    )
    workplan("set", "2", "in_progress", "-m", "问过双方")
    assert "conflict" not in workplan("show", "2").out
    assert workplan("list", "is:冲突").out == ""
    assert not any(row["conflict"] or row["conflicts"] for row in json.loads(workplan("--json", "list").out))


def test_text_from_the_plan_cannot_command_the_terminal(workplan: Run, plan_file: Path) -> None:
    hostile = plan_file.read_text(encoding="utf-8").replace("加大医药", "\\u001b]0;x\\u0007\\u202e加大")
    plan_file.write_text(hostile, encoding="utf-8")
    for words in (("list",), ("show", "4"), ("list", "--json"), ("show", "4", "--json")):
        out = workplan(*words).out
        assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert json.loads(workplan("show", "4", "--json").out)["text"].startswith("\x1b]0;x\x07\u202e")


@pytest.mark.parametrize(
    "words",
    [
        ("list", "没有"), ("agenda", "没有"), ("agenda", "--only", "to_verify"), ("log",), ("log", "1"),
        ("changes", "--since", "2023-06-01", "--until", "2023-06-01"), ("changes", "没有", "--since", "2023-06-01"),
        ("remind", "没有"), ("remind", "4", "--today", "2023-01-02"), ("remind", "--record", "没有"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_data_of_nothing_is_an_empty_array(workplan: Run, words: tuple[str, ...]) -> None:
    ended = workplan(*words, "--json")

    assert (ended.code, ended.out) == (0, "[]\n")


@pytest.mark.parametrize("words", [("summary", "没有"), ("show",), ("show", "4"), ("check",), ("doctor",)])
def test_data_of_one_thing_is_an_object_before_anything_is_recorded(
    workplan: Run, words: tuple[str, ...]
) -> None:
    assert isinstance(json.loads(workplan(*words, "--json").out), dict)


NOTHING_LIKE_IT = "Neither the plan nor what was recorded holds anything like it.\n"


def test_a_reminder_of_nobody_prints_nothing(workplan: Run) -> None:
    ended = workplan("remind", "没有")

    assert (ended.code, ended.out, ended.err) == (0, "", "Nobody needs a reminder.\n" + NOTHING_LIKE_IT)


HEADS = ["no.", "light", "status", "pct", "due", "unit", "title"]


def test_a_pipe_gets_lines_without_headings(workplan: Run) -> None:
    assert workplan("list", "2").out.split()[0] == "2"


def test_on_a_terminal_a_line_of_headings_stands_above(
    workplan: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workplan_tui.cli.output.is_terminal", lambda: True)
    monkeypatch.setattr("workplan_tui.cli.list_tasks.is_terminal", lambda: True)
    monkeypatch.setattr("workplan_tui.cli.list_tasks.terminal_width", lambda: 100)
    monkeypatch.setattr("workplan_tui.cli.list_tasks.may_colour", lambda environment: False)
    heads, *lines = workplan("list").out.splitlines()
    assert heads.split() == HEADS
    assert len(lines) == 4
    assert all(cell_len(line) <= 100 for line in (heads, *lines))
    assert cell_len(heads[: heads.index("status")]) == cell_len(lines[0][: lines[0].index("not started")])
    assert workplan("list", "nothing-like-it").out == ""


def test_columns_are_those_that_are_named_under_their_headings(workplan: Run) -> None:
    ended = workplan("list", "2-3", "--columns", "牵头,时限，title", "--sort", "due", "--reverse")
    assert [line.split() for line in ended.out.splitlines()] == [
        ["Lead", "officials", "Deadline", "Title"],
        ["蔡小军", "2023-12-31", "启动检验检测中心建设"],
        ["常务副区长,", "蔡小军", "2023-11-30", "完成造林绿化2970亩"],
    ]
    assert ended.err == "2/4\n"


def test_separated_values_have_their_headings_and_every_cell_of_its_own(workplan: Run) -> None:
    workplan("note", "2", "x")
    rows = list(csv.reader(workplan("list", "2", "--csv", "--today", "2023-06-30").out.splitlines()))
    assert rows == [
        ["No.", "Light", "Status", "Percent", "Expected percent", "Deadline", "Responsible units", "Title"],
        [
            "2",
            "amber",
            "not started",
            "",
            "54",
            "2023-11-30",
            "区园林绿化局, 相关属地",
            "完成造林绿化2970亩",
        ],
    ]
    chosen = workplan("list", "--csv", "--columns", "title,id", "--sort", "title").out.splitlines()
    assert chosen[0] == "Title,No."
    assert len(chosen) == 5


def test_what_a_spreadsheet_would_reckon_with_is_a_text(workplan: Run, plan_file: Path) -> None:
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace('units = ["区科委", "各部门"]', 'units = ["=1+1"]'), encoding="utf-8")
    assert workplan("list", "4", "--csv", "--columns", "unit").out.splitlines()[1] == "'=1+1"


@pytest.mark.parametrize("option", [("--csv",), ("--columns", "id")])
def test_json_has_every_key_and_no_table(workplan: Run, option: tuple[str, ...]) -> None:
    ended = workplan("--json", "list", *option)
    assert (ended.code, ended.out) == (2, "")
    assert "--json gives every key" in ended.err


def test_a_list_is_ordered_as_the_screen_orders(workplan: Run) -> None:
    ids = [row["id"] for row in json.loads(workplan("--json", "list", "--sort", "due").out)]
    assert ids[0] == "2"
    assert [line.split()[0] for line in workplan("list", "--sort", "due").out.splitlines()] == ids


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_column_is_named_by_whatever_stands_over_it_anywhere(workplan: Run, language: str) -> None:
    def heads(columns: str) -> str:
        return str(
            workplan("list", "1", "--lang", language, "--csv", "--columns", columns).out.splitlines()[0]
        )

    assert heads("编号,问题,进展,需协调,单位") == heads("id,problem,told,flag,unit")
    assert heads("No.,Problems,responsible units") == heads("序号、存在问题、责任单位")


@pytest.mark.parametrize(
    ("words", "same"),
    [
        (("list", "--sort", "时限"), ("list", "--sort", "due")),
        (("list", "--sort", "Deadline", "--reverse"), ("list", "--sort", "due", "--reverse")),
        (("export", "csv", "--sort", "灯"), ("export", "csv", "--sort", "light")),
        (("summary", "--by", "单位"), ("summary", "--by", "unit")),
        (("summary", "--by", "Light"), ("summary", "--by", "light")),
        (("trend", "--by", "板块"), ("trend", "--by", "section")),
    ],
    ids=lambda words: " ".join(words),
)
def test_an_order_and_a_grouping_are_named_like_a_column(
    workplan: Run, words: tuple[str, ...], same: tuple[str, ...]
) -> None:
    ended = workplan(*words, "--today", "2023-06-30")
    assert ended.code == 0
    assert ended == workplan(*same, "--today", "2023-06-30") or words[0] == "export"
    assert ended.out == workplan(*same, "--today", "2023-06-30").out


def test_a_column_that_is_none_is_told_with_the_words_over_the_others(workplan: Run) -> None:
    said = workplan("list", "--lang", "zh", "--columns", "没有").err
    assert "id 序号、section 板块" in said
    assert "problem 存在问题" in said
