"""A task's number apart from its id: the facts stay whatever it is, and it reaches the task it is printed with."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SMALL_TASKS, make_plan
from tests.model.rules.worked_year import JOURNAL, PLAN
from workplan_tui.base.errors import UsageError
from workplan_tui.model.agenda import agenda
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Plan
from workplan_tui.model.plan_changes import RENUMBERED, plan_changes
from workplan_tui.model.plan_edits import free_number
from workplan_tui.model.rules.other_text import facts_of_other_text
from workplan_tui.model.sorting import in_order
from workplan_tui.model.standings import Standings
from workplan_tui.model.task_ids import parse_task_ids
from workplan_tui.reports.rows import task_row

DAY = date(2023, 9, 30)
NUMBERS = st.permutations([int(task.id) for task in PLAN.tasks])


def numbered(plan: Plan, numbers: list[int]) -> Plan:
    """Return the plan with these numbers on its tasks, in its order."""
    tasks = zip(plan.tasks, numbers, strict=True)
    return plan.replace(tasks=tuple(task.replace(declared_number=number) for task, number in tasks))


SWAPPED = numbered(make_plan(), [2, 3, 4, 1])


@given(NUMBERS)
def test_what_is_derived_of_a_journal_knows_no_numbers(numbers: list[int]) -> None:
    plan = numbered(PLAN, numbers)
    then, now = (Standings(Ledger(one, JOURNAL, DAY)) for one in (PLAN, plan))
    for task, other in zip(PLAN.tasks, plan.tasks, strict=True):
        assert task_row(then, task) | {"number": other.number} == task_row(now, other)
        assert not facts_of_other_text(now.ledger, other)
    assert agenda(then, PLAN.tasks) == agenda(now, plan.tasks)


@given(NUMBERS, st.data())
def test_a_typed_number_is_the_task_that_is_printed_with_it(numbers: list[int], data: st.DataObject) -> None:
    plan = numbered(PLAN, numbers)
    standings = Standings(Ledger(plan, (), DAY))
    task = data.draw(st.sampled_from(plan.tasks))
    for typed in ("{}", "#{}", "第{}项", "０{}", "{0}-{0}"):
        assert parse_task_ids(plan, typed.format(task.number)) == (task.id,)
    for asked in (task.number, f"id:{task.number}", f"编号:{task.number}..{task.number}"):
        assert [one for one in plan.tasks if parse_filter(asked).matches(standings, one)] == [task]


@given(NUMBERS)
def test_the_order_by_number_is_that_of_the_numbers(numbers: list[int]) -> None:
    plan = numbered(PLAN, numbers)
    found = in_order(Standings(Ledger(plan, (), DAY)), plan.tasks, "id")
    assert [task.number for task in found] == [str(number) for number in sorted(numbers)]


def test_an_id_that_is_no_number_of_the_plan_is_not_understood() -> None:
    plan = make_plan((SMALL_TASKS[0].replace(declared_number=9), *SMALL_TASKS[1:]))
    assert parse_task_ids(plan, "9,2") == ("1", "2")
    with pytest.raises(UsageError):
        parse_task_ids(plan, "1")


def test_a_new_number_is_a_change_of_its_own() -> None:
    changes = plan_changes(make_plan(), SWAPPED)
    assert {change.kind for change in changes} == {RENUMBERED}
    assert [(f.before, f.after) for change in changes for f in change.fields][-1] == ("4", "1")


def test_a_new_task_has_the_next_number() -> None:
    assert free_number(make_plan(), "5") is None
    assert free_number(SWAPPED, "5") is None
    assert free_number(SWAPPED, "7") == 5
