"""Lines that were not taken apart yet: nothing that matters is passed over, and nothing is lost."""

from __future__ import annotations

import json
import zlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.model.entries import entry_id
from workplan_tui.model.entry import Entry
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.store.journal import records as records_module
from workplan_tui.store.journal.line import format_line, parse_line
from workplan_tui.store.journal.records import Records
from workplan_tui.store.journal.sieve import places_about

TASKS = ("4", "42", '4"2', "4/2", "四", "a-b", "\\", "task", "undo")


def lined(number: int, *ops: object) -> bytes:
    """Return the line this program writes."""
    entry = Entry(
        id=entry_id(number), seq=number, prev="00000000", at="2023-06-01T12:00:00+08:00",
        on=date(2023, 6, 1), replica="swj-a1b2c3d4", actor="swj", plan="plan-2023", ops=ops,
    )  # fmt: skip
    return format_line(entry)[:-1]


def sealed(body: str) -> bytes:
    """Return the line of any body, with its right checksum."""
    raw = body.encode()
    return b'{"crc":"%08x",%s' % (zlib.crc32(raw), raw)


def rewritten(line: bytes, ascii_only: bool, separators: tuple[str, str], slash: bool) -> bytes:
    """Return the same record as another JSON writer might lay it out."""
    record = json.loads(line)
    del record["crc"]
    text = json.dumps(record, ensure_ascii=ascii_only, separators=separators)[1:]
    return sealed(text.replace("/", "\\/") if slash else text)


def taken(lines: list[bytes]) -> Records:
    """Return what a file of these lines holds."""
    found = Records("swj-a1b2c3d4-0001.jsonl")
    found.take(lines, 0)
    return found


def about(records: Records, task: str) -> list[Entry]:
    """Return what may matter to the task in a journal of one file."""
    [places] = places_about([task], [records])
    return records.at(places)


ops = st.one_of(
    st.builds(lambda task, value: set_op(task, "status", value), st.sampled_from(TASKS), st.sampled_from(TASKS)),
    st.builds(lambda task: {"op": "note", "task": task, "text": '"task":"42" undo'}, st.sampled_from((*TASKS, 42, 4))),
    st.builds(lambda number: undo_op((entry_id(number),)), st.integers(1, 12)),
)  # fmt: skip


@st.composite
def files(draw: st.DrawFn, first: int = 1) -> list[bytes]:
    """Draw the lines of a file, some laid out by another program."""
    lines = []
    for number in range(first, first + draw(st.integers(1, 6))):
        line = lined(number, *draw(st.lists(ops, min_size=1, max_size=3)))
        if draw(st.booleans()):
            separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (",", " : ")]))
            line = rewritten(line, draw(st.booleans()), separators, draw(st.booleans()))
        lines.append(line)
    return lines


@given(files())
def test_in_the_end_every_entry_is_read(lines: list[bytes]) -> None:
    records = taken(lines)
    assert list(records) == [parse_line(line) for line in lines]
    assert records.newest_id == max(entry.id for entry in records)
    assert records.last == parse_line(lines[-1])


@given(files(), files(first=7), st.sampled_from(TASKS))
def test_nothing_that_speaks_of_a_task_or_takes_such_back_is_passed_over(
    lines: list[bytes], others: list[bytes], task: str
) -> None:
    both = [taken(others), taken(lines)]  # what takes back may stand in a file that is read first
    found = [
        [entry.id for entry in of.at(its)] for of, its in zip(both, places_about([task], both), strict=True)
    ]
    entries = [parse_line(line) for line in lines + others]
    needed = {entry.id for entry in entries if task in entry.task_ids}
    for entry in entries * 12:
        needed |= {entry.id for id in entry.taken_back_ids if id in needed}
    assert needed <= {*found[0], *found[1]}
    assert [sorted(set(ids)) for ids in found] == found


@given(files(), st.lists(st.sampled_from(["about", "last", "since", "all"]), max_size=4))
def test_the_order_of_questions_changes_no_answer(lines: list[bytes], asked: list[str]) -> None:
    records = taken(lines)
    for question in asked:
        answers = {
            "about": lambda: about(records, "42"), "last": lambda: records.last,
            "since": lambda: records.since(1), "all": lambda: list(records),
        }  # fmt: skip
        answers[question]()
    assert list(records) == [parse_line(line) for line in lines]


def test_an_edit_of_one_task_takes_only_its_lines_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [lined(n, set_op(str(n), "status", "done")) for n in range(1, 101)]
    lines += [lined(100 + n, undo_op((entry_id(n),))) for n in range(1, 101)]
    lines += [lined(300, undo_op((entry_id(142),)))]  # done again: a long way round to the task
    records, read = taken(lines), list[bytes]()
    parse = records_module.parse_body
    monkeypatch.setattr(records_module, "parse_body", lambda body: (read.append(body), parse(body))[1])
    assert [entry.id for entry in about(records, "42")] == [entry_id(42), entry_id(142), entry_id(300)]
    assert len(read) == 3


def test_a_line_that_proves_to_be_no_entry_is_damage_at_its_place() -> None:
    whole = lined(1, set_op("1", "status", "done"))
    double = sealed(whole.partition(b",")[2].decode().replace('"seq":1', '"seq":1,"seq":2'))
    records = taken([b"torn", double, lined(3, set_op("2", "status", "done"))])
    assert [damage.line for damage in records.damages] == [1]
    assert [entry.id for entry in records] == [entry_id(3)]
    assert [(d.line, d.offset, d.length) for d in records.damages] == [(1, 0, 4), (2, 5, len(double))]
    assert "twice" in records.damages[1].reason


def test_a_file_of_nothing_but_damage_is_read_in_time() -> None:
    records = taken([b"?"] * 20_000)
    last = records.damages[-1]
    assert (records.line_count, len(records.damages)) == (20_000, 1000)
    assert last.offset + last.length == 39_999  # what is not listed is in the last one


def test_what_stands_in_the_place_of_an_id_and_is_none_is_not_followed() -> None:
    whole = lined(1, set_op("1", "status", "done"))
    odd = sealed(whole.partition(b",")[2].decode().replace(entry_id(1), "ff" * 18))
    records = taken([whole, odd])
    assert records.newest_id == entry_id(1)
    assert [entry.id for entry in records] == [entry_id(1)]
