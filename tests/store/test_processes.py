"""Real processes at once on one journal, processes killed in the middle, and one that is stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest

from tests.reliability.kills import kill_commands, kill_screens
from tests.reliability.same_disk import SameDisk
from tests.reliability.storm import crowd, kill_storm
from tests.support.lock_holder import holder_of
from tests.support.program import WORKPLAN
from workplan_tui.base.errors import Locked
from workplan_tui.store.disk.files import Files
from workplan_tui.store.disk.lock import LOCK_NAME, LONGEST_WAIT, held


@pytest.mark.parametrize("homes", [1, 8, 3], ids=["one-file", "a-file-each", "three-files"])
def test_eight_writers_at_once_lose_nothing(homes: int) -> None:
    tally = crowd(writers=8, edits=25, homes=homes, seed=homes)

    assert tally.acknowledged == 200
    assert tally.torn == 0
    assert tally.losses == []


def test_what_was_acknowledged_survives_a_hundred_kills() -> None:
    tally = kill_storm(kills=100, seed=int(time.time()))

    assert tally.kills == 100
    assert tally.acknowledged > 50, "an edit in two at least was called saved: else nothing was tried"
    assert tally.losses == []


@pytest.mark.slow
@pytest.mark.storm
def test_what_was_acknowledged_survives_a_storm_of_kills() -> None:
    tally = kill_storm(kills=500, seed=int(time.time()))

    assert tally.losses == []


def test_a_lock_that_stays_held_names_its_holder(tmp_path: Path) -> None:
    with (
        holder_of(tmp_path) as holder,
        pytest.raises(Locked, match=str(holder.pid)),
        held(Files(), str(tmp_path), 0.05),
    ):
        pass
    with held(Files(), str(tmp_path), 0.05):
        pass


def test_a_lock_that_was_removed_while_waiting_is_not_taken_for_the_lock(tmp_path: Path) -> None:
    with holder_of(tmp_path) as holder:
        (tmp_path / LOCK_NAME).unlink()
        with held(Files(), str(tmp_path), 0.05):
            holder.kill()
            with pytest.raises(Locked), held(Files(), str(tmp_path), 0.05):
                pass


def test_a_lock_whose_name_leads_elsewhere_by_now_is_taken_again(tmp_path: Path) -> None:
    class Replaced(SameDisk):
        def flock(self, handle: int) -> None:
            super().flock(handle)
            if not (tmp_path / "first").exists():
                (tmp_path / LOCK_NAME).rename(tmp_path / "first")

    with held(Replaced(), str(tmp_path)), pytest.raises(Locked), held(Files(), str(tmp_path), 0.05):
        pass


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["fifo", "folder"])
def test_a_lock_that_is_no_file_is_refused_at_once(tmp_path: Path, make: object) -> None:
    make(tmp_path / LOCK_NAME)  # type: ignore[operator]

    with pytest.raises(OSError, match=r"regular|directory"), held(Files(), str(tmp_path)):
        pass


@pytest.mark.slow
def test_a_stopped_holder_is_waited_for_so_long_and_then_named(plan_file: Path, tmp_path: Path) -> None:
    journal = plan_file.with_suffix(".journal")
    journal.mkdir()
    with holder_of(journal) as holder:
        holder.send_signal(signal.SIGSTOP)
        began = time.monotonic()

        done = subprocess.run(
            [WORKPLAN, "--plan", plan_file, "--lang", "en", "set", "1", "2"],
            env={**os.environ, "HOME": str(tmp_path)}, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, check=False,
        )  # fmt: skip

        assert done.returncode == 75
        assert str(holder.pid) in done.stderr
        assert LONGEST_WAIT <= time.monotonic() - began < 2 * LONGEST_WAIT
    assert not list(journal.glob("*.jsonl"))


def test_who_gave_the_wait_up_does_not_keep_the_lock(tmp_path: Path) -> None:
    with holder_of(tmp_path) as holder:
        with pytest.raises(Locked), held(Files(), str(tmp_path), 0.05):
            pass
        holder.kill()
        holder.wait()
        with held(Files(), str(tmp_path), 1):
            pass


def test_a_lock_that_is_let_go_in_time_is_taken(tmp_path: Path) -> None:
    with holder_of(tmp_path) as holder:
        threading.Timer(0.2, holder.kill).start()
        with (
            held(Files(), str(tmp_path), 5),
            pytest.raises(Locked),
            held(Files(), str(tmp_path), 0.05),
        ):
            pass


@pytest.mark.slow
def test_the_installed_command_killed_at_any_moment_has_saved_what_it_said() -> None:
    tally = kill_commands(kills=20, seed=int(time.time()))

    assert tally.kills == 20
    assert tally.losses == []


@pytest.mark.slow
def test_the_screen_killed_at_any_moment_has_saved_what_it_showed() -> None:
    tally = kill_screens(kills=3, seed=int(time.time()))

    assert tally.kills == 3
    assert tally.losses == []


@pytest.mark.slow
@pytest.mark.storm
def test_the_installed_command_and_the_screen_survive_a_storm_of_kills() -> None:
    assert kill_commands(kills=300, seed=int(time.time())).losses == []
    assert kill_screens(kills=30, seed=int(time.time())).losses == []
