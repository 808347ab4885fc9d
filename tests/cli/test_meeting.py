"""What a meeting asks: agenda, changes, summary and reminders, on stdout, stderr and exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workplan_tui.model.entry import said_by

Run = Callable[..., Any]
SEPTEMBER = ("--today", "2023-09-15")


@pytest.fixture
def busy(workplan: Run) -> Run:
    """A plan on which something happened, and the command to look at it."""
    for words in (
        ("--today", "2023-06-01", "set", "1", "2"),
        ("--today", "2023-06-01", "report", "2", "--percent", "30"),
        ("--today", "2023-08-01", "set", "4", "3"),
        ("--today", "2023-09-10", "flag", "1", "需会商"),
    ):
        assert workplan(*words).code == 0
    return workplan


def test_the_agenda_is_gravest_first_with_reasons(busy: Run) -> None:
    ended = busy(*SEPTEMBER, "agenda")
    assert ended.code == 0
    assert ended.err == "4 tasks need somebody\n"
    lines = ended.out.splitlines()
    assert [line.split()[0] for line in lines] == ["3", "2", "1", "4"]
    assert "milestone missed" in lines[0]
    assert "claimed done by swj on 2023-08-01" in lines[3]


def test_the_agenda_of_one_unit_and_of_mine(busy: Run, surroundings: dict[str, str]) -> None:
    rows = json.loads(busy(*SEPTEMBER, "--json", "agenda", "--for", "园林").out)
    assert [(row["id"], row["kinds"]) for row in rows] == [("2", ["behind", "stale"])]
    refused = busy(*SEPTEMBER, "agenda", "--mine")
    assert (refused.code, refused.out) == (2, "")
    config = Path(surroundings["XDG_CONFIG_HOME"]) / "workplan" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('unit = "区科委"\n', encoding="utf-8")
    rows = json.loads(busy(*SEPTEMBER, "--json", "agenda", "--mine").out)
    assert [row["id"] for row in rows] == ["2", "4"]  # 2 is every place's 相关属地


def test_who_has_not_reported_is_a_list(busy: Run, plan_file: Path) -> None:
    reporting = '[reporting]\nevery = "month"\nby_day = 5\n\n'
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace("[[tasks]]", f"{reporting}[[tasks]]", 1), encoding="utf-8")
    busy("--today", "2023-09-10", "report", "3", "--progress", "设备进场")
    rows = json.loads(busy(*SEPTEMBER, "--json", "agenda", "--only", "unreported").out)
    assert [row["id"] for row in rows] == ["2", "1"]  # 3 reported, 4 is done


def test_a_name_that_is_not_there_is_no_empty_agenda(busy: Run, surroundings: dict[str, str]) -> None:
    for name, said in (
        ("水务", "No unit or lead of the plan is called"),
        (" ", "--for is empty"),
        ("", "--for is empty"),
    ):
        ended = busy(*SEPTEMBER, "agenda", "--for", name)
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err
    config = Path(surroundings["XDG_CONFIG_HOME"]) / "workplan" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('unit = "督查室"\n', encoding="utf-8")
    ended = busy(*SEPTEMBER, "agenda", "--mine")
    assert "No unit of the plan is called 督查室, as yours is said to be.\n" in ended.err
    assert ended.code == 0


def test_changes_tell_both_counts_and_what_moved(busy: Run) -> None:
    ended = busy(*SEPTEMBER, "changes", "--since", "2023-06-30")
    assert (ended.code, ended.err) == (0, "4 tasks moved\n")
    assert "done                         0           1  +1" in ended.out
    assert "\ntotal                        4           4\n" in ended.out
    assert "suspended" not in ended.out
    assert "red (milestone of 2023-06-30 missed: 启动招投标)" in ended.out
    assert "not started -> done; - -> 100%" in ended.out
    rows = json.loads(busy(*SEPTEMBER, "--json", "changes", "--since", "2023-06-30").out)
    assert [row["id"] for row in rows] == ["2", "3", "1", "4"]
    assert rows[1] == {"id": "3", "light": {"was": "amber", "is": "red"}}


def test_changes_own_up_to_what_was_recorded_later_for_earlier_days(workplan: Run) -> None:
    workplan("measure", "1", "1=4.6", "--on", "2023-06-30")
    asked = ("changes", "--since", "2023-06-30", "--until", "2023-07-01")
    ended = workplan(*asked)
    said = "Recorded after 2023-06-30 for that day or earlier, so in both counts: 1.\n"
    assert ended.err.startswith(said)
    assert "Recorded after" not in workplan(*asked, "2-4").err
    workplan("undo")
    assert workplan(*asked).err.startswith(said)
    assert "Recorded after" not in workplan(*asked, "--today", "2023-07-01").err


def test_changes_between_two_days_do_not_know_a_third(busy: Run) -> None:
    ended = busy(*SEPTEMBER, "--json", "changes", "--since", "2023-05-31", "--until", "2023-06-02")
    assert {row["id"] for row in json.loads(ended.out)} == {"1", "2"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("changes",), "--since"),
        (("changes", "--since", "gestern"), "is no day"),
        (("changes", "--since", "2023-10-01", "--until", "2023-09-01"), "is after"),
        (
            ("changes", "--since", "2023-05-01", "--until", "2023-07-01", "--as-of", "2023-06-30"),
            "--until 2023-07-01 is after --as-of 2023-06-30",
        ),
        (("summary", "--by", "weight"), "there is no weight"),
    ],
)
def test_a_wrong_question_is_one_sentence(workplan: Run, words: tuple[str, ...], said: str) -> None:
    ended = workplan(*SEPTEMBER, *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_summary_adds_up_and_says_when_it_counts_twice(busy: Run) -> None:
    row = json.loads(busy(*SEPTEMBER, "--json", "summary", "--by", "lead").out)
    assert row["total"] == 4
    assert row["status"]["done"] == 1
    assert [(g["name"], g["total"]) for g in row["groups"]] == [
        ("石银峰", 2), ("常务副区长", 1), ("蔡小军", 2),
    ]  # fmt: skip
    ended = busy(*SEPTEMBER, "summary", "--by", "lead")
    assert "several leads is counted under each of them; the total counts it once" in ended.err
    assert ended.out.endswith(
        "lead        all  fin.    %  over  behind  red  amb  grn  grey  flag\n"
        "石银峰        2     1  50%     0       0    0    1    1     0     1\n"
        "常务副区长    1     0   0%     0       1    1    0    0     0     0\n"
        "蔡小军        2     0   0%     0       1    2    0    0     0     0\n"
        "total         4     1  25%     0       1    2    1    1     0     1\n"
    )
    assert f"  not started     2   50%  {'#' * 25}\n" in ended.out
    assert f"  done            1   25%  {'#' * 12}\n" in ended.out
    assert busy(*SEPTEMBER, "summary", "--by", "section").err == ""


def test_reminders_are_texts_to_paste_and_are_recorded_once(busy: Run) -> None:
    dry = busy(*SEPTEMBER, "remind")
    entries = len(json.loads(busy("--json", "log").out))
    assert len(json.loads(busy("--json", "log").out)) == entries
    assert dry.err == "Nothing is recorded yet; when it is sent, --record records it.\n"
    ended = busy(*SEPTEMBER, "remind", "--record")
    assert ended.out == dry.out
    assert ended.out.startswith("区园林绿化局:\nAs of 2023-09-15, 1 task of ")
    assert ended.err == "saved: reminded of 2, 3\n"
    log = json.loads(busy("--json", "log").out)
    assert len(log) == entries + 1
    assert list(map(said_by, log[-1]["ops"])) == [
        {"op": "remind", "task": "2", "to": ["区园林绿化局"]},
        {"op": "remind", "task": "3", "to": ["区经济和信息化局"]},
    ]
    assert busy("log", "2").out.endswith("  2 reminded: 区园林绿化局\n")


def test_a_unit_is_reminded_also_of_what_another_leads(busy: Run) -> None:
    ended = busy(*SEPTEMBER, "remind", "--unit", "属地", "--record")
    assert ended.out.startswith("相关属地:\n")
    assert "(due 2023-11-30, led by 区园林绿化局): progress 30%, 77% was due by now; nothing" in ended.out
    assert busy("--json", "log").out.count('"to": ["相关属地"]') == 1


def test_a_unit_that_is_not_there_is_a_slip(busy: Run) -> None:
    for name, said in (("水务", "No unit of the plan is called"), (" ", "--unit is empty")):
        ended = busy(*SEPTEMBER, "remind", "--unit", name)
        assert (ended.code, ended.out) == (2, "")
        assert said in ended.err
    assert busy(*SEPTEMBER, "remind", "99").code == 2


def test_reminders_as_of_a_day_are_for_reading(busy: Run) -> None:
    assert busy("--as-of", "2023-09-15", "remind").out.startswith("区园林绿化局:")
    assert busy("--as-of", "2023-09-15", "remind", "--record").code == 2


def test_the_texts_are_printed_only_when_the_record_is_saved(busy: Run, tmp_path: Path) -> None:
    journal = next(tmp_path.glob("*.journal"))
    journal.rename(tmp_path / "aside")
    journal.write_text("in the way", encoding="utf-8")
    ended = busy(*SEPTEMBER, "remind", "--record")
    assert ended.out == ""
    assert ended.code != 0


def test_a_reminder_is_no_news_of_the_task(busy: Run) -> None:
    before = busy(*SEPTEMBER, "--json", "show", "3").out
    busy(*SEPTEMBER, "remind", "--record")
    assert busy(*SEPTEMBER, "--json", "show", "3").out == before


def test_nobody_is_reminded_of_nothing(workplan: Run) -> None:
    ended = workplan("--today", "2023-03-10", "remind")
    assert ended == (0, "", "Nobody needs a reminder.\n")
    assert workplan("log").out == ""


@pytest.mark.parametrize(
    "verb",
    [
        ("agenda",),
        ("summary",),
        ("summary", "--by", "status"),
        ("changes", "--since", "2023-05-31"),
        ("remind",),
        ("list",),
        ("show", "4"),
        ("log",),
    ],
)
def test_reading_as_of_a_day_ignores_what_came_after(busy: Run, verb: tuple[str, ...]) -> None:
    asked = ("--as-of", "2023-08-31", "--json", *verb)
    before = busy(*asked).out
    assert busy("--today", "2023-09-16", "set", "4", "4", "--actor", "dcs").code == 0
    assert busy("--today", "2023-09-16", "report", "3", "--percent", "90").code == 0
    assert busy(*asked).out == before
    assert busy("--json", "--as-of", "2023-09-16", *verb).out != before


def test_remind_records_nothing_read_only(busy: Run) -> None:
    ended = busy(*SEPTEMBER, "--read-only", "remind", "--record")
    assert (ended.code, ended.out) == (77, "")
    assert busy(*SEPTEMBER, "--read-only", "remind").code == 0


def test_reminders_are_counted_by_the_days_on_which_they_were_sent(busy: Run) -> None:
    for day in ("2023-08-20", "2023-09-10", "2023-09-10", "2023-09-15"):
        assert "reminder no." not in busy("--today", "2023-08-20", "remind", "2").out
        busy("--today", day, "remind", "2", "--record")
    ended = busy(*SEPTEMBER, "remind")
    assert "nothing reported for 106 days; reminder no. 3.\n" in ended.out, "of today's it is the same"
    rows = json.loads(busy(*SEPTEMBER, "--json", "remind").out)
    assert [(row["tasks"], row["numbers"]) for row in rows] == [(["2"], [3]), (["3"], [1])]
    other = busy(*SEPTEMBER, "remind", "--unit", "属地").out
    assert "reminder no." not in other, "another unit was never reminded"


def test_who_let_the_day_of_a_decision_pass_is_reminded_of_it(busy: Run) -> None:
    busy(
        "decide",
        "1",
        "拨付资金",
        "--owner",
        "区科委",
        "--due",
        "2023-09-12",
        "--on",
        "2023-09-10",
        *SEPTEMBER,
    )
    rows = {row["unit"]: row for row in json.loads(busy(*SEPTEMBER, "--json", "remind").out)}
    assert rows["区科委"]["tasks"] == ["1"]
    assert "decision not carried out by" in rows["区科委"]["text"]
    assert "led by 区发展改革委" in rows["区科委"]["text"]
    assert "区发展改革委" not in rows, "its own task is in order"
    assert busy(*SEPTEMBER, "remind", "--unit", "科委").out.startswith("区科委:\n")
