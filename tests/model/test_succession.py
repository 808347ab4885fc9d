"""Units and officials under other names: one lookup, and everything that counts, asks or prints goes through it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.conftest import make_plan
from tests.model.entries import make_entry
from workplan_tui.model.agenda import agenda
from workplan_tui.model.check import check
from workplan_tui.model.filter.language import parse_filter
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.meeting import meeting_sheet, officials
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.remind import remind_op, reminded_before
from workplan_tui.model.plan import FormerName, Lead, Plan, Unit
from workplan_tui.model.plan_changes import FOLLOWED, MERGED, RENAMED, name_changes, plan_changes
from workplan_tui.model.returns.mark import FormMark, why_not_mark
from workplan_tui.model.standings import Standings
from workplan_tui.model.who import is_for, is_mine, means, one_meant, why_stranger
from workplan_tui.reports.findings import finding_words
from workplan_tui.reports.reminder import reminders

LAST = date(2023, 6, 30)
MAY, JULY = date(2023, 5, 31), date(2023, 7, 1)


def named(*units: tuple[str, ...], **more: Any) -> Plan:
    """Return the plan with these units of its first tasks."""
    plan = make_plan()
    tasks = [task.replace(units=unit) for task, unit in zip(plan.tasks, units, strict=False)]
    return plan.replace(tasks=(*tasks, *plan.tasks[len(tasks) :]), **more)


def unit(name: str, *was: tuple[str, date | None]) -> Unit:
    return Unit(name=name, was=tuple(FormerName(*one) for one in was))


MERGED_PLAN = named(
    ("区商务委",), ("区商务局",), ("区粮食局", "区商务委"),
    units=(unit("区商务局", ("区商务委", LAST), ("区粮食局", LAST)),),
)  # fmt: skip
"""Two units go into a third, and the tasks stand as the notice has them."""
RENAMED_PLAN = named(("区商务局",), ("区水务局",), units=(unit("区商务局", ("区商务委", LAST)),))
"""One unit is called otherwise, and the file was changed throughout."""


def asked(plan: Plan, day: date, words: str, entries: Any = ()) -> list[str]:
    standings = Standings(Ledger(plan, entries, day))
    condition = parse_filter(words)
    return [task.id for task in standings.ledger.plan.tasks if condition.matches(standings, task)]


def units_of(plan: Plan, day: date) -> list[tuple[str, ...]]:
    return [task.units for task in Ledger(plan, (), day).plan.tasks[:3]]


def test_the_past_keeps_its_names_and_the_present_has_one() -> None:
    assert units_of(MERGED_PLAN, LAST) == [("区商务委",), ("区商务局",), ("区粮食局", "区商务委")]
    assert units_of(MERGED_PLAN, JULY) == [("区商务局",), ("区商务局",), ("区商务局",)]


def test_a_name_that_was_changed_throughout_goes_back_before_its_day() -> None:
    assert units_of(RENAMED_PLAN, LAST)[0] == ("区商务委",)
    assert units_of(RENAMED_PLAN, JULY)[0] == ("区商务局",)


def test_names_that_follow_each_other_are_each_borne_in_their_time() -> None:
    plan = named(
        ("区商务委",), units=(unit("区商务局", ("区商务委", date(2023, 3, 31)), ("区商务办", LAST)),)
    )
    days = (date(2023, 3, 31), LAST, JULY)
    assert [units_of(plan, day)[0] for day in days] == [("区商务委",), ("区商务办",), ("区商务局",)]


@pytest.mark.parametrize(
    "words", ["单位:区商务委", "单位:区商务局", "单位:区粮食局", "单位:粮食局", "粮食局"]
)
def test_every_name_finds_the_successors_tasks(words: str) -> None:
    assert asked(MERGED_PLAN, JULY, words) == ["1", "2", "3"]


@pytest.mark.parametrize("words", ["单位:区商务委", "单位:区商务局"])
def test_a_name_that_nobody_bore_then_finds_who_came_before(words: str) -> None:
    assert asked(RENAMED_PLAN, MAY, words) == asked(RENAMED_PLAN, JULY, words) == ["1"]


def test_a_name_that_was_borne_then_finds_what_it_found_then() -> None:
    assert asked(MERGED_PLAN, MAY, "单位:区商务局") == ["2"]
    assert asked(MERGED_PLAN, MAY, "单位:区粮食局") == ["3"]


def test_an_official_who_follows_takes_over() -> None:
    plan = make_plan().replace(leads=(Lead("李某", (FormerName("石银峰", LAST),)),))
    theirs = asked(plan, MAY, "牵头:石银峰")
    assert theirs
    for name in ("李某", "石银峰"):
        assert asked(plan, JULY, f"牵头:{name}") == theirs
    now = Ledger(plan, (), JULY)
    assert "李某" in officials(now, now.plan.tasks)
    assert "石银峰" not in officials(now, now.plan.tasks)


def test_what_was_put_to_a_former_name_is_the_successors() -> None:
    plan = named(("区水务局",), ("区商务局",), units=(unit("区商务局", ("区商务委", LAST)),))
    entries = [make_entry(1, flag_op("1", "何时完成", "区商务委"), on=MAY)]
    now, then = Ledger(plan, entries, JULY), Ledger(plan, entries, MAY)
    assert is_for(now, now.plan.tasks_by_id["1"], "区商务局")
    assert is_for(then, then.plan.tasks_by_id["1"], "区商务委")
    assert asked(plan, JULY, "flag:区商务局", entries) == ["1"]
    assert why_stranger(now.plan, "区商务委") is None
    assert one_meant(now.plan, "区商务委", ("区商务局", "区水务局")) == "区商务局"


def test_a_question_to_a_former_official_is_on_the_page_of_the_next() -> None:
    plan = make_plan().replace(leads=(Lead("李某", (FormerName("石银峰", LAST),)),))
    task = next(task for task in plan.tasks if task.leads != ("石银峰",))
    ledger = Ledger(plan, [make_entry(1, flag_op(task.id, "何时完成", "石银峰"), on=MAY)], JULY)
    sheet = meeting_sheet(Standings(ledger), ledger.plan.tasks, "李某")
    assert [fact.task_id for fact in sheet.questions] == [task.id]


def test_the_successor_is_reminded_again() -> None:
    plan = named(("区商务委",), units=(unit("区商务局", ("区商务委", LAST)),))
    plan = plan.replace(tasks=(plan.tasks[0].replace(due_on=MAY), *plan.tasks[1:]))
    entries = [make_entry(1, remind_op("1", ("区商务委",)), on=MAY)]
    now = Standings(Ledger(plan, entries, JULY))
    assert "1" in [item.task_id for item in agenda(now, now.ledger.plan.tasks)]
    assert reminded_before(now.ledger, "1", "区商务局") == 1
    assert [one.chased[0].number for one in reminders(now, now.ledger.plan.tasks, "区商务局")] == [2]


def test_what_is_mine_goes_over_and_a_form_of_the_former_name_comes_back() -> None:
    now = Ledger(MERGED_PLAN, (), JULY).plan
    for mine in ("区商务局", "区粮食局"):
        assert [task.id for task in now.tasks[:3] if is_mine(now, task, mine)] == ["1", "2", "3"]
    assert why_not_mark(FormMark(now.id, "2023-06", "区粮食局"), now, "2023-06") is None


def test_a_plan_without_former_names_is_read_as_it_is() -> None:
    plan = make_plan()
    assert Ledger(plan, (), MAY).plan is plan
    assert means(plan, "科委", "区科委")


def _found(plan: Plan) -> list[str]:
    return [finding_words(finding.reason) for finding in check(plan)]


@pytest.mark.parametrize(
    ("units", "told"),
    [
        ((unit("区商务局", ("区商务委", LAST)),), []),
        ((unit("区商务局", ("区商务委", None)),), ["tasks still name 区商务委"]),
        ((unit("区商务局", ("区商务委", date(2022, 12, 31))),), ["tasks still name 区商务委"]),
        (
            (unit("区商务局", ("区商务委", LAST)), unit("区水务局", ("区商务委", LAST))),
            ["a former name of 区商务局 and of 区水务局"],
        ),
        ((unit("区商务局", ("区商务委", MAY)), unit("区水务局", ("区商务委", LAST))), []),
        (
            (unit("区商务局", ("区商务委", LAST)), unit("区商务委", ("区商务局", LAST))),
            ["go in a circle", "go in a circle"],
        ),
        ((unit("区新设局", ("区旧设局", LAST)),), ["no task names this unit"]),
    ],
)
def test_what_leaves_open_whose_tasks_are_is_told(units: tuple[Unit, ...], told: list[str]) -> None:
    found = _found(named(("区商务委",), ("区商务局",), ("区水务局",), units=units))
    assert len(found) == len(told)
    assert all(words in sentence for words, sentence in zip(told, found, strict=True))
    assert all(units_of(named(("区商务委",), units=units), day) for day in (MAY, LAST, JULY))


def test_who_goes_on_is_told_once_and_not_of_each_task() -> None:
    former = named(("区商务委",), ("区商务局",), ("区粮食局", "区商务委"))
    now = named(
        ("区商务局",), ("区商务局",), ("区新设局", "区商务局"),
        units=(unit("区商务局", ("区商务委", LAST)), unit("区新设局", ("区粮食局", LAST))),
        leads=(Lead("李某", (FormerName("石银峰", LAST),)),),
    )  # fmt: skip
    assert plan_changes(former, now) == ()
    told = {one.former: (one.kind, one.successor, one.task_ids[:2]) for one in name_changes(former, now)}
    assert told["区商务委"] == (MERGED, "区商务局", ("1", "3"))
    assert told["区粮食局"] == (RENAMED, "区新设局", ("3",))
    assert told["石银峰"][:2] == (FOLLOWED, "李某")
