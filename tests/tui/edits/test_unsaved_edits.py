"""Edits that the disk did not take: told, kept as typed, asked about before leaving, never doubled."""

from __future__ import annotations

import errno
import json
import os

import pytest

from tests.tui.conftest import Driven, Opened
from workplan_tui.base.errors import Locked
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op
from workplan_tui.store.disk.files import Files


class FullDisk(Files):
    """Takes no more bytes once it is full."""

    is_full = False

    def write(self, handle: int, data: bytes) -> int:
        if self.is_full and b'"note"' in data:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(handle, data)


class UnprovenDisk(Files):
    """Takes the bytes, fails to flush them, and cannot take them back nor begin another file."""

    is_bad = False

    def fsync(self, handle: int) -> None:
        self._fail()
        super().fsync(handle)

    def truncate(self, handle: int, length: int) -> None:
        self._fail()
        super().truncate(handle, length)

    def _fail(self) -> None:
        if self.is_bad:
            raise OSError(errno.EIO, os.strerror(errno.EIO))


async def test_a_failed_edit_says_so_keeps_the_text_and_shows_nothing(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await screen.press("n", *"half")
        disk.is_full = True
        await screen.press("enter")
        assert "Not saved: " in screen.text("detail")
        assert "note on 1" in screen.rows("keys")[0].lower()
        assert "No space left" in screen.text("detail")
        assert "note: half" not in screen.text("detail")
        disk.is_full = False
        await screen.press("x", "enter")
        assert screen.ops()[0]["text"] == "halfx"


async def test_a_text_that_fits_no_journal_line_is_refused_and_kept(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n")
        await screen.type("水" * 60000)
        await screen.press("enter")
        assert "Not saved: the entry would take" in screen.rows("keys")[0]
        assert screen.entries() == []
        assert len(screen.screen.key_line.prompt.text) == 60000


@pytest.mark.parametrize("leaving", ["3", "q"])
async def test_what_was_not_saved_is_said_in_words_and_asked_about_before_leaving(
    opened: Opened, leaving: str
) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await screen.press("n", *"half")
        disk.is_full = True
        await screen.press("enter")
        assert "No space left" in screen.text("detail")
        assert "{" not in screen.text("detail"), "the line is for the shell, and printed there"
        await screen.press("escape", "q")
        assert "1 edit is not saved: 1try again 2one by one 3print and quit" in screen.rows("keys")[0]
        assert "1. 1 地区生产总值增长4.5%以上 (区发展改革委) note: half" in screen.text("detail")
        await screen.press("escape", "down", "q")
        assert "1 edit is not saved" in screen.rows("keys")[0]
        (line,) = screen.app.unsaved.lines
        assert '"text":"half"' in line
        assert not screen.app._exit
        await screen.press(leaving)
        assert screen.app._exit


async def test_what_is_saved_after_all_needs_no_line(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await screen.press("n", *"half")
        disk.is_full = True
        await screen.press("enter")
        (line,) = screen.app.unsaved.lines
        disk.is_full = False
        await screen.press("enter")
        assert screen.entries()[-1]["id"] == json.loads(line)["id"]
        assert not screen.app.unsaved.lines


async def test_a_line_that_had_reached_the_disk_is_not_doubled(opened: Opened) -> None:
    disk = UnprovenDisk()
    async with opened(files=disk) as screen:
        await screen.press(*"s2", "n", *"half")
        disk.is_bad = True
        await screen.press("enter")
        assert screen.app.unsaved.lines
        disk.is_bad = False
        await screen.press("enter")
        texts = [op.get("text") for entry in screen.entries() for op in entry["ops"]]
        assert texts == [None, "half"]
        assert not screen.app.unsaved.lines


async def two_notes_on_one_task(screen: Driven, disk: FullDisk) -> None:
    """Type two notes that the disk does not take, each in a prompt of its own."""
    disk.is_full = True
    await screen.press("n", *"first", "enter", "escape", "n", *"second", "enter", "escape")
    disk.is_full = False


def noted(screen: Driven) -> list[str]:
    return [op["text"] for entry in screen.entries() for op in entry["ops"] if op["op"] == "note"]


async def test_two_edits_on_one_matter_are_both_kept_and_saved_oldest_first(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await two_notes_on_one_task(screen, disk)
        assert "not saved 2" in screen.rows("keys")[0]
        lines = screen.app.unsaved.lines
        assert [json.loads(line)["ops"][0]["text"] for line in lines] == ["first", "second"]
        await screen.press("q")
        told = screen.text("detail")
        assert told.index("note: first") < told.index("note: second")
        await screen.press("1")
        assert noted(screen) == ["first", "second"]
        assert screen.rows("keys")[0].strip() == "saved: 2 edits"
        await screen.press("q")
        assert screen.app._exit


async def test_saving_the_second_does_not_let_the_first_go(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await two_notes_on_one_task(screen, disk)
        await screen.press("n", *"second", "enter")
        assert noted(screen) == ["second"]
        (line,) = screen.app.unsaved.lines
        assert '"text":"first"' in line
        await screen.press("q")
        assert "1 edit is not saved" in screen.rows("keys")[0]
        assert not screen.app._exit


async def test_each_is_tried_or_left_to_be_printed(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await two_notes_on_one_task(screen, disk)
        await screen.press("q", "2")
        assert "1 of 2: 1 " in screen.text("detail")
        await screen.press("2", "1")
        assert noted(screen) == ["second"]
        assert screen.rows("keys")[0].strip() == "1 edit is not saved."
        assert ['"text":"first"' in line for line in screen.app.unsaved.lines] == [True]


async def test_what_the_disk_still_does_not_take_stays_in_the_list(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await two_notes_on_one_task(screen, disk)
        disk.is_full = True
        await screen.press("q", "1")
        assert "No space left" in screen.text("detail")
        assert len(screen.app.unsaved.lines) == 2


async def test_a_text_that_is_mended_in_its_prompt_is_still_one_edit(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        disk.is_full = True
        await screen.press("n", *"half", "enter", "x", "enter", "y", "enter")
        (line,) = screen.app.unsaved.lines
        assert '"text":"halfxy"' in line


async def test_an_edit_of_the_list_is_refused_over_what_others_set_meanwhile(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        other = screen.other()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("workplan_tui.store.turn.held", locked)
            await screen.press("s", "2")
        other.record(Change((set_op("1", "status", "done"),), "b", other.today()))
        await screen.press("q", "1")
        assert "changed meanwhile to done by b" in screen.text("keys") + screen.text("detail")
        assert len(screen.entries()) == 1
        assert len(screen.app.unsaved.lines) == 1


async def test_an_undo_that_could_not_be_saved_is_one_of_them(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "2")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("workplan_tui.store.turn.held", locked)
            await screen.press("u")
        assert "not saved 1" in screen.rows("keys")[0] or "locked" in screen.rows("keys")[0]
        await screen.press("q", "1")
        assert "not started" in screen.row("1")
        assert not screen.app.unsaved.lines


async def test_ctrl_c_says_that_something_is_not_saved(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await two_notes_on_one_task(screen, disk)
        await screen.press("ctrl+c")
        assert "2 edits are not saved; q tries them again" in screen.rows("keys")[0]


def locked(*_: object) -> None:
    raise Locked("locked")


async def test_the_prompt_stays_in_sight_and_says_that_enter_tries_again(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await screen.press("n", *"half")
        disk.is_full = True
        await screen.press("enter")
        line = screen.rows("keys")[0]
        assert ": half" in line
        assert "Enter tries again" in line
        disk.is_full = False
        await screen.press("enter")
        assert noted(screen) == ["half"]


async def test_a_prompt_that_a_refusal_hides_takes_no_letter(opened: Opened) -> None:
    disk = FullDisk()
    async with opened(size=(50, 20), files=disk) as screen:
        await screen.press("n", *"half")
        disk.is_full = True
        await screen.press("enter")
        assert "half" not in screen.rows("keys")[0], "there is no room for the reason beside it"
        disk.is_full = False
        await screen.press("n")
        assert ": half" in screen.rows("keys")[0]
        await screen.press("enter")
        assert noted(screen) == ["half"]


async def test_a_status_that_was_not_saved_says_which_key_asks_about_it(opened: Opened) -> None:
    async with opened() as screen:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("workplan_tui.store.turn.held", locked)
            await screen.press("s", "2")
        assert "locked" in screen.text("detail")
        assert "q asks about all that is not saved" in screen.text("detail")
