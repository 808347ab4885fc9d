"""Spreadsheets: days by their formats, literals, merges, hidden sheets, true row numbers, columns by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.makers import sheet_of_rows, xlsx
from workplan_tui.importing.assemble import import_source
from workplan_tui.importing.document import read_document
from workplan_tui.importing.readers.number_formats import shown

HEAD = ["序号", "工作任务", "责任单位", "完成时限"]


@pytest.mark.parametrize(
    ("value", "format_id", "code", "words"),
    [
        (45291, 14, None, "2023-12-31"),
        (45291, 58, None, "2023-12-31"),
        (45291, 57, None, "2023年12月"),
        (45291, 31, None, "2023-12-31"),
        (45291, 164, 'yyyy"年"m"月"d"日"', "2023-12-31"),
        (45291, 164, 'yyyy"年"m"月"', "2023年12月"),
        (45291, 164, "[$-804]yyyy/m/d;@", "2023-12-31"),
        (45291, 0, None, "45291"),
        (9, 164, '0"月底前"', "9月底前"),
        (0.045, 10, None, "4.5%"),
        (0.5, 9, None, "50%"),
        (3.0, 0, None, "3"),
        (2.5, 0, "General", "2.5"),
    ],
)
def test_a_number_is_read_as_it_is_shown(value: float, format_id: int, code: str | None, words: str) -> None:
    assert shown(value, format_id, code, from_1904=False) == words


def test_days_of_the_other_calendar_begin_in_1904() -> None:
    assert shown(45291, 14, None, from_1904=True) == "2028-01-01"


def test_sheets_are_sections_and_hidden_ones_are_named() -> None:
    sheets = {
        "经济": sheet_of_rows([["2025年任务"], HEAD, ["1", "甲任务", "区工信局", "6月"]]),
        "民生": sheet_of_rows([["2025年任务"], HEAD, ["1", "乙任务", "区民政局", "9月"]]),
        "选项": sheet_of_rows([HEAD, ["1", "不是任务", "区教委", "1月"]]),
    }
    source = read_document(xlsx(sheets, hidden=("选项",)))
    plan = import_source(source).plan

    assert source.notes == (("hidden_sheet", "选项"),)
    assert [section.title for section in plan.sections] == ["经济", "民生"]
    assert [(task.text, task.units) for task in plan.tasks] == [
        ("甲任务", ("区工信局",)),
        ("乙任务", ("区民政局",)),
    ]
    assert len({task.id for task in plan.tasks}) == 2


def test_a_header_of_two_rows_and_goals_by_year() -> None:
    rows = [
        ["云岭区2025年目标任务表"],
        ["序号", "指标名称", "目标值", "", "责任单位", ""],
        ["", "", "2025年", "2026年", "牵头单位", "配合单位"],
        ["1", "森林覆盖率", "42%", "43%以上", "区林业局", "各镇"],
    ]
    content = sheet_of_rows(rows, merges=("C2:D2", "E2:F2", "A2:A3", "B2:B3"))
    (task,) = import_source(read_document(xlsx({"表": content}))).plan.tasks

    assert (task.text, task.units, task.supporting_units) == ("森林覆盖率", ("区林业局",), ("各镇",))
    assert [(one.op, one.value, one.unit) for one in task.targets] == [("=", 42, "%"), (">=", 43, "%")]


def test_a_merged_unit_fills_its_rows_and_places_are_the_sheet_s_own() -> None:
    rows = [
        ["2025年台账"],
        [],
        HEAD,
        ["1", "甲任务", "区水务局", "6月"],
        ["2", "乙任务", "", "无"],
        ["5", "丙任务", "区教委", "/"],
    ]
    content = sheet_of_rows([row or ["", ""] for row in rows], merges=("C4:C5",))
    imported = import_source(read_document(xlsx({"台账": content})))

    assert [task.units for task in imported.plan.tasks] == [("区水务局",), ("区水务局",), ("区教委",)]
    assert [str(doubt.place) for doubt in imported.doubts] == ["sheet 台账, row 6"]
    assert [task.due_on for task in imported.plan.tasks][1:] == [None, None]


def test_columns_nobody_foresaw_are_told_by_hand() -> None:
    rows = [
        ["2025年攻坚表"],
        ["项", "干什么", "谁来干", "啥时候"],
        ["1", "拆除违建3处", "区城管局", "8月底"],
        ["2", "种树500棵", "区林业局", "4月底"],
    ]
    source = read_document(xlsx({"表": sheet_of_rows(rows)}))

    for given in (
        {"干什么": "text", "谁来干": "units", "啥时候": "due"},
        {"B": "text", "C": "units", "D": "due"},
    ):
        plan = import_source(source, given=given).plan
        assert [(task.text, task.units, task.due_text) for task in plan.tasks] == [
            ("拆除违建3处", ("区城管局",), "8月底"), ("种树500棵", ("区林业局",), "4月底"),
        ]  # fmt: skip


def test_columns_told_by_letters_need_no_header() -> None:
    rows = [["2025年攻坚表"], ["1", "拆除违建3处", "区城管局"], ["2", "种树500棵", "区林业局"]]
    source = read_document(xlsx({"表": sheet_of_rows(rows)}))

    plan = import_source(source, given={"B": "text", "C": "units"}).plan

    assert [(task.text, task.units) for task in plan.tasks] == [
        ("拆除违建3处", ("区城管局",)), ("种树500棵", ("区林业局",)),
    ]  # fmt: skip


def test_an_old_spreadsheet_is_read_too() -> None:
    data = (Path(__file__).parent / "ledger.xls").read_bytes()
    source = read_document(data)
    tasks = import_source(source).plan.tasks

    assert (source.container, source.notes) == ("xls", (("hidden_sheet", "选项"),))
    assert [(task.text, task.leads, task.units, str(task.due_on)) for task in tasks] == [
        ("完成道路拓宽", ("陆知远",), ("区交通局", "区水务局"), "2025-06-30"),
        ("制定收费方案", ("温岚",), ("区交通局", "区水务局"), "2025-07-31"),
    ]
