"""Real disks that are full, limited or read-only."""

from __future__ import annotations

import os
import resource
import subprocess
from pathlib import Path

import pytest

from tests.reliability.child import ACCOUNTS, folder_for_all, in_child
from tests.reliability.disks import LETTERS, full_disk, may_mount, small_disk
from tests.reliability.ground import Ground, ground, note, texts
from workplan_tui.base.errors import NoPermission, NotSaved

NEEDS_MOUNT = pytest.mark.skipif(not may_mount(), reason="this account may not mount a small disk")


@NEEDS_MOUNT
@pytest.mark.parametrize("letters", LETTERS)
def test_a_full_disk_refuses_the_edit_and_keeps_all_others(letters: int) -> None:
    tally = full_disk(letters)

    assert tally.acknowledged > 1
    assert tally.losses == []


@NEEDS_MOUNT
def test_a_disk_that_becomes_read_only_shows_all_and_refuses_edits(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    with small_disk(tmp_path / "disk"):
        place = Ground(tmp_path / "disk")
        store = place.open()
        store.record(note("一"))
        subprocess.run(["mount", "-o", "remount,ro", str(place.folder)], check=True)

        with pytest.raises(NoPermission):
            store.record(note("二"))

        assert store.read_only_reason
        assert texts(place.open()) == ["一"]


def test_a_limit_on_file_sizes_is_met_by_the_next_file() -> None:
    with ground() as place:

        def work() -> list[str]:
            resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
            said = [f"{count}" + "长" * 100 for count in range(12)]
            for text in said:
                place.open().record(note(text))
            return said

        said = in_child(work)

        assert texts(place.open()) == said
        assert place.open().damages == ()
        assert len(place.segments) > 3
        assert all(path.stat().st_size <= 2_000 for path in place.segments)


def test_a_line_longer_than_the_limit_is_refused_and_leaves_nothing() -> None:
    with ground() as place:
        place.open().record(note("一"))

        def work() -> str:
            resource.setrlimit(resource.RLIMIT_FSIZE, (400, 400))
            with pytest.raises(NotSaved) as refusal:
                place.open().record(note("长" * 500))
            return str(refusal.value)

        assert "File too large" in in_child(work)
        assert place.open().damages == ()
        place.open().record(note("二"))
        assert texts(place.open()) == ["一", "二"]


def test_a_folder_turned_read_only_shows_all_and_refuses_edits() -> None:
    account = ACCOUNTS[0] if os.geteuid() == 0 else None
    with folder_for_all() as folder:
        folder.chmod(0o777)
        place = Ground(folder)
        in_child(lambda: place.open(home=folder / "home").record(note("一")).entry.id, account)
        in_child(lambda: place.journal.chmod(0o500), account)

        def work() -> tuple[list[str], str | None]:
            store = place.open(home=folder / "home")
            with pytest.raises(NoPermission, match="cannot be written"):
                store.record(note("二"))
            return texts(store), store.read_only_reason

        seen, reason = in_child(work, account)

        assert seen == ["一"]
        assert reason
