"""Another program swaps, cuts or removes the journal file in the middle of an edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reliability.ground import ground, note, texts
from tests.reliability.swaps import SPECIAL, SWAPS, swap_sweep, truncated
from workplan_tui.base.errors import NotSaved
from workplan_tui.model.operations.note import note_op
from workplan_tui.store.journal.entry_id import new_entry_id
from workplan_tui.store.journal.line import format_line


@pytest.mark.parametrize("swap", SWAPS, ids=lambda swap: swap.__name__)
def test_a_swap_before_any_call_loses_nothing_acknowledged(swap: Callable[[Path], None]) -> None:
    tally = swap_sweep(swap)

    assert tally.faults > 20
    assert tally.losses == []


@pytest.mark.parametrize("swap", SPECIAL, ids=lambda swap: swap.__name__)
def test_an_edit_is_refused_while_the_own_file_is_no_file(swap: Callable[[Path], None]) -> None:
    with ground() as place:
        place.open().record(note("一"))
        swap(place.segments[0])

        with pytest.raises(NotSaved, match=r"0001\.jsonl in the journal could not be read"):
            place.open().record(note("二"))


def test_a_program_that_read_the_entries_says_that_they_are_gone() -> None:
    with ground() as place:
        store = place.open()
        for text in "一二":
            store.record(note(text))
        place.segments[0].unlink()

        assert store.reload()

        assert "2 entries read before are no longer there" in store.damages[0]


def test_a_file_cut_and_lengthened_again_is_read_from_its_start() -> None:
    with ground() as place:
        watching = place.open()
        watching.record(note("一"))
        kept = place.segments[0].read_bytes()
        watching.record(note("二"))
        first = place.open().ledger().entries[0]
        longer = first.replace(id=new_entry_id(first.id), ops=(note_op("1", "三" * 100),))
        place.segments[0].write_bytes(kept + format_line(longer))

        assert watching.reload()

        assert texts(watching) == ["一", "三" * 100]
        assert "1 entry read before is no longer there" in watching.damages[0]


def test_a_line_changed_in_place_is_seen_by_a_program_that_read_it() -> None:
    with ground() as place:
        watching = place.open()
        watching.record(note("甲"))
        content = place.segments[0].read_bytes()
        place.segments[0].write_bytes(content.replace("甲".encode(), "乙".encode()))

        assert watching.reload()

        assert "checksum" in watching.damages[0]


def test_a_second_name_hides_no_entry_and_is_never_written_through() -> None:
    with ground() as place:
        place.open().record(note("一"))
        backup = place.folder / "backup"
        backup.hardlink_to(place.segments[0])
        kept = backup.read_bytes()

        place.open().record(note("二"))

        assert texts(place.open()) == ["一", "二"]
        assert backup.read_bytes() == kept


def test_a_journal_folder_that_went_away_is_not_begun_anew_in_silence() -> None:
    with ground() as place:
        store = place.open()
        store.record(note("一"))
        place.journal.rename(place.folder / "elsewhere")

        with pytest.raises(NotSaved, match="has gone"):
            store.record(note("二"))

        assert not place.journal.exists()


def test_an_emptied_file_is_written_on_and_its_gap_stays_to_be_seen() -> None:
    with ground() as place:
        store = place.open()
        store.record(note("一"))
        truncated(place.segments[0])

        store.record(note("二"))

        assert texts(place.open()) == ["二"]
