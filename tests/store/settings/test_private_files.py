"""What was typed lies in files that several screens change: a line that is lost ends them all at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tui.conftest import store_in
from workplan_tui.store.disk.files import Files
from workplan_tui.store.disk.process import this_process
from workplan_tui.store.settings.drafts_file import read_drafts, write_drafts
from workplan_tui.store.settings.unsaved_file import UnsavedFile

DRAFT: dict[str, Any] = {"typed": {"text": "x"}, "place": 0, "mark": 1, "by": ""}
SCREENS, EDITS = 8, 6


def at_once(run: Callable[[int], None]) -> None:
    """Run it in as many processes, all at the same time."""
    begin, ready = os.pipe()
    children = []
    for number in range(SCREENS):
        child = os.fork()
        if not child:
            try:
                os.close(ready)
                os.read(begin, 1)  # until the other end is closed
                run(number)
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    os.close(begin)
    os.close(ready)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0] * SCREENS


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path)}


def test_screens_that_end_at_once_keep_all_their_drafts(environment: dict[str, str]) -> None:
    def run(number: int) -> None:
        for edit in range(EDITS):
            assert write_drafts(environment, {f"{number} {edit}": DRAFT})

    at_once(run)
    assert len(read_drafts(environment)) == SCREENS * EDITS


def test_screens_that_end_at_once_keep_all_that_is_not_saved(
    tmp_path: Path, plan_file: Path, environment: dict[str, str]
) -> None:
    file = UnsavedFile(environment, store_in(tmp_path))

    def run(number: int) -> None:
        for edit in range(EDITS):
            assert file.change(gone=(), added=[f"{number} {edit}"])

    at_once(run)
    assert len(file.read()) == SCREENS * EDITS


def test_a_number_that_another_process_has_now_hides_no_draft(environment: dict[str, str]) -> None:
    write_drafts(environment, {"k": {**DRAFT, "by": this_process(Files())}})
    assert read_drafts(environment) == {}, "somebody is typing it"
    boot, pid, began = this_process(Files()).split(":")
    for other in (f"{boot}:{pid}:{int(began) - 1}", f"another-boot:{pid}:{began}", f"{boot}:999999999:1"):
        write_drafts(environment, {"k": {**DRAFT, "by": other}})
        assert read_drafts(environment).keys() == {"k"}, other


@pytest.mark.parametrize("junk", [3, None, "", ":", "a:b:c", "a:1", ["x"], "x:../1:1"])
def test_whoever_cannot_be_told_is_not_typing(environment: dict[str, str], junk: object) -> None:
    write_drafts(environment, {"k": {**DRAFT, "by": junk}})
    assert read_drafts(environment).keys() == {"k"}


def test_what_could_not_be_put_on_the_disk_is_told(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / ".local").write_text("no folder")
    assert not write_drafts(environment, {"k": DRAFT})
    (tmp_path / ".local").unlink()
    assert write_drafts(environment, {"k": DRAFT})
    long = {**DRAFT, "typed": {"text": "x" * 300_000}}
    assert not write_drafts(environment, {"long": long})
    assert read_drafts(environment).keys() == {"k"}, "one that has no room drives no other out"
