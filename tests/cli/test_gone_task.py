"""A task that was taken out of the plan keeps its history, which can be read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended

Run = Callable[..., Ended]


@pytest.fixture
def gone(workplan: Run, plan_file: Path) -> Run:
    """Record this and that on task 2, and take it out of the plan."""
    workplan("set", "2", "in_progress", "--on", "2023-05-01")
    workplan(
        "report", "2", "--percent", "40", "--progress", "栽了一半", "--problem", "缺苗", "--on", "2023-05-31"
    )
    workplan("report", "2", "--problem", "", "--on", "2023-06-02")
    workplan("measure", "2", "1=1485", "--on", "2023-06-02")
    workplan("flag", "2", "占地", "--to", "蔡小军", "--on", "2023-06-03")
    workplan(
        "decide", "2", "调剂用地", "--owner", "区科委", "--due", "2099-12-31", "--yes", "--on", "2023-06-04"
    )
    text = plan_file.read_text(encoding="utf-8")
    parts = re.split(r"(?m)^(?=\[\[tasks\]\])", text)
    plan_file.write_text("".join(part for part in parts if "id = 2\nsection" not in part), encoding="utf-8")
    return workplan


GONE = "Task 2 is not in the plan any more; what was recorded of it is kept."


def test_log_prints_its_entries_and_says_that_it_is_gone(gone: Run) -> None:
    told = gone("log", "2")
    assert (told.code, told.err) == (0, f"{GONE}\n")
    lines = told.out.splitlines()
    assert len(lines) == 6
    assert lines[0].endswith("2 not started -> in progress")
    assert lines[2].endswith("2 report: problem: solved")
    assert lines[3].endswith("2 target 1 1485")


def test_show_prints_how_it_stood_and_its_history(gone: Run) -> None:
    told = gone("show", "2")
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert lines[0] == GONE
    assert "status: in progress" in lines
    assert "progress: 40% (2023-05-31)" in lines
    assert "progress made: 栽了一半 (2023-05-31)" in lines
    assert not [line for line in lines if line.startswith("problem:")], "it was solved"
    assert "open question: 2023-06-03 swj to 蔡小军: 占地" in lines
    assert any(line.startswith("decision: 2023-06-04 调剂用地 (区科委, by 2099-12-31)") for line in lines)
    assert len([line for line in lines if line.startswith("  2023-")]) == 6


@pytest.mark.parametrize("asked", ["2", "２", "#2", "第2项"])
def test_it_is_found_however_its_number_is_written(gone: Run, asked: str) -> None:
    assert gone("show", asked).out.startswith(GONE)


def test_programs_are_told_what_the_journal_knows(gone: Run) -> None:
    row = json.loads(gone("show", "2", "--json").out)
    assert row["is_in_plan"] is False
    assert (row["id"], row["status"], row["percent"], row["problem"]) == ("2", "in_progress", 40, None)
    assert row["questions"] == ["2023-06-03 swj to 蔡小军: 占地"]
    assert len(json.loads(gone("log", "2", "--json").out)) == 6


def test_an_earlier_day_is_that_days(gone: Run) -> None:
    assert "status: not started" in gone("show", "2", "--as-of", "2023-04-30").out


def test_a_number_that_nobody_ever_used_is_still_none(gone: Run) -> None:
    for verb in ("show", "log"):
        refused = gone(verb, "77")
        assert refused.code == 2
        assert "There is no task 77 in the plan" in refused.err


def test_nothing_is_recorded_on_it(gone: Run) -> None:
    assert gone("note", "2", "x").code == 2


def test_no_text_of_the_journal_reaches_the_terminal_raw(workplan: Run, plan_file: Path) -> None:
    line = json.dumps({"ops": [{"op": "note", "task": "2", "text": "a"}]})
    (plan_file.parent / "x.jsonl").write_text(line, encoding="utf-8")
    workplan("apply", str(plan_file.parent / "x.jsonl"))
    (file,) = plan_file.parent.glob("*.journal/*.jsonl")
    data = file.read_bytes().replace(b'"task":"2"', b'"task":"\\u001b[31m"')
    from tests.support.journal_lines import with_keys

    file.write_bytes(b"".join(with_keys(one, {}) for one in data.splitlines()))
    for verb in ("show", "log"):
        told = workplan(verb, "\x1b[31m")
        assert "\x1b" not in told.out + told.err
