"""Who has reported for which period 已报 / 未报, on stdout, stderr and exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
MONTHLY = '\n[reporting]\nevery = "month"\nby_day = 5\n'
JULY = ("--today", "2023-07-02")


@pytest.fixture
def reporting(workplan: Run, plan_file: Path) -> Run:
    """A plan that asks for monthly reports, of which some came."""
    plan_file.write_text(plan_file.read_text(encoding="utf-8") + MONTHLY, encoding="utf-8")
    for words in (
        ("report", "1", "--percent", "20", "--today", "2023-04-28"),
        ("report", "1", "--percent", "30", "--today", "2023-06-03"),
        ("report", "3", "--percent", "30", "--today", "2023-06-20"),
    ):
        assert workplan(*words).code == 0
    return workplan


def test_who_has_reported_is_a_table_and_who_has_not_a_list(reporting: Run) -> None:
    assert reporting("summary", "--by", "period", *JULY) == (
        0,
        "reported / owed   2023-04  2023-05  2023-06  2023-07\n"
        "区发展改革委          1/1      1/1      0/1      0/1\n"
        "区园林绿化局          0/1      0/1      0/1      0/1\n"
        "区经济和信息化局      0/1      0/1      1/1      0/1\n"
        "区科委                0/1      0/1      0/1      0/1\n"
        "total                 1/4      1/4      1/4      0/4\n"
        "\n"
        "not reported for 2023-05 (by 2023-06-05): 3\n"
        "  区园林绿化局      2\n"
        "  区经济和信息化局  3\n"
        "  区科委            4\n",
        "",
    )


def test_programs_get_the_ids(reporting: Run) -> None:
    row = json.loads(reporting("--json", "summary", "--by", "period", "1-3", *JULY).out)
    assert (row["total"], row["by"], len(row["groups"])) == (3, "period", 3)
    assert row["periods"][2] == {"period": "2023-06", "by": "2023-07-05", "is_over": False}
    assert row["groups"][2]["name"] == "区经济和信息化局"
    assert row["groups"][2]["periods"][1:3] == [
        {"period": "2023-05", "reported": [], "missing": ["3"], "awaited": []},
        {"period": "2023-06", "reported": ["3"], "missing": [], "awaited": []},
    ]


def test_when_everybody_has_reported_it_says_so(reporting: Run) -> None:
    ended = reporting("summary", "--by", "period", "1", *JULY)
    assert ended.out.endswith("\n\n2023-05 (by 2023-06-05): everybody has reported\n")


def test_a_plan_that_asks_for_no_reports_says_so_instead_of_an_empty_table(workplan: Run) -> None:
    ended = workplan("summary", "--by", "period", *JULY)
    assert (ended.code, ended.out) == (1, "")
    assert "the plan asks for no reports by the month, quarter or week ([reporting])" in ended.err


def test_a_plan_may_ask_for_the_report_of_a_month_within_it(workplan: Run, plan_file: Path) -> None:
    early = '\n[reporting]\nevery = "month"\nby_day = 28\nby_day_of = "same"\n'
    plan_file.write_text(plan_file.read_text(encoding="utf-8") + early, encoding="utf-8")
    assert workplan("report", "4", "--percent", "20", "--today", "2023-05-02").code == 0
    ended = workplan("summary", "--by", "period", "4", "--today", "2023-05-29")
    assert ended.out.splitlines()[1].split() == ["区科委", "0/1", "1/1"]
    assert ended.out.endswith("2023-05 (by 2023-05-28): everybody has reported\n")
    wrong = plan_file.read_text(encoding="utf-8").replace('"same"', '"this"')
    plan_file.write_text(wrong, encoding="utf-8")
    refused = workplan("list")
    assert (refused.code, "expected next or same" in refused.err) == (65, True)
