"""What does not fit is kept and told, never lost and never passed on."""

from __future__ import annotations

import pytest

from tests.importing.text_plan import import_text
from workplan_tui.base.errors import PlanWrong

LABELS = "牵头领导：张三\n主要责任单位：区科委\n完成时限：2024年12月31日\n"


def test_a_plan_without_notice_and_headings_is_one_section() -> None:
    imported = import_text(f"1.建成甲。\n{LABELS}2.建成乙。\n{LABELS}")

    assert [task.text for task in imported.plan.tasks] == ["建成甲。", "建成乙。"]
    assert [section.id for section in imported.plan.sections] == [1]
    assert (imported.plan.id, imported.warnings) == ("plan-2024", ())


def test_a_number_left_out_is_told() -> None:
    imported = import_text(f"1.建成甲。\n{LABELS}3.建成丙。\n{LABELS}")

    assert [(task.id, task.text) for task in imported.plan.tasks] == [("1", "建成甲。"), ("3", "建成丙。")]
    assert imported.warnings == ("After number 1 comes 3: something is missing or was not found.",)
    assert str(imported.doubts[0].place) == "line 5"


def test_a_task_without_number_keeps_its_text() -> None:
    imported = import_text(f"1.建成甲。\n{LABELS}建成乙。\n{LABELS}")

    assert [(task.id, task.text) for task in imported.plan.tasks] == [("1", "建成甲。"), ("2", "建成乙。")]
    assert imported.warnings == ('A task without a number: "建成乙。".',)


def test_a_number_used_twice_gives_no_double_id() -> None:
    imported = import_text(f"1.建成甲。\n{LABELS}1.建成乙。\n{LABELS}")

    assert [task.text for task in imported.plan.tasks] == ["建成甲。", "建成乙。"]
    assert len({task.id for task in imported.plan.tasks}) == 2


def test_a_task_whose_deadline_is_missing_is_named() -> None:
    imported = import_text(
        f"1.建成甲。牵头领导：张三主要责任单位：区科委\n2.建成乙。{LABELS}3.建成丙。{LABELS}"
    )

    first, second, _ = imported.plan.tasks
    assert (first.text, first.units, first.due_on) == ("建成甲。", ("区科委",), None)
    assert (second.text, second.units) == ("建成乙。", ("区科委",))
    assert imported.warnings == ("Task 1 has no deadline; others do.",)


def test_a_heading_whose_number_jumps_is_a_section_and_told() -> None:
    imported = import_text(f"一、目标\n1.建成甲。{LABELS}三、品质\n2.建成乙。{LABELS}")

    assert [section.title for section in imported.plan.sections] == ["目标", "品质"]
    assert imported.warnings == ("After number 1 comes 3: something is missing or was not found.",)


def test_an_introduction_before_the_first_task_belongs_to_no_task() -> None:
    imported = import_text(f"以下是2024年任务。\n1.建成甲。{LABELS}")

    assert [task.text for task in imported.plan.tasks] == ["建成甲。"]


def test_headings_that_lost_their_numerals_are_still_headings() -> None:
    """As pandoc writes a Word file: 一、 becomes 1. like the tasks below it."""
    text = (
        f"2025年方案\n\n1.  经济指标\n\n1.  税收收入增长6%。\n{LABELS}\n"
        f"2.  城市治理\n\n2.  拆除违建2万平方米。\n{LABELS}"
        f"3.  新增公厕15座。\n{LABELS}\n3.  文化服务\n\n4.  新建书房3个。\n{LABELS}"
    )

    plan = import_text(text).plan

    assert [section.title for section in plan.sections] == ["经济指标", "城市治理", "文化服务"]
    assert [task.text for task in plan.tasks] == [
        "税收收入增长6%。",
        "拆除违建2万平方米。",
        "新增公厕15座。",
        "新建书房3个。",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、目标\n1.建成甲。全区主要预期目标2.建成乙。\n" + LABELS + "3.建成丙。\n" + LABELS,
        "1.建成甲，推进主要预期目标3.建成乙。\n" + LABELS + "2.建成丙。\n" + LABELS,
    ],
)
def test_a_number_with_its_stop_inside_a_text_is_told(text: str) -> None:
    assert any("inside the text" in warning for warning in import_text(text).warnings)


def test_a_covering_letter_is_told_to_be_one() -> None:
    letter = "关于印发《2025年分工方案》的通知\n各单位：\n现印发给你们。\n附件：2025年分工方案\n2025年3月1日"

    with pytest.raises(PlanWrong, match="covering letter"):
        import_text(letter)


def test_a_number_may_stand_before_figures_and_a_page_number_before_a_number() -> None:
    text = (
        "2025年分工\n一、通信\n1.5G基站新建200个。\n责任单位：区经信局\n1\n2.铺设光缆300公里。\n责任单位：区经信局\n"
        "3、2025年底前加固堤防5公里。\n责任单位：区水务局\n4、10处泵站改造。\n责任单位：区水务局\n"
    )

    imported = import_text(text)

    assert [(task.id, task.text[:6]) for task in imported.plan.tasks] == [
        ("1", "5G基站新建"), ("2", "铺设光缆30"), ("3", "2025年底"), ("4", "10处泵站改"),
    ]  # fmt: skip
    assert imported.warnings == ('After task 1: "1" belongs to no task and was left out.',)


def test_items_below_a_bare_item_are_the_tasks() -> None:
    text = "2025年任务\n1.培育企业\n（1）新增规上企业9家。\n责任单位：区工信局\n"
    text += "（2）新增瞪羚企业2家。\n责任单位：区科技局\n"

    plan = import_text(text).plan

    assert [(task.text, task.units) for task in plan.tasks] == [
        ("新增规上企业9家。", ("区工信局",)), ("新增瞪羚企业2家。", ("区科技局",)),
    ]  # fmt: skip


def test_headings_may_be_the_offices() -> None:
    text = "2025年任务\n一、区教委（共1项）\n1.新建学校1所。\n完成时限：8月底\n"
    text += "二、区科委（共1项）\n2.新建实验室1家。\n完成时限：10月底"

    assert [task.units for task in import_text(text).plan.tasks] == [("区教委",), ("区科委",)]


def test_a_count_in_a_heading_is_compared_with_its_tasks() -> None:
    text = f"2024年任务\n一、目标（3项）\n1.建成甲。\n{LABELS}2.建成乙。\n{LABELS}"

    assert import_text(text).warnings == ('"目标" claims 3 tasks, 2 were found.',)


def test_a_second_annex_is_a_section_where_no_heading_is_nearer() -> None:
    text = (
        "附件1\n2025年重点任务清单\n一、经济\n1.新增企业20家。\n责任单位：区工信局\n"
        "附件2\n2025年民生实事清单\n1.新建公园3处。\n责任单位：区园林局\n"
    )

    plan = import_text(text).plan

    assert [section.title for section in plan.sections] == ["经济", "2025年民生实事清单"]
    assert [(task.section, task.units) for task in plan.tasks] == [(1, ("区工信局",)), (2, ("区园林局",))]
