"""Chains of journal lines: an honest one is silent, every cut and change is named."""

from __future__ import annotations

from zlib import crc32

from hypothesis import given
from hypothesis import strategies as st

from tests.model.entries import entry_id, make_entry
from workplan_tui.model.inspection.chain import chain_oddities
from workplan_tui.model.inspection.journal_file import JournalFile, JournalLine
from workplan_tui.model.operations.note import note_op

WRITERS = ("swj-a1b2c3d4", "chen-00000001")


def chain(writer: str, count: int) -> list[JournalLine]:
    """Return what an honest writer leaves: `seq` from 1, each line naming the one before."""
    lines: list[JournalLine] = []
    for number in range(1, count + 1):
        entry = make_entry(number, note_op("1", f"{writer} {number}"), replica=writer)
        entry = entry.replace(
            id=entry_id(number * 10 + WRITERS.index(writer)), prev=lines[-1].crc if lines else "00000000"
        )
        lines.append(JournalLine(number, number * 100, 99, entry, f"{crc32(repr(entry).encode()):08x}"))
    return lines


def file_of(writer: str, lines: list[JournalLine], number: int = 1) -> JournalFile:
    return JournalFile(f"{writer}-{number:04d}.jsonl", writer, tuple(lines))


def kinds(*files: JournalFile) -> list[str]:
    return [found.kind for found in chain_oddities(files)]


@given(st.lists(st.integers(0, 8), min_size=2, max_size=2), st.integers(0, 8))
def test_honest_chains_are_silent_also_over_several_files(counts: list[int], cut: int) -> None:
    files = []
    for writer, count in zip(WRITERS, counts, strict=True):
        lines = chain(writer, count)
        files += [file_of(writer, lines[:cut]), file_of(writer, lines[cut:], 2)]
    assert kinds(*files) == []


@given(st.integers(1, 12), st.data())
def test_exactly_what_was_taken_out_is_missing(count: int, data: st.DataObject) -> None:
    lines = chain(WRITERS[0], count)
    gone = data.draw(st.sets(st.integers(1, count)))
    kept = [line for line in lines if line.number not in gone]
    last = max((line.number for line in kept), default=0)

    found = chain_oddities([file_of(WRITERS[0], kept)])

    assert {each.kind for each in found} <= {"gap"}
    missing = {n for each in found for n in range(each.facts["first"], each.facts["last"] + 1)}
    assert missing == {number for number in gone if number < last}


@given(st.integers(1, 8), st.data())
def test_what_stands_twice_is_named_and_nothing_else(count: int, data: st.DataObject) -> None:
    lines = chain(WRITERS[0], count)
    again = data.draw(st.lists(st.sampled_from(lines), max_size=4))

    found = chain_oddities([file_of(WRITERS[0], lines), JournalFile("copy.jsonl", None, tuple(again))])

    assert [(each.kind, each.facts["other_line"]) for each in found] == [
        ("repeated_line", line.number) for line in again
    ]


@given(st.integers(2, 8), st.data())
def test_a_line_changed_by_hand_breaks_the_chain_behind_it(count: int, data: st.DataObject) -> None:
    lines = chain(WRITERS[0], count)
    place = data.draw(st.integers(0, count - 2))
    lines[place] = lines[place].replace(crc="ffffffff")

    found = chain_oddities([file_of(WRITERS[0], lines)])

    assert [(each.kind, each.line) for each in found] == [("broken_chain", place + 2)]


def test_two_branches_of_one_writer_are_forks() -> None:
    ours = chain(WRITERS[0], 3)
    theirs = [
        line.replace(
            entry=line.entry and line.entry.replace(id=entry_id(900 + line.number)), crc=f"{line.number:08x}"
        )
        for line in ours[1:]
    ]
    theirs[1] = theirs[1].replace(entry=theirs[1].entry and theirs[1].entry.replace(prev=theirs[0].crc))

    found = chain_oddities([file_of(WRITERS[0], ours), file_of(WRITERS[0], theirs, 2)])

    assert [(each.kind, each.facts["seq"], each.line) for each in found] == [("fork", 2, 2), ("fork", 3, 3)]


def test_two_lines_after_the_same_one_are_a_fork_whatever_they_count() -> None:
    first, second = chain(WRITERS[0], 2)
    third = make_entry(3, note_op("1", "x"), replica=WRITERS[0], prev=first.crc)
    lines = [first, second, JournalLine(3, 300, 99, third, "33333333")]
    assert kinds(file_of(WRITERS[0], lines)) == ["fork"]


def test_an_id_with_another_meaning_is_named() -> None:
    line = chain(WRITERS[0], 1)[0]
    entry = make_entry(1, note_op("1", "other"), id=line.entry.id if line.entry else "")
    assert "same_id" in kinds(
        file_of(WRITERS[0], [line]),
        JournalFile("copy.jsonl", None, (JournalLine(1, 0, 9, entry, "11111111"),)),
    )


def test_lines_under_another_writers_name_are_named_once() -> None:
    assert kinds(file_of(WRITERS[1], chain(WRITERS[0], 3))) == ["other_writer"]


def test_a_count_that_is_none_is_a_broken_chain_and_costs_nothing() -> None:
    for seq in (-5, 0, 2**53):
        entry = make_entry(1, note_op("1", "x"), replica=WRITERS[0], seq=seq)
        assert kinds(file_of(WRITERS[0], [JournalLine(1, 0, 9, entry, "11111111")])) in (
            ["broken_chain"],
            ["gap"],
        )
