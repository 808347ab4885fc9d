"""The month of the supervision office, as docs/month.md tells it: every command typed, every answer compared."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.month.office import MENDED, RETURNS, Office
from tests.support.page import steps
from tests.support.program import ROOT


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Return the office at the end of its month; a wrong answer of any step fails here."""
    office = Office(tmp_path_factory.mktemp("month"))
    for step in steps((ROOT / "docs" / "month.md").read_text(encoding="utf-8")):
        office.play(step)
    return office


DAY = "2023-07-12"
"""The day of the bulletin."""


@pytest.fixture(scope="module")
def counts(office: Office) -> dict[str, int]:
    """Return what `summary` counted on the day of the bulletin, before anything was back-dated."""
    told = re.findall(r"^  (\S+) +(\d+) ", office.answers[f"workplan summary --today {DAY}"], re.MULTILINE)
    counted = {word: int(count) for word, count in told}
    assert sum(counted.values()) == 3 * 121, "status, light and pace each count every task"
    return counted


def test_sixty_files_came_and_what_was_wrong_stopped_no_other(office: Office) -> None:
    assert office.came == {RETURNS: 52, MENDED: 10}
    wrong = [line for line, code in office.codes.items() if code]
    assert wrong == [
        f"workplan apply --all {RETURNS} --dry-run --today 2023-07-05",
        f"workplan apply --all {RETURNS} --yes --today 2023-07-05",
    ]


def test_each_form_is_an_entry_of_its_unit_and_none_is_recorded_twice(office: Office) -> None:
    by_unit = [entry["actor"] for entry in entries(office) if "source" in entry]
    assert len(by_unit) == len(set(by_unit)) == 48
    assert {"区信访办", "区卫生健康委", "区水务局"} < set(by_unit)
    again = office.run("apply", "--all", RETURNS, "--dry-run", "--json", "--period", "2023-06")
    is_new = [file for file in json.loads(again.stdout)["files"] if file["changes"] and not file["wrong"]]
    assert [file["file"] for file in is_new] == ["区卫生健康委（修改稿）.xlsx"], (
        "52 instead of the 53 that stand"
    )


def test_what_was_pressed_closed_out_the_seven_that_were_verified(office: Office) -> None:
    (closing,) = [entry for entry in entries(office) if entry["ops"][0].get("value") == "closed"]
    assert {op["task"] for op in closing["ops"]} == {"12", "34", "49", "58", "88", "95", "107"}
    assert {op["method"] for op in closing["ops"]} == {"documents"}
    assert closing["actor"] == "督查室"


def test_reminders_are_counted_and_the_question_was_answered_by_the_decision(office: Office) -> None:
    reminders = [op["task"] for entry in entries(office) for op in entry["ops"] if op["op"] == "remind"]
    assert reminders.count("92") == 2
    assert json.loads(office.run("list", "is:需协调", "--json", "--as-of", "2023-07-14").stdout) == []


def test_the_bulletin_counts_as_the_summary_did(office: Office, counts: dict[str, int]) -> None:
    import docx

    printed = "".join(
        paragraph.text for paragraph in docx.Document(office.folder / "通报第5期.docx").paragraphs
    )
    typed = office.answers[f"workplan bulletin --today {DAY}"]
    again = office.answers["workplan bulletin --again 5 --today 2023-07-14"]
    for text in printed, typed, again:
        assert "方案共121项任务" in text
        for word in ("已办结", "超序时", "达序时", "欠序时", "逾期", "未评定"):
            assert f"{word}{counts[word]}项，占" in text
        for word in "红黄绿":
            assert f"{word}灯{counts[word]}项" in text
    assert "附件2" in printed


def test_workbook_and_page_count_as_the_summary_did(office: Office, counts: dict[str, int]) -> None:
    rows = [row[:2] for row in sheet(office.folder / "台账.xlsx", "统计")]
    page = (office.folder / "台账.html").read_text(encoding="utf-8")
    for word, count in counts.items():
        assert (word, count) in rows
        assert re.search(rf'<td>(<span[^>]*>)?{word}(</span>)?</td><td class="number">{count}</td>', page), (
            word
        )
    assert len(sheet(office.folder / "台账.xlsx", "台账")) == 121 + 3


def test_the_workbook_names_who_was_missing(office: Office) -> None:
    header, *rows = sheet(office.folder / "台账.xlsx", "填报情况")[3:]
    june = header.index("2023-06")
    assert {row[0]: row[june] for row in rows if row[june] != "已报"} == {
        "区公安分局": "未报",
        "各部门": "已报1/5",
    }


def test_the_journal_is_whole(office: Office) -> None:
    assert office.run("doctor").returncode == 0


def entries(office: Office) -> list[dict[str, Any]]:
    return list(json.loads(office.run("log", "--json").stdout))


def sheet(path: Path, name: str) -> list[tuple[Any, ...]]:
    import openpyxl

    return list(openpyxl.load_workbook(path)[name].iter_rows(values_only=True))
