"""What an edit leaves behind when a flush fails or another program writes along, and every flush it needs."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from pathlib import Path
from random import Random

import pytest

from tests.reliability.ground import ground, note, texts
from tests.reliability.lossy import LossyFiles
from tests.reliability.same_disk import SameDisk
from workplan_tui.base.errors import NotSaved
from workplan_tui.store.disk.file_steps import make_folders
from workplan_tui.store.disk.files import Files
from workplan_tui.store.disk.replace import write_whole
from workplan_tui.store.journal.entry_id import new_entry_id
from workplan_tui.store.journal.journal import Journal
from workplan_tui.store.journal.line import format_line
from workplan_tui.store.journal.writer_file import parse_memory

NEVER = 10**9
"""A call so late that it is not reached: the power goes when the test says so."""


class FailingFlush(SameDisk):
    """The first flush of that file or folder fails; just before, `meanwhile` may be appended to it."""

    def __init__(self, of: Path, meanwhile: bytes = b"") -> None:
        self._of = str(of)
        self._meanwhile = meanwhile
        self.is_armed = False
        self.flushed_folders: list[str] = []

    def fsync(self, handle: int) -> None:
        """Fail once, as armed; else remember which folder was flushed."""
        path = os.readlink(f"/proc/self/fd/{handle}")
        if self.is_armed and path == self._of:
            self.is_armed = False
            if self._meanwhile:
                with open(f"/proc/self/fd/{handle}", "ab") as file:
                    file.write(self._meanwhile)
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            self.flushed_folders.append(path)
        super().fsync(handle)


def after_a_cut(files: LossyFiles, root: Path) -> Path:
    """Return what is found when the power is back."""
    found = root.with_name(f"{root.name}-after")
    files.after_the_cut(found, "lose")
    return found


def test_what_another_program_appended_meanwhile_is_not_cut_off_with_our_own_line() -> None:
    theirs = b'{"crc":"00000000","v":1,"theirs":"a sync tool, which asks for no lock"}\n'
    with ground() as place:
        place.open().record(note("一"))
        files = FailingFlush(place.segments[0], meanwhile=theirs)
        store = place.open(files)
        files.is_armed = True

        store.record(note("二"))

        assert place.segments[0].read_bytes().endswith(theirs)
        assert sorted(set(texts(place.open()))) == ["一", "二"]


def test_our_own_line_is_taken_back_where_it_is_the_last() -> None:
    with ground() as place:
        place.open().record(note("一"))
        kept = place.segments[0].read_bytes()
        files = FailingFlush(place.segments[0])
        store = place.open(files)
        files.is_armed = True

        store.record(note("二"))

        assert place.segments[0].read_bytes() == kept
        assert texts(place.open()) == ["一", "二"]


def test_a_new_file_whose_name_could_not_be_flushed_is_taken_away_so_that_the_next_one_is_flushed() -> None:
    with ground() as place:
        place.journal.mkdir()
        place.journal.chmod(0o700)
        files = FailingFlush(place.journal)
        store = place.open(files)
        files.is_armed = True
        with pytest.raises(NotSaved):
            store.record(note("一"))
        assert place.segments == []

        store.record(note("二"))

        assert str(place.journal) in files.flushed_folders
        assert texts(place.open()) == ["二"]


def test_an_edit_survives_a_power_cut_with_the_names_that_lead_to_it() -> None:
    with ground() as place:
        place.home.mkdir()
        files = LossyFiles(place.folder, Random(1), NEVER)
        files.make_folder(str(place.journal))  # by a process that was killed before it could flush it
        place.open(files).record(note("一"))
        place.open(files).record(note("二"))

        found = after_a_cut(files, place.folder)

        (segment,) = (found / place.journal.name).glob("*.jsonl")
        assert segment.read_bytes() == place.segments[0].read_bytes()
        shutil.rmtree(found)


def test_folders_made_on_the_way_survive_a_power_cut(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    files = LossyFiles(root, Random(1), NEVER)
    make_folders(files, str(root / "甲" / "乙" / "丙"))

    found = after_a_cut(files, root)

    assert (found / "甲" / "乙" / "丙").is_dir()


@pytest.mark.parametrize("is_new", [True, False])
def test_a_whole_file_that_was_written_survives_a_power_cut(tmp_path: Path, is_new: bool) -> None:
    root = tmp_path / "root"
    root.mkdir()
    if not is_new:
        (root / "plan.toml").write_bytes(b"old")
    files = LossyFiles(root, Random(1), NEVER)
    write_whole(str(root / "plan.toml"), b"new", force=not is_new, files=files)

    found = after_a_cut(files, root)

    assert (found / "plan.toml").read_bytes() == b"new"
    assert [path.name for path in found.iterdir()] == ["plan.toml"]


def test_a_damaged_line_that_was_set_aside_survives_a_power_cut() -> None:
    with ground() as place:
        for text in "一二":
            place.open().record(note(text))
        first, second = place.segments[0].read_bytes().splitlines(keepends=True)
        damaged = first.replace("一".encode(), "另".encode())
        place.segments[0].write_bytes(damaged + second)
        files = LossyFiles(place.folder, Random(1), NEVER)
        place.open(files).record(note("三"))

        found = after_a_cut(files, place.folder)

        (copy,) = (found / place.journal.name / "quarantine").iterdir()
        assert copy.read_bytes() + b"\n" == damaged
        shutil.rmtree(found)


def test_a_name_that_came_within_the_folder_s_last_tick_is_seen_under_the_lock() -> None:
    """A folder's time goes in ticks: a second name in one tick leaves it as it was."""
    with ground() as place:
        mine = place.open(home=place.folder / "mine")
        mine.record(note("甲"))
        of_the_tick = Path(place.journal).stat().st_mtime_ns + 60 * 10**9  # no time passes in this test
        os.utime(place.journal, ns=(of_the_tick, of_the_tick))
        mine.reload()
        place.open(home=place.folder / "theirs").record(note("乙"))
        os.utime(place.journal, ns=(of_the_tick, of_the_tick))

        mine.record(note("丙"))

        assert texts(mine) == ["甲", "乙", "丙"]


def test_files_of_a_writer_are_read_in_the_order_of_their_numbers_beyond_four_digits_too() -> None:
    """10000 comes after 9999, by number and not by letters."""
    with ground() as place:
        entry = place.open().record(note("一")).entry.replace(replica="li-0a1b2c3d")
        for seq, number in ((7, "9999"), (8, "10000")):
            line = format_line(entry.replace(id=new_entry_id(entry.id), seq=seq))
            (place.journal / f"li-0a1b2c3d-{number}.jsonl").write_bytes(line)
        journal = Journal(str(place.journal), Files())

        journal.refresh()

        assert [e.seq for e in journal.entries if e.replica == "li-0a1b2c3d"] == [7, 8]


class Dies(BaseException):
    """The process is killed: nothing after it runs."""


@pytest.mark.parametrize("is_killed", [False, True])
def test_a_damaged_line_half_copied_is_copied_whole_at_the_next_edit(is_killed: bool) -> None:
    class HalfCopied(SameDisk):
        into: set[int] = set()

        def create(self, path: str, mode: int = 0o640) -> int:
            handle = super().create(path, mode)
            if "quarantine" in path:
                self.into.add(handle)
            return handle

        def write(self, handle: int, data: bytes) -> int:
            if handle not in self.into:
                return super().write(handle, data)
            super().write(handle, data[: len(data) // 2])
            if is_killed:
                raise Dies
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with ground() as place:
        place.open().record(note("一"))
        (segment,) = place.segments
        damaged = segment.read_bytes().replace("一".encode(), "另".encode())
        segment.write_bytes(damaged)
        with contextlib.suppress(Dies):
            place.open(HalfCopied()).record(note("二"))
        quarantine = place.journal / "quarantine"
        assert is_killed or list(quarantine.iterdir()) == []

        place.open().record(note("三"))

        wholes = [path for path in quarantine.iterdir() if path.read_bytes() + b"\n" == damaged]
        assert [path.name for path in wholes] == [f"{segment.name}-0-{len(damaged) - 1}"]


def test_half_a_line_that_could_not_be_finished_is_taken_away_again() -> None:
    class HalfFull(SameDisk):
        is_armed = False

        def write(self, handle: int, data: bytes) -> int:
            if not self.is_armed:
                return super().write(handle, data)
            if data.startswith(b"{"):
                return super().write(handle, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with ground() as place:
        files = HalfFull()
        store = place.open(files)
        store.record(note("一"))
        kept = place.segments[0].read_bytes()
        files.is_armed = True

        with pytest.raises(NotSaved):
            store.record(note("二"))

        assert place.segments[0].read_bytes() == kept


def test_a_flush_that_fails_for_want_of_room_puts_the_entry_into_the_next_number() -> None:
    """On some file systems the room is counted only then; the kernel has dropped the data all the same."""

    class FullAtTheFlush(SameDisk):
        is_armed = False

        def fsync(self, handle: int) -> None:
            if self.is_armed and not stat.S_ISDIR(os.fstat(handle).st_mode):
                self.is_armed = False
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            super().fsync(handle)

    with ground() as place:
        files = FullAtTheFlush()
        store = place.open(files)
        store.record(note("一"))
        files.is_armed = True

        store.record(note("二"))

        assert [path.name[-10:] for path in place.segments] == ["0001.jsonl", "0002.jsonl"]
        assert texts(place.open()) == ["一", "二"]


def test_no_edit_is_judged_while_the_disk_does_not_give_another_writer_s_file() -> None:
    class Unreadable(SameDisk):
        bad = ""

        def open_reading(self, path: str) -> int:
            if self.bad and path == self.bad:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return super().open_reading(path)

    with ground() as place:
        place.open(home=place.folder / "theirs").record(note("乙"))
        files = Unreadable()
        files.bad = str(place.segments[0])

        with pytest.raises(NotSaved, match=r"0001\.jsonl in the journal could not be read"):
            place.open(files).record(note("甲"))


def test_an_entry_comes_after_all_that_was_ever_read_also_when_that_is_gone() -> None:
    """Somebody knew it: what follows must not come before it when it is put back."""
    with ground() as place:
        store = place.open()
        store.record(note("一"))
        ahead = new_entry_id("0fffffff-ffff-7000-8000-000000000000")
        theirs = place.segments[0].with_name("li-0a1b2c3d-0001.jsonl")
        theirs.write_bytes(format_line(store.ledger().entries[0].replace(id=ahead, replica="li-0a1b2c3d")))
        store = place.open()
        theirs.unlink()

        assert store.record(note("二")).entry.id > ahead


def test_a_name_in_a_shared_folder_whose_mode_could_not_be_set_is_taken_away() -> None:
    class NoMode(SameDisk):
        def chmod(self, handle: int, mode: int) -> None:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    with ground() as place:
        place.open().record(note("一"))
        place.journal.chmod(0o3770)
        (place.segments[0]).unlink()

        with pytest.raises(NotSaved):
            place.open(NoMode()).record(note("二"))

        assert place.segments == []


def test_a_name_that_came_a_moment_ago_is_never_written_over() -> None:
    theirs = b'{"crc":"00000000","v":1,"theirs":"a sync tool, which asks for no lock"}\n'

    class Overtaken(SameDisk):
        """Another program makes the file between the look at the folder and our making it."""

        def create(self, path: str, mode: int) -> int:
            """Make a new file, of which one has just appeared."""
            if path.endswith("-0001.jsonl"):
                Path(path).write_bytes(theirs)
            return super().create(path, mode)

    with ground() as place:
        place.open(Overtaken()).record(note("一"))

        assert place.segments[0].read_bytes() == theirs
        assert texts(place.open()) == ["一"]


def test_what_the_writer_remembers_survives_a_power_cut_as_it_was_begun() -> None:
    with ground() as place:
        place.home.mkdir()
        files = LossyFiles(place.folder, Random(1), NEVER)
        replica = place.open(files).record(note("一")).entry.replica

        found = after_a_cut(files, place.folder)

        (kept,) = (found / "home" / ".local" / "state" / "workplan" / "writers").iterdir()
        memory = parse_memory(kept.read_bytes())
        assert memory is not None
        assert memory.replica == replica
        shutil.rmtree(found)
