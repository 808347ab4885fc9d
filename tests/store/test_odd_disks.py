"""Disks without second names and without rights, in memory, or failing twice in another way each time."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.model.entries import JUNE
from tests.store.conftest import journal_files
from workplan_tui.base.errors import NoPermission, Refused
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.note import note_op
from workplan_tui.store.disk import mounts
from workplan_tui.store.disk.files import Files
from workplan_tui.store.disk.replace import write_whole
from workplan_tui.store.journal.handed_in import read_change
from workplan_tui.store.store import Store

Opened = Callable[..., Store]


def note(text: str) -> Change:
    return Change((note_op("1", text),), "swj", JUNE)


def notes(store: Store) -> list[str]:
    return [str(fact.op["text"]) for fact in store.ledger().notes("1")]


class Stick(Files):
    """An exFAT stick mounted with `umask=000`: no second names, every mode 0777, none can be given."""

    owner = os.geteuid()

    def link(self, source: str, target: str) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), source)

    def chmod(self, handle: int, mode: int) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    def fstat(self, handle: int) -> os.stat_result:
        return self._open_to_all(super().fstat(handle))

    def lstat(self, path: str) -> os.stat_result:
        return self._open_to_all(super().lstat(path))

    def stat(self, path: str) -> os.stat_result:
        return self._open_to_all(super().stat(path))

    def _open_to_all(self, found: os.stat_result) -> os.stat_result:
        seen = list(found)
        seen[0], seen[4] = found.st_mode | 0o777, self.owner
        return os.stat_result(seen, {"st_mtime_ns": found.st_mtime_ns, "st_ctime_ns": found.st_ctime_ns})


@pytest.fixture
def kind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Return a function that makes the kernel say that all disks are of that kind."""

    def said(kind: str) -> None:
        device = os.stat(tmp_path).st_dev
        table = tmp_path / "mountinfo"
        numbers = f"{os.major(device)}:{os.minor(device)}"
        table.write_text(f"1 0 0:9 / /x rw - ext4 x rw\n2 1 {numbers} / / rw shared:1 - {kind} /dev/x rw\n")
        monkeypatch.setattr(mounts, "TABLE", str(table))

    return said


@pytest.mark.parametrize("owner", [os.geteuid(), os.geteuid() + 1], ids=["own", "of who mounted it"])
def test_a_stick_without_links_and_rights_takes_every_edit(
    open_store: Opened, kind: Callable[[str], None], owner: int
) -> None:
    kind("exfat")
    files = Stick()
    files.owner = owner
    for number in range(5):
        store = open_store(files=files)
        assert store.read_only_reason is None
        store.record(note(f"{number}"))
    assert notes(open_store(files=files)) == ["0", "1", "2", "3", "4"]
    assert len(journal_files(store)) == 1


def test_the_same_modes_on_a_disk_that_knows_rights_are_refused(
    open_store: Opened, kind: Callable[[str], None]
) -> None:
    kind("exfat")
    open_store(files=Stick()).record(note("x"))
    kind("ext4")
    with pytest.raises(NoPermission, match="Anyone on this host may rewrite"):
        open_store(files=Stick()).record(note("y"))


def test_a_whole_file_is_written_without_links_and_replaces_nothing(
    tmp_path: Path, kind: Callable[[str], None]
) -> None:
    kind("exfat")
    target = tmp_path / "tasks.toml"
    write_whole(str(target), b"new", force=False, files=Stick())
    assert target.read_bytes() == b"new"
    with pytest.raises(Refused, match="exists already"):
        write_whole(str(target), b"other", force=False, files=Stick())
    assert target.read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_name_claimed_for_a_file_that_cannot_take_it_is_given_back(tmp_path: Path) -> None:
    class Full(Stick):
        def rename(self, source: str, target: str) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.raises(Exception, match="was not written"):
        write_whole(str(tmp_path / "x"), b"new", force=False, files=Full())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not os.path.ismount("/dev/shm"), reason="no file system in memory here")
def test_a_journal_in_memory_is_warned_about_once(open_store: Opened, plan_file: Path) -> None:
    folder = Path(f"/dev/shm/workplan-test-{os.getpid()}")
    if os.stat(plan_file).st_dev == os.stat("/dev/shm").st_dev:
        pytest.skip("no file system in memory here")
    try:
        first = open_store(journal_dir=str(folder)).record(note("a"))
        second = open_store(journal_dir=str(folder)).record(note("b"))
    finally:
        for path in folder.glob("*") if folder.exists() else ():
            path.unlink()
        (folder / ".lock").unlink(missing_ok=True)
        folder.rmdir()
    assert [bool("in memory only (tmpfs)" in doubt) for doubt in first.doubts] == [True]
    assert second.doubts == ()


def test_a_plan_in_memory_keeps_its_journal_beside_it_without_a_word(
    open_store: Opened, kind: Callable[[str], None]
) -> None:
    kind("tmpfs")
    assert open_store().record(note("a")).doubts == ()


class Failing(Files):
    """A disk that cannot flush, and is then mounted read-only by the kernel."""

    is_failing = False

    def fsync(self, handle: int) -> None:
        if self.is_failing:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        super().fsync(handle)

    def create(self, path: str, mode: int = 0o640) -> int:
        if self.is_failing:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
        return super().create(path, mode)

    def truncate(self, handle: int, length: int) -> None:
        if self.is_failing:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        super().truncate(handle, length)


def test_what_may_be_on_the_disk_is_offered_with_the_id_it_has_there(open_store: Opened) -> None:
    files = Failing()
    store = open_store(files=files)
    store.record(note("before"))
    files.is_failing = True
    with pytest.raises(NoPermission) as refused:
        store.record(note("x"))
    assert refused.value.entry_id is not None
    line: Any = str(refused.value.entry_line).encode()

    again = open_store()
    assert notes(again) == ["before", "x"]  # it had reached the disk after all
    recorded = again.record(read_change(line, again.plan, "swj", JUNE, again.newest_id))
    assert not recorded.is_new
    assert notes(open_store()) == ["before", "x"]


def test_what_cannot_be_on_the_disk_has_no_id_to_try_again_with(open_store: Opened) -> None:
    class ReadOnly(Files):
        def open_appending(self, path: str) -> int:
            if path.endswith(".jsonl"):
                raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
            return super().open_appending(path)

    open_store().record(note("before"))
    with pytest.raises(NoPermission) as refused:
        open_store(files=ReadOnly()).record(note("x"))
    assert refused.value.entry_line
    assert refused.value.entry_id is None
