"""An entry of a day far ahead leaves room for the next, and is told until it is settled."""

from __future__ import annotations

import pytest

from tests.accounts.office import LI, WANG, Office, id_at, line_like, put
from workplan_tui.store.journal.entry_id import last_near_id, moment_of
from workplan_tui.store.journal.line import crc_of


def test_an_entry_of_a_far_day_in_a_file_that_does_not_count_is_no_floor(office: Office) -> None:
    entry = office.record(LI, "甲")
    put(office, WANG, f"{LI}-00000000-0001.jsonl", line_like(entry, "远", id=id_at(60)))
    put(office, WANG, "all.jsonl", line_like(entry, "远", id="7fffffff-ffff-7fff-bfff-ffffffffffff"))

    assert office.record(LI, "乙").id < last_near_id()
    assert office.seen_by(LI) == ["甲", "乙"]


def test_a_line_that_does_not_count_in_a_file_that_does_is_no_floor(office: Office) -> None:
    entry = office.record(LI, "甲")
    his = office.record(WANG, "丙")
    put(office, WANG, f"{his.replica}-0001.jsonl", line_like(entry, "远", id=id_at(60)))  # her name, his file

    assert office.record(LI, "乙").id < last_near_id()


@pytest.mark.parametrize("id", ["7fffffff-ffff-7fff-bfff-ffffffffffff", id_at(101)], ids=["last", "century"])
def test_an_entry_beyond_all_reason_leaves_room_for_the_next(office: Office, id: str) -> None:
    his = office.record(WANG, "丙")
    put(office, WANG, f"{his.replica}-0001.jsonl", line_like(his, "远", id=id, seq=2))

    assert office.record(LI, "甲").id < last_near_id()
    assert office.seen_by(LI) == ["丙", "甲"]
    assert "more than a hundred years from now" in office.doubts_of(LI)


def test_a_clock_once_ahead_is_told_once_until_it_is_settled(office: Office) -> None:
    hers = office.record(LI, "甲")
    ahead = id_at(50)
    path = office.file_of(LI)
    prev = crc_of(path.read_bytes())
    with path.open("ab") as file:
        file.write(line_like(hers, "远", id=ahead, seq=2, prev=prev, at="2076-01-01T00:00:00+08:00"))
    after = [office.record(WANG, text) for text in ("乙", "丙", "丁")]
    assert [ahead, *(entry.id for entry in after)] == sorted([ahead, *(entry.id for entry in after)])
    assert office.doubts_of(WANG).count("later day") == 1
    code, told, _ = office.run(WANG, "--json", "doctor")
    assert told.count('"id_future"') == told.count('"at_future"') == 1

    assert office.run(WANG, "doctor", "--settle", after[0].id)[0] == 2
    code, _, said = office.run(WANG, "doctor", "--settle", ahead)

    assert code == 0, said
    assert f"saved: looked at and settled: {ahead}" in said
    assert office.doubts_of(LI) == ""
    code, told, said = office.run(LI, "doctor")
    assert (code, "no faults found" in said) == (0, True), told
    last = office.record(LI, "戊")
    assert last.id > after[-1].id
    assert moment_of(last.id) - moment_of(ahead) < 1000
    code, _, said = office.run(WANG, "--actor", WANG, "undo")
    assert code == 0
    assert office.seen_by(LI) == ["甲", "远", "乙", "丙", "丁", "戊"], "what was settled last is taken back"
    assert office.doubts_of(LI).count("later day") == 1


def test_a_clock_that_is_ahead_again_is_told_again(office: Office) -> None:
    hers = office.record(LI, "甲")
    ahead = id_at(50)
    with office.file_of(LI).open("ab") as file:
        file.write(line_like(hers, "远", id=ahead, seq=2))
    assert office.run(WANG, "doctor", "--settle", ahead)[0] == 0
    again = id_at(60)
    with office.file_of(LI).open("ab") as file:
        file.write(line_like(hers, "更远", id=again, seq=3))

    assert again in office.doubts_of(LI)
    assert ahead not in office.doubts_of(LI)
