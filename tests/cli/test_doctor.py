"""`doctor`: each finding with what it says; it reads only, and a clean journal is exit 0."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from tests.cli.findings import CASES, WRITER, note, write
from tests.support.journal_lines import lines_of
from workplan_tui.model.operations.note import note_op
from workplan_tui.reports.oddities import KINDS
from workplan_tui.store.journal.line import format_line

Run = Callable[..., Any]


def told(workplan: Run) -> list[dict[str, Any]]:
    ended = workplan("doctor", "--json")
    row = json.loads(ended.out)
    assert ended.code == (1 if row["findings"] else 0)
    return list(row["findings"])


def kinds(workplan: Run) -> list[str]:
    return [found["kind"] for found in told(workplan)]


def test_without_a_journal_there_is_nothing_to_find(workplan: Run) -> None:
    ended = workplan("doctor")
    assert (ended.code, ended.err) == (0, "no faults found\n")
    assert "no entries yet" in ended.out


def test_what_the_program_wrote_is_without_a_finding(workplan: Run) -> None:
    for words in (("set", "1", "2"), ("note", "2", "x"), ("undo",), ("flag", "3", "?"), ("unflag", "3")):
        workplan(*words)
    ended = workplan("doctor")
    assert (ended.code, ended.err) == (0, "no faults found\n")
    assert "5 entries" in ended.out


def test_it_writes_and_locks_nothing(workplan: Run, journal: Path) -> None:
    write(journal, b"damaged\n")
    before = sorted(p.relative_to(journal.parent) for p in journal.parent.rglob("*") if "cache" not in str(p))
    stamp = journal.stat().st_mtime_ns

    workplan("doctor")

    after = sorted(p.relative_to(journal.parent) for p in journal.parent.rglob("*") if "cache" not in str(p))
    assert (after, journal.stat().st_mtime_ns) == (before, stamp)


def test_what_does_not_count_beside_its_rival_speaks_of_no_task_that_is_gone(
    workplan: Run, journal: Path
) -> None:
    of_another = note(1, replica="other-00000000").replace(ops=(note_op("77", "x"),))
    write(journal, *lines_of(note(1)))
    write(journal, *lines_of(of_another), name="other-00000000-0001.jsonl")
    assert {each["kind"] for each in told(workplan)} <= {"same_id", "missing_task"}


@pytest.mark.parametrize("kind", CASES)
def test_each_finding_is_told_with_its_place_and_how_to_go_on(
    workplan: Run, journal: Path, kind: str
) -> None:
    prepare, words = CASES[kind]
    prepare(journal)
    found = told(workplan)
    assert [each["kind"] for each in found if each["kind"] == kind] == [kind]
    assert {each["kind"] for each in found} <= {kind, "fork", "broken_chain"} or kind == "open_folder"
    ended = workplan("doctor")
    assert words in ended.out
    assert next(each for each in found if each["kind"] == kind)["advice"] in ended.out
    assert ended.err.endswith(f"{len(found)} finding{'s' if len(found) > 1 else ''}\n")


def test_a_damaged_line_has_its_line_and_byte(workplan: Run, journal: Path) -> None:
    lines = lines_of(note(1), note(2))
    write(journal, lines[0], b"\xff\n", lines[1])
    (found,) = told(workplan)
    assert (found["line"], found["offset"], found["length"]) == (2, len(lines[0]), 1)


def test_every_kind_has_an_example() -> None:
    assert set(CASES) | {"foreign_owner", "lost", "cut", "no_checkpoint"} == set(
        KINDS
    )  # below, test_cures.py, test_checkpoint.py


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may switch accounts")
def test_a_file_that_belongs_to_another_account_than_its_writers_is_told(
    workplan: Run, journal: Path
) -> None:
    write(journal, *lines_of(note(1, replica="root-00000000")), name="root-00000000-0001.jsonl")
    assert kinds(workplan) == []
    os.chown(journal / "root-00000000-0001.jsonl", 65534, -1)
    found = told(workplan)
    assert [each["kind"] for each in found] == ["foreign_owner"]
    assert "its writer is root" in found[0]["sentence"]


def test_the_holder_of_the_lock_is_named_and_its_line_not_called_broken(workplan: Run, journal: Path) -> None:
    write(journal, *lines_of(note(1)), b'{"crc":')
    with (journal / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = workplan("doctor")
        row = json.loads(workplan("doctor", "--json").out)
    assert f"locked by process {os.getpid()} (" in ended.out
    assert (row["locked_by"]["process"], row["findings"]) == (os.getpid(), [])


def test_what_was_set_aside_is_listed(workplan: Run, journal: Path) -> None:
    write(journal, b"damaged\n")
    workplan("note", "1", "x")
    assert f"quarantine: {WRITER}-0001.jsonl-0-7, 7 bytes" in workplan("doctor").out


def test_a_thousand_damaged_lines_are_listed_in_short_and_whole_as_json(workplan: Run, journal: Path) -> None:
    write(journal, b"x\n" * 1000)
    ended = workplan("doctor")
    assert "... and 980 more of this kind" in ended.out
    assert len(told(workplan)) == 1000
    assert len(workplan("list").err.splitlines()) == 6


def test_a_named_folder_that_is_not_there_is_exit_66(workplan: Run) -> None:
    ended = workplan("--journal", "nowhere", "doctor")
    assert (ended.code, ended.out) == (66, "")


def test_without_a_plan_it_is_exit_66(workplan: Run) -> None:
    assert workplan("--plan", "none.toml", "doctor").code == 66


def test_a_folder_that_may_not_be_read_is_exit_77(
    workplan: Run, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("workplan_tui.store.disk.files.Files.list_folder", refuse)
    ended = workplan("doctor")
    assert (ended.code, ended.out) == (77, "")


def test_a_journal_that_is_a_link_to_nowhere_is_no_empty_journal(workplan: Run, journal: Path) -> None:
    journal.rmdir()
    journal.symlink_to(journal.parent / "share" / "unmounted")
    assert [each["kind"] for each in told(workplan)] == ["no_folder"]
    assert "is no folder: nothing recorded is shown" in workplan("list").err
    assert workplan("note", "1", "x").code == 75


def test_a_line_end_doubled_by_some_transfer_is_damage_for_everybody(workplan: Run, journal: Path) -> None:
    write(journal, lines_of(note(1))[0].replace(b"\n", b"\r\r\n"))
    assert [each["kind"] for each in told(workplan)] == ["damaged_line"]
    assert json.loads(workplan("log", "--json").out) == []
    assert "checksum" in workplan("list").err


def test_a_line_with_a_right_checksum_that_is_no_entry_is_told_by_whoever_reads(
    workplan: Run, journal: Path
) -> None:
    text = format_line(note(1)).decode().replace('"on":"2023-06-01"', '"on":"2023-02-30"')
    write(journal, sealed(text))
    assert "on is no day" in workplan("list").err


def sealed(text: str) -> bytes:
    """Return the line with a checksum that agrees with it."""
    body = text.partition(",")[2].encode().rstrip(b"\n")
    return b'{"crc":"%08x",%s\n' % (crc32(body), body)
