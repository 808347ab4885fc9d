"""Copies of damage have a limit."""

from __future__ import annotations

from pathlib import Path

from tests.reliability.ground import Ground, note
from workplan_tui.store.journal.quarantine import MOST_AT_ONCE, MOST_BYTES, MOST_COPIES


def test_copies_of_ones_own_damage_have_a_limit(tmp_path: Path) -> None:
    place = Ground(tmp_path)
    place.open().record(note("一"))
    (path,) = place.segments
    good = path.read_bytes()
    path.write_bytes(b"".join(good + b"x" * (number + 1) + b"\n" for number in range(500)))
    for _ in range(3):
        place.open().record(note("二"))
    copies = list((place.journal / "quarantine").iterdir())
    assert 0 < len(copies) <= 3 * MOST_AT_ONCE
    for number in range(MOST_COPIES):
        (place.journal / "quarantine" / f"k{number}").write_bytes(b"")
    place.open().record(note("三"))
    assert len(list((place.journal / "quarantine").iterdir())) == len(copies) + MOST_COPIES


def test_damaged_lines_that_follow_each_other_are_one_copy(tmp_path: Path) -> None:
    place = Ground(tmp_path)
    place.open().record(note("一"))
    (path,) = place.segments
    path.write_bytes(path.read_bytes() + b"x\n" * 900)
    place.open().record(note("二"))
    (copy,) = (place.journal / "quarantine").iterdir()
    assert copy.read_bytes() == (b"x\n" * 900).removesuffix(b"\n")
    (copy.parent / "large").write_bytes(b"0" * MOST_BYTES)
    path.write_bytes(path.read_bytes() + b"yyy\n")
    place.open().record(note("三"))
    assert {p.name for p in copy.parent.iterdir()} == {copy.name, "large"}
