"""Targets and milestones as they are proposed, and as a person left them in the plan."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from tests.importing.sample import PLAN_FILE, SOURCE
from tests.importing.text_plan import import_text
from workplan_tui.importing.proposals import propose
from workplan_tui.model.plan import Plan, Task
from workplan_tui.store.plan.file import read_plan

END = date(2023, 12, 31)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_plan(str(PLAN_FILE))


@pytest.mark.parametrize(
    ("text", "op", "value", "unit", "name"),
    [
        ("地区生产总值比上年增长4.5%以上。", ">=", 4.5, "%", "地区生产总值"),
        ("引导基金管理规模超过400亿。", ">", 400, "亿", "引导基金管理规模"),
        ("原粮轮换架空期不超过4个月。", "<=", 4, "个月", "原粮轮换架空期"),
        ("成灾率小于0.9‰。", "<", 0.9, "‰", "成灾率"),
        ("规模累计达到100亿元左右。", "~", 100, "亿元", "规模"),
        ("建设2.3万亩高标准农田。", "=", 2.3, "万亩", "高标准农田"),
        ("至少4轮次全覆盖检查。", ">=", 4, "轮次", "全覆盖检查"),
        ("全年抽检药品270批次、", "=", 270, "批次", "抽检药品"),
    ],
)
def test_a_target_is_proposed(text: str, op: str, value: float, unit: str, name: str) -> None:
    (target,) = propose(text, END, 2023).targets

    assert (target.op, target.value, target.unit, target.name) == (op, value, unit, name)
    assert target.quote in text


def test_a_range_has_two_ends() -> None:
    (target,) = propose("新增2至3个数字化车间。", END, 2023).targets

    assert (target.value, target.value_max) == (2, 3)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("实施“新智造100”工程", "新智造100"),
        ("兑现新版“1+N”政策", "1+N"),
        ("方案（2021-2025）", "2021-2025"),
        ("车站北里1-7号楼开工", "1-7号楼"),
        ("加快国道230道路实施", "国道230"),
        ("储备库1＃2＃库开工", "1＃2＃库"),
        ("中央公园2023年底完工", "2023年底"),
        ("不低于2016年核定规模", "2016年"),
        ("版本88号文", "88"),
    ],
)
def test_a_name_or_the_deadline_is_another_number(text: str, number: str) -> None:
    figures = propose(text, END, 2023)

    assert figures.other_numbers == (number,)
    assert figures.targets == figures.milestones == ()


def test_dates_before_the_deadline_are_milestones() -> None:
    text = "2023年3月底前完成方案，6月底前启动招投标，9月15日开工，12月底完工。"

    figures = propose(text, END, 2023)

    assert [(one.id, one.due_on, one.text) for one in figures.milestones] == [
        (1, date(2023, 3, 31), "完成方案"),
        (2, date(2023, 6, 30), "启动招投标"),
        (3, date(2023, 9, 15), "开工"),
    ]
    assert figures.other_numbers == ("12月底",)


def quotes(task: Task) -> list[str]:
    return [one.quote for one in task.targets] + [one.quote for one in task.milestones]


def accounted(task: Task) -> set[int]:
    """Return the places of the text that a quote or another number holds."""
    return {
        place
        for quote in (*quotes(task), *task.other_numbers)
        for match in re.finditer(re.escape(quote), task.text)
        for place in range(*match.span())
    }


@pytest.mark.parametrize("proposed", [False, True])
def test_every_figure_of_every_text_is_accounted_for(plan: Plan, proposed: bool) -> None:
    tasks = import_text(SOURCE).plan.tasks if proposed else plan.tasks

    for task in tasks:
        figures = {match.start() for match in re.finditer(r"\d", task.text)}
        assert figures <= accounted(task), task.text


def test_the_hand_left_each_quote_once_in_its_text(plan: Plan) -> None:
    for task in plan.tasks:
        assert {task.text.count(quote) for quote in quotes(task)} <= {1}, task.id


def test_targets_and_milestones_of_the_plan(plan: Plan) -> None:
    tasks = plan.tasks_by_id
    numbers = {task.id: len(task.milestones) for task in plan.tasks if task.milestones}
    (growth,) = tasks["1"].targets
    (fund,) = tasks["26"].targets

    assert sum(len(task.targets) for task in plan.tasks) == 109
    assert sum(bool(task.targets) for task in plan.tasks) == 69
    assert numbers == {"11": 3, "43": 1}
    assert [one.due_on.month for one in tasks["11"].milestones] == [3, 6, 9]
    assert (growth.op, growth.value, growth.unit, growth.kind) == (">=", 4.5, "%", "level")
    assert (tasks["14"].targets[0].value, tasks["14"].targets[0].value_max) == (2, 3)
    assert (fund.op, fund.value, fund.kind) == (">", 400, "level")
    assert [(one.op, one.value, one.unit) for one in tasks["76"].targets] == [
        ("<", 1, "‰"), ("<", 0.9, "‰"),
    ]  # fmt: skip
    assert tasks["14"].other_numbers == ("新智造100",)


def test_what_is_proposed_is_what_a_person_left(plan: Plan) -> None:
    """Precision and recall against the plan that was corrected by hand, target by target."""
    proposed: Counter[object] = Counter()
    left: Counter[object] = Counter()
    for made, tasks in ((proposed, import_text(SOURCE).plan.tasks), (left, plan.tasks)):
        for task in tasks:
            made.update((task.id, one.op, one.value, one.value_max, one.unit) for one in task.targets)
            made.update((task.id, one.due_on) for one in task.milestones)
    right = (proposed & left).total()

    assert right / proposed.total() >= 0.95
    assert right / left.total() >= 0.95


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("一季度启动，上半年完成设计，三季度末前开工。", ["2023-03-31", "2023-06-30", "2023-09-30"]),
        ("10月前建成桥梁2座。", ["2023-10-31"]),
        ("年内完成路基5公里。", []),
        ("按季度调度。", []),
    ],
)
def test_seasons_are_milestones(text: str, days: list[str]) -> None:
    milestones = propose(text, END, 2023).milestones

    assert sorted(one.due_on.isoformat() for one in milestones) == days
    assert all(one.quote in text for one in milestones)
