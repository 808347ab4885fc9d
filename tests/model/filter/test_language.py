"""The filter language without fields: examples, mistakes at their place, and lists of ids."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan_tui.base.errors import UsageError
from workplan_tui.model.filter.language import Filter, FilterError, parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Plan, Section, Task
from workplan_tui.model.standings import Standings
from workplan_tui.model.task_ids import names_ids, parse_task_ids
from workplan_tui.reports.id_lists import format_ids


def _task(id: str, text: str, leads: tuple[str, ...], units: tuple[str, ...]) -> Task:
    return Task(id, 1, text, leads, units, date(2023, 12, 31))


TASKS = (
    _task("1", "地区生产总值增长4.5%以上。", ("石银峰",), ("区发展改革委",)),
    _task("2", "完成造林绿化2970亩，实施“新智造100”工程。", ("蔡小军",), ("区水务局", "相关属地")),
    _task("3", "启动5G实验室（一期）建设。", ("蔡小军",), ("区科委",)),
    _task("a1", "or 逻辑", ("石银峰",), ("区科委",)),
)
LEDGER = Ledger(Plan("p", "t", date(2023, 1, 1), date(2023, 12, 31), (Section(1, "一", "一"),), TASKS), ())
STANDINGS = Standings(LEDGER)


def _matched(asked: Filter) -> list[str]:
    return [task.id for task in TASKS if asked.matches(STANDINGS, task)]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ["1", "2", "3", "a1"]),
        ("  \u3000", ["1", "2", "3", "a1"]),
        ("造林", ["2"]),
        ("蔡小军 科委", ["3"]),
        ("蔡小军\u3000科委", ["3"]),
        ("造林 or 生产总值", ["1", "2"]),
        ("造林 或 生产总值", ["1", "2"]),
        ("造林 OR 生产总值", ["1", "2"]),
        ("蔡小军 水务 or 石银峰 科委", ["2", "a1"]),
        ("蔡小军 (水务 or 科委)", ["2", "3"]),
        ("（水务 or 科委）蔡小军", ["2", "3"]),
        ("-蔡小军", ["1", "a1"]),
        ("-(蔡小军 or 科委)", ["1"]),
        ("--蔡小军", ["2", "3"]),
        ("5g", ["3"]),
        ("1", ["1"]),
        ("1-2", ["1", "2"]),
        ("1，3", ["1", "3"]),
        ("1、3,99", ["1", "3"]),
        ("-1-2", ["3", "a1"]),
        ('"2970"', ["2"]),
        ("2970", []),
        ("“造林绿化2970亩”", ["2"]),
        ('"实施“新智造100”工程"', ["2"]),
        ("实施“新智造100”工程", ["2"]),
        ('"or"', ["a1"]),
        ('"-"', []),
        ("“（一期）”", ["3"]),
        ("5G实验室（一期）建设", ["3"]),
    ],
)
def test_a_filter_finds(text: str, ids: list[str]) -> None:
    assert _matched(parse_filter(text)) == ids


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('造林 "水', 3),
        ("(造林", 0),
        ("造林)", 2),
        ("()", 1),
        ("造林 or", 5),
        ("or 造林", 0),
        ("a or or b", 5),
        ("- 造林", 0),
        ("造林 -", 3),
        ('a ""', 2),
        ("a 3-1", 2),
        ("a 1-", 2),
        ("1-2-3", 0),
        ("1,,2", 0),
        ("9" * 4000, 0),
        ("(" * 4000, 50),
        ("-" * 4000 + "a", 50),
    ],
)
def test_a_mistake_is_pointed_at(text: str, place: int) -> None:
    with pytest.raises(FilterError) as caught:
        parse_filter(text)
    assert caught.value.place == place
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("text", "ids"),
    [("1", ("1",)), ("1,3", ("1", "3")), ("1-3", ("1", "2", "3")), ("3,1-2,3", ("3", "1", "2")),
     ("01", ("1",)), ("a1", ("a1",)), ("1、2", ("1", "2")), ("1, 2", ("1", "2"))],
)  # fmt: skip
def test_task_ids_are_read(text: str, ids: tuple[str, ...]) -> None:
    assert names_ids(LEDGER.plan, text) or " " in text
    assert parse_task_ids(LEDGER.plan, text) == ids


@pytest.mark.parametrize("text", ["4", "1-4", "3-1", "1,", "", "1-", "a2", "²", "9" * 5000])
def test_task_ids_that_are_not_there_are_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_task_ids(LEDGER.plan, text)


@given(st.sets(st.integers(1, 40)))
def test_printed_ids_name_the_same_tasks(numbers: set[int]) -> None:
    ids = tuple(str(number) for number in sorted(numbers))
    tasks = tuple(_task(str(n), "x", (), ()) for n in range(1, 41))
    if ids:
        assert parse_task_ids(LEDGER.plan.replace(tasks=tasks), format_ids(ids)) == ids
