"""Accounts in one folder: every honest one is counted, and no other one can hold it up or forge it."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import workplan_tui
from tests.conftest import PLAN_TOML
from tests.reliability.accounts import PEOPLE, accounts, command, in_container
from tests.reliability.child import folder_for_all, in_child
from tests.reliability.ground import JUNE, Ground, note, texts
from workplan_tui.base.errors import NoPermission, NotSaved
from workplan_tui.model.entry import Change, Entry
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.origin import is_bound_to
from workplan_tui.store.disk.files import Files
from workplan_tui.store.disk.lock import held
from workplan_tui.store.journal.entry_id import last_near_id, moment_of, new_entry_id
from workplan_tui.store.journal.line import crc_of, format_line
from workplan_tui.store.journal.quarantine import MOST_AT_ONCE, MOST_BYTES, MOST_COPIES

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root may switch accounts")

LI, WANG, USER = "lizyx", "wangzyx", "user"
HYPHENED, PLAIN = "ann-lee", "annlee"
NUMBERED, CHINESE = "uid61009", "张伟"
NAMELESS = 61099
UIDS = {name: PEOPLE[name] for name in (LI, WANG, USER, HYPHENED, PLAIN, NUMBERED, CHINESE)}
YEAR = 365 * 24 * 3600 * 1000
QUICK = 3.0
"""Seconds; the half second for the lock, and a busy machine. Whoever is held up waits for five and more."""


@pytest.fixture(scope="module", autouse=True)
def real_accounts() -> Iterator[None]:
    """Let the accounts exist while these tests run."""
    with accounts():
        yield


class Office(Ground):
    """A shared journal folder as the documents say it: sticky, with the group of those who use it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.plan.chmod(0o644)
        self.journal.mkdir()
        os.chown(self.journal, 0, 65534)
        self.journal.chmod(0o3777)

    def home_of(self, account: str | int) -> Path:
        """Return the account's home."""
        home = self.folder / f"home-{account}"
        if not home.exists():
            home.mkdir()
            os.chown(home, _uid(account), 65534)
        return home

    def record(self, account: str | int, text: str, files: Files | None = None) -> Entry:
        """Record a note as the account."""
        home = self.home_of(account)
        return in_child(lambda: self.open(files, home).record(note(text, str(account))).entry, account)

    def seen_by(self, account: str | int) -> list[str]:
        """Return the notes that the account is shown."""
        home = self.home_of(account)
        return in_child(lambda: texts(self.open(home=home)), account)

    def doubts_of(self, account: str | int) -> str:
        """Return what the account is told of the journal after having read all of it."""
        home = self.home_of(account)

        def look() -> str:
            store = self.open(home=home)
            store.ledger()
            ahead = [f"of a later day: {store.ahead.id}"] if store.ahead else []
            return "\n".join((*store.damages, *ahead))

        return in_child(look, account)

    def file_of(self, account: str) -> Path:
        """Return the account's first journal file."""
        return next(path for path in self.segments if path.name.startswith(f"{account}-"))

    def run(
        self, account: str | int | None, *words: object, home: Path | None = None
    ) -> tuple[int, str, str]:
        """Run the command as the account."""
        return command(account, home or self.home_of(account or "root"), "--plan", self.plan, *words)


def _uid(account: str | int) -> int:
    return account if isinstance(account, int) else 0 if account == "root" else UIDS[account]


@pytest.fixture
def office() -> Iterator[Office]:
    """Give a folder that accounts share."""
    with folder_for_all() as folder:
        yield Office(folder)


def put(office: Office, account: str | int, name: str, data: bytes, mode: int = 0o644) -> Path:
    """Lay a file into the journal folder as the account."""

    def write() -> None:
        path = office.journal / name
        with path.open("ab") as file:
            file.write(data)
        path.chmod(mode)

    in_child(write, account)
    return office.journal / name


def line_like(entry: Entry, text: str, **changes: Any) -> bytes:
    """Return a line like the entry's with another text."""
    return format_line(
        entry.replace(**{"ops": (note_op("1", text),), "id": new_entry_id(entry.id), **changes})
    )


def id_at(years: float) -> str:
    """Return an id of a day so many years from now."""
    head = f"{int(time.time() * 1000 + years * YEAR):012x}"
    return f"{head[:8]}-{head[8:]}-7fff-bfff-ffffffffffff"


# --- Whoever is honest is counted


@pytest.mark.parametrize(
    "account",
    [HYPHENED, PLAIN, NUMBERED, CHINESE, USER, NAMELESS],
    ids=["hyphen", "plain", "uid", "zh", "user", "none"],
)
def test_what_any_account_saved_counts_for_everybody(office: Office, account: str | int) -> None:
    for other in (PLAIN, USER):  # what the name looks like without its odd signs is another account
        office.record(other, "别人")

    office.record(account, "甲")
    office.record(account, "乙")

    for reader in (account, LI, "root"):
        assert office.seen_by(reader) == ["别人", "别人", "甲", "乙"]
        assert office.doubts_of(reader) == ""
    assert len({path.name for path in office.segments}) <= 3


@pytest.mark.parametrize("inside", [0, 1000])
def test_what_is_saved_in_a_rootless_container_counts_outside_and_inside(office: Office, inside: int) -> None:
    office.record(WANG, "外")
    home = office.home_of(LI)

    def work() -> list[str]:
        office.open(home=home).record(note("内"))
        return texts(office.open(home=home))

    assert in_container(work, UIDS[LI], inside) == ["外", "内"]
    assert office.seen_by(WANG) == office.seen_by(LI) == ["外", "内"]
    assert office.doubts_of(WANG) == ""


@pytest.mark.parametrize(("account", "word"), [(HYPHENED, PLAIN), (CHINESE, USER), (NAMELESS, str(NAMELESS))])
def test_a_file_under_a_name_of_before_counts_now(office: Office, account: str | int, word: str) -> None:
    entry = office.record(WANG, "甲")
    replica = f"{word}-0a1b2c3d"
    put(office, account, f"{replica}-0001.jsonl", line_like(entry, "旧", replica=replica))

    assert office.seen_by(LI) == ["甲", "旧"]


@pytest.mark.parametrize(("hers", "his"), [("0001", "0002"), ("0002", "0001")])
def test_an_account_with_a_like_name_cannot_lengthen_what_another_wrote(
    office: Office, hers: str, his: str
) -> None:
    entry = office.record(PLAIN, "甲")
    (path,) = office.segments
    path.rename(path.with_name(f"{entry.replica}-{hers}.jsonl"))
    forged = f"{entry.replica}-{his}.jsonl"
    put(office, HYPHENED, forged, line_like(entry, "伪", seq=2))

    assert office.seen_by(LI) == ["甲"]
    assert forged in office.doubts_of(LI)


@pytest.mark.parametrize("word", [str(NAMELESS), f"uid-{NAMELESS}", f"uid-{UIDS[HYPHENED]}"])
def test_a_file_in_the_name_of_an_account_that_goes_by_its_number_does_not_count(
    office: Office, word: str
) -> None:
    entry = office.record(LI, "甲")
    replica = f"{word}-00000000"
    put(office, WANG, f"{replica}-0001.jsonl", line_like(entry, "伪", replica=replica))

    assert office.seen_by(LI) == ["甲"]


@pytest.mark.parametrize("first", [0, NAMELESS], ids=["restored", "brought"])
def test_a_writer_of_another_host_is_lengthened_only_by_who_has_its_first_file(
    office: Office, first: int
) -> None:
    entry = office.record(LI, "甲")
    replica = "zhaozyx-0a1b2c3d"
    path = put(office, LI, f"{replica}-0001.jsonl", line_like(entry, "外", replica=replica))
    os.chown(path, first, 65534)
    put(office, WANG, f"{replica}-0002.jsonl", line_like(entry, "伪", replica=replica, seq=2))

    assert office.seen_by(LI) == ["甲", "外"]


def test_what_root_restored_of_another_host_is_nobodys_to_begin(office: Office) -> None:
    entry = office.record(LI, "甲")
    replica = "zhaozyx-0a1b2c3d"
    path = put(office, LI, f"{replica}-0002.jsonl", line_like(entry, "外", replica=replica))
    os.chown(path, 0, 0)
    put(office, WANG, f"{replica}-0001.jsonl", line_like(entry, "伪", replica=replica, seq=2))

    assert office.seen_by(LI) == ["甲", "外"]


@pytest.mark.parametrize("account", [NAMELESS, NUMBERED, LI, HYPHENED, CHINESE])
def test_what_root_restored_is_lengthened_by_its_writer_and_by_nobody_else(
    office: Office, account: str | int
) -> None:
    entry = office.record(account, "甲")
    (first,) = office.segments
    os.chown(first, 0, 0)
    put(office, WANG, f"{entry.replica}-0002.jsonl", line_like(entry, "伪", seq=2))

    office.record(account, "乙")

    assert office.seen_by(LI) == office.seen_by(account) == ["甲", "乙"]


def test_what_would_count_for_nobody_is_not_called_saved(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workplan_tui.store.journal.replica.account_word", lambda uid: WANG)
    home = office.home_of(LI)

    def work() -> tuple[str, str | None]:
        with pytest.raises(NotSaved) as refused:
            office.open(home=home).record(note("甲"))
        return str(refused.value), refused.value.entry_line

    said, offered = in_child(work, LI)

    assert f"would be {LI}" in said
    assert "甲" in str(offered)
    assert office.segments == []


class Squashed(Files):
    """A disk that gives every new file to another account, as shares of other hosts do."""

    def lstat(self, path: str) -> Any:
        """Return what the other host says."""
        return self._said(super().lstat(path)) if path.endswith(".jsonl") else super().lstat(path)

    def fstat(self, handle: int) -> Any:
        """Return what the other host says."""
        return self._said(super().fstat(handle))

    def _said(self, found: os.stat_result) -> Any:
        told = {name: getattr(found, name) for name in dir(found) if name.startswith("st_")}
        return SimpleNamespace(**{**told, "st_uid": UIDS[WANG]})


def test_a_line_that_lies_in_a_file_of_another_account_after_all_is_not_called_saved(office: Office) -> None:
    home = office.home_of(LI)

    def work() -> tuple[str, str | None]:
        with pytest.raises(NotSaved) as refused:
            office.open(Squashed(), home).record(note("甲"))
        return str(refused.value), refused.value.entry_id

    said, id = in_child(work, LI)

    assert f"would be {WANG}" in said
    assert str(id) in office.segments[0].read_text(encoding="utf-8")


# --- An id belongs to who had it first


def test_an_id_that_another_account_repeats_takes_nothing_away(office: Office) -> None:
    hers = office.record(LI, "甲")
    his = office.record(WANG, "乙")
    assert is_bound_to(hers.replica, hers.id)
    for text in ("伪", "\U0010ffff", "A"):
        put(office, WANG, f"{his.replica}-0001.jsonl", line_like(his, text, id=hers.id, seq=2))
        assert office.seen_by(LI) == office.seen_by(WANG) == ["甲", "乙"]

    for verb in ("list", "log"):
        code, _, said = office.run(LI, verb)
        assert code == 0
        assert f"Entry {hers.id} stands twice: what {hers.replica} says under it counts, " in said
    code, told, _ = office.run(LI, "doctor")
    assert code == 1
    assert "has the id of" in told


def test_a_screen_that_stays_open_keeps_the_rightful_one_whichever_comes_first(office: Office) -> None:
    his = office.record(WANG, "乙")
    store = office.open()
    assert texts(store) == ["乙"]
    hers = office.record(LI, "甲")
    kept = office.file_of(LI).rename(office.folder / "away")
    put(office, WANG, f"{his.replica}-0001.jsonl", line_like(his, "伪", id=hers.id, seq=2))
    store.reload()
    assert texts(store) == ["乙", "伪"]

    kept.rename(office.journal / f"{hers.replica}-0001.jsonl")
    store.reload()

    assert texts(store) == ["乙", "甲"]
    assert any(hers.id in doubt for doubt in store.damages)


# --- Nobody stops the others


def times(office: Office, account: str | int, text: str) -> float:
    """Return how long the account's edit takes, in seconds."""
    began = time.monotonic()
    office.record(account, text)
    return time.monotonic() - began


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


class Counting(Files):
    """Counts what is read."""

    bytes_read = 0

    def pread(self, handle: int, length: int, offset: int) -> bytes:
        """Read, and count."""
        data = super().pread(handle, length, offset)
        self.bytes_read += len(data)
        return data


def bytes_read(office: Office, account: str) -> int:
    """Return how many bytes the account reads for an edit."""
    home = office.home_of(account)

    def work() -> int:
        files = Counting()
        office.open(files, home).record(note("读"))
        return files.bytes_read

    return in_child(work, account)


@pytest.mark.parametrize(
    "name", [f"{WANG}-00000000-0001.jsonl", f"{LI}-00000000-0001.jsonl"], ids=["own", "forged"]
)
def test_a_file_of_forty_gigabytes_that_take_no_disk_costs_nothing(office: Office, name: str) -> None:
    office.record(LI, "甲")
    path = put(office, WANG, name, b"")
    in_child(lambda: os.truncate(path, 40 << 30), WANG)

    assert bytes_read(office, LI) < (4 << 20 if name.startswith(WANG) else 1 << 14)
    assert times(office, LI, "乙") < QUICK
    assert name in office.doubts_of(LI)
    began = time.monotonic()
    code, told, _ = office.run(LI, "doctor")
    assert time.monotonic() - began < 3 * QUICK
    assert code == 1
    assert name in told


def test_another_accounts_garbage_costs_no_time_and_no_copies(office: Office) -> None:
    office.record(LI, "甲")
    for number in range(20):
        put(office, WANG, f"{WANG}-{number:08x}-0001.jsonl", b"x\n" * 4200)

    assert times(office, LI, "乙") < QUICK
    assert not (office.journal / "quarantine").exists()
    assert office.seen_by(LI) == ["甲", "乙"]


def test_garbage_that_looks_like_lines_is_given_up_and_what_others_wrote_is_read(office: Office) -> None:
    his = office.record(WANG, "丙")
    put(office, WANG, f"{his.replica}-0001.jsonl", b'{"crc":"00000000","v":1,\n' * 30_000)
    put(office, WANG, f"{his.replica}-0001.jsonl", line_like(his, "后", seq=2))
    office.record(LI, "甲")

    assert times(office, LI, "乙") < QUICK
    assert office.seen_by(LI) == ["丙", "甲", "乙"]
    office.record(WANG, "丁")  # goes to a new number: everybody reads it
    assert office.seen_by(LI) == ["丙", "甲", "乙", "丁"]


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

    assert times(office, LI, "甲") < QUICK
    code, _, said = office.run(LI, "note", "1", "乙")

    assert code == 0
    assert "could not be locked" in said
    assert office.seen_by(USER) == ["甲", "乙"]


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
    assert times(held_office, LI, "甲") < QUICK
    code, _, said = held_office.run(LI, "note", "1", "乙")
    assert code == 0
    assert "could not be locked (process " in said
    assert "both values are shown" in said
    home = held_office.home_of(LI)

    def ten_in_one_process() -> tuple[float, int]:
        store, began = held_office.open(home=home), time.monotonic()
        for number in range(10):
            store.record(note(str(number)))
        return time.monotonic() - began, len(os.listdir("/proc/self/task"))

    seconds, threads = in_child(ten_in_one_process, LI)
    assert seconds < QUICK, "it is waited for once"
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


def test_a_hundred_and_nine_empty_files_with_the_next_numbers_stop_nobody(office: Office) -> None:
    hers = office.record(LI, "甲")
    for number in range(2, 111):
        put(office, WANG, f"{hers.replica}-{number:04d}.jsonl", b"")
    office.file_of(LI).chmod(0o666)  # from now on others could write it: a new number is begun

    office.record(LI, "乙")

    assert office.seen_by(WANG) == ["甲", "乙"]
    assert (office.journal / f"{hers.replica}-0111.jsonl").exists()


def test_a_later_name_that_another_account_took_hides_nothing_under_the_lock(office: Office) -> None:
    hers = office.record(LI, "甲")
    put(office, WANG, f"{hers.replica}-0002.jsonl", b"")
    os.utime(office.journal, (1_700_000_000, 1_700_000_000))
    store = office.open()
    office.record(LI, "乙")

    store.record(note("丙"))

    assert texts(store) == ["甲", "乙", "丙"]


def test_seventeen_hundred_values_that_nobody_saw_stop_nobody(office: Office) -> None:
    his = office.record(WANG, "丙")
    lines, id, in_force = [], his.id, ""
    for number in range(1700):
        id = new_entry_id(id, his.replica)
        op = {**set_op("1", "status", "in_progress"), "was": "not_started", "sees": []}
        on = date(2023, 5, 1) if number else date(2023, 5, 31)  # so that the first one is in force
        lines.append(format_line(his.replace(id=id, on=on, seq=number + 2, ops=(op,))))
        in_force = id if number == 0 else in_force
    put(office, WANG, f"{his.replica}-0001.jsonl", b"".join(lines))
    home = office.home_of(LI)

    def set_all() -> tuple[str, float, list[str]]:
        began = time.monotonic()
        store = office.open(home=home)
        ops = (set_op("1", "status", "done"), set_op("2", "status", "done"))
        entry = store.record(Change(ops, "li", JUNE)).entry
        return office.open(home=home).ledger().status("1"), time.monotonic() - began, entry.ops[0]["sees"]

    status, seconds, sees = in_child(set_all, LI)

    assert status == "done"
    assert seconds < QUICK
    assert in_force in sees
    assert 200 < len(sees) < 1001
    assert office.run(LI, "list")[0] == office.run(LI, "show", "1")[0] == 0


# --- Where the folder lies


@pytest.mark.parametrize("mode", [0o777, 0o775])
def test_a_shared_folder_in_one_that_others_may_write_refuses_every_edit(office: Office, mode: int) -> None:
    office.record(LI, "甲")
    os.chown(office.folder, 0, 65534)
    office.folder.chmod(mode)

    with pytest.raises(NoPermission, match=r"may put another folder in the place .*chmod"):
        office.open().record(note("乙"))
    code, _, said = office.run(LI, "note", "1", "丙")
    assert code == 77
    assert str(office.folder) in said
    office.folder.chmod(mode | stat.S_ISVTX)
    office.record(LI, "丁")
    assert office.seen_by(LI) == ["甲", "丁"]


def test_one_of_the_folders_further_up_is_looked_at_too(office: Office) -> None:
    inner = office.folder / "a" / "b"
    inner.mkdir(parents=True)
    office.journal.rename(inner / "2023.journal")
    (office.folder / "a").chmod(0o777)

    code, _, said = office.run(LI, "--journal", inner / "2023.journal", "note", "1", "丙")

    assert code == 77
    assert f"write {office.folder / 'a'}" in said


def test_ones_own_folder_in_one_that_others_may_write_is_used_and_it_is_said(tmp_path: Path) -> None:
    place = Ground(tmp_path)
    place.open().record(note("一"))
    assert place.open().damages == ()
    tmp_path.chmod(0o777)

    (doubt,) = place.open().damages

    assert "what is shown may be forged" in doubt
    code, told, _ = command(None, place.home, "--plan", place.plan, "doctor")
    assert (code, str(tmp_path) in told, "mode 0777" in told) == (1, True, True)
    place.open().record(note("二"))
    tmp_path.chmod(0o775)  # the group of root, which is root's alone
    assert place.open().damages == ()


# --- A clock that was ahead


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


# --- Another account's home


def test_root_with_another_accounts_home_writes_through_none_of_its_links(office: Office) -> None:
    home = office.home_of(LI)
    precious = office.folder / "precious"
    precious.mkdir(mode=0o700)
    os.utime(office.plan, (1_700_000_000, 1_700_000_000))

    def lay_traps() -> None:
        for part in (".cache", ".local/state", ".config"):
            (home / part).mkdir(parents=True)
            (home / part / "workplan").symlink_to(precious)

    in_child(lay_traps, LI)

    assert office.run("root", "list", home=home)[0] == 0
    code, _, said = office.run("root", "note", "1", "甲", home=home)

    assert code == 77
    assert "another account's place" in said
    assert list(precious.iterdir()) == []


@pytest.mark.parametrize("part", [".cache", ".local/state"])
def test_root_leaves_nothing_in_another_accounts_home(office: Office, part: str) -> None:
    home = office.home_of(LI)
    in_child(lambda: (home / part / "workplan").mkdir(parents=True), LI)
    os.utime(office.plan, (1_700_000_000, 1_700_000_000))

    office.run("root", "list", home=home)
    office.run("root", "note", "1", "甲", home=home)

    assert list((home / part / "workplan").iterdir()) == []
    assert office.run(LI, "note", "1", "乙")[0] == 0
    assert office.seen_by(LI) == ["乙"]


def test_an_account_whose_cache_is_a_link_of_its_own_goes_on_using_it(office: Office) -> None:
    home = office.home_of(LI)
    os.utime(office.plan, (1_700_000_000, 1_700_000_000))

    def link() -> None:
        (home / "big").mkdir()
        (home / ".cache").symlink_to(home / "big")

    in_child(link, LI)
    assert office.run(LI, "list")[0] == 0
    assert [path.suffix for path in (home / "big" / "workplan").iterdir()] == [".json"]


def test_a_link_of_another_account_in_the_cache_is_not_followed(office: Office) -> None:
    home = office.home_of(LI)
    os.utime(office.plan, (1_700_000_000, 1_700_000_000))
    elsewhere = office.home_of(LI) / "elsewhere"
    in_child(elsewhere.mkdir, LI)
    home.chmod(0o777)
    in_child(lambda: (home / ".cache").symlink_to(elsewhere), WANG)

    assert office.run(LI, "list")[0] == 0
    assert list(elsewhere.iterdir()) == []


# --- Root in somebody's own folder


class Own:
    """A plan and a home that belong to one account."""

    def __init__(self, folder: Path, account: str) -> None:
        self.folder, self.account = folder, account
        self.plan = folder / "tasks.toml"
        self.plan.write_text(PLAN_TOML, encoding="utf-8")
        self.home = folder / "home"
        self.home.mkdir()
        self.roots = folder / "roots"
        for path in (folder, self.plan, self.home):
            os.chown(path, UIDS[account], 65534)
        self.roots.mkdir()

    def run(self, account: str, *words: object) -> tuple[int, str, str]:
        """Run the command as the account, with its own home."""
        home = self.roots if account == "root" else self.home
        return command(account, home, "--plan", self.plan, *words)


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Iterator[Own]:
    """Give a plan of an account whose home is known to the system."""
    with folder_for_all() as folder:
        place = Own(folder, LI)
        import pwd

        real = pwd.getpwuid
        known = {field: getattr(real(UIDS[LI]), field) for field in dir(real(0)) if field.startswith("pw_")}
        hers = SimpleNamespace(**{**known, "pw_dir": str(place.home)})
        monkeypatch.setattr(pwd, "getpwuid", lambda uid: hers if uid == UIDS[LI] else real(uid))
        yield place


def test_what_root_records_in_a_users_folder_is_the_users_to_read_and_to_go_on_with(own: Own) -> None:
    assert own.run("root", "note", "1", "甲")[0] == 0  # the first run of all
    assert own.run(LI, "note", "1", "乙")[0] == 0
    assert own.run("root", "note", "1", "丙")[0] == 0

    for account in (LI, "root"):
        code, told, said = own.run(account, "log", "1")
        assert code == 0
        assert [word for word in "甲乙丙" if word in told] == ["甲", "乙", "丙"]
        assert said == ""
    made = [path for path in own.folder.rglob("*") if own.roots not in (path, *path.parents)]
    assert {(path.stat().st_uid, path.stat().st_gid) for path in made} == {(UIDS[LI], 65534)}
    assert len(list((own.folder / "tasks.journal").glob("*.jsonl"))) == 1
    assert os.geteuid() == 0


def test_roots_program_may_lie_where_only_root_can_read(own: Own) -> None:
    program = own.roots / "program"
    shutil.copytree(Path(workplan_tui.__file__).parent, program / "workplan_tui")
    own.roots.chmod(0o700)
    code = "from workplan_tui.cli.main import main; main()"
    for words in (("note", "1", "甲"), ("set", "1", "done"), ("undo",), ("close", "1")):
        done = subprocess.run(
            [sys.executable, "-c", code, "--plan", own.plan, "--lang", "en", *words],
            env={
                "HOME": str(own.roots), "XDG_STATE_HOME": str(own.home), "PATH": os.defpath,
                "PYTHONPATH": os.pathsep.join([str(program), *sys.path]),
            },
            cwd="/", capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "Traceback" not in done.stderr
        assert done.returncode == (1 if words[0] == "close" else 0), done.stderr

    made = [path for path in own.folder.rglob("*") if own.roots not in (path, *path.parents)]
    assert {path.stat().st_uid for path in made} == {UIDS[LI]}


def test_what_root_made_in_a_users_folder_is_never_judged_without(own: Own) -> None:
    assert own.run(LI, "note", "1", "甲")[0] == 0
    (segment,) = (own.folder / "tasks.journal").glob("*.jsonl")
    other = segment.with_name("root-0a1b2c3d-0001.jsonl")
    shutil.copy2(segment, other)
    os.chown(other, 0, 0)
    other.chmod(0o600)

    code, _, said = own.run(LI, "note", "1", "乙")

    assert code == 75
    assert other.name in said
    os.chown(other, UIDS[LI], 65534)
    assert own.run(LI, "note", "1", "乙")[0] == 0


def test_root_says_no_in_a_folder_of_an_account_that_has_no_name(own: Own) -> None:
    for path in (own.folder, own.plan):
        os.chown(path, NAMELESS, 65534)

    code, _, said = own.run("root", "note", "1", "甲")

    assert code == 77
    assert f"account number {NAMELESS}" in said
    assert not (own.folder / "tasks.journal").exists()
    assert os.geteuid() == 0
