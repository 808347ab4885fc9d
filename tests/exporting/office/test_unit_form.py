"""The form of a unit: what is open and what is locked, what may be filled in, and nothing of the data in force."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.conftest import make_plan
from tests.model.entries import make_entry
from tests.support.hostile import TEXTS
from workplan_tui.exporting.office.unit_form import render_form
from workplan_tui.importing.forms.opening import read_form
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.plan import Plan
from workplan_tui.model.returns.form import UnitForm
from workplan_tui.model.returns.mark import FormMark, text_print

UNIT = "区园林绿化局"


def form_of(plan: Plan, *entries: object) -> bytes:
    ledger = Ledger(plan, entries, date(2023, 7, 3))  # type: ignore[arg-type]
    return render_form(UnitForm(FormMark(plan.id, "2023-06", UNIT), ledger, plan.tasks))


def book_of(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def test_only_the_cells_to_fill_in_are_open_and_all_sheets_are_protected() -> None:
    book = book_of(form_of(make_plan()))
    assert [sheet.sheet_state for sheet in book] == ["visible", "visible", "hidden"]
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    open_cells = {
        (sheet.title, cell.column_letter)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert open_cells == {*(("Form", letter) for letter in "EFGHI"), ("Targets and milestones", "F")}


def test_a_cell_takes_only_what_can_be_an_answer() -> None:
    tasks, measures, _ = book_of(form_of(make_plan()))
    answers, percent = tasks.data_validations.dataValidation
    assert (answers.type, str(answers.sqref), answers.formula1) == (
        "list", "E5:E8", '"not started,in progress,done"',
    )  # fmt: skip
    assert (percent.type, str(percent.sqref), percent.formula1, percent.formula2) == (
        "decimal",
        "F5:F8",
        "0",
        "100",
    )
    kinds = [(one.type, str(one.sqref)) for one in measures.data_validations.dataValidation]
    assert sorted(kinds) == [("date", "F7"), ("date", "F8"), ("decimal", "F5"), ("decimal", "F6")]


def test_what_was_said_last_stands_beside_in_grey_and_the_deadline_is_a_day() -> None:
    told = make_entry(1, report_op("2", percent=40, progress="已造林1200亩", problem="缺苗木"))
    sheet = book_of(form_of(make_plan(), told)).worksheets[0]
    assert sheet["D6"].value.splitlines() == ["not started 40%", "Progress: 已造林1200亩", "Problem: 缺苗木"]
    assert sheet["D6"].font.color.rgb == "FF7F7F7F"
    assert sheet["C6"].value == datetime(2023, 11, 30)
    assert sheet.row_dimensions[6].height >= 4 * 14
    assert [sheet[f"{letter}6"].value for letter in "EFGHI"] == [None] * 5


def test_an_empty_form_is_read_back_as_one_that_says_nothing() -> None:
    plan = make_plan()
    found = read_form(form_of(plan))
    assert (found.said, found.wrong) == ((), ())
    assert found.mark == FormMark(plan.id, "2023-06", UNIT)
    assert found.prints == {task.id: text_print(task) for task in plan.tasks}


@pytest.mark.parametrize("text", [text for text in TEXTS if text.strip() and "\0" not in text], ids=ascii)
def test_no_text_of_plan_or_journal_becomes_more_than_a_text(text: str) -> None:
    plan = make_plan(title=text)
    tasks = tuple(task.replace(text=text) for task in plan.tasks)
    data = form_of(plan.replace(tasks=tasks), make_entry(1, report_op("2", progress=text)))
    for sheet in book_of(data):
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
    assert read_form(data).wrong == ()


def test_the_same_form_is_the_same_file() -> None:
    assert form_of(make_plan()) == form_of(make_plan())
