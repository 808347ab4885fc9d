"""Forms in every kind of file: what they say cell by cell, and the limits of what is read."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.makers import sheet_of_rows, xlsx
from workplan_tui import language
from workplan_tui.importing.forms.opening import read_form
from workplan_tui.importing.readers.refusals import Unreadable
from workplan_tui.language.form_words import ITEM, TASK, VALUE, column_word, find_column, find_item, item_word
from workplan_tui.model.returns.mark import FormMark
from workplan_tui.model.returns.returned import FIELDS, NOTHING, Returned

MARK = FormMark("plan-2023", "2023-06", "区水务局")
HEAD = ["序号", "任务", "状态", "进度（%）", "进展情况", "存在问题", "下一步"]
PRINT = "0123456789abcdef"


def book(*rows: list[str], more: str = "", marked: bool = True) -> bytes:
    """Return a form with two lines above its header, at row 4, as those that are made here have."""
    sheet = sheet_of_rows([["填报表"], [""], [""], HEAD, *rows])
    sheets = {"填报表": sheet.replace("</sheetData>", f"{more}</sheetData>")}
    if marked:
        sheets["workplan"] = sheet_of_rows([[str(MARK)], ["2", PRINT]])
    return xlsx(sheets, hidden=("workplan",))


def cells_of(returned: Returned) -> list[tuple[str, str, str, str]]:
    return [
        (one.task_id, one.field, one.text, one.spot.cell or f"{one.spot.line}{one.spot.column}")
        for one in returned.said
    ]


def test_a_workbook_is_read_cell_by_cell_with_its_hidden_mark() -> None:
    found = read_form(
        book(["2", "造林", "推进中", "60", "", "无"], ["", "", "", "", "", "", ""], ["3", "x", "办结"])
    )
    assert found.mark == MARK
    assert found.prints == {"2": PRINT}
    assert cells_of(found) == [
        ("2", "status", "in_progress", "C5"), ("2", "percent", "60", "D5"), ("2", "problem", NOTHING, "F5"),
        ("3", "status", "办结", "C7"),
    ]  # fmt: skip


def test_columns_may_stand_in_another_order_and_rows_elsewhere() -> None:
    sheet = sheet_of_rows([["x"], ["进展情况", "备注", "序号"], ["封顶", "y", "2"]])
    found = read_form(xlsx({"a": sheet, "workplan": sheet_of_rows([[str(MARK)]])}))
    assert cells_of(found) == [("2", "progress", "封顶", "A3")]


def test_rows_about_targets_and_milestones_say_which() -> None:
    sheet = sheet_of_rows(
        [
            ["序号", "项目", "名称", "本期值"],
            ["2", "量化指标1", "造林", "1800"],
            ["3", "节点 2", "x", "2023-06-01"],
        ]
    )
    found = read_form(xlsx({"指标和节点": sheet, "workplan": sheet_of_rows([[str(MARK)]])}))
    assert cells_of(found) == [("2", "target:1", "1800", "D2"), ("3", "milestone:2", "2023-06-01", "D3")]


@pytest.mark.parametrize("value", ["<v>60</v>", ""], ids=["with its last value", "never worked out"])
def test_a_formula_is_pointed_at_and_its_value_not_taken(value: str) -> None:
    row = f'<row r="5"><c r="A5"><v>2</v></c><c r="D5"><f>30*2</f>{value}</c></row>'
    found = read_form(book(more=row))
    assert found.said == ()
    assert [(one.spot.cell, one.why.code) for one in found.wrong] == [("D5", "form_formula")]


def test_a_formula_elsewhere_is_nobody_s_business() -> None:
    above = '<row r="2"><c r="D2"><f>1+1</f><v>2</v></c></row>'
    row = '<row r="5"><c r="A5"><v>2</v></c><c r="D5"><v>60</v></c><c r="J5"><f>1</f></c></row>'
    found = read_form(book(more=above + row))
    assert found.wrong == ()
    assert cells_of(found) == [("2", "percent", "60", "D5")]


def test_what_is_filled_in_beside_no_number_is_wrong_there() -> None:
    found = read_form(book(["", "", "推进中"]))
    assert [(one.spot.cell, one.why.code) for one in found.wrong] == [("C5", "form_nameless")]


def bomb() -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (40 << 20))
    return stream.getvalue()


REFUSED = [
    (b"", "empty"), (b"PK\x03\x04 no archive xl/workbook", "damaged"), (bomb(), "ratio"),
    (book(["2", "", "推进中"], marked=False), "no_form"), (xlsx({"a": sheet_of_rows([["x"]])}), "no_form"),
    (b"%PDF-1.4", "no_form_kind"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "no_form_kind"),
    (b"\0" * 9, "no_form_kind"), (b"id,status\n65,done\0\n", "no_form_kind"), (b"x" * 5000 + b"\0", "no_form_kind"),
    (b"\x89PNG\r\n", "no_form_kind"), (b'{"ops":[]}', "no_form_kind"), (b"<html><body>x", "no_form_kind"),
    (b"1 " + b"x" * (2 << 20), "large"), (b'form = "x"\nid = = 1\n', "toml"), (b'form = "x"\n', "no_form"),
    (b"form = " + b"[" * 5000, "damaged"), (b"a = " + b"9" * 9000 + b"\n[[tasks]]\n", "damaged"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "code"), REFUSED, ids=lambda value: repr(value)[:30])
def test_what_is_no_form_or_breaks_a_limit_is_refused_with_the_reason(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_form(data)
    assert caught.value.code == code


CSV = '编号,状态,进度,进展,指标1\r\n2,推进中,60%,"封顶，\n验收",1200\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_separated_values_are_read_in_the_encodings_of_spreadsheets(encoding: str, mark: str) -> None:
    found = read_form(CSV.replace(",", mark).encode(encoding))
    assert cells_of(found) == [
        ("2", "status", "in_progress", "2状态"), ("2", "percent", "60%", "2进度"),
        ("2", "progress", "封顶，\n验收", "2进展"), ("2", "target:1", "1200", "2指标1"),
    ]  # fmt: skip
    assert found.mark is None


def test_the_first_line_of_separated_values_may_be_the_mark() -> None:
    found = read_form(f"{MARK},,,,\n{CSV}".encode())
    assert found.mark == MARK
    assert found.prints is None
    assert cells_of(found)[0] == ("2", "status", "in_progress", "3状态")


def test_toml_names_the_key_at_fault() -> None:
    rows = 'id = 2\nstatus = "已完成"\npercent = 60\n"milestone:1" = 2023-06-01\nextra = 1\n'
    text = f'form = "{MARK}"\n[[tasks]]\n{rows}'
    found = read_form(text.encode())
    assert found.mark == MARK
    assert [(one.field, one.text, one.spot.column) for one in found.said] == [
        ("status", "done", "tasks[1].status"), ("percent", "60", "tasks[1].percent"),
        ("milestone:1", "2023-06-01", "tasks[1].milestone:1"),
    ]  # fmt: skip
    assert [one.spot.column for one in found.wrong] == ["tasks[1].extra"]


LINES = [
    ("65 已完成 主体 结构封顶", [("status", "done"), ("progress", "主体 结构封顶")]),
    ("65　推进中　60％　封顶", [("status", "in_progress"), ("percent", "60％"), ("progress", "封顶")]),
    ("６５ 60% in progress 封顶", [("percent", "60%"), ("status", "in_progress"), ("progress", "封顶")]),
    ("#65 封顶60%", [("progress", "封顶60%")]),
    ("第65项 3月已开工", [("progress", "3月已开工")]),
    ("65,已完成,主体封顶", [("status", "done"), ("progress", "主体封顶")]),
    ("65，推进中，主体封顶", [("status", "in_progress"), ("progress", "主体封顶")]),
    ("65,,60,,缺资金,调度", [("percent", "60"), ("problem", "缺资金"), ("next", "调度")]),
    ('65\t推进中\t60\t"一, 二"', [("status", "in_progress"), ("percent", "60"), ("progress", "一, 二")]),
    ("65 3处封顶", [("progress", "3处封顶")]),
    ("65 推进中 1=4.4 问题", [("status", "in_progress"), ("progress", "问题"), ("target:1", "4.4")]),
    ("65 封顶 1=4.4 2＝７", [("progress", "封顶"), ("target:1", "4.4"), ("target:2", "7")]),
    ("65,推进中,40,1=4.4", [("status", "in_progress"), ("percent", "40"), ("target:1", "4.4")]),
    ("65 40% 出水达标率 96%", [("percent", "40%"), ("progress", "出水达标率 96%")]),
]


@pytest.mark.parametrize(("line", "cells"), LINES)
def test_a_line_says_status_percent_and_progress(line: str, cells: list[tuple[str, str]]) -> None:
    found = read_form(line.encode())
    assert found.wrong == ()
    assert [(one.task_id, one.field, one.text) for one in found.said] == [("65", *cell) for cell in cells]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("已完成 65", "form_line_number"),
        ("65", "form_line_empty"),
        ("65 以完成", "form_maybe_status"),
        ("65 推进中 96", "form_maybe_percent"),
        ("65 推进中 ９６ 封顶", "form_maybe_percent"),
        ("65,推进中,96", "form_maybe_percent"),
        ("65 达标率 96%", "form_maybe_percent"),
        ("65 3 封顶", "form_maybe_percent"),
    ],
)
def test_a_line_that_is_not_understood_is_wrong_by_its_number(line: str, code: str) -> None:
    found = read_form(f"64 60%\n\n{line}\n".encode())
    assert [(one.spot.line, one.why.code) for one in found.wrong] == [(3, code)]


@given(st.text(max_size=60))
def test_any_text_is_understood_or_refused_and_nothing_else(text: str) -> None:
    try:
        found = read_form(text.encode("utf-8", "surrogatepass"))
    except Unreadable:
        return
    assert found.said or found.wrong or not text.strip()


@pytest.mark.parametrize("spoken", sorted(language.LANGUAGES.values()))
def test_what_stands_over_a_column_is_understood_whatever_the_language(spoken: str) -> None:
    language.use(spoken)
    words = {column: column_word(column) for column in (TASK, *FIELDS, ITEM, VALUE)}
    items = {field: item_word(field) for field in ("target:1", "milestone:12")}
    for understanding in language.LANGUAGES.values():
        language.use(understanding)
        assert {column: find_column(word) for column, word in words.items()} == {
            column: column for column in words
        }
        assert {field: find_item(word) for field, word in items.items()} == {field: field for field in items}


@pytest.mark.parametrize(
    ("words", "text"), [("暂无。", "-"), ("None", "-"), ("-", "-"), ("无人机未到", "无人机未到")]
)
def test_no_problem_is_understood_whatever_offices_write(words: str, text: str) -> None:
    (cell,) = read_form(f"编号,存在问题\n65,{words}\n".encode()).said
    assert (cell.field, cell.text) == ("problem", text)
