"""`export`: the view that was asked for, printed or written whole."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workplan_tui.cli.progress_line import ProgressLine
from workplan_tui.store.disk import beside

Run = Callable[..., Any]


def _ids(text: str) -> list[str]:
    _, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return [row[0] for row in rows]


def test_the_filter_and_the_order_decide_what_is_printed(workplan: Run) -> None:
    assert _ids(workplan("export", "csv").out) == ["1", "2", "3", "4"]
    assert _ids(workplan("export", "csv", "蔡小军").out) == ["2", "3"]
    assert _ids(workplan("export", "csv", "--sort", "due").out) == ["2", "1", "3", "4"]
    assert _ids(workplan("export", "csv", "--reverse").out) == ["4", "3", "2", "1"]


def test_what_was_asked_for_is_said_beside_the_data(workplan: Run) -> None:
    ended = workplan("export", "tsv", "蔡小军", "--as-of", "2023-06-30", "--sort", "due")
    assert ended.err == "as of 2023-06-30; filter: 蔡小军; by deadline; 2 of 4 tasks\n"


def test_the_ledger_is_read_at_the_day(workplan: Run) -> None:
    workplan("set", "1", "done", "--on", "2023-05-31", "--today", "2023-06-30")
    lights = [
        json.loads(workplan("export", "json", "1", "--as-of", day).out)["tasks"][0]["status"]
        for day in ("2023-05-30", "2023-05-31")
    ]
    assert lights == ["not_started", "done"]


def test_a_file_is_the_same_bytes_as_what_is_printed(workplan: Run, tmp_path: Path) -> None:
    target = tmp_path / "台账.csv"
    ended = workplan("export", "csv", "-o", str(target), "--as-of", "2023-06-30")
    assert (ended.code, ended.out) == (0, "")
    assert ended.err == f"saved: {target} (as of 2023-06-30; 4 of 4 tasks)\n"
    printed = workplan("export", "csv", "-o", "-", "--as-of", "2023-06-30").out
    assert target.read_bytes().decode() == printed


def test_a_file_that_is_there_is_left_as_it_is(workplan: Run, tmp_path: Path) -> None:
    target = tmp_path / "ledger.csv"
    target.write_text("mine")
    refused = workplan("export", "csv", "-o", str(target))
    assert (refused.code, target.read_text()) == (1, "mine")
    assert "exists already. Add --force" in refused.err
    assert workplan("export", "csv", "-o", str(target), "--force").code == 0
    assert _ids(target.read_text()) == ["1", "2", "3", "4"]


def test_programs_are_told_what_was_written(workplan: Run, tmp_path: Path) -> None:
    target = tmp_path / "ledger.tsv"
    told = json.loads(workplan("export", "tsv", "1-2", "-o", str(target), "--json").out)
    size = target.stat().st_size
    assert told == {"file": str(target), "format": "tsv", "tasks": 2, "bytes": size}


def test_columns_are_named_by_code_or_heading(workplan: Run) -> None:
    printed = workplan("export", "tsv", "--columns", "unit,Light", "2").out.splitlines()
    assert printed[0] == "No.\tResponsible units\tLight\tTask"
    chinese = workplan("--lang", "zh", "export", "tsv", "--columns", "责任单位、灯", "2").out.splitlines()
    assert chinese[0] == "序号\t责任单位\t灯\t任务"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("xml",), "There is no format xml; there are xlsx,"),
        (
            ("csv", "--columns", "unit,nothing"),
            "There is no column nothing; there are id No., section Section,",
        ),
        (("csv", "--sort", "weather"), "weather"),
        (("csv", '"'), "Filter at letter 1"),
    ],
)
def test_a_wrong_word_is_one_sentence(workplan: Run, words: tuple[str, ...], said: str) -> None:
    ended = workplan("export", *words)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert ended.err.count("\n") == 1


def test_what_cannot_be_written_leaves_nothing(workplan: Run, tmp_path: Path) -> None:
    ended = workplan("export", "csv", "-o", str(tmp_path / "none" / "ledger.csv"))
    assert ended.code == 75
    assert "was not written" in ended.err


def test_a_workbook_goes_into_a_file_or_a_pipe(workplan: Run, tmp_path: Path) -> None:
    target = tmp_path / "ledger.xlsx"
    assert workplan("export", "xlsx", "-o", str(target), "--as-of", "2023-06-30").code == 0
    with open(tmp_path / "piped.xlsx", "wb") as pipe:
        words = (sys.executable, "-m", "workplan_tui", "export", "xlsx", "--as-of", "2023-06-30")
        subprocess.run(words, stdout=pipe, stderr=subprocess.PIPE, check=True, cwd=tmp_path)
    assert (tmp_path / "piped.xlsx").read_bytes() == target.read_bytes()


def test_a_missing_library_is_named_with_what_to_install(
    workplan: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    for name in ("xlsx", "office.sheet", "sheets_beside"):
        monkeypatch.delitem(sys.modules, f"workplan_tui.exporting.{name}", raising=False)
    ended = workplan("export", "xlsx", "-o", str(tmp_path / "ledger.xlsx"))
    assert (ended.code, list(tmp_path.glob("*.xlsx"))) == (69, [])
    assert ended.err == "workplan: Writing xlsx needs more libraries: pip install 'workplan[office]'.\n"


def test_a_calendar_goes_into_a_folder_as_small_files(workplan: Run, tmp_path: Path) -> None:
    folder = tmp_path / "calendar"
    folder.mkdir()
    ended = workplan("export", "ics", "3", "-o", str(folder))
    assert (ended.code, len(list(folder.glob("*.ics")))) == (0, 6)
    assert workplan("export", "ics", "2-3", "-o", str(folder)).code == 1, "some are there already"
    assert len(list(folder.glob("*.ics"))) == 6
    assert workplan("export", "ics", "3", "-o", str(folder), "--force").code == 0


def test_a_folder_that_is_not_there_is_made_for_the_files(workplan: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "calendar"
    ended = workplan("export", "ics", "3", "-o", f"{folder}/")
    assert (ended.code, len(list(folder.glob("*.ics")))) == (0, 6), ended.err
    assert stat.S_IMODE(folder.stat().st_mode) == 0o777 & ~_umask(), "it is to be read by other programs"


@pytest.mark.parametrize("call", ["write", "fsync", "link"])
def test_a_folder_made_for_files_of_which_none_was_written_is_taken_away(
    workplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"workplan_tui.store.disk.files.Files.{call}", full)
        ended = workplan("export", "ics", "3", "-o", f"{tmp_path}/new/calendar/")
    assert (ended.code, ended.err.count("\n")) == (75, 1)
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_one_sentence(workplan: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ended = workplan("export", "ics", "3", "-o", f"{tmp_path}/file/calendar/")
    assert (ended.code, ended.err.count("\n")) == (75, 1)
    assert f"The folder {tmp_path}/file/calendar could not be made: Not a directory." in ended.err


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_ctrl_c_leaves_nothing_half_written(
    workplan: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "old.csv").write_text("mine")
    before = {path.name for path in tmp_path.iterdir()}
    monkeypatch.setattr(beside, "write_all", interrupted)
    for words in (("-o", str(tmp_path / "new.csv")), ("-o", str(tmp_path / "old.csv"), "--force")):
        assert workplan("export", "csv", *words).code == 130
    assert {path.name for path in tmp_path.iterdir()} - before <= {"state", "cache", "home", "config"}
    assert (tmp_path / "old.csv").read_text() == "mine"


def test_what_takes_long_tells_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter((0.0, 0.4, 0.6, 1.0, 6.0, 7.0))
    monkeypatch.setattr("workplan_tui.cli.progress_line.monotonic", lambda: next(clock))
    with ProgressLine() as progress:
        for done in range(5):
            progress.tell(done, 9)
    assert capsys.readouterr().err.splitlines() == ["1 of 9 ...", "3 of 9 ..."]


@pytest.mark.parametrize(
    "words",
    [
        ("export", "csv"),
        ("export", "xlsx", "1"),
        ("template", "--unit", "水务"),
        ("template", "--all"),
        ("bulletin",),
        ("meeting", "--all"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("name", ["tasks.toml", "link.md", "twin.md", "tasks.journal/new.md"])
def test_what_the_program_lives_on_is_no_place_for_what_it_hands_out(
    workplan: Run, plan_file: Path, words: tuple[str, ...], name: str
) -> None:
    assert workplan("note", "1", "x").code == 0
    folder = plan_file.parent
    (folder / "link.md").symlink_to(plan_file)
    os.link(plan_file, folder / "twin.md")
    kept = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    refused = workplan(*words, "-o", str(folder / name), "--force")
    assert refused.code in (1, 2)
    assert len(refused.err.splitlines()) == 1
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == kept
    if words[0] == "export":
        assert "is the plan itself" in refused.err or "lies in the journal folder" in refused.err


@pytest.mark.parametrize("made", ["folder", "link", "pipe"])
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
def test_what_is_no_regular_file_is_left_and_called_so(
    workplan: Run, tmp_path: Path, made: str, force: tuple[str, ...]
) -> None:
    target = tmp_path / "target"
    {
        "folder": target.mkdir,
        "link": lambda: target.symlink_to(tmp_path / "elsewhere"),
        "pipe": lambda: os.mkfifo(target),
    }[made]()
    ended = workplan("export", "csv", "-o", str(target), *force)
    assert ended.code == 1
    assert "is no regular file and is left as it is" in ended.err


@pytest.mark.parametrize(
    "words", [("export", "csv"), ("template", "--unit", "区科委"), ("bulletin",)], ids=" ".join
)
def test_an_empty_name_is_a_slip_of_the_command(workplan: Run, words: tuple[str, ...]) -> None:
    assert workplan(*words, "-o", "").code == 2
