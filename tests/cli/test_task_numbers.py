"""Numbers apart from ids, from outside: nobody sees an id, and a plan is numbered anew without an entry changing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Ended

Run = Callable[..., Ended]
JULY = ("--today", "2023-07-05")
MONTHLY = '[reporting]\nevery = "month"\nby_day = 5\n\n[[sections]]\nid = 1\n'
_TASK = re.compile(r"(\[\[tasks\]\]\nid = )(\d)")


def renumbered(text: str) -> str:
    """Return the plan with every number one further, the last one first."""
    return _TASK.sub(lambda found: f"{found[0]}\nnumber = {int(found[2]) % 4 + 1}", text)


@pytest.fixture
def hidden(workplan: Run, plan_file: Path) -> Run:
    """Return the command on a plan whose ids are words nobody should see."""
    text = plan_file.read_text(encoding="utf-8").replace("[[sections]]\nid = 1\n", MONTHLY, 1)
    plan_file.write_text(_TASK.sub(r'\1"secret\2"' + "\nnumber = 1\\2", text), encoding="utf-8")
    return lambda *words: workplan(*JULY, "--yes", *words)


def test_nobody_is_shown_an_id(hidden: Run) -> None:
    for words, code in (
        ("set 11 in_progress", 0), ("set 11 closed", 1), ("report 12 --percent 40 --progress x", 0),
        ("report 12 --percent 30", 0), ("flag 13,14 q --to 蔡小军", 0), ("unflag 13.1 -m a", 0), ("unflag 13", 1),
        ("set 14 done", 0), ("measure 11 9=1", 2), ("measure 11 1=2", 0), ("milestone 13 7 2023-06-01", 2),
        ("note #12 x", 0), ("light 11 red -m x", 0), ("extend 12 2023-10-01 -m x", 1),
        ("decide 13 x --owner y --due 2023-08-01", 0),
        ("carry-out 13 --decision 9", 2), ("list", 0), ("list 11-12", 0), ("show 11", 0),
        ("log", 0), ("log 12", 0), ("agenda", 0),
        ("explain 12", 0), ("undo --list", 0), ("undo", 0), ("redo", 0), ("remind", 0), ("bulletin", 0),
        ("summary --by period", 0), ("changes --since 2023-03-01", 0), ("check", 0), ("doctor", 0), ("set 99 done", 2),
        ("meeting --all", 0), ("calendar", 0), ("owed --unit 区科委", 0),
        ("plan break-down 11 --milestone 2023-08-01=x --basis b", 0), ("plan drop 14 --basis b", 0),
    ):  # fmt: skip
        ended = hidden(*words.split())
        assert "secret" not in ended.out + ended.err, words
        assert ended.code == code, (words, ended)


@pytest.fixture
def office(workplan: Run, plan_file: Path) -> Run:
    """Return the command on the small plan with monthly reports."""
    text = plan_file.read_text(encoding="utf-8").replace("[[sections]]\nid = 1\n", MONTHLY, 1)
    plan_file.write_text(text, encoding="utf-8")
    return lambda *words: workplan(*JULY, "--yes", *words)


def renumber(office: Run, plan_file: Path) -> Ended:
    """Adjust the plan by one whose tasks are numbered anew."""
    path = plan_file.parent / "new.toml"
    path.write_text(renumbered(plan_file.read_text(encoding="utf-8")), encoding="utf-8")
    return office("revise", str(path), "--basis", "b", "--on", "2023-07-01")


def test_a_plan_is_numbered_anew_and_no_entry_is_another_task_s(office: Run, plan_file: Path) -> None:
    office("--today", "2023-06-05", "note", "3", "of the third")
    office("--today", "2023-06-05", "flag", "3", "of the third too")
    before = office("log", "--json").out

    ended = renumber(office, plan_file)

    assert "renumbered: 3 -> 4 启动检验检测中心建设" in ended.out + ended.err
    assert json.loads(office("log", "--json").out)[:2] == json.loads(before)
    assert "of the third" in office("log", "4").out
    assert "of the third" not in office("log", "3").out
    assert office("unflag", "4.1", "-m", "x").code == 0
    assert office("doctor").code == 0
    assert office("list", "is:存疑").out == ""
    assert "renumbered: 3 -> 4" in office("changes", "--since", "2023-06-01").out


def test_a_task_that_is_gone_is_not_taken_for_the_one_that_has_its_number(
    office: Run, plan_file: Path
) -> None:
    office("note", "4", "of the fourth")
    renumber(office, plan_file)  # its number is 1 now, and 4 is that of task 3
    assert office("plan", "drop", "1", "--basis", "b").code == 0
    assert "(4) note: of the fourth" in office("log").out
    assert "of the fourth" not in office("log", "4").out
    assert "of the fourth" in office("log", "(4)").out
    assert "Task (4) is not in the plan any more" in office("show", "（4）").out


def test_an_earlier_day_has_the_numbers_of_its_plan(office: Run, plan_file: Path) -> None:
    renumber(office, plan_file)
    assert office("--as-of", "2023-06-30", "show", "3").out.startswith("3  启动检验检测中心建设")
    assert office("--as-of", "2023-06-30", "list", "3").out.startswith("3  ")
    assert office("show", "4").out.startswith("4  启动检验检测中心建设")
    ended = office("set", "4", "closed", "--on", "2023-06-05")
    assert "Task 4" in ended.err


@pytest.mark.parametrize("ending", ["csv", "xlsx", "toml"])
@pytest.mark.parametrize("is_made_before", [True, False])
def test_a_form_is_understood_by_the_numbers_it_was_made_with(
    office: Run, plan_file: Path, ending: str, is_made_before: bool
) -> None:
    """区园林绿化局 has task 2, which is printed as 3 from July on."""
    path = plan_file.parent / f"form.{ending}"
    if not is_made_before:
        renumber(office, plan_file)
    assert office("template", "--unit", "区园林绿化局", "-o", str(path), "--period", "2023-06").code == 0
    if is_made_before:
        renumber(office, plan_file)
    _fill(path, "2" if is_made_before else "3")

    ended = office("apply", str(path), "--period", "2023-06")

    assert ended.code == 0, ended
    (op,) = json.loads(office("log", "--json").out)[-1]["ops"]
    assert (op["task"], op["percent"]) == ("2", 60)


def _fill(path: Path, number: str) -> None:
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        assert book.worksheets[0]["A5"].value == number
        book.worksheets[0]["F5"] = 60
        book.save(path)
        return
    text = path.read_text(encoding="utf-8-sig")
    filled = (
        re.sub(r'# percent = ""', "percent = 60", text)
        if path.suffix == ".toml"
        else text.replace(f"\n{number},,", f"\n{number},,60")
    )
    assert filled != text
    path.write_text(filled, encoding="utf-8")


def test_lines_of_somebody_s_own_have_the_numbers_of_today(office: Run, plan_file: Path) -> None:
    renumber(office, plan_file)
    path = plan_file.parent / "lines.txt"
    path.write_text("3 推进中\n", encoding="utf-8")
    assert office("apply", str(path)).code == 0
    assert json.loads(office("log", "--json").out)[-1]["ops"][0]["task"] == "2"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("2", "found 2, expected a number of its own; the task of line"),
        ("0", "found 0, expected a whole number from 1 on"),
        ('"9"', "expected a whole number"),
    ],
)
def test_a_number_that_is_none_of_the_task_s_own_is_refused_with_both_places(
    workplan: Run, plan_file: Path, number: str, told: str
) -> None:
    text = plan_file.read_text(encoding="utf-8")
    plan_file.write_text(
        text.replace("[[tasks]]\nid = 3\n", f"[[tasks]]\nid = 3\nnumber = {number}\n"), encoding="utf-8"
    )
    ended = workplan("list")
    assert ended.code != 0
    assert told in ended.err


def test_programs_have_both(office: Run, plan_file: Path) -> None:
    renumber(office, plan_file)
    rows = json.loads(office("list", "--json").out)
    assert [(row["number"], row["id"]) for row in rows] == [("1", "4"), ("2", "1"), ("3", "2"), ("4", "3")]
    assert office("list", "--csv", "--columns", "id,task_id", "1-2").out.splitlines()[1:] == ["1,4", "2,1"]
