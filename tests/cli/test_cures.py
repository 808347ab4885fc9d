"""What `doctor` advises cures: each finding is made, the advice is carried out, and it is told no more."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.findings import CASES, WRITER, note, write
from tests.conftest import PLAN_TOML
from tests.support.journal_lines import lines_of
from workplan_tui.reports.oddities import KINDS, SETTLED, advice_of

Run = Callable[..., Any]
Cure = Callable[[Run, Path], object]
FIRST = f"{WRITER}-0001.jsonl"


def told(workplan: Run) -> list[dict[str, Any]]:
    ended = workplan("doctor", "--json")
    findings = [found for found in json.loads(ended.out)["findings"] if not found["settled"]]
    assert ended.code == (1 if findings else 0)
    return findings


def of_kind(workplan: Run, kind: str) -> list[dict[str, Any]]:
    return [found for found in told(workplan) if found["kind"] == kind]


def backup(journal: Path, *lines: bytes) -> Path:
    """Lay out another copy of plan and journal that has these lines."""
    folder = journal.parent / "backup"
    (folder / "tasks.journal").mkdir(parents=True)
    (folder / "tasks.toml").write_text(PLAN_TOML, encoding="utf-8")
    write(folder / "tasks.journal", *lines)
    return folder / "tasks.toml"


def bring_home(workplan: Run, journal: Path, *lines: bytes) -> None:
    workplan("--plan", str(backup(journal, *lines)), "hand-over", ".")


def settle(workplan: Run, kind: str) -> None:
    for found in of_kind(workplan, kind):
        assert workplan("doctor", "--settle", found["mark"]).code == 0


def give_ids_back(folder: Path) -> None:
    """Have tasks 1 and 4 change places."""
    for before, now in ((1, 0), (4, 1), (0, 4)):
        change_plan(folder, f"[[tasks]]\nid = {before}\n", f"[[tasks]]\nid = {now}\n")


def change_plan(journal: Path, old: str, new: str) -> None:
    plan = journal.parent / "tasks.toml"
    text = plan.read_text(encoding="utf-8")
    assert old in text
    plan.write_text(text.replace(old, new, 1), encoding="utf-8")


def move_away(path: Path) -> None:
    path.rename(path.parent.parent / f"away-{path.name}")


def an_edit(workplan: Run, journal: Path) -> None:
    assert workplan("note", "1", "x").code == 0


def read_again(workplan: Run, journal: Path) -> None:
    path = journal / FIRST
    path.unlink()
    write(journal, *lines_of(note(1)))


CURES: dict[str, tuple[str, Cure]] = {
    "no_folder": ("Move it away", lambda run, folder: move_away(folder)),
    "bad_lock": ("Move it away", lambda run, folder: move_away(folder / ".lock")),
    "open_file": ("`chmod go-w`", lambda run, folder: subprocess.run(["chmod", "go-w", folder / FIRST], check=True)),
    "open_above": ("`chmod go-w`", lambda run, folder: subprocess.run(["chmod", "go-w", folder.parent], check=True)),
    "open_folder": ("`chmod o-w`", lambda run, folder: subprocess.run(["chmod", "o-w", folder], check=True)),
    "unreadable": ("regular file", read_again),
    "unread": ("rename it", lambda run, folder: (folder / f"{FIRST}~HEAD").rename(folder / FIRST)),
    "damaged_line": (
        "`workplan hand-over` brings it",
        lambda run, folder: (bring_home(run, folder, *lines_of(note(1), note(2))), settle(run, "damaged_line")),
    ),
    "unfinished_line": ("the next edit", lambda run, folder: finish(run, folder)),
    "gap": (
        "with `workplan hand-over`",
        lambda run, folder: bring_home(run, folder, *lines_of(note(1), note(2), note(3))),
    ),
    "rewritten": ("`workplan doctor --settle", lambda run, folder: settle(run, "rewritten")),
    "shortened": (
        "with `workplan hand-over`", lambda run, folder: bring_home(run, folder, *lines_of(note(1), note(2)))
    ),
    "plan_rewritten": (
        "`workplan revise --accept`", lambda run, folder: run("revise", "--accept", "--yes", "-m", "改正错字")
    ),
    "after_seal": (
        "`workplan seal --reopen -m REASON`", lambda run, folder: run("seal", "--reopen", "-m", "补录")
    ),
    "vanished": (
        "with `workplan hand-over`", lambda run, folder: bring_home(run, folder, *lines_of(note(1), note(2)))
    ),
    "broken_chain": ("`workplan doctor --settle", lambda run, folder: settle(run, "broken_chain")),
    "fork": ("`workplan doctor --settle", lambda run, folder: settle(run, "fork")),
    "same_id": ("`workplan doctor --settle", lambda run, folder: settle(run, "same_id")),
    "other_writer": (
        "give it its name back", lambda run, folder: (folder / FIRST).rename(folder / "other-00000000-0001.jsonl")
    ),
    "odd_name": ("it can be moved away", lambda run, folder: (
        write(folder, *lines_of(note(1))), settle_nothing(run), move_away(folder / "x.sync-conflict.jsonl")
    )),
    "repeated_line": ("`workplan doctor --settle", lambda run, folder: settle(run, "repeated_line")),
    "missing_task": ("former id", lambda run, folder: change_plan(folder, "id = 4\n", "id = 77\n")),
    "other_text": ("former id", lambda run, folder: give_ids_back(folder)),
    "other_plan": ("former id", lambda run, folder: change_plan(folder, 'id = "plan-2023"', 'id = "plan-2022"')),
    "newer_version": ("`workplan doctor --settle", lambda run, folder: settle(run, "newer_version")),
    **{
        kind: ("`workplan doctor --settle", lambda run, folder, kind=kind: settle(run, kind))  # type: ignore[misc]
        for kind in (
            "unknown_op", "unknown_key", "id_future", "saw_later", "at_future", "at_past", "at_backwards",
            "at_unreadable", "on_future",
        )
    },
}  # fmt: skip


def settle_nothing(workplan: Run) -> None:
    """Look once more: the advice is to move a file only if all its lines are told to stand elsewhere."""
    assert {found["kind"] for found in told(workplan)} == {"odd_name", "repeated_line"}


def finish(workplan: Run, folder: Path) -> None:
    """Let its writer record again in the file, and settle what is a damaged line then."""
    path = folder / FIRST
    path.write_bytes(path.read_bytes() + b"\n" + lines_of(note(1), note(2))[1])
    settle(workplan, "damaged_line")


@pytest.mark.parametrize("kind", CASES)
def test_what_is_advised_takes_the_finding_away(workplan: Run, journal: Path, kind: str) -> None:
    CASES[kind][0](journal)
    assert of_kind(workplan, kind)
    words, cure = CURES[kind]
    assert words in advice_of(kind)

    cure(workplan, journal)

    assert of_kind(workplan, kind) == []


def test_every_kind_has_a_cure_that_is_tried() -> None:
    assert set(CURES) | {"foreign_owner", "lost", "cut", "no_checkpoint"} == set(
        KINDS
    )  # below; test_checkpoint.py


@pytest.mark.parametrize("kind", [kind for kind in CASES if kind in SETTLED])
def test_what_is_settled_is_told_no_more_and_again_once_that_is_taken_back(
    workplan: Run, journal: Path, kind: str
) -> None:
    CASES[kind][0](journal)
    number = len(of_kind(workplan, kind))

    settle(workplan, kind)

    assert of_kind(workplan, kind) == []
    assert "settled" in workplan("doctor").err
    for _ in range(number):
        workplan("undo")
    assert len(of_kind(workplan, kind)) == number


@pytest.mark.parametrize("kind", [kind for kind in CASES if kind not in SETTLED])
def test_what_is_to_be_mended_cannot_be_settled(workplan: Run, journal: Path, kind: str) -> None:
    CASES[kind][0](journal)
    for mark in (FIRST, ".lock", str(journal), "", "77"):
        assert workplan("doctor", "--settle", mark).code == 2
    assert of_kind(workplan, kind)


def test_a_files_name_settles_all_in_it_so_far_and_nothing_that_comes_later(
    workplan: Run, journal: Path
) -> None:
    path = write(journal, b"x\n" * 30)
    assert len(told(workplan)) == 30
    assert workplan("doctor", "--settle", FIRST).code == 0
    assert told(workplan) == []
    path.write_bytes(path.read_bytes() + b"y\n")
    assert [found["kind"] for found in told(workplan)] == ["damaged_line"]


def test_a_finding_that_is_not_there_cannot_be_settled(workplan: Run, journal: Path) -> None:
    ended = workplan("doctor", "--settle", "01a22e13-f517-70eb-804e-e13295861153")
    assert ended.code == 2
    assert "no finding that can be settled is marked" in ended.err
    assert list(journal.glob("*.jsonl")) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may switch accounts")
def test_a_file_given_back_to_its_writer_is_told_no_more(workplan: Run, journal: Path) -> None:
    path = write(journal, *lines_of(note(1, replica="root-00000000")), name="root-00000000-0001.jsonl")
    os.chown(path, 65534, -1)
    advice = advice_of("foreign_owner")
    assert "Only if the writer recorded them itself, `chown` gives the file back" in advice
    assert "If the owner was renamed" in advice, "its lines must not be given to whoever has its former name"
    assert of_kind(workplan, "foreign_owner")
    shutil.chown(path, "root")
    assert told(workplan) == []


def lose(workplan: Run, journal: Path, texts: tuple[str, ...] = ("甲", "乙", "丙")) -> bytes:
    """Record notes and cut the file after the first; return what it was."""
    for text in texts:
        assert workplan("note", "1", text).code == 0
    (path,) = journal.glob("*.jsonl")
    whole = path.read_bytes()
    path.write_bytes(whole.splitlines(keepends=True)[0])
    return whole


def test_lost_entries_are_named_with_their_words_and_lines_everywhere(workplan: Run, journal: Path) -> None:
    whole = lose(workplan, journal)
    second, third = whole.decode().splitlines()[1:]

    ended = workplan("doctor")

    assert ended.code == 1
    for words in ("1 note: 乙", "1 note: 丙", "(for 2", "by swj)", json.loads(second)["id"]):
        assert words in ended.out
    assert {second, third} <= set(ended.out.splitlines())
    for command in (("list",), ("note", "2", "x"), ("show", "1"), ("--json", "log")):
        said = workplan(*command).err
        assert "2 entries saved here are gone (`workplan doctor` has them): 1 note: 丙; 1 note: 乙 [" in said


def test_a_lost_entry_is_told_until_its_line_is_applied(workplan: Run, journal: Path, tmp_path: Path) -> None:
    lose(workplan, journal)
    lost = of_kind(workplan, "lost")
    assert [found["what"] for found in lost] == ["1 note: 乙", "1 note: 丙"]
    for number, found in enumerate(lost):
        line = tmp_path / f"{number}.jsonl"
        line.write_text(found["entry"], encoding="utf-8")
        assert len(of_kind(workplan, "lost")) == 2 - number
        assert workplan("apply", str(line)).code == 0
    assert told(workplan) == []
    assert "saved here" not in workplan("list").err


def test_an_entry_that_is_lost_applied_and_lost_again_is_told_once(
    workplan: Run, journal: Path, tmp_path: Path
) -> None:
    lose(workplan, journal, ("甲", "乙"))
    (found,) = of_kind(workplan, "lost")
    (tmp_path / "line.jsonl").write_text(found["entry"], encoding="utf-8")
    assert workplan("apply", str(tmp_path / "line.jsonl")).code == 0
    for path in journal.glob("*.jsonl"):
        path.unlink()

    assert sorted(each["what"] for each in of_kind(workplan, "lost")) == ["1 note: 乙", "1 note: 甲"]
    assert "2 entries saved here are gone" in workplan("list").err


def test_a_lost_entry_is_told_until_the_file_is_put_back(workplan: Run, journal: Path) -> None:
    whole = lose(workplan, journal)
    (path,) = journal.glob("*.jsonl")
    path.write_bytes(whole)
    assert told(workplan) == []


def test_a_lost_entry_is_told_until_the_copy_that_has_it_is_brought_home(
    workplan: Run, journal: Path
) -> None:
    workplan("note", "1", "甲")
    folder = journal.parent / "stick"
    folder.mkdir()
    workplan("note", "1", "乙")
    workplan("hand-over", "stick")
    (path,) = journal.glob("*.jsonl")
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    assert len(of_kind(workplan, "lost")) == 1

    assert workplan("--plan", "stick/tasks.toml", "hand-over", ".").code == 0

    assert told(workplan) == []


def test_what_is_lost_of_a_file_is_settled_with_its_name_for_every_command(
    workplan: Run, journal: Path
) -> None:
    lose(workplan, journal)
    (path,) = journal.glob("*.jsonl")
    assert "saved here are gone" in workplan("list").err
    assert workplan("doctor", "--settle", path.name).code == 0
    assert told(workplan) == []
    assert "saved here" not in workplan("list").err


@pytest.mark.parametrize("by_name", [True, False])
def test_a_settled_damaged_line_is_warned_of_no_more(workplan: Run, journal: Path, by_name: bool) -> None:
    path = write(journal, *lines_of(note(1)), b"not a line\n")
    for words in (("list",), ("show", "1")):
        assert "does not count, the rest is read" in workplan(*words).err
    (found,) = of_kind(workplan, "damaged_line")
    assert workplan("doctor", "--settle", path.name if by_name else found["mark"]).code == 0
    for words in (("list",), ("show", "1"), ("note", "1", "x"), ("undo",)):
        assert "does not count, the rest is read" not in workplan(*words).err
    path.write_bytes(path.read_bytes() + b"another\n")
    assert workplan("list").err.count("does not count, the rest is read") == 1


@pytest.mark.parametrize("writes_on", [False, True], ids=["as it was cut", "after the next edit"])
def test_a_file_cut_within_a_saved_line_is_one_finding(workplan: Run, journal: Path, writes_on: bool) -> None:
    for text in ("甲", "乙"):
        workplan("note", "1", text)
    (path,) = journal.glob("*.jsonl")
    whole = path.read_bytes()
    path.write_bytes(whole[:-100])
    if writes_on:
        workplan("note", "2", "丙")
    (found,) = told(workplan)
    offset = len(whole.splitlines(keepends=True)[0])
    assert (found["kind"], found["what"]) == ("lost", "1 note: 乙")
    assert (found["line"], found["offset"], found["left"]) == (2, offset, len(whole) - 100 - offset)
    assert "Another program cut" in found["advice"]
    assert workplan("doctor", "--settle", found["mark"]).code == 0
    assert told(workplan) == []
    said = workplan("list").err
    assert "saved here" not in said
    assert "unfinished" not in said
    assert "does not count" not in said


def test_what_is_left_of_a_cut_line_is_told_once_its_entry_is_back(
    workplan: Run, journal: Path, tmp_path: Path
) -> None:
    """Nothing is lost any more then; the bytes are what is left to look at."""
    workplan("note", "1", "甲")
    workplan("note", "1", "乙")
    (path,) = journal.glob("*.jsonl")
    path.write_bytes(path.read_bytes()[:-100])
    (found,) = told(workplan)
    (tmp_path / "line.jsonl").write_text(found["entry"], encoding="utf-8")
    assert workplan("apply", str(tmp_path / "line.jsonl")).code == 0
    assert [each["kind"] for each in told(workplan)] == ["unfinished_line"]


def test_a_lost_entry_is_told_until_it_is_settled(workplan: Run, journal: Path) -> None:
    lose(workplan, journal)
    settle(workplan, "lost")
    assert told(workplan) == []
    assert "saved here" not in workplan("list").err


def test_losses_too_old_to_be_remembered_by_their_words_are_counted_until_settled_or_brought_back(
    workplan: Run, journal: Path, tmp_path: Path
) -> None:
    texts = tuple(f"{number:03}" + "长" * 1500 for number in range(40))
    whole = lose(workplan, journal, texts)
    (cut,) = of_kind(workplan, "cut")
    lost = of_kind(workplan, "lost")
    assert (cut["first"], cut["last"]) == (2, 40 - len(lost))
    assert cut["count"] + len(lost) == 39
    workplan("note", "2", "x")
    assert of_kind(workplan, "cut") == [cut], "the next edit forgets nothing"

    bring_home(workplan, journal, whole)  # under another name than the writer's own
    assert of_kind(workplan, "cut") == of_kind(workplan, "lost") == []
    (journal / FIRST).unlink()
    workplan("doctor", "--settle", cut["mark"])
    assert of_kind(workplan, "cut") == []


@pytest.mark.parametrize(
    "name",
    [
        f"{WRITER}-0001.JSONL", f"{FIRST}~HEAD", f"{FIRST}.sb-1a2b3c-xY9", f"{FIRST}.orig",
        f"{FIRST} (1)", f"{FIRST}.bak",
        f"{WRITER}-0001.jsonl.sync-conflict-20230601", f"{WRITER}-0001.json", f"tasks.journal/{FIRST}", f".{FIRST}.swp",
        "副本",
    ],
)  # fmt: skip
def test_whatever_looks_like_a_journal_and_is_not_read_is_told(
    workplan: Run, journal: Path, name: str
) -> None:
    (journal / name).parent.mkdir(exist_ok=True)
    write(journal, *lines_of(note(1), note(2)), name=name)
    (found,) = told(workplan)
    assert (found["kind"], found["file"], found["count"], found["unknown"]) == ("unread", name, 2, 2)
    assert json.loads(workplan("log", "--json").out) == []
    (journal / name).rename(journal / FIRST)
    assert told(workplan) == []


def test_what_lies_in_the_folder_and_is_no_journal_is_not_told(workplan: Run, journal: Path) -> None:
    workplan("note", "1", "x")
    (journal / "README.txt").write_text("留痕")
    (journal / ".DS_Store").write_bytes(bytes(100))
    (journal / f".{FIRST}.swp").write_bytes(next(journal.glob("*.jsonl")).read_bytes())
    os.mkfifo(journal / "pipe")
    (journal / "folder").mkdir()
    assert told(workplan) == []


def test_the_case_of_a_copy_back_over_a_longer_file_is_told(workplan: Run, journal: Path) -> None:
    workplan("set", "3,4", "in_progress")
    kept = {path: path.read_bytes() for path in journal.glob("*.jsonl")}
    workplan("set", "4", "done")
    for path, data in kept.items():
        path.write_bytes(data)

    (found,) = told(workplan)
    assert "4 in progress -> done" in found["sentence"]
    assert "4 in progress -> done" in workplan("list", "4").err


def test_words_of_a_lost_entry_command_no_terminal(workplan: Run, journal: Path) -> None:
    lose(workplan, journal, ("甲", "乙\x1b[2J\x07"))
    for ended in (workplan("doctor"), workplan("list")):
        assert "\x1b" not in ended.out + ended.err
        assert "\x07" not in ended.out + ended.err
