"""Several accounts on one host: real ones, in child processes, where the test may switch."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.reliability.child import ACCOUNTS, GROUP, folder_for_all, in_child
from tests.reliability.ground import JUNE, Ground, note, texts
from tests.support.journal_lines import another_line
from workplan_tui.base.errors import EXIT_NO_PERMISSION, NoPermission, Refused
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op
from workplan_tui.reports.refused import error_words
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal.entry_id import new_entry_id
from workplan_tui.store.journal.line import format_line

NEEDS_ROOT = pytest.mark.skipif(os.geteuid() != 0, reason="only root may switch accounts")
ALICE, BOB = ACCOUNTS


class Shared(Ground):
    """A sticky journal folder that every account, or every one of a group, may write into."""

    def __init__(self, folder: Path, mode: int = 0o1777) -> None:
        super().__init__(folder)
        self.plan.chmod(0o644)
        self.journal.mkdir()
        if os.geteuid() == 0:
            os.chown(self.journal, 0, GROUP)
        self.journal.chmod(mode)
        for account in (*ACCOUNTS, "root"):
            self.home_of(account).mkdir()
            shutil.chown(self.home_of(account), account)

    def home_of(self, account: str) -> Path:
        """Return the account's own home."""
        return self.folder / f"home-{account}"

    def record(self, account: str, text: str, umask: int = 0o022) -> str:
        """Record a note as the account; return its id."""

        def work() -> str:
            os.umask(umask)
            return self.open(home=self.home_of(account)).record(note(text, account)).entry.id

        return in_child(work, account)

    def seen_by(self, account: str) -> tuple[list[str], tuple[str, ...]]:
        """Return the notes and the doubts the account is shown."""

        def work() -> tuple[list[str], tuple[str, ...]]:
            store = self.open(home=self.home_of(account))
            return texts(store), store.damages

        return in_child(work, account)

    def file_of(self, account: str) -> Path:
        """Return the account's journal file."""
        return next(path for path in self.segments if path.name.startswith(f"{account}-"))


@pytest.fixture(params=[0o1777, 0o3770], ids=["for-all", "for-a-group"])
def shared(request: pytest.FixtureRequest) -> Iterator[Shared]:
    """Give the folder two accounts share: open to all, and to a group alone, as the manual has it."""
    with folder_for_all() as folder:
        yield Shared(folder, request.param)


@NEEDS_ROOT
@pytest.mark.parametrize("umask", [0o022, 0o077, 0o000], ids=oct)
def test_two_accounts_write_into_one_sticky_folder_and_see_each_other(shared: Shared, umask: int) -> None:
    shared.record(ALICE, "甲", umask)
    shared.record(BOB, "乙", umask)
    shared.record(ALICE, "丙", umask)

    assert shared.seen_by(ALICE) == shared.seen_by(BOB) == (["甲", "乙", "丙"], ())
    is_for_all = shared.journal.stat().st_mode & stat.S_IWOTH
    for path in shared.segments:
        assert stat.S_IMODE(path.stat().st_mode) == (0o644 if is_for_all else 0o640)
        assert is_for_all or path.stat().st_gid == GROUP


@NEEDS_ROOT
def test_the_kernel_lets_no_account_change_or_remove_the_file_of_another(shared: Shared) -> None:
    shared.record(ALICE, "甲")
    hers = shared.file_of(ALICE)

    def attack() -> list[str]:
        done = []
        mine = hers.with_name("mine")
        mine.write_text("")
        for name, deed in {
            "append": lambda: hers.open("ab"),
            "remove": hers.unlink,
            "rename": lambda: hers.rename(hers.with_name("gone")),
            "replace": lambda: mine.rename(hers),
            "chmod": lambda: hers.chmod(0o666),
        }.items():
            try:
                deed()
            except PermissionError:
                continue
            done.append(name)
        return done

    assert in_child(attack, BOB) == []


@NEEDS_ROOT
def test_a_file_made_in_the_name_of_another_account_does_not_count(shared: Shared) -> None:
    shared.record(ALICE, "甲")
    hers = shared.file_of(ALICE)
    entry = shared.open().ledger().entries[0]
    forged = another_line(entry, "伪", seq=2)
    second = hers.with_name(hers.name.replace("0001", "0002"))
    other = hers.with_name(f"{ALICE}-00000000-0001.jsonl")
    strange = hers.with_name("00 all.jsonl")

    in_child(lambda: [path.write_bytes(forged) for path in (second, other, strange)], BOB)

    seen, doubts = shared.seen_by(ALICE)
    assert seen == ["甲"]
    assert len([doubt for doubt in doubts if "belongs to another account" in doubt]) == 3


@NEEDS_ROOT
def test_a_line_in_the_name_of_another_writer_does_not_count(shared: Shared) -> None:
    shared.record(ALICE, "甲")
    shared.record(BOB, "乙")
    hers = shared.open().ledger().entries[0]
    forged = another_line(hers, "伪")

    def append() -> None:
        with shared.file_of(BOB).open("ab") as file:
            file.write(forged)

    in_child(append, BOB)

    seen, doubts = shared.seen_by(ALICE)
    assert seen == ["甲", "乙"]
    assert "1 entry names another writer" in doubts[0]


@NEEDS_ROOT
def test_a_file_that_came_meanwhile_in_the_name_of_another_account_is_not_judged_by(shared: Shared) -> None:
    """An edit looks at the owners again once it holds the lock: here root's, who has read all before."""
    store = shared.open(home=shared.home_of("root"))
    entry = store.record(note("甲")).entry
    (own,) = shared.segments
    forged = entry.replace(
        id=new_entry_id(entry.id), seq=2, ops=({**set_op("1", "status", "cancelled"), "sees": []},)
    )
    second = own.with_name(own.name.replace("0001", "0002"))
    second.write_bytes(format_line(forged))
    shutil.chown(second, BOB)

    store.record(Change((set_op("1", "status", "in_progress"),), "root", JUNE))

    assert store.ledger().status("1") == "in_progress"
    assert "belongs to another account" in store.damages[0]


@NEEDS_ROOT
def test_a_writer_of_an_account_this_host_has_not_is_whoever_owns_his_first_file(shared: Shared) -> None:
    shared.record(ALICE, "甲")
    entry = shared.open().ledger().entries[0]
    by_number = {}
    for number, owner in ((1, BOB), (2, BOB), (3, ALICE)):
        path = shared.journal / f"moved-0a1b2c3d-{number:04d}.jsonl"
        path.write_bytes(another_line(entry, f"第{number}", replica="moved-0a1b2c3d", seq=number))
        shutil.chown(path, owner)
        path.chmod(0o644)
        by_number[number] = path.name

    seen, doubts = shared.seen_by(ALICE)

    assert sorted(seen) == ["甲", "第1", "第2"]
    assert [doubt.partition(" ")[0] for doubt in doubts] == [by_number[3]]


@NEEDS_ROOT
def test_names_taken_by_another_account_stop_nobody(shared: Shared) -> None:
    shared.record(ALICE, "甲")
    hers = shared.file_of(ALICE)

    def take() -> None:
        second = hers.with_name(hers.name.replace("0001", "0002"))
        os.mkfifo(second)
        second.with_name(second.name.replace("0002", "0003")).symlink_to("/dev/zero")
        second.with_name(second.name.replace("0002", "0004")).mkdir()
        second.with_name(second.name.replace("0002", "0005")).write_text("")
        second.with_name(second.name.replace("0002", "9" * 30)).write_text("")

    in_child(take, BOB)
    shared.record(ALICE, "乙")
    kept = hers.read_bytes()
    hers.chmod(0o666)  # from now on others could write it: a new number is begun
    shared.record(ALICE, "丙")
    assert hers.read_bytes() == kept

    assert shared.seen_by(ALICE)[0] == ["甲", "乙", "丙"]


@NEEDS_ROOT
def test_what_root_restored_counts_and_its_writer_goes_on_in_a_new_file(shared: Shared) -> None:
    shared.record(ALICE, "甲")
    os.chown(shared.file_of(ALICE), 0, -1)

    shared.record(ALICE, "乙")

    assert shared.seen_by(BOB) == (["甲", "乙"], ())
    assert len(shared.segments) == 2


@NEEDS_ROOT
def test_what_root_restored_counts_also_in_a_folder_that_is_not_root_s(shared: Shared) -> None:
    shared.record(ALICE, "甲")
    shutil.chown(shared.journal, BOB)
    shutil.chown(shared.file_of(ALICE), "root")

    assert shared.seen_by(BOB) == (["甲"], ())


@NEEDS_ROOT
def test_a_file_given_to_another_account_in_the_middle_of_an_edit_is_not_written(shared: Shared) -> None:
    class GivenAway(Files):
        is_armed = False

        def open_appending(self, path: str) -> int:
            if self.is_armed and path.endswith(".jsonl"):
                shutil.chown(path, BOB)
            return super().open_appending(path)

    files = GivenAway()
    store = shared.open(files, home=shared.home_of("root"))
    store.record(note("一"))
    (given,) = shared.segments
    kept = given.read_bytes()
    files.is_armed = True

    store.record(note("二"))

    assert given.read_bytes() == kept


@NEEDS_ROOT
def test_a_file_given_to_another_account_counts_no_longer_in_a_program_that_read_it(shared: Shared) -> None:
    shared.record(ALICE, "甲")
    store = shared.open(home=shared.home_of("root"))
    assert texts(store) == ["甲"]
    shutil.chown(shared.file_of(ALICE), BOB)

    store.reload()

    assert texts(store) == []
    assert "belongs to another account" in store.damages[0]


@NEEDS_ROOT
@pytest.mark.parametrize("other", ["root", BOB])
def test_a_home_that_two_accounts_use_does_not_make_them_one_writer(shared: Shared, other: str) -> None:
    home = shared.home_of(ALICE)

    def record_at_alices(text: str) -> str:
        return shared.open(home=home).record(note(text)).entry.id

    def is_refused() -> bool:
        with pytest.raises(NoPermission, match=r"another account's place.*XDG_STATE_HOME"):
            record_at_alices("伪")
        return True

    in_child(partial(record_at_alices, "甲"), ALICE)
    for folder in (home, *home.glob(".local/**/")):
        folder.chmod(0o777)
    assert in_child(is_refused, other)
    shared.record(other, "丙")
    in_child(partial(record_at_alices, "乙"), ALICE)

    writers = {path.name.rpartition("-")[0].rpartition("-")[0] for path in shared.segments}
    assert writers == {ALICE, other}
    assert shared.seen_by(BOB) == (["甲", "丙", "乙"], ())


def test_a_folder_that_anyone_may_rewrite_is_read_and_refuses_every_edit(tmp_path: Path) -> None:
    place = Ground(tmp_path)
    place.open().record(note("一"))
    place.journal.chmod(0o777)
    store = place.open()

    with pytest.raises(NoPermission, match=r"Anyone on this host may rewrite .*chmod") as refused:
        store.record(note("二"))

    assert refused.value.exit_code == EXIT_NO_PERMISSION
    assert store.read_only_reason == str(refused.value)
    assert texts(place.open()) == ["一"]


def test_a_private_folder_is_trusted_whole_as_it_was_copied(tmp_path: Path) -> None:
    place = Ground(tmp_path)
    place.open().record(note("一"))
    entry = place.open().ledger().entries[0]
    (place.journal / "wang-0a1b2c3d-0001.jsonl").write_bytes(another_line(entry, "抄", replica="li-0a1b2c3d"))

    assert sorted(texts(place.open())) == ["一", "抄"]
    assert place.open().damages == ()


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o640), (0o077, 0o600), (0o000, 0o640)])
def test_a_private_journal_is_as_closed_as_the_umask_has_it(tmp_path: Path, umask: int, mode: int) -> None:
    place = Ground(tmp_path)

    def work() -> None:
        os.umask(umask)
        place.open().record(note("一"))

    in_child(work)

    assert stat.S_IMODE(place.journal.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in place.segments} == {mode}


def test_a_folder_behind_a_symbolic_link_is_used_and_its_rights_are_looked_at(tmp_path: Path) -> None:
    place = Ground(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    place.journal.symlink_to(elsewhere)

    place.open().record(note("一"))
    elsewhere.chmod(0o777)

    assert texts(place.open()) == ["一"]
    with pytest.raises(NoPermission):
        place.open().record(note("二"))


@NEEDS_ROOT
def test_nobody_can_have_another_account_write_his_damaged_lines_elsewhere(shared: Shared) -> None:
    elsewhere = shared.home_of(ALICE)
    shared.record(BOB, "乙")
    his = shared.file_of(BOB)
    shared.record(ALICE, "甲")
    hers = shared.file_of(ALICE)

    def lay_the_trap() -> None:
        (shared.journal / "quarantine").symlink_to(elsewhere)
        his.write_bytes(his.read_bytes() + b"* * * * * root id\n")

    in_child(lay_the_trap, BOB)
    hers.write_bytes(hers.read_bytes() + b"damaged\n")
    before = sorted(elsewhere.rglob("*"))
    shared.record(ALICE, "丙")

    assert shared.seen_by(ALICE)[0] == ["乙", "甲", "丙"]
    made = [path for path in elsewhere.rglob("*") if path not in before and ".cache" not in path.parts]
    assert made == []


@NEEDS_ROOT
def test_a_folder_for_damaged_lines_that_another_account_made_is_not_used(shared: Shared) -> None:
    shared.record(ALICE, "甲")
    hers = shared.file_of(ALICE)

    def lay_the_trap() -> None:
        (shared.journal / "quarantine").mkdir(mode=0o777)
        (shared.journal / "quarantine").chmod(0o777)

    in_child(lay_the_trap, BOB)
    hers.write_bytes(hers.read_bytes() + b"no line\n")
    shared.record(ALICE, "丙")

    assert list((shared.journal / "quarantine").iterdir()) == []


@NEEDS_ROOT
def test_no_actors_name_takes_back_what_another_account_recorded(shared: Shared) -> None:
    hers = shared.record(ALICE, "甲")

    def take_back() -> list[str]:
        store, refused = shared.open(home=shared.home_of(BOB)), []
        for entry_id in (None, hers):
            try:
                store.taking_back.undo(ALICE, entry_id)
            except Refused as error:
                refused.append(error_words(error))
        return refused

    assert in_child(take_back, BOB) == [
        "There is nothing of yours to undo.",
        f"Not undone: that entry was recorded by another account ({ALICE}).",
    ]
    assert shared.seen_by(ALICE)[0] == ["甲"]
