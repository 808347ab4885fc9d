"""`explain` goes from a figure to the entry that said it, and `log --entry` from its id to its line."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Ended

Run = Callable[..., Ended]


@pytest.fixture
def told(workplan: Run) -> Run:
    """The command, where the level of task 1 was measured and reported on."""
    workplan("measure", "1", "1=4.2", "--on", "2023-06-15")
    workplan("report", "1", "--progress", "调度", "--on", "2023-06-30")
    return lambda *words: workplan("--as-of", "2023-07-01", *words)


def test_a_figure_is_followed_to_its_line(told: Run) -> None:
    ended = told("explain", "1")

    lines = ended.out.splitlines()
    assert (ended.code, ended.err) == (0, "")
    assert lines[:2] == [
        "1  地区生产总值增长4.5%以上",
        "amber: below its target: 地区生产总值增长 4.2, to be at least 4.5% (2023-06-15 swj [1])",
    ]
    assert "  no report gives a percent, nor does the newest (2023-06-30 swj [2])" in lines
    (note,) = (line for line in lines if line.startswith("[1]: "))
    id = note.rsplit("  ", 1)[1]

    entry, where = told("log", "--entry", id[:13].upper()).out.splitlines()
    assert entry in note
    assert where.startswith(f"  {id}: number 1 of ")
    assert where.endswith("tasks.journal")


def test_a_program_gets_the_same_as_values(told: Run) -> None:
    row = json.loads(told("explain", "1", "--json").out)

    first, second = (entry["id"] for entry in row["entries"])
    assert row["grounds"][0] == {
        "about": "light",
        "code": "below_level",
        "values": {
            "name": "地区生产总值增长", "value": 4.2,
            "bound": {"op": ">=", "value": 4.5, "value_max": None, "unit": "%"},
        },
        "text": "below its target: 地区生产总值增长 4.2, to be at least 4.5%",
        "entries": [first],
        "parts": [],
    }  # fmt: skip
    (progress,) = (ground for ground in row["grounds"] if ground["about"] == "progress")
    assert [part["code"] for part in progress["parts"]] == ["reports_without_percent", "gives_no_percent"]
    assert progress["parts"][0]["entries"] == [second]
    assert (row["id"], row["day"], row["light"], row["light_rule"]) == (
        "1", "2023-07-01", "amber", "amber_below_level",
    )  # fmt: skip
    assert json.loads(told("log", "--entry", first, "--json").out) == row["entries"][:1]


def test_an_entry_of_a_later_day_is_found_by_its_id_too(workplan: Run) -> None:
    workplan("note", "2", "x", "--on", "2023-06-01")
    (entry,) = json.loads(workplan("log", "--json").out)
    assert workplan("--as-of", "2023-05-01", "log", "--entry", entry["id"]).code == 2
    assert entry["id"] in workplan("log", "2", "--entry", entry["id"]).out
    assert workplan("log", "3", "--entry", entry["id"]).code == 2


@pytest.mark.parametrize("id", ["ffff", "x"])
def test_an_id_that_nobody_has_is_refused(told: Run, id: str) -> None:
    ended = told("log", "--entry", id)

    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("workplan: No entry has an id that begins with")


def test_a_task_must_be_named_and_known(told: Run) -> None:
    assert told("explain").code == 2
    assert "1-4" in told("explain", "99").err
    assert told("explain", "1,2").code == 2
