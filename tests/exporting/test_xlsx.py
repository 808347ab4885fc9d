"""The workbook, read back by another library and opened by another program."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import make_plan, make_task
from tests.exporting.sample import attacked_view, make_view
from tests.model.entries import status_entry
from tests.support.hostile import FORMULAS, TEXTS
from tests.support.other_programs import libreoffice, pages_of
from workplan_tui import language
from workplan_tui.exporting.formats import format_of, render
from workplan_tui.exporting.guard import never_formula
from workplan_tui.exporting.office.sheet import cells, fitted_width, fitting, lines_of
from workplan_tui.exporting.view import View
from workplan_tui.model.standings import Standings
from workplan_tui.text.harmless import clean

HEAD = 3
FORMULA = re.compile(rb"<f>|<f ")


def book_of(view: View) -> bytes:
    return render(format_of("xlsx"), view)


def opened(view: View) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(book_of(view)))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def test_a_row_has_a_number_a_day_a_percent_and_texts() -> None:
    sheet = opened(make_view()).worksheets[0]
    values = {sheet.cell(HEAD, at).value: sheet.cell(HEAD + 2, at) for at in range(1, 15)}

    assert (values["No."].value, values["Deadline"].value) == (2, datetime(2023, 11, 30))
    assert (values["Percent/expected"].value, values["Percent/expected"].number_format) == (50, '0"/54"')
    assert (values["Light"].value, values["Light"].fill.fgColor.rgb) == ("amber", "FFFFE699")
    assert (values["Problems"].value, values["Next step"].value) == ("苗木未到", "栽植")


def test_it_says_what_was_asked_for() -> None:
    view = make_view(filter_text="灯:黄", sort_by="due")
    sheet = opened(view).worksheets[0]
    assert sheet["A1"].value == "2023年重点工作分工方案"
    assert sheet["A2"].value == "as of 2023-06-30; filter: 灯:黄; by deadline; 4 of 4 tasks"


def test_it_prints_on_a4_as_wide_as_the_page_with_the_heading_on_each() -> None:
    sheet = opened(make_view()).worksheets[0]
    setup = sheet.page_setup
    assert (setup.orientation, int(setup.paperSize)) == ("landscape", 9)
    assert (setup.fitToWidth or 1, int(setup.fitToHeight), sheet.sheet_properties.pageSetUpPr.fitToPage) == (
        1,
        0,
        True,
    )
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B4", "$3:$3")


def test_every_row_with_text_has_a_height_and_its_text_at_the_top() -> None:
    """Without one LibreOffice 7.4 prints only the last line of a wrapped cell."""
    long = make_task(text="推进" * 300, supporting_units=tuple(f"第{n}单位" for n in range(20)))
    sheet = opened(make_view(make_plan((long,)), ())).worksheets[0]
    height, width = sheet.row_dimensions[HEAD + 1].height, sheet.column_dimensions["C"].width
    assert sheet.cell(HEAD + 1, 3).alignment.vertical == "top"
    assert height >= cells("推进" * 300) / width * 13
    assert all(sheet.row_dimensions[row].height for row in range(1, HEAD + 2))


def test_a_column_is_as_wide_as_its_texts_need_and_a_day_has_room() -> None:
    language.use(language.CHINESE)
    sheet = opened(make_view()).worksheets[0]
    by_heading = {sheet.cell(HEAD, at).value: sheet.cell(HEAD, at) for at in range(1, 15)}
    widths = {word: sheet.column_dimensions[cell.column_letter].width for word, cell in by_heading.items()}
    assert widths["时限"] >= 15
    assert widths["配合单位"] < widths["责任单位"] < widths["任务"]
    assert by_heading["时限"].offset(1).number_format == 'yyyy"年"m"月"d"日"'


def test_a_task_without_a_day_has_its_words() -> None:
    plan = make_plan((make_task(due_on=None, due_text="持续推进"),))
    assert opened(make_view(plan, ())).worksheets[0].cell(HEAD + 1, 7).value == "持续推进"


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_text_becomes_anything_but_that_text(text: str) -> None:
    data = book_of(attacked_view(text))
    parts = parts_of(data)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]

    assert (sheet.cell(HEAD + 2, 9).value or "").strip() == clean(text).strip()
    assert sheet.cell(HEAD + 2, 9).data_type in ("s", "n")
    for name, content in parts.items():
        assert FORMULA.search(content) is None, name
        assert b"hyperlink" not in content, name
    assert not [name for name in parts if "external" in name.lower() or "vba" in name.lower()]


def test_the_same_view_is_the_same_bytes() -> None:
    assert book_of(make_view()) == book_of(make_view())


def test_a_text_longer_than_a_cell_can_hold_is_cut_and_says_so() -> None:
    long = "字" * 40_000
    assert len(fitting(long)) == 32_767
    assert fitting(long).endswith("字...")
    assert len(fitting("𠮷" * 20_000).encode("utf-16-le")) <= 2 * 32_767
    plan = make_plan((make_task(text=long),))
    sheet = opened(make_view(plan, ())).worksheets[0]
    assert sheet.cell(HEAD + 1, 3).value == fitting(long)
    assert sheet.row_dimensions[HEAD + 1].height <= 409


def test_what_would_be_higher_than_any_row_gets_a_wider_column() -> None:
    text = "字" * 600
    width = fitted_width([text], "任务", 36)
    assert 36 < width <= 60
    assert lines_of(text, width) <= 28


def test_the_counts_are_those_of_the_summary() -> None:
    view = make_view()
    sheet = opened(view).worksheets[1]
    words = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=4, max_row=11)}
    tally = view.standings.tally(view.tasks)
    assert words["suspended"] == tally.by_status["suspended"] == 1
    assert words["total"] == 4
    lights = {row[0].value: row[1].value for row in sheet.iter_rows(min_row=13, max_row=17)}
    assert {word: lights[word] for word in ("red", "amber", "green", "grey")} == {
        word: tally.by_light.get(word, 0) for word in ("red", "amber", "green", "grey")
    }


def test_who_has_reported_is_told_by_unit_and_period() -> None:
    plan = make_plan(reporting={"every": "month"}, issued_on=date(2023, 3, 1))
    ledger = make_view(plan).ledger.at(date(2023, 7, 10))
    sheet = opened(View(standings=Standings(ledger), tasks=plan.tasks)).worksheets[2]
    heading, *rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    told = {row[0]: dict(zip(heading, row, strict=True)) for row in rows}
    assert heading[1:] == ["2023-03", "2023-04", "2023-05", "2023-06", "2023-07"]
    assert told["区园林绿化局"]["2023-05"] == "reported", "a report of the first days of June is for May"
    assert told["区园林绿化局"]["2023-06"] == told["区发展改革委"]["2023-03"] == "not reported"
    assert told["区发展改革委"]["2023-07"] == "not due yet"
    assert told["区科委"]["2023-06"] == "-", "suspended in June: nothing is asked for"


def test_libreoffice_prints_every_word_of_it(tmp_path: Path) -> None:
    language.use(language.CHINESE)
    file = tmp_path / "台账.xlsx"
    texts = "".join(f"第{number}句话要完整打印，" for number in range(40))
    plan = make_plan((*make_plan().tasks[:3], make_task(id="9", text=texts)))
    file.write_bytes(book_of(make_view(plan)))

    pages = pages_of(libreoffice(file))

    assert len(pages) == 4, "the ledger on one, the counts on two, who has reported on one"
    assert "2023年重点工作分工方案" in pages[0]
    assert "截至2023-06-30；共4项，本表4项" in pages[0]
    assert "序号板块任务牵头领导责任单位配合单位时限阶段目标进展" in pages[0]
    assert ["1/4" in pages[0], "填报情况" in pages[3]] == [True, True]
    assert all(f"第{number}句话要完整打印" in pages[0] for number in range(40))
    assert "2023年11月30日" in pages[0]
    assert "50/54" in pages[0]
    assert "###" not in "".join(pages)


@pytest.mark.parametrize("code", ["xlsx", "csv"])
def test_libreoffice_shows_formulas_as_texts(tmp_path: Path, code: str) -> None:
    tasks = tuple(make_task(id=str(number), text=text) for number, text in enumerate(FORMULAS, start=1))
    file = tmp_path / f"ledger.{code}"
    file.write_bytes(render(format_of(code), make_view(make_plan(tasks), ()).replace(chosen=())))

    table = libreoffice(file, "csv:Text - txt - csv (StarCalc):9,34,76", reads_utf8=code == "csv")

    rows = list(csv.reader(table.read_text("utf-8").splitlines(), delimiter="\t"))
    texts = [clean(text) for text in FORMULAS]
    assert [row[1].strip() for row in rows[-len(texts) :]] == [
        (never_formula(text) if code == "csv" else text).strip() for text in texts
    ]


def test_a_share_of_something_never_reads_nothing(tmp_path: Path) -> None:
    plan = make_plan(tuple(make_task(id=str(number)) for number in range(1, 301)))
    entries = (status_entry(1, "7", "done"),)
    file = tmp_path / "ledger.xlsx"
    file.write_bytes(book_of(make_view(plan, entries).replace(chosen=())))
    counts = next(page for page in pages_of(libreoffice(file)) if "Counts" in page)
    assert "done1<1%" in counts
    assert "suspended00%" in counts


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["C", "POSIX", "C.UTF-8"])
def test_libreoffice_takes_a_chinese_name_in_every_locale_that_every_host_has(
    tmp_path: Path, locale: str
) -> None:
    file = tmp_path / "台账.xlsx"
    file.write_bytes(render(format_of("xlsx"), make_view()))
    made = libreoffice(file, locale=locale)
    assert made.name == "台账.pdf"
    assert "造林绿化" in "".join(pages_of(made))
