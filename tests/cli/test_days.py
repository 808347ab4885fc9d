"""A day is read in the same way wherever the command line takes one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

TODAY = ("--today", "2023-07-10")
DAY = "2023-06-30"
WRITTEN = (
    "2023-06-30",
    "06-30",
    "6-30",
    "20230630",
    "2023/6/30",
    "2023年6月30日",
    "6月30日",
    "6月底",
    "上月底",
    "last-month-end",
)


@pytest.mark.parametrize("text", WRITTEN)
@pytest.mark.parametrize("option", ["--as-of", "--since", "--until"])
def test_what_is_looked_at(workplan: Run, option: str, text: str) -> None:
    def printed(day: str) -> str:
        if option == "--as-of":
            return str(workplan(*TODAY, option, day, "list").out)
        other = ("--since", "2023-01-31") if option == "--until" else ()
        return str(workplan(*TODAY, "changes", *other, option, day).out)

    workplan("--today", DAY, "set", "2", "推进中")

    assert printed(text) == printed(DAY)
    assert printed(text) != printed("2023-06-01")


@pytest.mark.parametrize("text", ["06-30", "20230630", "2023年6月30日", "6月底"])
def test_the_day_that_it_is_to_be(workplan: Run, text: str) -> None:
    workplan("--today", text, "note", "2", "x")

    assert json.loads(workplan("--json", "log").out)[0]["on"] == DAY


@pytest.mark.parametrize("text", WRITTEN)
def test_what_is_recorded(workplan: Run, text: str, tmp_path: Path) -> None:
    assert workplan(*TODAY, "set", "2", "推进中", "--on", text).code == 0
    assert workplan(*TODAY, "milestone", "3", "1", "--on", text).code == 0
    line = {"ops": [{"op": "set", "task": "3", "field": "milestone:1", "value": text}], "on": text}
    handed = tmp_path / "lines"
    handed.write_text(json.dumps(line), encoding="utf-8")
    assert workplan(*TODAY, "apply", str(handed)).code == 0

    told = json.loads(workplan(*TODAY, "--json", "log").out)
    assert [entry["on"] for entry in told] == [DAY] * 3
    assert [entry["ops"][0]["value"] for entry in told] == ["in_progress", DAY, DAY]


@pytest.mark.parametrize("text", ["2024-01-31", "24-01-31", "20240131", "2024年1月31日", "2024年1月底"])
def test_what_is_to_come(workplan: Run, text: str) -> None:
    workplan(*TODAY, "extend", "2", text, "-m", "雨季")
    workplan(*TODAY, "light", "4", "red", "--until", text, "-m", "会议要求")
    workplan(*TODAY, "decide", "4", "报审", "--owner", "区科委", "--due", text)

    ops = [entry["ops"][0] for entry in json.loads(workplan(*TODAY, "--json", "log").out)]
    assert (ops[0]["value"], ops[1]["until"], ops[2]["due"]) == ("2024-01-31",) * 3


def test_a_form_that_came_back(workplan: Run, tmp_path: Path) -> None:
    form = tmp_path / "form.toml"
    workplan(*TODAY, "template", "--unit", "区经济和信息化局", "-o", str(form))
    blank = next(row for row in form.read_text("utf-8").splitlines() if "milestone:1" in row)
    form.write_text(form.read_text("utf-8").replace(blank, '"milestone:1" = "6月底"'), encoding="utf-8")

    assert workplan(*TODAY, "apply", str(form), "--yes").code == 0
    (entry,) = json.loads(workplan(*TODAY, "--json", "log").out)
    assert entry["ops"][0]["value"] == DAY


@pytest.mark.parametrize(
    "words",
    [
        ("--as-of", "soon", "list"), ("--today", "soon", "list"), ("changes", "--since", "soon"),
        ("set", "2", "推进中", "--on", "soon"), ("extend", "2", "soon", "-m", "x"), ("calendar", "--since", "soon"),
        ("decide", "4", "x", "--owner", "区科委", "--due", "soon"), ("meeting", "--all", "--on", "soon"),
        ("light", "4", "red", "--until", "soon", "-m", "x"), ("bulletin", "--since", "soon"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_refusal_names_what_is_taken(workplan: Run, words: tuple[str, ...]) -> None:
    ended = workplan(*words)

    assert ended.code == 2
    assert "soon is no day; write it as 2023-06-30, 06-30, 20230630, yesterday, month-end.\n" in ended.err


def test_a_day_without_its_year_is_the_plans_also_long_after_it(workplan: Run) -> None:
    looked = workplan("--today", "2026-12-01", "--as-of", "06-30", "list")

    assert looked.out == workplan("--today", "2026-12-01", "--as-of", DAY, "list").out
    assert "06-30 is read as 2023-06-30, in the year of the plan, and not as 2026-06-30." in looked.err


def test_in_january_an_edit_asks_which_year_is_meant(workplan: Run) -> None:
    words = ("--today", "2024-01-08", "set", "2", "推进中", "--on", "01-05")

    asked = workplan(*words)

    assert (asked.code, workplan("log").out) == (2, "")
    assert "01-05 is read as 2023-01-05" in asked.err
    assert "--yes" in asked.err
    assert workplan(*words, "--yes").code == 0
    assert workplan("--today", "2024-01-08", "set", "2", "推进中", "--on", "昨天").code == 0
    assert workplan("--today", "2024-01-08", "set", "2", "推进中", "--on", "24-01-05").code == 0
