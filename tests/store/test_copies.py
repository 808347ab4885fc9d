"""A folder, a home or a file that was copied, put back or cut: nothing is overwritten, what is gone is told."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import PLAN_TOML
from tests.model.entries import make_entry
from tests.reliability.ground import JUNE
from tests.reliability.same_disk import SameDisk
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.checkpoint import checkpoint_op
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.store.disk.files import Files
from workplan_tui.store.journal import replica, writer
from workplan_tui.store.journal.entry_id import new_entry_id
from workplan_tui.store.journal.line import format_line, parse_line
from workplan_tui.store.journal.writer_file import MOST_KEPT, WriterMemory
from workplan_tui.store.store import Store


class Place:
    """A folder with a plan, used by one account of one host with its home elsewhere."""

    def __init__(self, root: Path, name: str, home: Path | None = None) -> None:
        self.folder = root / name
        self.home = home or root / "home"
        if not self.folder.exists():
            self.folder.mkdir()
            (self.folder / "tasks.toml").write_text(PLAN_TOML, encoding="utf-8")

    @property
    def journal(self) -> Path:
        return self.folder / "tasks.journal"

    def open(self, files: Files | None = None) -> Store:
        plan, environment = str(self.folder / "tasks.toml"), {"HOME": str(self.home)}
        return Store.open(plan, environment=environment, files=files)

    def note(self, text: str, files: Files | None = None) -> str:
        """Record a note; return the replica that wrote it."""
        return self.open(files).record(Change((note_op("1", text),), "swj", JUNE)).entry.replica

    def texts(self) -> list[str]:
        return [str(fact.op["text"]) for fact in self.open().ledger().notes("1")]

    def lost(self) -> list[str]:
        """Return what the account is told to have saved and to be gone."""
        return [str(op["text"]) for entry in self.open().lost for op in entry.ops]

    def copied(self, name: str) -> Place:
        """Return a copy of plan and journal, as `cp -r` makes it."""
        shutil.copytree(self.folder, self.folder.parent / name)
        return Place(self.folder.parent, name, self.home)

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.journal.glob("*.jsonl"))}

    @property
    def memory(self) -> Path:
        """What the account remembers, where there is one journal it remembers."""
        (path,) = (self.home / ".local" / "state" / "workplan" / "writers").iterdir()
        return path


@pytest.fixture
def office(tmp_path: Path) -> Place:
    return Place(tmp_path, "office")


def copy_over(source: Place, target: Place) -> None:
    """Copy the journal's files over those of the same name, as `cp -r` does."""
    for path in source.journal.glob("*.jsonl"):
        shutil.copyfile(path, target.journal / path.name)


def test_edits_of_one_folder_go_to_one_file(office: Place) -> None:
    assert len({office.note(text) for text in "甲乙丙"}) == 1
    assert len(office.files()) == 1
    assert office.lost() == []


def test_a_copy_of_the_folder_has_a_writer_of_its_own_under_the_same_account(office: Place) -> None:
    office.note("甲")
    stick = office.copied("stick")

    writers = {office.note("本机"), stick.note("U盘")}
    here = office.files()
    copy_over(stick, office)

    assert len(writers) == 2
    assert office.texts() == ["甲", "U盘"], "what `cp` replaced is gone"
    assert office.lost() == ["本机"], "and told"
    (office.journal / next(iter(here))).write_bytes(next(iter(here.values())))
    assert office.texts() == ["甲", "本机", "U盘"]
    assert office.lost() == []


def test_a_file_copied_back_over_a_longer_one_is_told_and_not_written_to(office: Place) -> None:
    first = office.note("甲")
    stick = office.copied("stick")
    office.note("乙")
    copy_over(stick, office)
    before = office.files()

    assert office.lost() == ["乙"]
    second = office.note("丙")

    assert second != first
    assert before.items() <= office.files().items(), "what lies there is not written to"
    assert office.lost() == ["乙"], "it is told until it is back"


def test_a_tail_cut_at_a_line_end_is_told_and_its_number_not_used_again(office: Place) -> None:
    office.note("甲")
    office.note("乙")
    (path,) = office.journal.glob("*.jsonl")
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])

    assert office.lost() == ["乙"]
    office.note("丙")

    numbers = [(entry.replica, entry.seq) for entry in office.open().ledger().entries]
    assert len(set(numbers)) == len(numbers) == 2
    assert {seq for _, seq in numbers} == {1}


def test_another_line_in_the_place_of_the_last_is_told_and_not_followed(office: Place) -> None:
    first = office.note("甲")
    office.note("乙")
    (path,) = office.journal.glob("*.jsonl")
    before, last = path.read_bytes().splitlines(keepends=True)
    entry = parse_line(last.rstrip(b"\n"))
    other = format_line(entry.replace(id=new_entry_id(entry.id), ops=(note_op("1", "丙"),)))
    path.write_bytes(before + other)

    assert office.lost() == ["乙"]
    assert office.note("丁") != first
    assert path.read_bytes() == before + other


def test_the_same_id_with_other_words_in_the_place_of_the_last_is_not_followed(office: Place) -> None:
    first = office.note("甲")
    (path,) = office.journal.glob("*.jsonl")
    entry = parse_line(path.read_bytes().rstrip(b"\n"))
    path.write_bytes(format_line(entry.replace(ops=(note_op("1", "丙"),))))

    assert office.note("丁") != first


@pytest.mark.parametrize("part", ["file", "folder"])
def test_a_file_or_folder_that_is_gone_is_told(office: Place, part: str) -> None:
    for text in "甲乙":
        office.note(text)
    if part == "folder":
        shutil.rmtree(office.journal)
    else:
        next(office.journal.glob("*.jsonl")).unlink()

    assert office.lost() == ["甲", "乙"]


def test_what_is_put_back_is_no_longer_told_and_goes_on_under_its_new_name(office: Place) -> None:
    office.note("甲")
    office.note("乙")
    whole = office.files()
    (path,) = office.journal.glob("*.jsonl")
    path.write_bytes(path.read_bytes().splitlines(keepends=True)[0])
    second = office.note("丙")
    assert office.lost() == ["乙"]

    path.write_bytes(whole[path.name])

    assert office.lost() == []
    assert office.note("丁") == second
    assert office.texts() == ["甲", "乙", "丙", "丁"]
    assert office.lost() == []


def test_what_is_settled_is_no_longer_told_until_that_is_taken_back(office: Place) -> None:
    office.note("甲")
    shutil.rmtree(office.journal)
    (gone,) = office.open().lost

    settled = office.open().record(Change((checkpoint_op((gone.id,)),), "swj", JUNE)).entry
    assert office.lost() == []
    office.open().record(Change((undo_op((settled.id,)),), "swj", JUNE))

    assert office.lost() == ["甲"]


def test_a_copy_put_in_the_place_of_the_folder_has_a_writer_of_its_own(office: Place) -> None:
    # Whatever was copied may go on elsewhere too; the content alone does not tell.
    first = office.note("甲")
    shutil.copytree(office.journal, office.folder / "copy")
    office.journal.rename(office.folder / "former")
    (office.folder / "copy").rename(office.journal)

    assert office.note("乙") != first
    assert office.texts() == ["甲", "乙"]
    assert office.lost() == []


def test_a_copied_home_writes_under_a_name_of_its_own_on_a_host_with_the_same_machine_id(
    office: Place,
) -> None:
    # Both are seen at the same path, as on two machines made from one image.
    first = office.note("甲")
    root = office.folder.parent
    for name in ("office", "home"):
        shutil.copytree(root / name, root / f"other-{name}")
        (root / name).rename(root / f"here-{name}")
        (root / f"other-{name}").rename(root / name)

    clone = office.note("乙")

    assert clone != first
    assert office.lost() == []


def test_a_copy_of_a_file_or_folder_has_another_identity(tmp_path: Path) -> None:
    files = Files()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "file").write_text("x")
    shutil.copytree(tmp_path / "folder", tmp_path / "copy")

    def identity(path: Path) -> str:
        handle = os.open(path, os.O_RDONLY)
        try:
            return files.identity(handle)
        finally:
            os.close(handle)

    paths = [tmp_path / "folder", tmp_path / "copy", tmp_path / "folder" / "file", tmp_path / "copy" / "file"]
    assert len({identity(path) for path in paths}) == 4
    assert [identity(path) for path in paths] == [identity(path) for path in paths]


def test_clones_of_a_whole_disk_are_told_apart_when_their_files_meet(office: Place) -> None:
    # Copied block by block: nothing on the disk tells the copy.
    first = office.note("甲", SameDisk())
    root = office.folder.parent
    shutil.copytree(office.folder, root / "clone" / "office")
    shutil.copytree(office.home, root / "clone" / "home")
    assert office.note("乙", SameDisk()) == first
    here = office.files()
    for name in ("office", "home"):  # the other machine, at the same path
        (root / name).rename(root / f"first-{name}")
        (root / "clone" / name).rename(root / name)
    assert office.note("丙", SameDisk()) == first
    there = office.files()
    for name in ("office", "home"):
        (root / name).rename(root / "clone" / name)
        (root / f"first-{name}").rename(root / name)
    assert here.keys() == there.keys()
    for name, data in there.items():
        (office.journal / name).write_bytes(data)

    assert office.lost() == ["乙"]
    assert office.note("丁", SameDisk()) != first


def test_a_home_copied_without_the_journal_writes_under_a_name_of_its_own(office: Place) -> None:
    # The journal lies on a share that both machines see; only the home is a copy.
    first = office.note("甲")
    home = office.home.with_name("clone")
    shutil.copytree(office.home, home)
    shutil.rmtree(office.home)
    home.rename(office.home)

    assert office.note("乙") != first
    assert office.texts() == ["甲", "乙"]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let the tests say which machine this is."""
    names = ["first"]
    for module in (replica, writer):
        monkeypatch.setattr(module, "machine", lambda: names[0])
    return names


def test_a_home_used_from_two_machines_in_turn_has_one_writer_for_each(
    office: Place, machine: list[str]
) -> None:
    writers = []
    for name in ("first", "second", "first", "second"):
        machine[0] = name
        writers.append(office.note(name))

    assert writers[0] == writers[2] != writers[1] == writers[3]
    assert office.lost() == []


def test_where_files_are_numbered_anew_at_each_mount_the_content_alone_decides(office: Place) -> None:
    class Fat(Files):
        """A stick: what a folder's number is today, it is not tomorrow."""

        mounted = 1

        def identity(self, handle: int) -> str:
            return f"{super().identity(handle)}.{self.mounted}"

        def file_system(self, device: int) -> str:
            return "vfat"

    class Ext4(Fat):
        """The same numbers from a file system that keeps them: another folder."""

        def file_system(self, device: int) -> str:
            return "ext4"

    first = office.note("甲")
    Fat.mounted = 2

    assert office.note("乙", Fat()) == first
    assert office.note("丙", Ext4()) != first


def test_the_name_of_earlier_versions_is_carried_over_once_and_nothing_is_invented(office: Place) -> None:
    for text in "甲乙":
        office.note(text)
    (path,) = office.journal.glob("*.jsonl")
    old = path.name[:-11]
    shutil.rmtree(office.memory.parent)
    former = office.home / ".local" / "state" / "workplan" / "replica.json"
    former.write_text(f'{{"replica": "{old}", "machine": "{replica.machine()}"}}')
    stick = office.copied("stick")
    assert office.lost() == stick.lost() == []

    assert office.note("丙") == old
    assert stick.note("丁") != old
    assert not former.exists()
    assert office.lost() == stick.lost() == []
    path.write_bytes(b"")
    assert office.lost() == ["甲", "乙", "丙"]


def test_without_its_memory_the_account_begins_a_new_file_and_tells_no_loss(office: Place) -> None:
    first = office.note("甲")
    office.memory.unlink()

    assert office.note("乙") != first
    assert office.texts() == ["甲", "乙"]
    assert office.lost() == []


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9, 0.99])
def test_a_memory_that_a_power_cut_shortened_loses_and_invents_nothing(office: Place, share: float) -> None:
    for text in "甲乙丙":
        office.note(text)
    data = office.memory.read_bytes()
    size = round(len(data) * share)
    office.memory.write_bytes(data[:size] + bytes(len(data) - size))

    office.note("丁")
    office.note("戊")

    assert office.texts() == ["甲", "乙", "丙", "丁", "戊"]
    assert office.lost() == []
    shutil.rmtree(office.journal)
    assert office.lost()[-2:] == ["丁", "戊"], "what was written since is remembered"


@pytest.mark.parametrize("torn", [b"\0" * 40, b"4d6aeed1 root-", b"x"])
def test_what_is_remembered_after_a_torn_record_is_whole(office: Place, torn: bytes) -> None:
    office.note("甲")
    office.memory.write_bytes(office.memory.read_bytes() + torn)
    office.note("乙")
    shutil.rmtree(office.journal)

    assert office.lost() == ["甲", "乙"]


def test_a_record_that_was_changed_is_passed_over(office: Place) -> None:
    first = office.note("甲")
    office.note("乙")
    head, one, two = office.memory.read_bytes().splitlines(keepends=True)
    name, _, rest = two.partition(b".jsonl ")
    office.memory.write_bytes(head + one + name + b".jsonl 9" + rest)

    assert office.note("丙") == first
    assert office.lost() == []


def test_how_many_are_too_old_to_be_remembered_outlives_their_successors() -> None:
    memory = WriterMemory("li-0a1b2c3d", "/x", "1.1")
    line = format_line(make_entry(1, note_op("1", "甲"), seq=7, replica="li-0a1b2c3d")).rstrip(b"\n")
    memory.take("li-0a1b2c3d-0001.jsonl", 0, line)
    later = memory.begun_anew("li-ffffffff", "1.2")
    later.lines = []

    assert later.unnamed()["li-0a1b2c3d"] == 6


def test_the_newest_lines_are_remembered_in_bounded_space_and_the_lost_ones_stay(office: Place) -> None:
    office.note("甲")
    shutil.rmtree(office.journal)
    assert office.lost() == ["甲"]
    texts = [f"{number:02}" + "长" * 1000 for number in range(90)]
    for text in texts:
        office.note(text)

    assert office.memory.stat().st_size < 3 * MOST_KEPT
    assert office.lost() == ["甲"]
    shutil.rmtree(office.journal)
    lost = office.lost()
    assert lost[0] == "甲"
    assert lost[1:] == texts[-len(lost) + 1 :]
    assert sum(len(text.encode()) for text in lost) > MOST_KEPT * 0.8


def test_a_full_segment_counts_too_when_the_next_is_begun(
    office: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workplan_tui.store.journal.journal.LARGEST_SEGMENT", 1000)
    for text in "甲乙丙丁戊己":
        office.note(text)
    paths = sorted(office.journal.glob("*.jsonl"))
    assert len(paths) > 1
    assert office.lost() == []

    paths[0].write_bytes(paths[0].read_bytes().splitlines(keepends=True)[0])

    assert office.lost() == ["乙", "丙"]
    assert office.note("庚") != paths[0].name[:-11]


def test_a_long_lived_program_and_a_command_of_the_same_account_keep_one_file(office: Place) -> None:
    office.note("零")
    screen = office.open()
    for number in range(4):
        screen.record(Change((note_op("1", f"屏{number}"),), "swj", JUNE))
        office.note(f"令{number}")
        assert screen.lost == ()

    assert len(office.files()) == 1
    assert len(office.texts()) == 9


def test_a_whole_home_put_back_in_place_from_a_backup_goes_on_under_a_new_name(office: Place) -> None:
    first = office.note("甲")
    backup = office.folder.parent / "backup"
    shutil.copytree(office.home, backup)
    kept = office.files()
    office.note("乙")
    office.home.rename(backup.with_name("replaced"))
    shutil.copytree(backup, office.home)
    for name, data in kept.items():
        (office.journal / name).write_bytes(data)

    assert office.note("丙") != first


def test_the_oldest_of_very_many_journals_is_forgotten(
    office: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MOST_FOLDERS", 3)
    places = [Place(office.folder.parent, f"p{number}", office.home) for number in range(5)]
    for number, place in enumerate(places):
        place.note("甲")
        for path in (office.home / ".local" / "state" / "workplan" / "writers").iterdir():
            os.utime(path, (number, path.stat().st_mtime - 10))

    assert len(list((office.home / ".local" / "state" / "workplan" / "writers").iterdir())) == 3
    shutil.rmtree(places[4].journal)
    assert places[4].lost() == ["甲"]
