"""`workplan owed`: what a unit still has to tell, as lines and as rows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
DAY = ("--today", "2023-07-03")


@pytest.fixture
def asking(plan_file: Path) -> None:
    """Let the plan ask for reports by the month."""
    plan_file.write_text(plan_file.read_text("utf-8") + '\n[reporting]\nevery = "month"\n', encoding="utf-8")


@pytest.mark.usefixtures("asking")
def test_my_own_unit_sees_what_it_owes(workplan: Run) -> None:
    ended = workplan(*DAY, "owed", "--unit", "园林局")

    assert ended.out.splitlines() == [
        "区园林绿化局: 1 task",
        "  2  完成造林绿化2970亩  no report for 2023-04, 2023-05; report for 2023-06 by 2023-07-05; "
        "no value of target 1, 造林绿化 (2970亩)",
    ]
    assert (ended.code, ended.err) == (0, "1 task has something to tell\n")


@pytest.mark.usefixtures("asking")
def test_programs_get_rows_and_the_office_all_units(workplan: Run) -> None:
    rows = json.loads(workplan(*DAY, "--json", "owed", "--all").out)

    assert [(row["unit"], row["task"]) for row in rows] == [
        ("区发展改革委", "1"), ("区园林绿化局", "2"), ("区经济和信息化局", "3"), ("区科委", "4"),
    ]  # fmt: skip
    assert rows[2] == {
        "unit": "区经济和信息化局", "task": "3", "title": "启动检验检测中心建设", "missing": ["2023-04", "2023-05"],
        "awaited": "2023-06", "by": "2023-07-05", "targets": [], "milestones": [1],
    }  # fmt: skip
    assert [row["task"] for row in json.loads(workplan(*DAY, "--json", "owed", "--all", "板块:1").out)] == [
        "1",
        "2",
    ]


def test_a_plan_that_asks_for_no_reports_says_so_beside_the_figures(workplan: Run) -> None:
    ended = workplan(*DAY, "owed", "--unit", "发改委")

    assert ended.out.splitlines()[1].endswith("no value of target 1, 地区生产总值增长 (at least 4.5%)")
    assert "The plan asks for no reports ([reporting])" in ended.err


def test_who_owes_nothing_is_told_so(workplan: Run) -> None:
    ended = workplan(*DAY, "owed", "--unit", "科委")

    assert (ended.code, ended.out) == (0, "")
    assert ended.err.startswith("Nothing is owed.\n")


def test_a_unit_must_be_said_and_must_be_one(workplan: Run, tmp_path: Path) -> None:
    config = tmp_path / "config" / "workplan" / "config.toml"

    unsaid = workplan("owed")
    assert unsaid.code == 2
    assert f'--unit NAME, $WORKPLAN_UNIT, or unit = "NAME" in {config}' in unsaid.err
    assert (workplan("owed", "--unit", "水务局").code, workplan("owed", "--unit", "水务局").out) == (2, "")


@pytest.mark.usefixtures("asking")
def test_mine_is_said_as_elsewhere(workplan: Run) -> None:
    unit = ("--unit", "园林局")
    assert workplan(*DAY, *unit, "owed", "--mine").out == workplan(*DAY, *unit, "owed").out != ""
    assert workplan(*DAY, "owed", "--mine", "--all").code == 2


def test_who_asks_why_is_led_to_explain(workplan: Run) -> None:
    ended = workplan("why", "1")
    assert (ended.code, "perhaps explain is meant" in ended.err) == (2, True)
