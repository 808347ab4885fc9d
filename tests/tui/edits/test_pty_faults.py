"""The journal is swapped under the running screen, in a real pty."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability import swaps
from tests.support.lock_holder import holder_of
from tests.support.program import (
    FIRST_TASK,
    WIDE,
    WORKPLAN,
    open_terminal,
    row_has,
    statuses,
    with_real_plan,
)
from tests.support.terminal import Terminal, clean_environment
from workplan_tui.base.errors import EXIT_NOT_SAVED

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of its own with a copy of the real plan."""
    return with_real_plan(tmp_path)


@pytest.fixture
def screen(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    """Give a screen that has recorded one status."""
    with open_terminal(tmp_path, folder, "--lang", "en") as terminal:
        terminal.wait_for(FIRST_TASK)
        terminal.settle(0.3)
        set_status(terminal, "2")
        terminal.wait_for(row_has(FIRST_TASK, "in progress"))
        yield terminal


def set_status(terminal: Terminal, digit: str) -> None:
    terminal.press("s")
    terminal.press(digit)


def printed_line(terminal: Terminal) -> str:
    """Return the entry that was printed on leaving, as it is pasted back."""
    (line,) = re.findall(r'^\{"crc".*\}$', terminal.told, re.M)
    return line


def segment(folder: Path) -> Path:
    return max(folder.glob("tasks.journal/*.jsonl"))


def test_a_file_deleted_or_emptied_under_the_screen_is_told_and_the_next_edit_is_saved(
    screen: Terminal, folder: Path
) -> None:
    for swap in (swaps.deleted, swaps.truncated):
        swap(segment(folder))

        screen.wait_for(row_has(FIRST_TASK, "not started"), seconds=3)
        screen.wait_for("another program", seconds=3)
        set_status(screen, "2")
        screen.wait_for(row_has(FIRST_TASK, "in progress"))
        assert statuses(folder) == [("1", "in_progress")]

    screen.type("q")
    assert screen.wait_for_end() == 0


@pytest.mark.parametrize("swap", swaps.SPECIAL, ids=lambda swap: swap.__name__)
def test_what_is_no_file_any_more_refuses_the_edit_and_the_screen_goes_on(
    swap: object, screen: Terminal, folder: Path
) -> None:
    path = segment(folder)
    kept = path.with_name("kept")
    os.link(path, kept)
    swap(path)  # type: ignore[operator]

    set_status(screen, "3")
    screen.wait_for("Not saved")
    path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    kept.rename(path)
    screen.press("escape")
    set_status(screen, "3")

    screen.wait_for(row_has(FIRST_TASK, "done"))
    assert statuses(folder) == [("1", "in_progress"), ("1", "done")]
    screen.type("q")
    assert screen.wait_for_end() == 0


def test_a_folder_closed_under_the_screen_refuses_the_edit_before_it_is_typed(
    screen: Terminal, folder: Path
) -> None:
    (folder / "tasks.journal").chmod(0o777)

    screen.press("s")

    screen.wait_for("chmod")
    assert statuses(folder) == [("1", "in_progress")]


def test_an_edit_that_met_a_lock_is_not_forgotten_by_the_keys_after_it(
    screen: Terminal, folder: Path, tmp_path: Path
) -> None:
    """The holder is stopped, the wait is over, and the clerk has typed on."""
    with holder_of(folder / "tasks.journal"):
        set_status(screen, "3")
        screen.wait_for("Saving")
        screen.type("jj")
        screen.wait_for("Not saved", seconds=8)
        screen.settle(0.3)
    screen.type("q")
    screen.wait_for("1 edit is not saved")
    screen.type("q")
    assert screen.wait_for_end() == EXIT_NOT_SAVED
    line = printed_line(screen)
    assert statuses(folder) == [("1", "in_progress")]
    subprocess.run(
        [WORKPLAN, "apply", "-"],
        cwd=folder,
        env=clean_environment(tmp_path),
        input=line,
        text=True,
        check=True,
    )
    assert statuses(folder)[-1] == ("1", "done")


def test_a_file_cut_inside_a_line_says_how_many_entries_went_with_it(screen: Terminal, folder: Path) -> None:
    os.truncate(segment(folder), 50)
    screen.wait_for("no longer there", seconds=3)


def test_what_the_disk_did_not_take_is_printed_on_leaving_and_taken_back(
    folder: Path, tmp_path: Path
) -> None:
    environment = clean_environment(tmp_path)

    def run(*words: str, text: str = "") -> int:
        command = [WORKPLAN, *words]
        return subprocess.run(command, cwd=folder, env=environment, input=text, text=True).returncode

    assert run("set", "2", "2") == 0
    no_more_bytes = ["/bin/sh", "-c", 'ulimit -f 0; exec "$0" --lang en', WORKPLAN]
    with Terminal(
        no_more_bytes, columns=WIDE[0], rows=WIDE[1], environment=environment, folder=folder
    ) as screen:
        screen.wait_for(FIRST_TASK)
        screen.settle(0.3)
        set_status(screen, "2")
        screen.wait_for("Not saved")
        screen.type("q")
        screen.wait_for("1 edit is not saved")
        screen.type("q")
        assert screen.wait_for_end() == EXIT_NOT_SAVED
        line = printed_line(screen)
    assert statuses(folder) == [("2", "in_progress")]

    assert run("apply", "-", text=line) == 0
    assert run("apply", "-", text=line) == 0

    assert statuses(folder) == [("2", "in_progress"), ("1", "in_progress")]
