"""`calendar` and `trend`: what is due when, and how planned and done went, as people and programs read it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]
JUNE = ("--today", "2023-06-15")


def test_what_is_due_stands_under_its_week(workplan: Run) -> None:
    workplan("decide", "1", "报市级联审", "--owner", "区发展改革委", "--due", "2023-07-05", *JUNE)
    ended = workplan("calendar", *JUNE)
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "06-26 to 07-02: 1",
        "  06-30  Fri  milestone  3  经信局        启动招投标 (启动检验检测中心建设)",
        "",
        "07-03 to 07-09: 1",
        "  07-05  Wed  decision   1  区发展改革委  报市级联审",
    ]
    assert ended.err == "2 steps are due by 2023-07-15\n"


def test_days_filter_and_an_earlier_beginning_say_what_is_listed(workplan: Run) -> None:
    late = ("--today", "2023-07-10")
    assert json.loads(workplan("calendar", *late, "--json").out) == []
    told = json.loads(
        workplan("calendar", "板块:2", "--since", "2023-06-01", "--days", "100", *late, "--json").out
    )
    assert [(one["due_on"], one["kind"], one["task"]) for one in told] == [
        ("2023-06-30", "milestone", "3"), ("2023-09-30", "milestone", "3"),
    ]  # fmt: skip


@pytest.mark.parametrize("days", ["x", "-1", "9999999999", ""])
def test_a_number_of_days_that_is_none_is_told(workplan: Run, days: str) -> None:
    ended = workplan("calendar", f"--days={days}", *JUNE)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_the_next_milestone_is_a_field_an_order_and_a_key(workplan: Run) -> None:
    rows = json.loads(workplan("list", "节点:30d", "--json", *JUNE).out)
    assert [(row["id"], row["next_step"]) for row in rows] == [
        ("3", {"due_on": "2023-06-30", "text": "启动招投标"})
    ]
    workplan("milestone", "3", "1", "--on", "2023-06-10", *JUNE)
    assert json.loads(workplan("show", "3", "--json", *JUNE).out)["next_step"]["text"] == "开工"


def test_a_month_is_a_row_with_a_bar_and_its_signs_have_one_width(workplan: Run) -> None:
    workplan("report", "1", "--percent", "30", "--on", "2023-05-31", *JUNE)
    ended = workplan("trend", *JUNE)
    lines = ended.out.splitlines()
    assert ended.code == 0
    assert len(lines) == 14
    assert lines[5].split() == [
        "05-31",
        "0",
        "0",
        "32%",
        "30%",
        "0",
        "4",
        "0",
        "0",
        f"{'#' * 12}.|{'.' * 27}",
    ]
    assert lines[-1].split()[:2] == ["12-31", "4"]
    assert all(line.isascii() for line in lines)


def test_groups_show_done_and_planned_and_json_has_all_points(workplan: Run) -> None:
    workplan("report", "1", "--percent", "30", "--on", "2023-05-31", *JUNE)
    head, *rows = workplan("trend", "--by", "unit", *JUNE).out.splitlines()
    assert head.split()[-1] == "06-15"
    assert rows[0].split() == ["区发展改革委", *(["-/8", "-/16", "-/25", "-/33"]), "30/41", "30/45"]
    told = json.loads(workplan("trend", "--by", "section", "--json", *JUNE).out)
    assert [(one["key"], len(one["points"])) for one in told] == [("1", 13), ("2", 13)]
    assert told[0]["points"][-1]["finished"] is None
    assert workplan("trend", "灯:绿", "--by", "lead", "--json", *JUNE).code == 0
