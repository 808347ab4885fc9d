"""What does not fit is kept and warned of, never lost."""

from __future__ import annotations

from workplan_tui.importing.plan_text import import_text

LABELS = "牵头领导：张三\n主要责任单位：区科委\n完成时限：2024年12月31日\n"


def test_a_plan_without_notice_and_headings_is_one_section() -> None:
    imported = import_text(f"1.建成甲。\n{LABELS}2.建成乙。\n{LABELS}")

    assert [task.text for task in imported.plan.tasks] == ["建成甲。", "建成乙。"]
    assert [section.id for section in imported.plan.sections] == [1]
    assert (imported.plan.id, imported.warnings) == ("plan-2024", ())


def test_a_number_left_out_is_warned_of() -> None:
    imported = import_text(f"1.建成甲。\n{LABELS}3.建成丙。\n{LABELS}")

    assert [(task.id, task.text) for task in imported.plan.tasks] == [
        ("1", "建成甲。"), ("3", "建成丙。"),
    ]  # fmt: skip
    assert imported.warnings == ('After task 1 the text goes on with "3.建成丙。", not with task 2.',)


def test_a_task_without_number_keeps_its_text() -> None:
    imported = import_text(f"1.建成甲。\n{LABELS}建成乙。\n{LABELS}")

    assert [(task.id, task.text) for task in imported.plan.tasks][1] == ("2", "建成乙。")
    assert len(imported.warnings) == 1


def test_a_number_used_twice_gives_no_double_id() -> None:
    imported = import_text(f"1.建成甲。\n{LABELS}1.建成乙。\n{LABELS}")

    assert [task.id for task in imported.plan.tasks] == ["1", "2"]
    assert len(imported.warnings) == 1


def test_a_task_whose_deadline_is_missing_is_named() -> None:
    imported = import_text(f"1.建成甲。牵头领导：张三主要责任单位：区科委\n2.建成乙。{LABELS}")

    assert len(imported.plan.tasks) == 1
    assert imported.warnings == ("Task 1: a label stands inside the text; another label is missing.",)


def test_a_heading_out_of_order_starts_no_section() -> None:
    imported = import_text(f"一、目标1.建成甲。{LABELS}三、品质2.建成乙。{LABELS}")

    assert [section.title for section in imported.plan.sections] == ["目标"]
    assert len(imported.warnings) == 1


def test_an_introduction_before_the_first_task_belongs_to_no_task() -> None:
    imported = import_text(f"以下是2024年任务。\n1.建成甲。{LABELS}")

    assert [task.text for task in imported.plan.tasks] == ["建成甲。"]
