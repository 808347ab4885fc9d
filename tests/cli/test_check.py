"""`check`: counts on stdout, findings with their place on stderr, and an exit code for scripts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.program import REAL_PLAN

Run = Callable[..., Any]


def test_the_real_plan_is_clean_and_counted(workplan: Run) -> None:
    ended = workplan("--plan", str(REAL_PLAN), "--json", "check")
    assert (ended.code, ended.err) == (0, "")
    counts = json.loads(ended.out)
    assert counts["tasks"] == 121
    assert [row["tasks"] for row in counts["sections"]] == [7, 22, 9, 55, 19, 9]
    assert (counts["lead_assignments"], counts["leads"], counts["unit_assignments"]) == (131, 12, 150)
    assert counts["deadlines"] == {
        "2023-12-31": 116, "2023-11-30": 1, "2023-10-31": 3, "2023-06-30": 1,
    }  # fmt: skip
    assert (counts["targets"], counts["tasks_with_targets"], counts["milestones"]) == (109, 69, 4)
    assert counts["findings"] == []


def test_people_read_the_same_counts(workplan: Run) -> None:
    ended = workplan("--plan", str(REAL_PLAN), "check")
    assert "121 tasks in 6 sections" in ended.out
    assert "131 lead assignments of 12 leads" in ended.out
    assert ended.err == "no faults found\n"


def test_every_finding_is_told_at_once_with_its_place(workplan: Run, tmp_path: Path) -> None:
    text = REAL_PLAN.read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(
        text.replace("declared_task_count = 121", "declared_task_count = 120", 1).replace(
            "due_on = 2023-06-30", "due_on = 2024-06-30", 1
        ),
        encoding="utf-8",
    )

    ended = workplan("--plan", str(wrong), "check")

    assert ended.code == 1
    *findings, last = ended.err.splitlines()
    lines = wrong.read_text(encoding="utf-8").splitlines()
    places = [finding.removeprefix(str(wrong)).split(":")[1:4] for finding in findings]
    assert [key.strip() for *_, key in places] == ["plan.declared_task_count", "tasks.milestones.due_on"]
    assert "declared_task_count" in lines[int(places[0][0]) - 1]
    assert "2024-06-30" in lines[int(places[1][0]) - 1]
    assert last == "2 findings"


def test_a_key_from_the_file_is_shown_and_never_obeyed(workplan: Run, plan_file: Path) -> None:
    whole = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(whole + '"a\\u001b" = 1\n', encoding="utf-8")

    ended = workplan("check")

    assert ended.code == 1
    assert f"tasks.toml:{whole.count(chr(10)) + 1}:13: tasks.'a\\x1b': this key is unknown" in ended.err
    assert ended.err.endswith("\n1 finding\n")
    assert "this key is unknown" not in ended.out


def test_json_holds_the_findings_too(workplan: Run, plan_file: Path) -> None:
    plan_file.write_text(plan_file.read_text(encoding="utf-8") + "x = 1\n", encoding="utf-8")

    ended = workplan("--json", "check")

    assert (ended.code, ended.err) == (1, "")
    findings = json.loads(ended.out)["findings"]
    assert [(each["column"], each["key"]) for each in findings] == [(5, "tasks.x")]


def test_rules_that_make_no_sense_are_found_at_their_place_and_stop_nothing(
    workplan: Run, plan_file: Path
) -> None:
    rules = '[rules]\namber_gap = 12.5\nred_gap = -4\n[reporting]\nevery = "month"\nby_day = 1000000000000\n'
    before = plan_file.read_text(encoding="utf-8").count("\n")
    plan_file.write_text(plan_file.read_text(encoding="utf-8") + rules, encoding="utf-8")

    ended = workplan("check")

    assert ended.code == 1
    assert [line.partition("tasks.toml:")[2] for line in ended.err.splitlines()[:-1]] == [
        f"{before + 2}:13: rules.amber_gap: found 12.5, expected a whole number from 0 to 100; 10 is used",
        f"{before + 3}:11: rules.red_gap: found -4, expected a whole number from 0 to 100; 30 is used",
        f"{before + 6}:10: reporting.by_day: "
        "found 1000000000000, expected a whole number from 1 to 366; 5 is used",
    ]
    assert workplan("list", "--as-of", "9999-12-31", "--yes").code == 0
