"""What people call a government body means that body, and hardly anything else."""

from __future__ import annotations

import re

import pytest

from tests.model.rules.worked_year import PLAN
from workplan_tui.model.short_names import is_short_for

CALLED = {
    "发改委": ("区发展改革委", "区发展和改革委员会", "北京市大兴区发展和改革委员会", "国家发展和改革委员会"),
    "发改": ("区发展改革委", "区发展和改革委员会"),
    "经信局": ("区经济和信息化局", "大兴区经济和信息化局"),
    "人社局": ("区人力资源社会保障局", "区人力资源和社会保障局"),
    "住建委": ("区住房城乡建设委", "区住房和城乡建设委员会"),
    "卫健委": ("区卫生健康委", "区卫生健康委员会"),
    "城管委": ("区城市管理委", "区城市管理委员会"),
    "规自分局": ("市规划自然资源委大兴分局",),
    "市监局": ("区市场监督管理局",),
    "国资委": ("区国有资产监督管理委员会",),
    "退役军人局": ("区退役军人事务局",),
    "文旅局": ("区文化和旅游局",),
    "经开区": ("大兴经济开发区管委会", "北京经济技术开发区管理委员会"),
    "土地交易中心": ("区农村集体土地交易服务中心",),
    "应急局": ("县应急管理局",),
}


@pytest.mark.parametrize(
    ("short", "name"), [(short, name) for short, names in CALLED.items() for name in names]
)
def test_a_body_is_known_by_what_it_is_called(short: str, name: str) -> None:
    assert is_short_for(short, name)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("水务局", "区水利建设管理服务中心"), ("发改委", "区发展改革局"), ("卫健委", "区城市管理委"),
        ("大兴区", "大兴经济开发区管委会"), ("市委", "区城市管理委"), ("局", "区水务局"), ("", "区水务局"),
        ("区水务局", "区水务局"), ("swj", "区水务局"), ("委改发", "区发展改革委"), ("区局", "区水务局"),
    ],
)  # fmt: skip
def test_other_letters_of_a_name_do_not_mean_it(asked: str, name: str) -> None:
    assert not is_short_for(asked, name)


def test_hardly_a_word_of_the_real_plan_is_taken_for_a_unit() -> None:
    """Of all runs of two to four letters of its texts those are counted that a unit's name does not hold."""
    runs = {
        run[at : at + length]
        for task in PLAN.tasks
        for run in re.findall("[\u4e00-\u9fff]+", task.text)
        for length in (2, 3, 4)
        for at in range(len(run) - length + 1)
    }
    names = {name for task in PLAN.tasks for name in (*task.units, *task.supporting_units, *task.leads)}

    taken = {
        run for run in runs if any(run not in name and is_short_for(run, name) for name in names)
    }  # fmt: skip

    assert len(runs) > 9_000
    assert {"文旅", "消防队"} <= taken, "these are names, though not in full"
    assert len(taken) <= 15, sorted(taken)
