"""Orders of the table: complete, stable, turned round, the unknown last."""

from __future__ import annotations

from datetime import date
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan, make_task
from tests.model.entries import make_entry
from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Task
from workplan_tui.model.sorting import ORDERS, in_order
from workplan_tui.model.standings import Standings

if TYPE_CHECKING:
    from collections.abc import Callable

STANDINGS = Standings(Ledger(PLAN, JOURNAL, date(2023, 9, 30)))


def _key(by: str) -> Callable[[Task], Any]:
    order = aspect_of(by).order
    assert order is not None
    key = order.key(STANDINGS)
    assert key is not None
    return key


@given(st.sampled_from(ORDERS), st.booleans(), st.sets(st.sampled_from(PLAN.tasks)))
def test_no_task_is_lost_and_equals_keep_the_plans_order(
    by: str, is_reversed: bool, chosen: set[object]
) -> None:
    tasks = [task for task in PLAN.tasks if task in chosen]
    found = in_order(STANDINGS, tasks, by, is_reversed)
    assert set(found) == chosen
    if by == "id":
        assert list(found) == (tasks[::-1] if is_reversed else tasks)
        return
    key_of = _key(by)
    keys = [key_of(task) for task in found]
    known = [key for key in keys if key is not None]
    assert known == sorted(known, reverse=is_reversed)
    assert keys[len(known) :] == [None] * (len(keys) - len(known))
    for key in {str(key) for key in known}:
        equals = [task for task, own in zip(found, keys, strict=True) if str(own) == key]
        assert equals == [task for task in tasks if task in equals]


@given(st.sampled_from(ORDERS[1:]), st.booleans(), st.permutations(PLAN.tasks[:40]))
def test_every_order_is_total_and_keeps_equals_as_they_came(
    by: str, is_reversed: bool, tasks: list[Task]
) -> None:
    key_of = _key(by)
    place = {task.id: n for n, task in enumerate(tasks)}
    found = in_order(STANDINGS, tasks, by, is_reversed)
    assert in_order(STANDINGS, found, by, is_reversed) == found
    for one, other in pairwise(found):
        keys = (key_of(one), key_of(other))
        assert keys[0] is not None or keys[1] is None
        if keys[0] == keys[1]:
            assert place[one.id] < place[other.id]
        elif None not in keys:
            assert (keys[0] > keys[1]) if is_reversed else (keys[0] < keys[1])


@given(st.sampled_from(ORDERS))
def test_turned_round_it_is_the_same_tasks_with_equals_as_they_were(by: str) -> None:
    key_of = _key(by) if by != "id" else lambda task: PLAN.tasks.index(task)
    there = [task for task in in_order(STANDINGS, PLAN.tasks, by) if key_of(task) is not None]
    back = [task for task in in_order(STANDINGS, PLAN.tasks, by, True) if key_of(task) is not None]
    runs = [list(equals) for _, equals in groupby(there, key_of)]
    assert back == [task for run in reversed(runs) for task in run]


def test_sections_leads_and_titles_come_as_a_reader_expects() -> None:
    first = [in_order(STANDINGS, PLAN.tasks, by)[0] for by in ("section", "lead", "unit")]
    assert first == [PLAN.tasks[0]] * 3
    tasks = tuple(
        make_task(id=str(n), declared_title=title) for n, title in enumerate(("招商", "安全", "北京"), 1)
    )
    standings = Standings(Ledger(make_plan(tasks), (), date(2023, 9, 30)))
    assert [task.title for task in in_order(standings, tasks, "title")] == ["安全", "北京", "招商"]


def test_the_question_that_is_open_longest_comes_first() -> None:
    asked = [
        make_entry(number, {"op": "flag", "task": task, "text": "?"}, on=date(2023, 6, 9 - number))
        for number, task in ((1, "3"), (2, "2"))
    ]
    standings = Standings(Ledger(make_plan(), asked, date(2023, 9, 30)))
    assert [task.id for task in in_order(standings, make_plan().tasks, "flag")] == ["2", "3", "1", "4"]
    backwards = in_order(standings, make_plan().tasks, "flag", True)
    assert [task.id for task in backwards] == ["3", "2", "1", "4"]


def test_an_unknown_order_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="weight"):
        in_order(STANDINGS, PLAN.tasks, "weight")
