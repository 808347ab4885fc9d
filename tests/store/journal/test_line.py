"""Format 1 of a journal line."""

from __future__ import annotations

import json
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import make_plan
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.set import set_op
from workplan_tui.store.journal.line import FIRST_PREV, DamagedLine, crc_of, format_line, parse_line

GOLDEN = (Path(__file__).parent / "golden-1.jsonl").read_bytes()
ID = "0188747a-bb00-7000-9f10-2c1f4f6b7a55"


def make_entry(**changes: object) -> Entry:
    """Return a small entry."""
    entry = Entry(
        id=ID, seq=1, prev=FIRST_PREV, at="2023-06-01T12:10:00+08:00", on=date(2023, 6, 1),
        replica="swj-a1b2c3d4", actor="swj", plan="plan-2023",
        ops=(set_op("1", "status", "done"),),
    )  # fmt: skip
    return entry.replace(**changes)


def spoilt(body: str) -> bytes:
    """Return a line whose checksum is right over a body that is not."""
    raw = body.encode()
    return b'{"crc":"%08x",%s' % (zlib.crc32(raw), raw)


def test_the_golden_journal_is_written_the_same_way_for_ever() -> None:
    lines = GOLDEN.splitlines(keepends=True)
    assert [format_line(parse_line(line.rstrip(b"\n"))) for line in lines] == lines


def test_the_golden_journal_keeps_its_meaning() -> None:
    entries = [parse_line(line) for line in GOLDEN.splitlines()]
    ledger = Ledger(make_plan(), entries)
    assert [ledger.status(id) for id in "1234"] == ["not_started", "closed", "not_started", "暂停待定"]
    assert ledger.due_on("3") == date(2023, 12, 15)
    assert ledger.value("1", "target:1") == 4.6
    assert ledger.notes("2")[0].op["text"] == "已竣工 “二函”\u2028␛[2J"


def test_the_golden_journal_is_a_chain() -> None:
    lines = GOLDEN.split(b"\n")[:-1]
    prevs = [parse_line(line).prev for line in lines]
    assert prevs == [FIRST_PREV, *(crc_of(line) for line in lines[:-1])]


def test_a_line_begins_with_the_checksum_of_the_bytes_after_it() -> None:
    line = format_line(make_entry())
    body = line.partition(b",")[2].rstrip(b"\n")
    assert line.startswith(b'{"crc":"%08x",' % zlib.crc32(body))
    assert json.loads(line)["v"] == 1


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(st.text(st.characters(codec="utf-8")), json_values), st.text(st.characters(codec="utf-8"))
)
def test_what_is_written_is_read_again(more: dict[str, object], actor: str) -> None:
    entry = make_entry(ops=({**more, "op": "note"},), actor=actor)
    line = format_line(entry)
    assert line.count(b"\n") == 1
    assert parse_line(line.rstrip(b"\n")) == entry


@given(st.data())
def test_one_flipped_bit_anywhere_is_found(data: st.DataObject) -> None:
    line = bytearray(format_line(make_entry()).rstrip(b"\n"))
    place = data.draw(st.integers(0, len(line) - 1))
    line[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(DamagedLine):
        parse_line(bytes(line))


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_reader(junk: bytes) -> None:
    with pytest.raises(DamagedLine):
        parse_line(junk)


@pytest.mark.parametrize(
    "body",
    [
        '"v":1,"v":1}',
        '"v":NaN}',
        '"v":' + "9" * 5000 + "}",
        '"v":' + "[" * 100_000,
        '"v":{"a":' * 50_000,
        '"v":1e999}',
        '"v":1}',
        "]",
        "",
        '"v":"1"}',
        '"text":"\\ud800","v":1}',
    ],
)
def test_a_right_checksum_does_not_excuse_a_wrong_record(body: str) -> None:
    with pytest.raises(DamagedLine):
        parse_line(spoilt(body))


def test_a_lone_surrogate_inside_a_whole_record_is_damage() -> None:
    body = format_line(make_entry(actor="swj")).partition(b",")[2].decode().rstrip("\n")
    with pytest.raises(DamagedLine, match="UTF-8"):
        parse_line(spoilt(body.replace('"actor":"swj"', '"actor":"\\ud800"')))


def test_a_number_beyond_all_bounds_inside_a_whole_record_is_damage() -> None:
    body = format_line(make_entry()).partition(b",")[2].decode().rstrip("\n")
    with pytest.raises(DamagedLine, match="too large"):
        parse_line(spoilt(body.replace('"done"', "1e999")))


def test_a_transfer_that_made_the_line_end_crlf_is_accepted() -> None:
    assert parse_line(format_line(make_entry()).rstrip(b"\n") + b"\r") == make_entry()


def test_a_longer_line_than_the_format_allows_is_damage() -> None:
    with pytest.raises(DamagedLine, match="longer"):
        parse_line(format_line(make_entry(actor="长" * 30_000)).rstrip(b"\n"))
