"""`template` and `apply`: a form goes out, comes back, and is recorded once and whole, or not at all."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from tests.support.other_programs import libreoffice

Run = Callable[..., Any]
TODAY = ("--today", "2023-07-03")
PERIOD = "2023-06"
ROW = {"status": "E", "percent": "F", "progress": "G", "problem": "H", "next": "I"}
MONTHLY = '[reporting]\nevery = "month"\nby_day = 5\n\n[[sections]]\nid = 1\n'


@pytest.fixture
def office(workplan: Run, plan_file: Path) -> Run:
    """Run the command on the small plan with monthly reports, on the third of July."""
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace("[[sections]]\nid = 1\n", MONTHLY, 1), encoding="utf-8")
    return lambda *words: workplan(*words, *TODAY)


@pytest.fixture
def filled(office: Run, plan_file: Path) -> Callable[..., Path]:
    """Make the form of a unit, and fill it in cell by cell."""

    def fill(unit: str, cells: dict[str, object], name: str | None = None) -> Path:
        path = plan_file.parent / f"{unit}.xlsx"
        assert office("template", "--unit", unit, "-o", str(path), "--force").code == 0
        return write(path, cells, plan_file.parent / (name or f"{unit}.xlsx"))

    return fill


def write(path: Path, cells: dict[str, object], target: Path) -> Path:
    """Write cells of the first sheet, or as `1!F5` of the second."""
    book = openpyxl.load_workbook(path)
    for name, value in cells.items():
        sheet, _, cell = name.rpartition("!")
        book.worksheets[int(sheet or 0)][cell] = value
    book.save(target)
    return target


def entries(office: Run) -> list[dict[str, Any]]:
    return list(json.loads(office("log", "--json").out))


OLD_SHEET = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le")


def _open_sheet() -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", "<office:document-content/>")
    return data.getvalue()


OPEN_SHEET = _open_sheet()
GOOD = {"E5": "in progress", "F5": 60, "G5": "已造林1800亩", "H5": "无", "1!F5": 1800}


def test_a_form_comes_back_and_is_one_entry_of_its_unit(office: Run, filled: Any) -> None:
    path = filled("区园林绿化局", GOOD)

    ended = office("apply", str(path), "--yes")

    assert ended.code == 0
    assert ended.out.splitlines() == [
        "区园林绿化局.xlsx 区园林绿化局",
        "  2  Status           not started -> in progress",
        "  2  Percent (0-100)  - -> 60%",
        "  2  Progress         - -> 已造林1800亩",
        "  2  造林绿化         - -> 1800",
    ]
    (entry,) = entries(office)
    assert (entry["on"], entry["actor"]) == ("2023-06-30", "区园林绿化局")
    assert entry["source"]["file"] == "区园林绿化局.xlsx"
    assert [(op["op"], op.get("field")) for op in entry["ops"]] == [
        ("set", "status"), ("report", None), ("set", "target:1"),
    ]  # fmt: skip
    assert entry["ops"][1]["period"] == PERIOD
    assert office("doctor").code == 0


def test_who_hands_it_in_may_verify_the_claim_and_may_say_it_in_another_name(
    office: Run, filled: Any
) -> None:
    office("apply", str(filled("区园林绿化局", {"E5": "done"})), "--yes")
    assert office("close", "2").code == 0
    office("apply", str(filled("区科委", {"E5": "done"})), "--yes", "--actor", "chen")
    assert [entry["actor"] for entry in entries(office)] == ["区园林绿化局", "swj", "chen"]


def test_the_same_file_twice_changes_nothing_also_under_another_name_on_another_day(
    office: Run, workplan: Run, filled: Any, plan_file: Path
) -> None:
    path = filled("区园林绿化局", GOOD)
    office("apply", str(path), "--yes")
    copy = path.rename(path.with_name("区园林绿化局 (1).xlsx"))

    for ended in (office("apply", str(copy)), workplan("apply", str(copy), "--today", "2023-07-20")):
        assert (ended.code, ended.out) == (0, "")
        assert "recorded already at" in ended.err
    assert len(entries(office)) == 1
    saved_anew = write(copy, {}, plan_file.parent / "anew.xlsx")
    ended = office("apply", str(saved_anew))
    assert (ended.code, "nothing that does not stand already" in ended.err) == (0, True)
    assert len(entries(office)) == 1


def test_a_form_that_was_undone_can_be_applied_again(office: Run, filled: Any) -> None:
    path = filled("区园林绿化局", GOOD)
    office("apply", str(path), "--yes")
    office("undo")
    assert office("apply", str(path), "--yes").code == 0
    assert json.loads(office("show", "2", "--json").out)["progress"] == 60


def test_a_form_of_which_one_cell_is_wrong_is_recorded_not_at_all(
    office: Run, filled: Any, plan_file: Path
) -> None:
    path = filled("区园林绿化局", {**GOOD, "F5": 0.6, "1!F5": "1800棵"})
    ended = office("apply", str(path), "--yes")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.splitlines() == [
        "区园林绿化局.xlsx: sheet Form, cell F5: 0.6 is less than one percent; write 60 for 60%",
        "区园林绿化局.xlsx: sheet Targets and milestones, cell F5: 1800棵 is no number; "
        "write it alone, or with the unit of the target",
        "区园林绿化局.xlsx: nothing was saved.",
    ]
    assert not plan_file.with_suffix(".journal").exists()


def test_without_a_terminal_it_needs_to_be_told_that_it_is_meant(office: Run, filled: Any) -> None:
    path = filled("区园林绿化局", GOOD)
    ended = office("apply", str(path))
    assert ended.code == 2
    assert "Add --yes" in ended.err
    assert office("apply", str(path), "--dry-run").code == 0
    assert entries(office) == []


def test_an_empty_form_says_nothing_and_changes_nothing(office: Run, filled: Any) -> None:
    ended = office("apply", str(filled("区园林绿化局", {"G5": "  "})))
    assert (ended.code, ended.out) == (0, "")
    assert entries(office) == []


def test_a_form_of_another_period_is_refused_until_that_is_meant(
    office: Run, workplan: Run, filled: Any
) -> None:
    path = filled("区园林绿化局", GOOD)
    late = ("--today", "2023-07-10")
    ended = workplan("apply", str(path), "--yes", *late)
    assert ended.code == 1
    assert "the form is for 2023-06, not for 2023-07. Add --period 2023-06" in ended.err
    assert workplan("apply", str(path), "--yes", "--period", "2023-06", *late).code == 0
    assert entries(office)[0]["on"] == "2023-06-30"


def test_a_form_of_another_plan_or_of_a_plan_that_was_numbered_anew_is_refused(
    office: Run, filled: Any, plan_file: Path
) -> None:
    path, text = filled("区园林绿化局", GOOD), plan_file.read_text(encoding="utf-8")
    plan_file.write_text(text.replace('id = "plan-2023"', 'id = "plan-2024"'), encoding="utf-8")
    assert "of the plan plan-2023, not of plan-2024" in office("apply", str(path), "--yes").err
    plan_file.write_text(text.replace("造林绿化2970亩", "造林绿化3000亩", 1), encoding="utf-8")
    ended = office("apply", str(path), "--yes")
    assert (ended.code, "task 2 has another text" in ended.err) == (1, True)
    assert entries(office) == []


def test_a_row_for_a_task_of_another_unit_is_refused(office: Run, filled: Any) -> None:
    path = filled("区园林绿化局", {"A6": "1", "F6": 10})
    ended = office("apply", str(path), "--yes")
    assert (ended.code, "cell F6: task 1 was not in the form" in ended.err) == (1, True)


@pytest.mark.slow
def test_libreoffice_saves_a_filled_form_and_it_is_read_the_same(office: Run, filled: Any) -> None:
    saved = libreoffice(filled("区园林绿化局", GOOD, "form.xlsx"), "xlsx")
    book = openpyxl.load_workbook(saved)
    assert [sheet.sheet_state for sheet in book] == ["visible", "visible", "hidden"]
    assert all(sheet.protection.sheet for sheet in book)
    validations = [one.type for sheet in book for one in sheet.data_validations.dataValidation]
    assert sorted(validations) == ["decimal", "decimal", "list"]
    assert office("apply", str(saved), "--yes").code == 0
    (entry,) = entries(office)
    assert [op.get("value") or op.get("percent") for op in entry["ops"]] == ["in_progress", 60, 1800]


@pytest.mark.slow
def test_two_processes_with_one_file_record_it_once(
    office: Run, filled: Any, surroundings: dict[str, str], plan_file: Path
) -> None:
    path = filled("区园林绿化局", GOOD)
    command = [sys.executable, "-m", "workplan_tui", "apply", str(path), "--yes", *TODAY]
    both = [
        subprocess.Popen(command, env=surroundings, cwd=plan_file.parent, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    told = "".join(process.communicate(timeout=120)[1] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert "recorded already at" in told
    assert len(entries(office)) == 1


@pytest.mark.parametrize("call", ["fsync", "write"])
def test_a_full_disk_saves_nothing_and_the_next_try_all(
    office: Run, filled: Any, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    office("note", "1", "first")
    path = filled("区园林绿化局", GOOD)
    with monkeypatch.context() as patch:
        patch.setattr(f"workplan_tui.store.disk.files.Files.{call}", _full)
        ended = office("apply", str(path), "--yes")
    assert ended.code == 75
    assert len(entries(office)) == 1
    assert office("apply", str(path), "--yes").code == 0
    assert office("apply", str(path), "--yes").code == 0
    assert len(entries(office)) == 2


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_somebody_else_s_edit_between_the_look_and_the_record_is_not_overwritten(
    office: Run, filled: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = filled("区园林绿化局", GOOD)

    def meanwhile(*_: object) -> None:
        office("set", "2", "suspended", "-m", "雨季", "--on", "2023-06-30", "--actor", "chen")

    monkeypatch.setattr("workplan_tui.cli.apply_form.confirm_forms", meanwhile)
    ended = office("apply", str(path))
    assert (ended.code, "changed meanwhile" in ended.err) == (1, True)
    assert [entry["actor"] for entry in entries(office)] == ["chen"]


@pytest.fixture
def folder(office: Run, plan_file: Path) -> Path:
    """A folder with the form of every unit, none filled in."""
    folder = plan_file.parent / "forms"
    ended = office("template", "--all", "-o", str(folder))
    assert ended.code == 0
    return folder


def test_every_unit_that_leads_a_task_gets_a_form(office: Run, folder: Path) -> None:
    units = ["区发展改革委", "区园林绿化局", "区科委", "区经济和信息化局"]
    assert sorted(path.stem for path in folder.iterdir()) == units
    ended = office("template", "--all", "-o", str(folder))
    assert (ended.code, "exists already" in ended.err) == (1, True)


def test_forms_that_cannot_be_made_leave_no_empty_folder(
    office: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = plan_file.parent / "forms"
    with monkeypatch.context() as patch:
        patch.setattr("workplan_tui.store.disk.files.Files.write", _full)
        assert office("template", "--all", "-o", str(folder)).code == 75
    assert not folder.exists()
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    for name in ("unit_form", "sheet"):
        monkeypatch.delitem(sys.modules, f"workplan_tui.exporting.office.{name}", raising=False)
    assert office("template", "--all", "-o", str(folder)).code == 69
    assert not folder.exists()


def test_a_folder_of_ones_own_stays_when_forms_cannot_be_made(
    office: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = plan_file.parent / "forms"
    folder.mkdir()
    monkeypatch.setattr("workplan_tui.store.disk.files.Files.write", _full)
    assert office("template", "--all", "-o", str(folder)).code == 75
    assert folder.is_dir()


@pytest.mark.parametrize(
    ("name", "data", "code", "told"),
    [
        ("form.xlsx", b"", 2, "form.xlsx is empty; nothing was saved."),
        ("form.csv", b"\0" * 1000, 1, "form.csv: it is no form. A form is an .xlsx, .csv or .toml file"),
        ("form.csv", b"id,status\n2,done\0\n", 1, "form.csv: it is no form. A form is an .xlsx, .csv or .toml file"),
        ("form.xls", OLD_SHEET, 1, "it is an .xls file. Open it in Excel, WPS or LibreOffice, save it as .xlsx"),
        ("form.ods", OPEN_SHEET, 1, "it is an .ods file. Open it in Excel, WPS or LibreOffice, save it as .xlsx"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_form_is_named_with_what_is_taken(
    office: Run, plan_file: Path, name: str, data: bytes, code: int, told: str
) -> None:
    path = plan_file.parent / name
    path.write_bytes(data)
    ended = office("apply", str(path), "--yes")
    assert (ended.code, ended.out) == (code, "")
    assert told in ended.err
    assert "JSON" not in ended.err
    assert entries(office) == []


def test_a_task_that_stands_twice_among_lines_is_told_by_what_and_where(
    office: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "in").write_text("2 推进中 60%\n2 推进中 70%\n", encoding="utf-8")
    with (tmp_path / "in").open() as file:
        monkeypatch.setattr("sys.stdin", file)
        ended = office("apply", "-", "--yes")
    assert ended.code == 1
    assert ended.err.splitlines()[:2] == [
        "-: line 2 of the file: Status of task 2 is said twice: it stands in line 1 of the file already",
        "-: line 2 of the file: Percent (0-100) of task 2 is said twice: it stands in line 1 of the file already",
    ]
    assert entries(office) == []


def fill_all(folder: Path) -> None:
    for path in folder.iterdir():
        write(path, {"F5": 40, "G5": f"{path.stem}已推进"}, path)


def test_a_folder_is_recorded_form_by_form_and_who_is_missing_is_named(office: Run, folder: Path) -> None:
    fill_all(folder)
    write(folder / "区科委.xlsx", {"F5": "一半"}, folder / "区科委.xlsx")
    (folder / "区发展改革委.xlsx").unlink()
    (folder / "~$区发展改革委.xlsx").write_bytes(b"lock")
    (folder / "通知.docx").write_bytes(b"PK\x03\x04word/document.xml")
    (folder / "old").mkdir()

    ended = office("apply", "--all", str(folder), "--yes")

    assert ended.code == 1
    assert [entry["actor"] for entry in entries(office)] == ["区园林绿化局", "区经济和信息化局"]
    assert ended.out.splitlines()[-3:] == [
        "2023-06: 2 of 4 units have reported, 2 have not or not on every task.",
        "  not reported: 区发展改革委 (1)",
        "  not reported: 区科委 (4)",
    ]
    assert "区科委.xlsx: sheet Form, cell F5: 一半 is no percent" in ended.err
    assert "通知.docx: it is no form. A form is an .xlsx, .csv or .toml file" in ended.err
    assert "saved: 区园林绿化局.xlsx, 1 task of 区园林绿化局" in ended.err


def test_a_folder_twice_changes_nothing_and_what_was_mended_is_added(office: Run, folder: Path) -> None:
    fill_all(folder)
    broken = folder / "区科委.xlsx"
    right = broken.read_bytes()
    broken.write_bytes(b"PK\x03\x04 xl/workbook")
    assert office("apply", "--all", str(folder), "--yes").code == 1
    assert len(entries(office)) == 3
    broken.write_bytes(right)
    ended = office("apply", "--all", str(folder), "--yes")
    assert ended.code == 0
    assert [entry["actor"] for entry in entries(office)][3:] == ["区科委"]
    assert "2023-06: 4 of 4 units have reported" in ended.out
    assert office("apply", "--all", str(folder), "--yes").code == 0
    assert len(entries(office)) == 4


def test_two_files_that_speak_of_one_task_are_both_left(office: Run, folder: Path) -> None:
    fill_all(folder)
    write(folder / "区科委.xlsx", {"F5": 90}, folder / "区科委（修改）.xlsx")
    ended = office("apply", "--all", str(folder), "--yes")
    assert ended.code == 1
    assert "区科委.xlsx: task 4 is spoken of by 区科委（修改）.xlsx too" in ended.err
    assert "区科委" not in [entry["actor"] for entry in entries(office)]


def test_a_file_that_was_mailed_twice_is_no_rival_of_itself(office: Run, folder: Path) -> None:
    fill_all(folder)
    (folder / "区科委（再次发送）.xlsx").write_bytes((folder / "区科委.xlsx").read_bytes())
    ended = office("apply", "--all", str(folder), "--yes")
    assert ended.code == 0
    assert "区科委（再次发送）.xlsx is the same file as 区科委.xlsx." in ended.err
    assert [entry["actor"] for entry in entries(office)].count("区科委") == 1


def test_a_disk_that_fills_up_ends_it_and_says_what_was_saved(
    office: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_all(folder)
    office("note", "1", "first")
    with monkeypatch.context() as patch:
        patch.setattr("workplan_tui.store.disk.files.Files.fsync", _after(office, 2))
        ended = office("apply", "--all", str(folder), "--yes")
    saved = [line for line in ended.err.splitlines() if line.startswith("saved: ")]
    assert ended.code == 75
    assert len(entries(office)) == 1 + len(saved)
    assert office("apply", "--all", str(folder), "--yes").code == 0
    assert len(entries(office)) == 5


def _after(office: Run, calls: int) -> Callable[..., None]:
    left: Iterator[int] = iter(range(calls))

    def fsync(_: object, handle: int) -> None:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        os.fsync(handle)

    return fsync


def test_json_has_each_file_and_each_unit(office: Run, folder: Path) -> None:
    fill_all(folder)
    (folder / "区科委.xlsx").write_bytes(b"PK\x03\x04 xl/workbook")
    told = json.loads(office("apply", "--all", str(folder), "--yes", "--json").out)
    assert [(one["file"], one["is_new"], len(one["changes"])) for one in told["files"]] == [
        ("区发展改革委.xlsx", True, 2), ("区园林绿化局.xlsx", True, 2), ("区科委.xlsx", False, 0),
        ("区经济和信息化局.xlsx", True, 2),
    ]  # fmt: skip
    assert told["units"][-1] == {"unit": "区科委", "owed": ["4"], "reported": []}


@pytest.mark.parametrize("kind", ["csv", "toml"])
def test_a_form_of_plain_text_comes_back_too(office: Run, plan_file: Path, kind: str) -> None:
    path = plan_file.parent / f"form.{kind}"
    assert office("template", "--unit", "区园林绿化局", "-o", str(path)).code == 0
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(
        text.replace("2,,,", "2,推进中,60,")
        if kind == "csv"
        else text.replace('# percent = ""', "percent = 60"),
        encoding="utf-8",
    )
    assert office("apply", str(path), "--yes").code == 0
    (entry,) = entries(office)
    assert (entry["actor"], entry["ops"][-1]["percent"]) == ("区园林绿化局", 60)


def test_lines_on_standard_input_are_recorded_at_once(
    office: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "in").write_text("2 推进中 60% 已造林\n3,已完成,开工\n", encoding="utf-8")
    with (tmp_path / "in").open() as file:
        monkeypatch.setattr("sys.stdin", file)
        ended = office("apply", "-")
    assert (ended.code, ended.out) == (0, "")
    (entry,) = entries(office)
    assert (entry["actor"], entry["on"], len(entry["ops"])) == ("swj", "2023-07-03", 4)
    assert "source" not in entry


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("template", "--unit", "区", "-o", "a.xlsx"), 2, "may mean"),
        (("template", "--unit", "区水务局", "-o", "a.xlsx"), 2, "No unit"),
        (("template", "--unit", "相关属地", "-o", "a.xlsx"), 1, "add --shared"),
        (("template", "--unit", "区科委", "-o", "a.docx"), 2, "a form is .xlsx"),
        (("template", "-o", "a.xlsx"), 2, "Name a unit"),
        (("template", "--unit", "区科委", "-o", "a.xlsx", "--period", "x"), 2, "no period"),
        (("apply",), 2, "Name a file"),
        (("apply", "--all", "nowhere"), 66, "nowhere"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    office: Run, words: tuple[str, ...], code: int, told: str
) -> None:
    ended = office(*words)
    assert (ended.code, ended.out, ended.err.count("\n")) == (code, "", 1)
    assert told in ended.err


def test_a_form_that_says_more_than_one_entry_holds_is_refused_whole(office: Run, filled: Any) -> None:
    path = filled("区园林绿化局", {"F5": 60, "G5": "长" * 32_000})
    ended = office("apply", str(path), "--yes")
    assert (ended.code, "a journal line holds 65536" in ended.err) == (1, True)
    assert entries(office) == []


def test_one_form_is_no_folder(office: Run, plan_file: Path) -> None:
    ended = office("apply", "--all", str(plan_file))
    assert ended.code == 2
    assert "is no folder" in ended.err


def test_lines_have_the_figures_of_targets_with_their_own_unit(office: Run, folder: Path) -> None:
    (folder / "lines.txt").write_text("2 推进中 1=2,100亩 补植\n", encoding="utf-8")
    assert office("apply", str(folder / "lines.txt"), "--yes").code == 0
    (entry,) = json.loads(office("log", "2", "--json").out)
    assert [op.get("value") for op in entry["ops"] if op.get("field") == "target:1"] == [2100]
    assert [op["progress"] for op in entry["ops"] if op["op"] == "report"] == ["补植"]
    (folder / "more.txt").write_text("2 1=2100棵\n2 2=1\n2 96\n", encoding="utf-8")
    refused = office("apply", str(folder / "more.txt"), "--yes")
    assert refused.code == 1
    assert "write 2 96% or 2 1=96 before the words" in refused.err


def test_the_look_at_a_form_says_what_a_later_report_will_hide(office: Run, filled: Any) -> None:
    path = filled("区园林绿化局", GOOD)  # of June
    assert office("report", "2", "--percent", "40", "--on", "2023-07-02").code == 0
    assert office("measure", "2", "1=1200", "--on", "2023-07-03").code == 0
    lines = office("apply", str(path), "--dry-run").out.splitlines()
    told = {line.split()[1]: line for line in lines[1:]}
    assert told["Percent"].endswith("- -> 60% (2023-07-02 has 40%, which is later and stays in force)")
    assert told["造林绿化"].endswith("- -> 1800 (2023-07-03 has 1200, which is later and stays in force)")
    assert "later" not in told["Progress"] + told["Status"]
