"""Slips of the pen at the command line: years, commas, one answer for two questions, no plan at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
DAY = ("--today", "2023-06-30")


def entries(workplan: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(workplan("--json", "log").out)
    return found


@pytest.mark.parametrize("day", ["23-06-29", "2023/6/29", "２０２３－０６－２９", "06-29", "6月29日"])
def test_every_option_reads_a_day_alike(workplan: Run, day: str) -> None:
    assert workplan("flag", "1", "x", "--on", day, *DAY).code == 0
    assert entries(workplan)[-1]["on"] == "2023-06-29"
    assert workplan("light", "1", "red", "--until", day, "--on", day, "-m", "x", *DAY).code == 0
    assert entries(workplan)[-1]["ops"][0]["until"] == "2023-06-29"
    assert workplan("milestone", "3", "1", "--on", day, *DAY).code == 0
    assert entries(workplan)[-1]["ops"][0]["value"] == "2023-06-29"
    assert workplan("list", "--as-of", day, *DAY).code == 0
    assert workplan("changes", "--since", day, "--until", day, *DAY).code == 0
    assert workplan("list", "--today", day).code == 0


def test_a_deadline_of_two_digits_is_of_this_century(workplan: Run) -> None:
    assert workplan("extend", "2", "24-01-31", "-m", "雨季", *DAY).code == 0
    assert entries(workplan)[-1]["ops"][0]["value"] == "2024-01-31"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("flag", "1", "x", "--on", "0023-06-29"), "0023-06-29 is more than 20 years from the plan"),
        (("set", "1", "2", "--on", "1999-06-29"), "1999-06-29 is more than 20 years from the plan"),
        (("milestone", "3", "1", "--on", "0023-06-29"), "more than 20 years"),
        (("light", "1", "red", "--until", "2062-06-30", "-m", "x"), "2062-06-30 is more than 20 years"),
        (("extend", "2", "2062-03-01", "-m", "x"), "more than a year after the plan's end 2023-12-31"),
        (("extend", "2", "2025-01-01", "-m", "x"), "more than a year after the plan's end 2023-12-31"),
        (("list", "--as-of", "0023-06-29"), "0023-06-29 is more than 20 years"),
        (("list", "--today", "2062-06-29"), "2062-06-29 is more than 20 years"),
        (("changes", "--since", "0023-06-29"), "0023-06-29 is more than 20 years"),
    ],
)
def test_a_day_far_away_is_asked_about(workplan: Run, words: tuple[str, ...], said: str) -> None:
    today = () if "--today" in words else DAY
    ended = workplan(*words, *today)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert "Add --yes if it is meant." in ended.err
    assert workplan("log").out == ""
    assert workplan(*words, *today, "--yes").code == 0


@pytest.mark.parametrize("answer", ["y\n", "n\n", ""])
def test_on_a_terminal_the_question_is_put(
    workplan: Run, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal:
        isatty = staticmethod(lambda: True)
        readline = staticmethod(lambda: answer)

    monkeypatch.setattr("sys.stdin", Terminal())
    ended = workplan("extend", "2", "2062-03-01", "-m", "雨季", *DAY)
    assert (
        "2062-03-01 is more than a year after the plan's end 2023-12-31.\nIs that meant? [y/N]" in ended.err
    )
    assert ended.code == (0 if answer == "y\n" else 1)
    assert len(entries(workplan)) == (answer == "y\n")


@pytest.mark.parametrize(
    "line",
    [
        {"ops": [{"op": "note", "task": "1", "text": "x"}], "on": "0023-06-29"},
        {"ops": [{"op": "set", "task": "2", "field": "due_on", "value": "2062-03-01", "reason": "x"}]},
    ],
)
def test_a_far_day_in_a_file_is_asked_about_too(workplan: Run, tmp_path: Path, line: object) -> None:
    (tmp_path / "u.jsonl").write_text(json.dumps(line), encoding="utf-8")
    assert workplan("apply", str(tmp_path / "u.jsonl"), *DAY).code == 2
    assert workplan("log").out == ""
    assert workplan("apply", str(tmp_path / "u.jsonl"), "--yes", *DAY).code == 0


def test_a_mistaken_extension_is_corrected_and_what_came_after_stays(workplan: Run) -> None:
    workplan("extend", "2", "2062-03-01", "-m", "雨季停工", "--yes", *DAY)
    workplan("note", "2", "已报告", *DAY)
    assert workplan("extend", "2", "2024-03-01", *DAY).code == 2  # no reason

    ended = workplan("extend", "2", "2024-03-01", "-m", "更正笔误", *DAY)

    assert ended == (
        0,
        "",
        "saved: 2 完成造林绿化2970亩 (区园林绿化局 and others) "
        "deadline corrected 2062-03-01 -> 2024-03-01 (更正笔误)\n",
    )
    shown = workplan("show", "2", *DAY).out
    assert "2024-03-01 (at first 2023-11-30, extensions 1, corrections 1)" in shown
    assert "已报告" in shown


@pytest.mark.parametrize("value", ["4,5", "104,0", "4，5", "1,20"])
def test_a_comma_for_a_point_is_refused_and_never_swallowed(workplan: Run, value: str) -> None:
    for words in (("measure", "2", f"1={value}"), ("report", "2", "--percent", value)):
        ended = workplan(*words, *DAY)
        assert ended.code == 2
        assert "write it as 54, 4.5 or 1,200." in ended.err
    assert workplan("log").out == ""


def test_one_answer_closes_one_question(workplan: Run) -> None:
    workplan("flag", "3", "用地条件需会商", "--to", "常务副区长", *DAY)
    workplan("flag", "3", "资金缺口200万元", "--to", "区财政局", *DAY)

    ended = workplan("unflag", "3", "-m", "资金已落实", *DAY)
    assert ended.code == 2
    assert "Task 3 has 2 open questions" in ended.err
    assert "  1. 2023-06-30 swj to 常务副区长: 用地条件需会商\n" in ended.err
    assert "  2. 2023-06-30 swj to 区财政局: 资金缺口200万元\n" in ended.err
    assert len(entries(workplan)) == 2
    assert "2. 2023-06-30 swj to 区财政局" in workplan("show", "3", *DAY).out

    ended = workplan("unflag", "3", "--question", "财政", "-m", "资金已落实", *DAY)
    assert ended.code == 0
    assert (
        "task 3 has 1 more open question:\n  1. 2023-06-30 swj to 常务副区长: 用地条件需会商\n" in ended.err
    )
    assert entries(workplan)[-1]["ops"][0]["of"] == [entries(workplan)[1]["id"]]

    assert workplan("unflag", "3", "--question", "2", *DAY).code == 2  # answered already
    assert workplan("unflag", "3", "-m", "已会商", *DAY).err.startswith(
        "saved: 3 启动检验检测中心建设 (区经济和信息化局) question answered: 用地条件需会商 (已会商)\n"
    )
    assert workplan("unflag", "3", *DAY).code == 1


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("3", "3 names none of the 2"),
        ("区", "区 names several open questions"),
        ("水务", "names none of the 2"),
    ],
)
def test_a_question_that_is_not_one_is_told_with_all_there_are(workplan: Run, which: str, said: str) -> None:
    workplan("flag", "3", "用地", "--to", "常务副区长", *DAY)
    workplan("flag", "3", "资金", "--to", "区财政局", *DAY)
    ended = workplan("unflag", "3", "--question", which, *DAY)
    assert ended.code == 2
    assert said in ended.err
    assert "2. 2023-06-30 swj to 区财政局: 资金" in ended.err


def test_several_tasks_are_answered_together_where_each_has_one_question(workplan: Run) -> None:
    workplan("flag", "1-3", "谁来审批？", *DAY)
    assert workplan("unflag", "1-3", "-m", "已明确", *DAY).code == 0
    assert [len(op["of"]) for op in entries(workplan)[-1]["ops"]] == [1, 1, 1]
    workplan("flag", "1-2", "甲？", *DAY)
    workplan("flag", "2", "乙？", *DAY)
    assert "Task 2 has 2 open questions" in workplan("unflag", "1-2", *DAY).err
    assert len(entries(workplan)) == 4


MONTHLY = '\n[reporting]\nevery = "month"\nby_day = 5\n'


def test_a_report_says_for_which_month_it_is(workplan: Run, plan_file: Path) -> None:
    plan_file.write_text(plan_file.read_text(encoding="utf-8") + MONTHLY, encoding="utf-8")

    ended = workplan("report", "4", "--progress", "四月情况", "--today", "2023-05-04")
    assert "The report is for 2023-04, as 2023-05 has only begun; --period 2023-05 says" in ended.err
    assert "period" not in entries(workplan)[-1]["ops"][0]
    assert workplan("list", "4", "is:unreported", "--today", "2023-06-06").err == "1/4\n"

    ended = workplan("report", "4", "--progress", "五月", "--period", "2023年5月", "--today", "2023-06-20")
    assert ended == (
        0,
        "",
        "saved: 4 加大医药健康专班统筹力度 (区科委 and others) report for 2023-05: 五月\n",
    )
    assert entries(workplan)[-1]["ops"][0]["period"] == "2023-05"
    assert workplan("list", "4", "is:unreported", "--today", "2023-06-20").err.startswith("0/4\n")
    assert workplan("list", "4", "is:unreported", "--today", "2023-07-06").err == "1/4\n"
    assert (
        workplan("report", "4", "--progress", "x", "--today", "2023-06-20").err
        == "saved: 4 加大医药健康专班统筹力度 (区科委 and others) report for 2023-06: x\n"
    )


def test_a_period_that_is_none_is_refused(workplan: Run) -> None:
    assert workplan("report", "4", "--progress", "x", "--period", "Mai", *DAY).code == 2
    ended = workplan("report", "4", "--progress", "x", "--period", "2023-05", *DAY)
    assert ended.code == 1
    assert "asks for no reports by the month" in ended.err


def test_a_late_task_without_a_unit_is_told_and_recorded_for_nobody(workplan: Run, plan_file: Path) -> None:
    text = plan_file.read_text(encoding="utf-8").replace('units = ["区发展改革委"]', "units = []")
    plan_file.write_text(text, encoding="utf-8")
    day = ("--today", "2024-02-01")

    assert workplan("list", "单位:-", *day).err == "1/4\n"
    ended = workplan("remind", "1", "--record", *day)
    assert (ended.code, ended.err) == (0, "")
    assert "has no unit in the plan, so nobody is reminded of it:\n1. Task 1, " in ended.out
    assert workplan("log").out == ""

    rows = json.loads(workplan("--json", "remind", "--record", *day).out)
    assert (rows[-1]["unit"], rows[-1]["tasks"]) == (None, ["1"])
    assert [op["task"] for op in entries(workplan)[-1]["ops"]] == ["2", "3", "4"]


WRITING = (
    ("set", "42", "done"), ("note", "42", "x"), ("report", "42", "--percent", "5"), ("undo",), ("redo",),
    ("apply", "updates.jsonl"), ("remind", "--record", "--today", "2023-11-29"), ("set", "水务", "done", "--yes"),
)  # fmt: skip


@pytest.fixture
def nowhere(workplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder without a plan."""
    folder = tmp_path / "nowhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("nowhere")
@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_nothing_is_recorded_where_there_is_no_plan(
    workplan: Run, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKPLAN", "")
    ended = workplan(*words)
    assert (ended.code, ended.out) == (66, "")
    for way in ("--plan FILE", 'plan = "FILE"', "config.toml", "--plan built-in"):
        assert way in ended.err
    assert list(tmp_path.rglob("*.jsonl")) == []


@pytest.mark.usefixtures("nowhere")
def test_the_built_in_plan_can_be_read_and_by_its_name_written(workplan: Run, tmp_path: Path) -> None:
    assert workplan("list", "42").err == "1/121\n"
    journal = ("--journal", str(tmp_path / "j"))
    ended = workplan("--plan", "built-in", *journal, "note", "42", "x")
    assert ended.code == 0
    assert ended.err.startswith(f"This is the built-in plan; what is recorded goes into {tmp_path / 'j'}.\n")
    assert list((tmp_path / "j").glob("*.jsonl")) != []
    assert "goes into" not in workplan("--plan", "built-in", *journal, "log", "42").err


@pytest.mark.usefixtures("nowhere")
def test_the_settings_plan_is_written_on(
    workplan: Run, plan_file: Path, surroundings: dict[str, str]
) -> None:
    config = Path(surroundings["XDG_CONFIG_HOME"]) / "workplan" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'plan = "{plan_file}"\n', encoding="utf-8")
    assert workplan("note", "1", "x") == (0, "", "saved: 1 地区生产总值增长4.5%以上 (区发展改革委) note: x\n")
    assert list(plan_file.parent.glob("tasks.journal/*.jsonl")) != []


@pytest.mark.parametrize(
    "words",
    [
        ("--plan", "", "note", "1", "x"),
        ("--journal", "", "note", "1", "x"),
        ("--actor", "", "note", "1", "x"),
        ("note", "1", "x", "--on", " "),
        ("flag", "1", "x", "--to", ""),
        ("decide", "1", "x", "--owner", "", "--due", "06-30"),
        ("extend", "1", "", "-m", "x"),
        ("explain", ""),
        ("undo", ""),
        ("apply", ""),
        ("apply", "--all", ""),
        ("hand-over", ""),
        ("remind", "--unit", "", "--record"),
        ("meeting", "--for", ""),
        ("template", "--unit", "", "-o", "form.csv"),
        ("export", "csv", "-o", ""),
        ("export", ""),
        ("bulletin", "--number="),
        ("list", "--as-of="),
        ("share", "--group", ""),
    ],
    ids=" ".join,
)
def test_a_name_that_is_empty_is_no_name(
    workplan: Run, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    ended = workplan(*words)
    assert (ended.code, ended.out) == (2, "")
    assert " is empty: write what is meant (workplan" in ended.err
    assert sorted(tmp_path.rglob("*")) == before
    assert workplan("log").out == ""


def test_what_is_told_may_be_empty_where_that_says_something(workplan: Run) -> None:
    assert workplan("report", "1", "--problem", "资金未到位", *DAY).code == 0
    assert "problem: solved" in workplan("report", "1", "--problem", "", *DAY).err
    assert workplan("list", "").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "1", "done", "-m"), "-m needs a value behind it (workplan set --help tells more)"),
        (("set", "1", "done", "-m", "--yes"), "-m needs a value behind it"),
        (("return", "1", "-m", "--on", "2023-06-01"), "-m needs a value behind it"),
        (("report", "1", "--progress", "--percent", "5"), "--progress needs a value behind it"),
        (("--lang", "en", "list", "--as-of"), "--as-of needs a value behind it"),
    ],
)
def test_an_option_without_its_value_says_so_and_takes_no_other_for_it(
    workplan: Run, words: tuple[str, ...], said: str
) -> None:
    ended = workplan(*words, *(() if words[-1] in ("-m", "--as-of") else DAY))
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert entries(workplan) == []


@pytest.mark.parametrize(
    "words", [("note", "1", "-m"), ("note", "1", "-m", "已开工"), ("flag", "1", "谁？", "-t", "x")]
)
def test_an_option_that_the_verb_has_not_becomes_no_text(workplan: Run, words: tuple[str, ...]) -> None:
    ended = workplan(*words, *DAY)
    assert (ended.code, ended.out) == (2, "")
    assert f"there is no option {next(word for word in words if word.startswith('-'))}" in ended.err
    assert entries(workplan) == []


def test_behind_two_hyphens_everything_is_text(workplan: Run) -> None:
    assert workplan("note", "1", *DAY, "--", "-m").code == 0
    assert entries(workplan)[-1]["ops"][0]["text"] == "-m"


@pytest.mark.parametrize("text", ["-m", "-水务"])
def test_in_a_filter_a_hyphen_excludes(workplan: Run, text: str) -> None:
    assert workplan("list", text).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "1", "doen"), "There is no status doen, perhaps done is meant."),
        (("set", "1", "已完城"), "There is no status 已完城; there are 1 not started"),
        (("light", "1", "rde", "-m", "x"), "There is no light rde, perhaps red is meant."),
        (("light", "1", "blue", "-m", "x"), "There is no light blue; there are red, amber, green, none."),
        (
            ("close", "1", "--method", "fone"),
            "There is no way of verifying called fone, perhaps phone is meant.",
        ),
        (("agenda", "--only", "stal"), "There is no reason called stal, perhaps stale is meant."),
        (("export", "cvs"), "There is no format cvs, perhaps csv is meant."),
        (("export", "csv", "--columns", "lihgt"), "There is no column lihgt, perhaps light is meant."),
        (("list", "--columns", "id,,due"), 'There is no column ""; there are id No., section'),
        (("list", "--colums", "id"), "there is no option --colums, perhaps --columns is meant"),
        (("list", "--sort", "deu"), "argument --sort: there is no deu, perhaps due is meant"),
        (("summary", "--by", "unti"), "argument --by: there is no unti, perhaps unit is meant"),
        (("--Json", "list"), "there is no option --Json, perhaps --json is meant"),
        (("schema", "plam"), "there is no plam, perhaps plan is meant"),
    ],
)
def test_a_word_that_is_none_is_told_with_the_one_that_is_near(
    workplan: Run, words: tuple[str, ...], said: str
) -> None:
    ended = workplan(*words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize("id", ["2", "２", "#2", "＃２", "第2项", "第２项", "第2", " 2 "])
def test_an_id_may_be_written_as_people_write_it(workplan: Run, id: str) -> None:
    assert workplan("set", id, "2", *DAY).code == 0
    assert entries(workplan)[-1]["ops"][0]["task"] == "2"
    assert [row["id"] for row in json.loads(workplan("--json", "list", id).out)] == ["2"]
    assert json.loads(workplan("--json", "show", id).out)["id"] == "2"
    assert len(json.loads(workplan("--json", "log", id).out)) == 1


@pytest.mark.parametrize(
    "ids", ["第2-3项", "第2项-第3项", "#2-3", "#2,#3", "第2、3项", "第2项，第3项", "２－３"]
)
def test_ids_and_ranges_likewise(workplan: Run, ids: str) -> None:
    assert workplan("set", ids, "2", *DAY).code == 0
    assert [op["task"] for op in entries(workplan)[-1]["ops"]] == ["2", "3"]
    assert [row["id"] for row in json.loads(workplan("--json", "list", ids).out)] == ["2", "3"]


@pytest.mark.parametrize("text", ["第一", "2项", "#造林", "第2季度"])
def test_what_only_begins_like_an_id_is_text(workplan: Run, text: str) -> None:
    assert json.loads(workplan("--json", "list", text).out) == json.loads(
        workplan("--json", "list", f'"{text}"').out
    )


def test_a_question_is_answered_by_the_number_that_flag_said(workplan: Run) -> None:
    for text in ("用地", "资金", "人手"):
        told = workplan("flag", "3", text, *DAY).err
    assert "question 3.3; answer with: workplan unflag 3.3 -m ANSWER" in told
    assert "question answered: 资金 (已落实)" in workplan("unflag", "３．２", "-m", "已落实", *DAY).err
    again = workplan("unflag", "3.2", *DAY)
    assert (again.code, "1. " in again.err, "3. " in again.err) == (2, True, True)
    assert workplan("undo").code == 0
    assert workplan("unflag", "3.2", *DAY).code == 0
    assert workplan("unflag", "9.1", *DAY).code != 0
