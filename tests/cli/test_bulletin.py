"""`workplan bulletin`: printed, frozen, printed again, and compared with."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.support.docx_charts import charts_of

Run = Callable[..., Any]
JULY = ("--today", "2023-07-31")


@pytest.fixture
def busy(workplan: Run) -> Run:
    """A plan on which something happened by the end of July."""
    for words in (
        ("--today", "2023-06-01", "set", "1", "2"),
        ("--today", "2023-07-20", "report", "2", "--percent", "30", "--problem", "苗木未到"),
        ("--today", "2023-07-21", "flag", "2", "占地需会商", "--to", "常务副区长"),
        ("--today", "2023-07-30", "set", "4", "3"),
    ):
        assert workplan(*words).code == 0
    return workplan


def entries(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("--json", "log").out)
    return found


def test_a_bulletin_is_data_and_records_nothing(busy: Run) -> None:
    before = entries(busy)
    ended = busy(*JULY, "bulletin")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("# Supervision Bulletin\n\nNo. 　\n")
    assert "1. 完成造林绿化2970亩" in ended.out
    assert entries(busy) == before


def test_an_issue_is_the_same_whatever_is_back_dated_later(busy: Run) -> None:
    printed = busy(*JULY, "bulletin", "--as-of", "2023-06-30", "--since", "2023-05-31", "--number", "5")
    assert (printed.code, printed.err) == (0, "saved: issue 5 of the bulletin printed, as of 2023-06-30\n")
    assert busy("--today", "2023-08-02", "report", "3", "--percent", "90", "--on", "2023-06-20").code == 0
    assert busy("--today", "2023-08-02", "report", "1", "--percent", "90", "--on", "2023-05-20").code == 0
    again = busy("--today", "2023-09-30", "bulletin", "--again", "5")
    assert (again.code, again.out, again.err) == (0, printed.out, "")
    assert busy("--today", "2023-09-30", "bulletin", "--as-of", "2023-06-30").out != printed.out


def test_the_record_of_an_issue_is_an_entry_of_today_about_no_task(busy: Run) -> None:
    busy(*JULY, "bulletin", "--as-of", "2023-06-30", "--number", "5")
    newest = entries(busy)[-1]
    assert newest["on"] == "2023-07-31"
    (op,) = newest["ops"]
    assert (op["op"], op["number"], op["day"], op["entries"]) == ("checkpoint", 5, "2023-06-30", 4)
    assert len(op["plan_hash"]) == 64


def test_a_number_is_given_once(busy: Run, tmp_path: Path) -> None:
    busy(*JULY, "bulletin", "--number", "5")
    before = entries(busy)
    target = tmp_path / "five.md"
    ended = busy(*JULY, "bulletin", "--number", "5", "-o", str(target))
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(
        "workplan: Issue 5 was printed already, as of 2023-07-31, by swj on 2023-07-31"
    )
    assert not target.exists()
    assert entries(busy) == before
    assert busy(*JULY, "undo", "--yes").code == 0
    assert busy(*JULY, "bulletin", "--number", "5", "-o", str(target)).code == 0
    assert target.read_text(encoding="utf-8").startswith("# Supervision Bulletin\n\nNo. 5\n")


def test_a_file_that_exists_is_refused_before_anything_is_recorded(busy: Run, tmp_path: Path) -> None:
    target = tmp_path / "old.md"
    target.write_text("mine", encoding="utf-8")
    before = entries(busy)
    ended = busy(*JULY, "bulletin", "--number", "5", "-o", str(target))
    assert ended.code == 1
    assert "exists already" in ended.err
    assert target.read_text(encoding="utf-8") == "mine"
    assert entries(busy) == before
    assert busy(*JULY, "bulletin", "--number", "5", "-o", str(target), "--force").code == 0


def test_again_says_what_is_not_as_it_was(busy: Run, plan_file: Path) -> None:
    busy(*JULY, "bulletin", "--number", "5")
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace("造林绿化2970亩，", "造林绿化2980亩，"), encoding="utf-8")
    ended = busy("bulletin", "--again", "5")
    assert ended.code == 1
    assert "The plan has changed since issue 5 was printed" in ended.err
    plan_file.write_text(text, encoding="utf-8")
    (journal,) = plan_file.parent.glob("*.journal/*.jsonl")
    kept = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join(kept[1:]))
    ended = busy("bulletin", "--again", "5")
    assert ended.code == 1
    assert "1 entry that issue 5 was printed from is not in the journal any more" in ended.err


def test_changes_and_the_next_issue_compare_with_a_printed_one(busy: Run) -> None:
    busy(*JULY, "bulletin", "--number", "5")
    busy("--today", "2023-08-02", "report", "3", "--percent", "90", "--on", "2023-07-20")
    rows = json.loads(busy("--today", "2023-08-02", "--json", "changes", "--since", "5").out)
    assert {row["id"]: row["progress"] for row in rows if "progress" in row} == {"3": {"was": None, "is": 90}}
    by_day = json.loads(busy("--today", "2023-08-02", "--json", "changes", "--since", "2023-07-31").out)
    assert not any("progress" in row for row in by_day), "the back-dated report is in both"
    following = busy("--today", "2023-08-31", "bulletin", "--since", "5", "--number", "6")
    assert "Against No. 5 (as of 2023-07-31): ahead of schedule 1 more" in following.out
    assert busy("bulletin", "--again", "6").out == following.out


def test_rows_for_programs(busy: Run) -> None:
    row = json.loads(busy(*JULY, "--json", "bulletin").out)
    assert [(late["id"], late["kind"], late["problem"]) for late in row["late"]] == [
        ("2", "behind", "苗木未到"), ("3", "milestone_missed", None),
    ]  # fmt: skip
    assert row["questions"] == [
        {"id": "2", "number": 1, "text": "占地需会商", "to": "常务副区长", "on": "2023-07-21"}
    ]
    summary = json.loads(busy(*JULY, "--json", "summary").out)
    assert {key: row[key] for key in summary} == summary


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--number", "x"), 2, "--number x is no number of an issue"),
        (("--number", "0"), 1, "0 is no number of an issue"),
        (("--again", "7"), 2, "There is no issue 7"),
        (("--again", "7", "--number", "7"), 2, "not allowed with argument"),
        (("--again", "7", "--since", "2023-01-01"), 2, "leave --as-of and --since"),
        (("--since", "7"), 2, "There is no issue 7"),
        (("--since", "2023-07-31"), 2, "is not before 2023-07-31"),
        (("--since", "gestern"), 2, "is no day"),
        (("--number", "5", "--as-of", "2023-08-01"), 2, "is still to come"),
        (("--number", "5", "--read-only"), 77, "read-only"),
        (("-o", "five.pdf"), 2, "ends in .docx or .md"),
        (("--requirements", "missing.txt"), 2, "missing.txt cannot be read"),
    ],
)
def test_a_wrong_order_is_one_sentence(busy: Run, words: tuple[str, ...], code: int, said: str) -> None:
    before = entries(busy)
    ended = busy(*JULY, "bulletin", *words)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert entries(busy) == before


def test_what_is_asked_of_the_units_may_be_the_offices_own(busy: Run, tmp_path: Path) -> None:
    own = tmp_path / "required.txt"
    own.write_text("会后五个工作日内报送整改措施。\n\n逐项销号。\n", encoding="utf-8-sig")
    out = busy(*JULY, "bulletin", "--requirements", str(own)).out
    assert "1. 会后五个工作日内报送整改措施。\n\n2. 逐项销号。\n" in out


def test_how_the_decisions_of_meetings_stand_is_told_as_the_sheet_has_them(busy: Run) -> None:
    for words in (
        ("--today", "2023-07-22", "decide", "2", "先行垫付苗木款。", "--owner", "区园林绿化局", "--due", "2023-07-25"),
        ("--today", "2023-07-22", "decide", "3", "尽快招标", "--owner", "蔡小军", "--due", "2023-08-31"),
        ("--today", "2023-07-22", "decide", "4", "补齐材料", "--owner", "区科委", "--due", "2023-07-28"),
        ("--today", "2023-07-27", "carry-out", "4"),
    ):  # fmt: skip
        assert busy(*words).code == 0

    text = busy(*JULY, "bulletin").out
    rows = json.loads(busy(*JULY, "--json", "bulletin").out)["decisions"]

    assert "3 decisions were made: 1 carried out, 2 open, 1 of these overdue." in text
    assert "先行垫付苗木款. 区园林绿化局, by 2023-07-25: not carried out, 6 days over." in text
    assert "补齐材料" not in text
    assert [(row["task"], row["days_over"]) for row in rows] == [("2", 6), ("3", 0), ("4", 0)]
    sheets = json.loads(busy(*JULY, "--json", "meeting", "--all").out)
    listed = {(row["task"], row["number"]) for sheet in sheets for row in sheet["decisions"]}
    assert {(row["task"], row["number"]) for row in rows if not row["carried_out_on"]} <= listed


def test_without_decisions_the_bulletin_says_nothing_of_them(busy: Run) -> None:
    ended = busy(*JULY, "bulletin")
    assert "decision" not in ended.out.casefold()


def test_the_charts_of_its_annex_have_the_figures_of_trend(busy: Run, tmp_path: Path) -> None:
    target = tmp_path / "five.docx"
    assert busy(*JULY, "bulletin", "-o", str(target)).code == 0
    percents, lights, *sections = charts_of(target.read_bytes())
    whole = json.loads(busy(*JULY, "trend", "--json").out)
    by_section = json.loads(busy(*JULY, "trend", "--by", "section", "--json").out)
    for chart, points in (
        (percents, whole),
        *zip(sections, (one["points"] for one in by_section), strict=True),
    ):
        assert chart.labels == [point["day"][5:] for point in points]
        assert chart.figures == {
            "planned": [point["expected"] for point in points],
            "reached": [point["progress"] for point in points],
        }
    past = [point["light"] for point in whole if point["light"]]
    assert lights.figures == {light: [counts[light] for counts in past] for light in past[0]}


def test_the_annex_has_them_as_a_table_too(busy: Run) -> None:
    printed = busy(*JULY, "bulletin").out.partition("How the tasks went on by month**")[2]
    cells = (map(str.strip, line.replace("\\", "").split("|")) for line in printed.strip().splitlines()[2:14])
    assert [[cell for cell in row if cell] for row in cells] == [
        line.split()[:-1] for line in busy(*JULY, "trend").out.splitlines()[1:]
    ], "all but the bar"


def test_an_issue_again_is_the_same_file(busy: Run, tmp_path: Path) -> None:
    first, again = tmp_path / "five.docx", tmp_path / "again.docx"
    busy(*JULY, "bulletin", "--as-of", "2023-06-30", "--number", "5", "-o", str(first))
    busy("--today", "2023-08-02", "report", "3", "--percent", "90", "--on", "2023-04-20")
    assert busy("--today", "2023-09-30", "bulletin", "--again", "5", "-o", str(again)).code == 0
    assert again.read_bytes() == first.read_bytes()
