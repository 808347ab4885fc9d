"""What people call a unit, where the plan does not say it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan, make_task
from workplan_tui.model.plan import Plan, Unit
from workplan_tui.model.unit_names import said_short


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("区发展和改革委员会", "发改委"),
        ("区发展改革委", "发改委"),
        ("大兴区发展和改革委员会", "发改委"),
        ("北京市大兴区人力资源和社会保障局", "人社局"),
        ("市发展和改革委员会", "市发改委"),
        ("北京市发展和改革委员会", "市发改委"),
        ("县住房和城乡建设局", "县住建局"),
        ("区城市管理委", "城管委"),
        ("市规划和自然资源委员会大兴分局", "规自分局"),
        ("市规划自然资源委大兴分局", "规自分局"),
        ("区市场监督管理局", "市场监管局"),
        ("区人民政府办公室", "政府办"),
        ("黄村镇人民政府", "黄村镇"),
        ("天宫院街道办事处", "天宫院街道"),
        ("大兴经济开发区管理委员会", "大兴经济开发区管委会"),
        ("区财政局", "财政局"),
        ("大兴区财政局", "财政局"),
        ("区公安分局", "公安分局"),
        ("区委", "区委"),
        ("区委宣传部", "区委宣传部"),
        ("各部门", "各部门"),
        ("常务副区长", "常务副区长"),
        ("镇人民政府", "镇人民政府"),
        ("", ""),
    ],
)
def test_a_public_body_is_called_as_people_call_it(name: str, short: str) -> None:
    assert said_short(name) == short


@given(st.text("北京市大兴区发展和改革委员会财政局镇人民府办分县", max_size=24))
def test_no_short_name_is_longer_than_the_whole_or_empty(name: str) -> None:
    assert len(said_short(name)) <= len(name)
    assert said_short(name) or not name


def _plan(*names: str, units: tuple[Unit, ...] = ()) -> Plan:
    return make_plan(tuple(make_task(id=str(n), units=(name,)) for n, name in enumerate(names)), units=units)


def test_the_plan_has_the_first_word_on_a_short_name() -> None:
    plan = _plan("区发展和改革委员会", units=(Unit("区发展和改革委员会", "发改"),))
    assert plan.short_unit("区发展和改革委员会") == "发改"


def test_a_short_name_that_could_mean_two_units_is_given_to_neither() -> None:
    plan = _plan("大兴区财政局", "通州区财政局", "大兴区民政局")
    assert [plan.short_unit(task.units[0]) for task in plan.tasks] == [
        "大兴区财政局",
        "通州区财政局",
        "民政局",
    ]


def test_a_unit_that_no_task_names_has_a_short_name_too() -> None:
    assert _plan("区财政局").short_unit("区卫生健康委员会") == "卫健委"
