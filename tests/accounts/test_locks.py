"""A lock that another account spoils or keeps stops nobody."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.accounts.office import LI, UIDS, USER, WANG, Office
from tests.reliability.child import in_child
from tests.reliability.ground import JUNE, Ground, note
from workplan_tui.base.errors import NotSaved
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op
from workplan_tui.store.disk.files import Files
from workplan_tui.store.disk.lock import held


def lay_lock(office: Office, kind: str) -> None:
    """Make the lock as another account that means harm would."""
    path = office.journal / ".lock"
    if kind == "closed":
        path.write_text("")
        path.chmod(0o600)
    elif kind == "fifo":
        os.mkfifo(path, 0o600)
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("/dev/zero" if kind == "device" else "nowhere")


@pytest.mark.parametrize("kind", ["closed", "fifo", "folder", "device", "nowhere"])
def test_a_lock_that_another_account_made_unusable_stops_nobody(office: Office, kind: str) -> None:
    in_child(lambda: lay_lock(office, kind), WANG)

    office.record(LI, "甲")
    code, _, said = office.run(LI, "note", "1", "乙")

    assert code == 0
    assert "could not be locked" in said
    assert office.seen_by(USER) == ["甲", "乙"]


class Waiting(Files):
    """Counts how often a lock is waited for."""

    waits = 0

    def flock_in_turn(self, handle: int) -> None:
        """Wait, and count."""
        self.waits += 1
        super().flock_in_turn(handle)


def hold_lock(office: Office, account: str) -> int:
    """Keep the folder's lock as the account for ever; return the process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(UIDS[account])
        with held(Files(), str(office.journal)):
            os.write(writing, b"held")
            time.sleep(600)
        os._exit(0)
    assert os.read(reading, 4) == b"held"
    return child


@pytest.fixture
def held_office(office: Office) -> Iterator[Office]:
    """Give a shared folder whose lock another account keeps for ever."""
    child = hold_lock(office, WANG)
    try:
        yield office
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)


def test_a_lock_that_another_account_keeps_stops_nobody(held_office: Office) -> None:
    held_office.record(LI, "甲")
    code, _, said = held_office.run(LI, "note", "1", "乙")
    assert code == 0
    assert "could not be locked (process " in said
    assert "both values are shown" in said
    home = held_office.home_of(LI)

    def ten_in_one_process() -> tuple[int, int]:
        files = Waiting()
        store = held_office.open(files, home)
        for number in range(10):
            store.record(note(str(number)))
        return files.waits, len(os.listdir("/proc/self/task"))

    waits, threads = in_child(ten_in_one_process, LI)
    assert waits == 1, "it is waited for once"
    assert threads <= 3
    assert len(held_office.seen_by(USER)) == 12


def test_an_accounts_own_edits_take_turns_without_the_folders_lock(held_office: Office) -> None:
    home = held_office.home_of(LI)
    held_office.record(LI, "0")

    def crowd() -> None:
        children = []
        for writer in range(4):
            child = os.fork()
            if child == 0:
                code = 1
                try:
                    for number in range(5):
                        held_office.open(home=home).record(note(f"{writer}.{number}" + "x" * 20_000))
                    code = 0
                finally:
                    os._exit(code)
            children.append(child)
        assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4

    in_child(crowd, LI)

    assert len(held_office.seen_by(USER)) == 21
    entries = held_office.open().ledger().entries
    assert [entry.seq for entry in entries] == list(range(1, 22))
    assert held_office.doubts_of(USER) == ""


def test_two_values_set_at_one_moment_without_the_lock_are_a_conflict(held_office: Office) -> None:
    home = held_office.home_of(WANG)

    def his() -> None:
        store = held_office.open(home=home)
        store.record(Change((set_op("1", "status", "in_progress"),), WANG, JUNE))

    class Overtaken(Files):
        """Another account records between the judging and the write."""

        is_first = True

        def write(self, handle: int, data: bytes) -> int:
            if self.is_first and data.startswith(b'{"crc"'):
                self.is_first = False
                in_child(his, WANG)
            return super().write(handle, data)

    store = held_office.open(Overtaken(), held_office.home_of("root"))
    recorded = store.record(Change((set_op("1", "status", "suspended", "停"),), "root", JUNE))

    assert any("both values are shown" in doubt for doubt in recorded.doubts)
    ledger = held_office.open().ledger()
    assert len(ledger.heads("1", "status")) == 2
    assert {entry.actor for entry in ledger.entries} == {WANG, "root"}


def test_ones_own_folder_is_still_locked_strictly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workplan_tui.store.disk.lock.LONGEST_WAIT", 0.05)
    place = Ground(tmp_path)
    place.open().record(note("一"))
    with held(Files(), str(place.journal)), pytest.raises(NotSaved, match="keeps the journal locked"):
        place.open().record(note("二"))
