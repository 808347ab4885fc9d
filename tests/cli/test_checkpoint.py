"""A checkpoint: what of the journal is changed behind it, however well it is forged, `doctor` finds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.model.entries import make_entry
from tests.support.journal_lines import lines_of
from workplan_tui.model.operations.note import note_op

Run = Callable[..., Any]
ELSEWHERE = ("lu-a1b2c3d4", "wang-b1b2c3d4")
TAMPERED = {"rewritten", "shortened", "vanished"}


def resealed(line: bytes) -> bytes:
    """Return the line with the checksum that what it says now has."""
    body = line[len(b'{"crc":"12345678",') :]
    return b'{"crc":"%08x",%s' % (crc32(body), body)


def kinds(workplan: Run, *more: str) -> set[str]:
    ended = workplan("doctor", "--json", *more)
    return {found["kind"] for found in json.loads(ended.out)["findings"] if not found["settled"]}


@pytest.fixture
def kept(workplan: Run, journal: Path) -> str:
    """Lay out a journal of three writers with a checkpoint of it, and return its code."""
    for writer in ELSEWHERE:
        notes = [make_entry(n, note_op("1", f"第{n}次"), replica=writer) for n in range(1, 6)]
        (journal / f"{writer}-0001.jsonl").write_bytes(b"".join(lines_of(*notes)))
    workplan("note", "2", "x")
    return str(workplan("checkpoint", "-m", "第9期印发").out).strip()


def test_a_checkpoint_prints_its_code_and_finds_nothing_by_itself(workplan: Run, kept: str) -> None:
    assert len(kept.replace("-", "")) == 16
    assert not kinds(workplan) & TAMPERED
    assert not kinds(workplan, "--against", kept) & {*TAMPERED, "no_checkpoint"}
    assert f"checkpoint {kept}, " in workplan("doctor").out


def test_the_code_is_that_of_the_line_by_any_other_program(workplan: Run, kept: str, journal: Path) -> None:
    from hashlib import sha256

    (own,) = journal.glob("swj-*.jsonl") if list(journal.glob("swj-*")) else journal.glob("root-*.jsonl")
    line = own.read_bytes().splitlines()[-1]
    assert sha256(line).hexdigest()[:16] == kept.replace("-", "")


def test_what_is_added_later_is_no_fault(workplan: Run, kept: str, journal: Path) -> None:
    workplan("note", "1", "later")
    path = journal / f"{ELSEWHERE[0]}-0001.jsonl"
    more = [make_entry(n, note_op("1", f"第{n}次"), replica=ELSEWHERE[0]) for n in range(1, 8)]
    path.write_bytes(b"".join(lines_of(*more)))
    late = make_entry(9, note_op("1", "x"), replica="zhao-c1c2c3c4")
    (journal / "zhao-c1c2c3c4-0001.jsonl").write_bytes(b"".join(lines_of(late)))
    workplan("checkpoint")
    assert not kinds(workplan) & TAMPERED
    assert not kinds(workplan, "--against", kept) & {*TAMPERED, "no_checkpoint"}


def rewrite(lines: list[bytes], at: int, byte: int) -> list[bytes]:
    """Change one digit or letter of a text within a line, and make its checksum right again."""
    line = lines[at]
    places = [place for place in range(20, len(line)) if line[place : place + 1].isalnum()]
    place = places[byte % len(places)]
    other = b"0" if line[place : place + 1] != b"0" else b"1"
    return [*lines[:at], resealed(line[:place] + other + line[place + 1 :]), *lines[at + 1 :]]


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_changed_before_a_checkpoint_is_found(
    workplan: Run, kept: str, journal: Path, data: st.DataObject
) -> None:
    before = {path: path.read_bytes() for path in journal.glob("*.jsonl")}
    others = [journal / f"{writer}-0001.jsonl" for writer in ELSEWHERE]
    path = data.draw(st.sampled_from(others))
    lines = before[path].splitlines()
    how = data.draw(st.sampled_from(["byte", "rewritten", "dropped", "cut", "gone", "swapped", "order"]))
    try:
        if how == "byte":
            at = data.draw(st.integers(0, len(before[path]) - 1))
            flipped = bytes([before[path][at] ^ data.draw(st.integers(1, 255))])
            path.write_bytes(before[path][:at] + flipped + before[path][at + 1 :])
        elif how == "gone":
            path.unlink()
        elif how == "swapped":
            one, other = others
            one.write_bytes(before[other])
            other.write_bytes(before[one])
        else:
            at = data.draw(st.integers(0, len(lines) - 1))
            if how == "rewritten":
                lines = rewrite(lines, at, data.draw(st.integers(0, 10_000)))
            elif how == "dropped":
                del lines[at]
            elif how == "cut":
                del lines[at:]
            else:
                lines.insert(0, lines.pop(max(at, 1)))
            path.write_bytes(b"".join(line + b"\n" for line in lines))
        workplan("doctor")
        found = kinds(workplan)
        assert found & TAMPERED, (how, found)
        assert kinds(workplan, "--against", kept) & TAMPERED
    finally:
        for one, content in before.items():
            one.write_bytes(content)


def test_the_place_is_narrowed_by_the_checkpoint_before(workplan: Run, journal: Path) -> None:
    path = journal / f"{ELSEWHERE[0]}-0001.jsonl"
    notes = [make_entry(n, note_op("1", f"第{n}次"), replica=ELSEWHERE[0]) for n in range(1, 6)]
    path.write_bytes(b"".join(lines_of(*notes[:3])))
    workplan("checkpoint")
    path.write_bytes(b"".join(lines_of(*notes)))
    workplan("checkpoint")
    lines = rewrite(path.read_bytes().splitlines(), 4, 300)
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    assert "lines 4 to 5" in workplan("doctor").out


def test_a_code_on_paper_finds_a_checkpoint_that_was_made_anew_or_taken_away(
    workplan: Run, kept: str, journal: Path
) -> None:
    """Who changes a line and makes the checkpoint anew to fit it changes its code."""
    (own,) = set(journal.glob("*.jsonl")) - {journal / f"{writer}-0001.jsonl" for writer in ELSEWHERE}
    whole = own.read_bytes()
    lines = whole.splitlines()
    for forged in (lines[:-1], rewrite(lines, len(lines) - 1, 40)):
        own.write_bytes(b"".join(line + b"\n" for line in forged))
        assert "no_checkpoint" in kinds(workplan, "--against", kept)
    own.write_bytes(whole)
    assert "no_checkpoint" not in kinds(workplan, "--against", kept)


def test_a_checkpoint_of_nothing_is_found_by_its_code_and_bears_witness_to_the_plan(
    workplan: Run, plan_file: Path
) -> None:
    code = workplan("checkpoint").out.strip()
    assert workplan("doctor", "--against", code).code == 0
    plan_file.write_text(plan_file.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")
    assert "plan_rewritten" in kinds(workplan, "--against", code)


def test_an_adjustment_that_is_recorded_says_why_the_plan_is_another(workplan: Run, plan_file: Path) -> None:
    workplan("checkpoint")
    assert workplan("plan", "drop", "4", "--yes").code == 0
    assert "plan_rewritten" not in kinds(workplan)


def test_against_a_code_nothing_is_settled(workplan: Run, kept: str, journal: Path) -> None:
    (journal / f"{ELSEWHERE[0]}-0001.jsonl").unlink()
    (found,) = [
        one for one in json.loads(workplan("doctor", "--json").out)["findings"] if one["kind"] == "vanished"
    ]
    assert workplan("doctor", "--settle", found["file"]).code == 2, "by its mark alone"
    assert workplan("doctor", "--settle", found["mark"]).code == 0
    assert "vanished" not in kinds(workplan)
    assert "vanished" in kinds(workplan, "--against", kept)


def test_a_file_that_was_settled_as_it_was_is_told_once_it_changes_again(
    workplan: Run, kept: str, journal: Path
) -> None:
    path = journal / f"{ELSEWHERE[0]}-0001.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:3]))
    (found,) = [
        one for one in json.loads(workplan("doctor", "--json").out)["findings"] if one["kind"] == "shortened"
    ]
    workplan("doctor", "--settle", found["mark"])
    assert "shortened" not in kinds(workplan)
    path.write_bytes(b"".join(lines[:2]))
    assert "shortened" in kinds(workplan)


@pytest.mark.parametrize("typed", ["", "x", "1f3a", "1f3a-90bc-77c0-1e5g", "第三期"])
def test_what_is_no_code_is_refused(workplan: Run, journal: Path, typed: str) -> None:
    ended = workplan("doctor", "--against", typed)
    assert ended.code == 2
    assert "--against" in ended.err


def test_a_code_is_read_as_people_copy_it(workplan: Run, kept: str) -> None:
    wide = kept.upper().replace("-", " ")
    assert "no_checkpoint" not in kinds(workplan, "--against", wide)
