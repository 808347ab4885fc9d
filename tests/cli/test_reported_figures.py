"""`report` with figures: words, percent and the values of targets in one entry."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def workplan(workplan: Run) -> Run:
    """Run it within the plan's year, unless a day is named: a figure of another year is asked about."""
    return lambda *words: workplan(*words, *(() if "--today" in words else ("--today", "2023-12-01")))


def _entries(workplan: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(workplan("--json", "log").out)
    return found


def test_figures_and_words_are_one_entry_wherever_they_stand(workplan: Run) -> None:
    ended = workplan("report", "2", "--percent", "40", "1=1,200亩", "--problem", "缺苗木", "--yes")
    assert (ended.code, ended.out) == (0, "")
    (entry,) = _entries(workplan)
    assert [(op["op"], op.get("field")) for op in entry["ops"]][:2] == [("report", None), ("set", "target:1")]
    assert (entry["ops"][0]["percent"], entry["ops"][0]["problem"]) == (40, "缺苗木")
    assert entry["ops"][1]["value"] == 1200


def test_figures_alone_are_no_report_as_on_the_screen(workplan: Run) -> None:
    assert workplan("report", "1", "1=4.4").code == 0
    (entry,) = _entries(workplan)
    assert [op["op"] for op in entry["ops"]] == ["set"]


def test_wrong_figures_leave_the_words_unsaved_too(workplan: Run) -> None:
    for figure, told in (("2=1", "target"), ("4.4", "1=54"), ("1=viel", "is no number")):
        refused = workplan("report", "2", "--progress", "补植", figure)
        assert (refused.code, told in refused.err) == (2, True)
    assert workplan("report", "2", "1=1200", "--period", "2023-05").code == 2
    assert workplan("log", "--json").out.strip() == "[]"


def test_a_figure_that_falls_is_asked_about(workplan: Run) -> None:
    assert workplan("report", "2", "1=1200").code == 0
    asked = workplan("report", "2", "1=900", "--progress", "补植")
    assert (asked.code, "Add --yes if it is meant." in asked.err) == (2, True)
    assert len(_entries(workplan)) == 1
