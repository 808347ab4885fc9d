"""Whose a task is: by its units and leads, by what was put to somebody, and by what a meeting gave him to do."""

from __future__ import annotations

from datetime import date

from tests.conftest import make_plan, make_task
from tests.model.entries import entry_id, make_entry
from tests.model.rules.worked_year import PLAN
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.carry_out import carry_out_op
from workplan_tui.model.operations.decide import decide_op
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.model.who import is_for, is_mine, meant_by, not_mine, role_of

JUNE = date(2023, 6, 30)


def theirs(name: str, *entries: Entry) -> list[str]:
    """Return the ids of the tasks that are for whom the name means."""
    ledger = Ledger(make_plan(), entries, JUNE)
    return [task.id for task in ledger.plan.tasks if is_for(ledger, task, name)]


def test_tasks_are_for_a_unit_or_a_lead_by_a_part_of_the_name() -> None:
    task = make_task(units=("区水务局",), leads=("常务副区长",), supporting_units=("市水务局",))
    ledger = Ledger(make_plan(), (), JUNE)
    assert [is_for(ledger, task, name) for name in ("水务", "常务", "市水", "教委")] == [
        True,
        True,
        True,
        False,
    ]


def test_the_role_of_who_is_meant_is_the_first_that_the_task_gives_him() -> None:
    task = make_task(units=("区水务局",), leads=("常务副区长",), supporting_units=("区财政局", "市水务局"))
    plan = make_plan((task,))
    assert [role_of(plan, task, name) for name in ("常务", "水务", "财政", "教委")] == [
        "lead", "unit", "supporting", "asked",
    ]  # fmt: skip


def test_a_task_is_for_whom_its_open_question_was_put_to() -> None:
    asked = make_entry(1, flag_op("3", "用地", "分管副区长"))
    assert theirs("分管", asked) == ["3"]
    assert theirs("分管", asked, make_entry(2, unflag_op("3", (entry_id(1),)))) == []
    assert theirs("分管", make_entry(1, flag_op("3", "用地"))) == []


def test_a_task_is_for_who_carries_its_open_decision_out() -> None:
    made = make_entry(1, decide_op("3", "拨付", "区财政局", JUNE))
    assert theirs("财政", made) == ["3"]
    assert theirs("财政", made, make_entry(2, carry_out_op("3", (entry_id(1),)))) == []


def test_mine_are_my_units_and_every_units() -> None:
    names = {"2": "区园林绿化局", "4": "区教委", "3": "区教委"}
    plan = make_plan()
    assert [is_mine(plan, plan.tasks_by_id[id], unit) for id, unit in names.items()] == [True, True, False]
    assert [is_mine(plan, plan.tasks_by_id["3"], unit) for unit in ("经济", "经信局", "jxj", "园林")] == [
        True, True, True, False,
    ]  # fmt: skip


def test_whose_the_tasks_of_the_real_plan_are() -> None:
    ledger, task = Ledger(PLAN, (), JUNE), PLAN.tasks_by_id["11"]
    assert is_for(ledger, task, "经济和信息化")
    assert is_for(ledger, task, "石银峰")
    assert not is_for(ledger, task, "水务")
    assert is_mine(PLAN, task, "兴创公司")
    assert is_mine(PLAN, task, "经信局")
    assert not is_mine(PLAN, task, "区水务局")
    everybody = [t for t in PLAN.tasks if set(t.units) & {"各部门", "各单位", "相关属地"}]
    assert everybody
    assert all(is_mine(PLAN, t, "任何单位") for t in everybody)


def test_a_name_written_out_means_nobody_else() -> None:
    names = ("副区长", "常务副区长", "区水务局", "区商务局")
    plan = make_plan()
    assert meant_by(plan, "副区长", names) == ("副区长",)
    assert meant_by(plan, "水务局", names) == ("区水务局",)
    assert meant_by(plan, "务局", names) == ("区水务局", "区商务局")
    assert meant_by(plan, "教委", names) == ()


def test_an_office_that_no_task_names_has_no_strange_tasks_though_all_units_have_some() -> None:
    assert not_mine(PLAN, ("11", "75"), "区政府督查室") == ()
    assert not_mine(PLAN, ("11", "75", "113"), "水务局") == ("11",)
