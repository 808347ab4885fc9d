"""Sealing a year with a fault, or the end of the process, at every file call: never frozen without its archive."""

from __future__ import annotations

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest

from tests.reliability.faults import KILLS, Fault, FaultyFiles
from tests.reliability.ground import JUNE, Ground, ground, note
from workplan_tui.base.errors import WorkplanError
from workplan_tui.model.sealing import sealed_by
from workplan_tui.store.sealing.closing import WantedSeal
from workplan_tui.store.sealing.year_archive import unpacked
from workplan_tui.store.store import Store

FAULTS: tuple[Fault, ...] = (errno.EIO, errno.ENOSPC, errno.EROFS, "short", *KILLS)


def wanted(path: Path) -> WantedSeal:
    return WantedSeal("swj", str(path), JUNE, lambda ledger: {"counts.json": b"{}", "README.txt": b"x"})


def seal(store: Store, path: Path) -> str:
    """Seal as a process of its own would, and return how that ended."""
    child = os.fork()
    if child == 0:
        code = 3
        try:
            store.seal(wanted(path))
            code = 0
        except WorkplanError:
            code = 1
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return (
        "killed" if os.WIFSIGNALED(status) else {0: "sealed", 1: "refused"}[os.waitstatus_to_exitcode(status)]
    )


def calls_of(place: Ground, path: Path) -> int:
    """Return how many file calls a seal takes where nothing goes wrong."""
    files = FaultyFiles()
    place.open(files).seal(wanted(path))
    return len(files.calls)


@pytest.mark.parametrize("fault", FAULTS)
def test_whatever_happens_at_any_call_no_year_is_frozen_without_its_archive(fault: Fault) -> None:
    with ground(in_memory=True) as place:
        place.open().record(note("一"))
        path = place.folder / "year.zip"
        bring_back = place.keep()
        calls = calls_of(place, path)
        ends = set()
        for call in range(1, calls + 1):
            bring_back()
            for left in place.folder.glob("*.zip"):
                left.unlink()
            try:
                store = place.open(FaultyFiles({call: fault}) if fault not in KILLS else None)
            except WorkplanError:
                continue  # it was the plan that could not be read
            if fault in KILLS:
                store = place.open()
                store._journal.files.__class__ = FaultyFiles  # opened whole; what comes now counts
                FaultyFiles.__init__(store._journal.files, {call: fault})  # type: ignore[arg-type]
            ended = seal(store, path)
            ends.add(ended)
            entry = sealed_by(place.open().ledger())
            if entry is not None:
                assert path.exists(), (call, ended)
                assert sha256(path.read_bytes()).hexdigest() == entry.ops[0]["archive"]
            if path.exists():
                assert "tasks.toml" in unpacked(path.read_bytes(), "year.zip"), (call, ended)
            if ended == "sealed":
                assert entry is not None
            else:
                # The same again: what lies there is our own, or nothing is.
                again = place.open()
                if sealed_by(again.ledger()) is None:
                    again.seal(wanted(path))
                assert sealed_by(place.open().ledger()) is not None
        assert len(ends) > (fault != "short"), (
            "half a write is followed by the other half; all else ends some runs"
        )


def test_what_was_recorded_between_making_and_locking_seals_nothing() -> None:
    with ground() as place:
        place.open().record(note("一"))
        path = place.folder / "year.zip"
        other = place.open()

        def sign(_sums: bytes) -> bytes:
            other.record(note("二"))
            return b"x"

        with pytest.raises(WorkplanError, match=r"meanwhile|其间"):
            place.open().seal(wanted(path).replace(sign=sign))
        assert not path.exists()
        assert sealed_by(place.open().ledger()) is None


def test_another_file_in_the_place_of_the_archive_stays() -> None:
    with ground() as place:
        place.open().record(note("一"))
        path = place.folder / "year.zip"
        path.write_bytes(b"mine")
        with pytest.raises(WorkplanError):
            place.open().seal(wanted(path))
        assert path.read_bytes() == b"mine"
        assert sealed_by(place.open().ledger()) is None
        place.open().seal(wanted(path).replace(force=True))
        assert sealed_by(place.open().ledger()) is not None


def test_a_seal_on_another_host_is_known_once_it_arrives() -> None:
    with ground() as place:
        place.open().record(note("一"))
        elsewhere = place.open(home=place.folder / "other home")
        place.open().seal(wanted(place.folder / "year.zip"))
        with pytest.raises(WorkplanError):
            elsewhere.record(note("二"))
