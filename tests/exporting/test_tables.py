"""Tables of text: read back, they hold what the ledger says and nothing that another program obeys."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from tests.exporting.sample import attacked_view, make_view
from tests.support.hostile import TEXTS, obeyed
from workplan_tui.exporting.formats import FORMATS, Options, format_of, render
from workplan_tui.exporting.guard import never_formula
from workplan_tui.exporting.ledger_columns import LEDGER, column_codes, column_of, words_of
from workplan_tui.exporting.view import View
from workplan_tui.text.harmless import clean

ROW_OF_2 = {
    "No.": "2", "Section": "主要预期目标", "Task": "完成造林绿化2970亩，实施“新智造100”工程。",
    "Lead officials": "常务副区长, 蔡小军", "Responsible units": "区园林绿化局, 相关属地", "Supporting units": "",
    "Deadline": "2023-11-30", "Goals by stage": "造林绿化 1485 / 2970亩  50%", "Progress so far": "完成整地",
    "Percent": "50", "Expected percent": "54", "Light": "amber", "Problems": "苗木未到",
    "Needs coordination": "2023-06-01 swj to 常务副区长: 占地需会商", "Next step": "栽植",
}  # fmt: skip


def text_of(code: str, view: View) -> str:
    return render(format_of(code), view).decode("utf-8")


def csv_rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_csv_is_what_spreadsheets_take_and_says_the_whole_ledger() -> None:
    text = text_of("csv", make_view())
    heading, *rows = csv_rows(text.removeprefix("\ufeff"))

    assert text.startswith("\ufeff")
    assert text.count("\r\n") == text.count("\n") == len(rows) + 1
    assert dict(zip(heading, rows[1], strict=True)) == ROW_OF_2
    assert [row[0] for row in rows] == ["1", "2", "3", "4"]


def test_what_is_not_counted_has_neither_percent_nor_schedule() -> None:
    heading, *rows = csv_rows(text_of("csv", make_view()))
    assert dict(zip(heading, rows[3], strict=True))["Expected percent"] == ""


def test_a_tsv_has_a_line_a_task() -> None:
    text = text_of("tsv", make_view())
    lines = text.splitlines()
    assert len(lines) == 5
    assert dict(zip(*(line.split("\t") for line in (lines[0], lines[2])), strict=True)) == ROW_OF_2
    assert "met on 2023-06-29; 2023-09-30 开工" in lines[3]


def test_markdown_says_what_was_asked_for_above_its_table() -> None:
    view = make_view(filter_text="造林", sort_by="light", is_reversed=True)
    lines = text_of("md", view.replace(tasks=view.tasks[1:2])).splitlines()
    assert lines[0] == "# 2023年重点工作分工方案"
    assert lines[2] == "as of 2023-06-30; filter: 造林; by light, backwards; 1 of 4 tasks"
    assert lines[4].count("|") == lines[5].count("|") == lines[6].count("|") == len(LEDGER) + 1
    assert "| 50/54 |" in lines[6]


def test_json_has_the_keys_of_a_row_and_what_was_told() -> None:
    told = json.loads(text_of("json", make_view()))
    assert {key: told[key] for key in ("plan", "as_of", "count", "total")} == {
        "plan": "plan-2023", "as_of": "2023-06-30", "count": 4, "total": 4,
    }  # fmt: skip
    task = told["tasks"][1]
    assert (task["progress"], task["expected"], task["light_rule"]) == (50, 54, "amber_flag")
    assert task["report"] == {"progress": "完成整地", "problem": "苗木未到", "next": "栽植"}
    assert task["questions"] == [
        {"number": 1, "on": "2023-06-01", "by": "swj", "to": "常务副区长", "text": "占地需会商"},
    ]
    assert told["tasks"][2]["milestones"][0]["is_met"] is True


def test_columns_that_were_chosen_stand_between_number_and_task() -> None:
    heading, *_ = csv_rows(text_of("tsv", make_view(chosen=("due", "contact"))).replace("\t", ","))
    assert heading == ["No.", "Deadline", "cont.", "Task"]


@pytest.mark.parametrize("code", column_codes())
def test_every_column_can_be_asked_for(code: str) -> None:
    view = make_view(chosen=(code,))
    assert column_of(code).word
    assert len(csv_rows(text_of("csv", view))) == 5


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_text_becomes_anything_else_in_a_csv(text: str) -> None:
    """Read back it is the harmless text; what a spreadsheet would reckon with has an apostrophe before it."""
    view = attacked_view(text)
    heading, *rows = csv_rows(text_of("csv", view))
    at = heading.index("Progress so far")

    assert rows[1][at] == never_formula(clean(text) if text.strip() else "")
    for row in rows:
        for cell in row:
            assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))
            assert obeyed(cell) == []


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_text_breaks_a_line_or_a_cell(text: str) -> None:
    view = attacked_view(text)
    assert len(text_of("tsv", view).splitlines()) == 5
    lines = text_of("md", view).splitlines()
    assert len(lines) == 10
    cells = [line.replace("\\\\", "").replace("\\|", "").count("|") for line in lines[4:]]
    assert cells == [len(LEDGER) + 1] * 6
    assert not re.search(r"(?<!\\)(?:[<\[]|://)", "".join(lines[6:]).replace("<br>", ""))


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_no_format_of_text_gives_a_terminal_an_order(text: str) -> None:
    for one in FORMATS:
        if one.is_text and one.code not in ("csv", "ics"):
            assert set(obeyed(text_of(one.code, attacked_view(text)))) <= {"\t"}, one.code


def test_progress_is_told_of_every_task() -> None:
    """And before that of the months of the trend, by those that draw it."""
    for one in FORMATS:
        told: list[tuple[int, int]] = []
        render(one, make_view(), Options(progress=lambda done, total, told=told: told.append((done, total))))
        of_tasks = [place for place, total in told if total == 4]
        assert of_tasks[0] == 0, one.code
        assert len(of_tasks) >= 4, one.code


def test_words_of_every_kind_of_value() -> None:
    view = make_view()
    texts = {code: words_of(column_of(code).value(view.standings, view.tasks[1])) for code in LEDGER}
    assert (texts["id"], texts["due"], texts["progress"], texts["supporting"]) == (
        "2",
        "2023-11-30",
        "50/54",
        "",
    )
