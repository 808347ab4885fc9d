"""An edit reads by indexes of the journal: it is judged as if it had read everything, whatever became of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import make_plan
from tests.model.entries import JUNE, make_entry
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.fold.facts import Facts
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.revise import revise_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal import journal as journal_module
from workplan_tui.store.journal.journal import Journal
from workplan_tui.store.journal.line import format_line
from workplan_tui.store.store import Store

PLAN = make_plan()
IDS = [task.id for task in PLAN.tasks]
NAMES = ("swj-a1b2c3d4-0001.jsonl", "swj-a1b2c3d4-0002.jsonl", "chen-a1b2c3d4-0001.jsonl")
STEPS = st.lists(
    st.tuples(
        st.integers(0, len(NAMES) - 1), st.sampled_from("ssnnurj"), st.sampled_from(IDS), st.integers(1, 9)
    ),
    max_size=40,
)
"""To which file what is added of which task; an undo is of the entry so many before it."""


@pytest.fixture(autouse=True)
def every_line_is_worth_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "_WORTH_AN_INDEX", 0)
    monkeypatch.setattr(journal_module, "_LONG", 0)


class Lines:
    """Lines as the program writes them, one after the other."""

    def __init__(self) -> None:
        self.made = 0

    def line(self, kind: str, task: str, back: int) -> bytes:
        """Return the next line: a status, a note, an undo, an adjustment of the plan, or a line of none of ours."""
        self.made += 1
        undone = make_entry(max(1, self.made - back)).id
        ops: dict[str, Any] = {
            "s": set_op(task, "status", "in_progress"), "n": note_op(task, f"第{back}次"), "u": undo_op((undone,)),
            "r": revise_op("", "f" * 16, reason="x"), "j": note_op(task, "x"),
        }  # fmt: skip
        line = format_line(make_entry(self.made, ops[kind]))
        return line.replace(b'"v":1', b'"v": 1') if kind == "j" else line


def folder_with(folder: Path, steps: list[tuple[int, str, str, int]], lines: Lines) -> None:
    folder.mkdir(exist_ok=True)
    for number, kind, task, back in steps:
        with (folder / NAMES[number]).open("ab") as file:
            file.write(lines.line(kind, task, back))


def read_by(folder: Path, home: Path | None) -> Journal:
    journal = Journal(str(folder), Files(), {"HOME": str(home)} if home else None)
    journal.refresh()
    return journal


def judged_by(journal: Journal, task: str) -> dict[str, Any]:
    """Return what an edit of the task is judged by."""
    facts = Facts(PLAN.id, journal.about([task]))
    its = facts.of_task(task)
    return {
        "facts": its and [(fact.op, fact.entry) for fact in its.facts],
        "standing": its and its.standing(None, facts.stands),
        "revising": facts.revising,
        "newest": journal.newest_id,
        "ends": {
            name: (records.last_crc, records.last, records.taken, records.line_count)
            for name, records in journal.own_records("swj-a1b2c3d4").items()
        },
    }


def all_of(journal: Journal) -> dict[str, Any]:
    """Return whatever can be asked of the journal."""
    return {
        "entries": journal.entries,
        "damages": journal.damages,
        "missing": journal.missing([make_entry(number).id for number in range(60)]),
        "lines": [records.lines_from(0) for records in journal.own_records("swj-a1b2c3d4").values()],
    }


def the_same_by_index(folder: Path, home: Path) -> None:
    for task in IDS:
        assert judged_by(read_by(folder, home), task) == judged_by(read_by(folder, None), task)
    assert all_of(read_by(folder, home)) == all_of(read_by(folder, None))


@pytest.fixture
def anew(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], tuple[Path, Path]]:
    """Return what gives an empty place for a journal and for a home, as each example needs."""

    def place() -> tuple[Path, Path]:
        folder = tmp_path_factory.mktemp("indexes")
        return folder / "journal", folder / "home"

    return place


EXAMPLES = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@EXAMPLES
@given(st.lists(STEPS, min_size=1, max_size=4))
def test_an_edit_is_judged_by_the_same_however_the_journal_grew(
    anew: Callable[[], tuple[Path, Path]], rounds: list[list[tuple[int, str, str, int]]]
) -> None:
    """A property: between the rounds what was read is indexed."""
    (folder, home), lines = anew(), Lines()
    for steps in rounds:
        folder_with(folder, steps, lines)
        the_same_by_index(folder, home)
        read_by(folder, home).keep_indexes()
        the_same_by_index(folder, home)


@EXAMPLES
@given(STEPS, st.data())
def test_whatever_becomes_of_an_index_the_edit_is_judged_by_the_same(
    anew: Callable[[], tuple[Path, Path]], steps: list[tuple[int, str, str, int]], data: st.DataObject
) -> None:
    """A property: one byte is another, something is put in or cut out, or one file has the index of another."""
    folder, home = anew()
    folder_with(folder, steps, Lines())
    read_by(folder, home).keep_indexes()
    kept = sorted((home / ".cache").rglob("*.index"))
    if not kept:
        return
    path, other = (data.draw(st.sampled_from(kept)) for _ in range(2))
    good = other.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    cut = data.draw(st.sampled_from([0, 1, 8, len(good)]))
    path.write_bytes(good[:at] + data.draw(st.binary(max_size=3)) + good[at + cut :])
    the_same_by_index(folder, home)


def changes(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give what may become of a file in the journal, each with what it is called."""
    lines = data.splitlines(keepends=True)
    yield "cut", data[: len(data) // 2]
    yield "cut at a line", b"".join(lines[:-2])
    yield "emptied", b""
    yield "its first line gone", b"".join(lines[1:])
    yield "two lines changed places", b"".join((lines[1], lines[0], *lines[2:]))
    yield "the same length, one byte another", data[:200] + bytes((data[200] ^ 1,)) + data[201:]
    yield "written anew", b"".join(lines[:1] + lines[2:]) + lines[1]
    yield "longer, without its end", data + b'{"crc":"'


@pytest.mark.parametrize("what", [name for name, _ in changes(b"x\n" * 200)])
@pytest.mark.parametrize("is_replaced", [False, True])
def test_a_file_that_did_not_only_grow_is_read_anew(
    anew: Callable[[], tuple[Path, Path]], what: str, is_replaced: bool
) -> None:
    folder, home = anew()
    folder_with(folder, [(number % 3, "n", IDS[number % 4], 1) for number in range(30)], Lines())
    for path in folder.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    read_by(folder, home).keep_indexes()
    path = folder / NAMES[0]
    changed = dict(changes(path.read_bytes()))[what]
    if is_replaced:
        (folder / "beside").write_bytes(changed)
        (folder / "beside").rename(path)
    else:
        path.write_bytes(changed)
    the_same_by_index(folder, home)


def test_a_line_that_is_damaged_before_what_was_added_is_never_judged_by(
    anew: Callable[[], tuple[Path, Path]],
) -> None:
    """Who changes bytes and then records more is found by who reads these bytes, and by `doctor`."""
    (folder, home), lines = anew(), Lines()
    folder_with(folder, [(0, "n", IDS[number % 2], 1) for number in range(9)], lines)
    read_by(folder, home).keep_indexes()
    path = folder / NAMES[0]
    damaged = path.read_bytes().splitlines(keepends=True)
    damaged[2] = damaged[2].replace("第1次".encode(), "第2次".encode())
    path.write_bytes(b"".join(damaged) + lines.line("s", IDS[0], 1))
    journal, whole = read_by(folder, home), read_by(folder, None)
    assert judged_by(journal, IDS[0]) == judged_by(whole, IDS[0])
    assert len(journal.damages) == len(whole.damages) == 1


def test_of_a_long_journal_only_the_lines_of_the_task_are_read(
    anew: Callable[[], tuple[Path, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder, home), lines = anew(), Lines()
    folder_with(folder, [(number % 2, "n", IDS[number % 4], 1) for number in range(4000)], lines)
    read_by(folder, home).keep_indexes()
    read: list[int] = []

    class Counting(Files):
        def pread(self, handle: int, length: int, offset: int) -> bytes:
            data = super().pread(handle, length, offset)
            read.append(len(data))
            return data

    journal = Journal(str(folder), Counting(), {"HOME": str(home)})
    journal.refresh()
    assert sum(read) < 2 * 140_000, "two first pieces of an index and two ends"
    assert len(journal.about([IDS[0]])) == 1000
    assert all(IDS[0] in entry.task_ids for entry in journal.about([IDS[0]]))


def test_a_store_records_as_it_would_without(plan_file: Path, tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path / "home")}

    def recorded(number: int, is_for_one_edit: bool) -> Entry:
        store = Store.open(str(plan_file), environment=environment, is_for_one_edit=is_for_one_edit)
        return store.record(Change((note_op(IDS[number % 4], f"第{number}"),), "swj", JUNE)).entry

    made = [recorded(number, number % 5 != 0) for number in range(40)]
    assert list((tmp_path / "home" / ".cache").rglob("*.index"))
    seen = Store.open(str(plan_file), environment=environment)
    assert [entry.id for entry in seen.ledger().entries] == [entry.id for entry in made]
    assert [entry.seq for entry in made] == list(range(1, 41))
    assert not seen.damages
