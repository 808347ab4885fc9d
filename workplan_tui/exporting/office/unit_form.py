"""A form 填报表 for a unit as a workbook: what was said last in grey, and cells for what is said now.

All but those cells is protected, without a password: a protection against slips. A hidden sheet holds what
the form is of, and of each task a print of its text, by which a changed plan is noticed when it comes back.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.exporting.office.sheet import Book, cells, fitting, height, lines_of, write_heading
from workplan_tui.language import tr
from workplan_tui.language.form_words import ITEM, TASK, VALUE, column_word, item_word
from workplan_tui.language.words import status_word
from workplan_tui.model.day import find_day
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.returns.form_changes import ANSWERS, standing_value
from workplan_tui.model.returns.mark import text_print
from workplan_tui.model.returns.returned import FIELDS, NEXT, PERCENT, PROBLEM, PROGRESS, STATUS
from workplan_tui.reports.spoken import asked_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.returns.form import UnitForm

_HEAD = 3
"""The row of the headings, from 0: above them stand title, unit and period, and what to do."""
_WIDTHS = {STATUS: 10, PERCENT: 10, PROGRESS: 34, PROBLEM: 24, NEXT: 24}
_TASK_WIDTH, _DUE_WIDTH, _LAST_WIDTH = 36, 15, 34
_GREY = "#7F7F7F"
_OPEN = "#FFF9E5"
"""The ground of cells to fill in."""
_DAY = "yyyy-mm-dd"
_LEAST_LINES = 4
"""Room for handwriting, and for what is typed."""


def render_form(form: UnitForm) -> bytes:
    """Return the workbook."""
    book = Book(clean(form.ledger.plan.title), form.ledger.day)
    _write_tasks(book, form)
    if any(task.targets or task.milestones for task in form.tasks):
        _write_measures(book, form)
    _write_mark(book, form)
    return book.data()


def _write_tasks(book: Book, form: UnitForm) -> None:
    sheet = book.sheet(tr("Form"))
    locked = [column_word(TASK), tr("Task"), tr("Deadline"), tr("Last told")]
    heads = [*locked, *map(column_word, FIELDS)]
    widths = [7, _TASK_WIDTH, _DUE_WIDTH, _LAST_WIDTH, *(_WIDTHS[field] for field in FIELDS)]
    _begin(book, sheet, form, heads, widths)
    open_cell, day_cell, grey = _open(book), book.cell(num_format=_DAY), book.cell(font_color=_GREY)
    ledger = form.ledger
    for row, task in enumerate(form.tasks, start=_HEAD + 1):
        text, last = clean(task.text), "\n".join(_last_told(ledger, task))
        sheet.write_string(row, 0, clean(task.number), book.cell())
        sheet.write_string(row, 1, fitting(text), book.cell())
        _write_day(sheet, row, 2, ledger.due_on(task.id), day_cell)
        sheet.write_string(row, 3, fitting(last), grey)
        for column in range(len(locked), len(heads)):
            sheet.write_blank(row, column, None, open_cell)
        lines = max(lines_of(text, _TASK_WIDTH), lines_of(last, _LAST_WIDTH), _LEAST_LINES)
        sheet.set_row(row, height(lines))
    first, last_row = _HEAD + 1, _HEAD + len(form.tasks)
    status, percent = (len(locked) + FIELDS.index(field) for field in (STATUS, PERCENT))
    sheet.data_validation(first, status, last_row, status, _one_of_the_answers())
    sheet.data_validation(first, percent, last_row, percent, _PERCENT | _percent_words())
    _protect(sheet)


def _write_measures(book: Book, form: UnitForm) -> None:
    """Write the sheet of targets and milestones: a row for each."""
    sheet = book.sheet(tr("Targets and milestones"))
    heads = [
        column_word(TASK),
        column_word(ITEM),
        tr("Name"),
        tr("Asked for"),
        tr("Last told"),
        column_word(VALUE),
    ]
    widths = [7, 12, 40, 20, 18, 18]
    _begin(book, sheet, form, heads, widths)
    row = _HEAD
    for task in form.tasks:
        for field, name, asked, last in _measures(form.ledger, task):
            row += 1
            for column, text in enumerate((task.number, item_word(field), name, asked)):
                sheet.write_string(row, column, fitting(clean(text)), book.cell())
            sheet.write_string(row, 4, clean(last), book.cell(font_color=_GREY))
            is_day = field.startswith("milestone")
            sheet.write_blank(row, 5, None, _open(book, **({"num_format": _DAY} if is_day else {})))
            sheet.data_validation(
                row, 5, row, 5, _DAYS | _day_words() if is_day else _NUMBERS | _number_words()
            )
            sheet.set_row(row, height(max(lines_of(clean(name), widths[2]), 1)))
    _protect(sheet)


def _begin(book: Book, sheet: Worksheet, form: UnitForm, heads: list[str], widths: list[int]) -> None:
    mark, plan = form.mark, form.ledger.plan
    who = tr("Unit: {unit}    Period: {period}    Tasks: {count}").format(
        unit=clean(mark.unit), period=mark.period, count=len(form.tasks)
    )
    write_heading(book, sheet, tr("Report form: {plan}").format(plan=clean(plan.title)), who, len(heads))
    sheet.write_string(
        2, 0, tr("Fill in the pale yellow cells only. What is left empty is not told, and stays as it was."),
        book.style(font_color=_GREY),
    )  # fmt: skip
    for column, (head, width) in enumerate(zip(heads, widths, strict=True)):
        sheet.set_column(column, column, max(width, cells(head) + 1))
        sheet.write_string(_HEAD, column, head, book.head())
    sheet.freeze_panes(_HEAD + 1, 1)
    sheet.repeat_rows(_HEAD)


def _write_mark(book: Book, form: UnitForm) -> None:
    sheet = book.sheet("workplan")
    sheet.write_string(0, 0, str(form.mark))
    for row, task in enumerate(form.tasks, start=1):
        sheet.write_string(row, 0, task.id)
        sheet.write_string(row, 1, text_print(task))
        if form.ledger.plan.is_renumbered:
            sheet.write_string(row, 2, task.number)
    sheet.hide()
    _protect(sheet)


def _open(book: Book, **properties: Any) -> Format:
    return book.cell(locked=False, bg_color=_OPEN, **properties)


def _protect(sheet: Worksheet) -> None:
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": False})


def _write_day(sheet: Worksheet, row: int, column: int, day: date | None, style: Format) -> None:
    if day is None:
        sheet.write_blank(row, column, None, style)
    else:
        sheet.write_datetime(row, column, day, style)


def _last_told(ledger: Ledger, task: Task) -> Iterator[str]:
    """Yield what stands, each thing on its line."""
    percent = standing_value(ledger, task, PERCENT)
    told = [status_word(ledger.status(task.id))]
    if percent is not None:
        told.append(f"{format_figure(percent)}%")
    yield " ".join(told)
    for field in (PROGRESS, PROBLEM, NEXT):
        text = standing_value(ledger, task, field)
        if text:
            yield tr("{name}: {text}").format(name=column_word(field), text=clean(str(text)))


def _measures(ledger: Ledger, task: Task) -> Iterator[tuple[str, str, str, str]]:
    """Yield field, name, what is asked for and what stands, of each target and milestone."""
    for target in task.targets:
        field = f"target:{target.id}"
        value = ledger.value(task.id, field)
        yield field, target.name, asked_words(target), "" if value is None else str(value)
    for milestone in task.milestones:
        field = f"milestone:{milestone.id}"
        met = find_day(ledger.value(task.id, field))
        last = tr("met on {day}").format(day=met) if met else ""
        yield field, milestone.text, tr("by {day}").format(day=milestone.due_on), last


_PERCENT = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
_NUMBERS = {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
_DAYS = {"validate": "date", "criteria": ">=", "value": date(1990, 1, 1)}


def _one_of_the_answers() -> dict[str, Any]:
    words = [status_word(status) for status in ANSWERS]
    told = tr("Choose one of: {words}").format(words=tr(", ").join(words))
    return {"validate": "list", "source": words, "error_title": column_word(STATUS), "error_message": told}


def _percent_words() -> dict[str, Any]:
    return {
        "error_title": column_word(PERCENT), "error_message": tr("A number from 0 to 100; write 60 for 60%.")
    }  # fmt: skip


def _number_words() -> dict[str, Any]:
    return {"error_title": column_word(VALUE), "error_message": tr("A number, without its unit.")}


def _day_words() -> dict[str, Any]:
    return {
        "error_title": column_word(VALUE),
        "error_message": tr("The day on which it was met: 2023-06-01."),
    }
