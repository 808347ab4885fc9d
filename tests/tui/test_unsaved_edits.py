"""Edits that the disk did not take: told, kept as typed, asked about before leaving, never doubled."""

from __future__ import annotations

import errno
import json
import os

from tests.tui.conftest import Opened
from workplan_tui.store.files import Files


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
        assert "Not saved: " in screen.rows("keys")[0]
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


async def test_what_was_not_saved_is_shown_whole_and_asked_about_before_leaving(
    opened: Opened,
) -> None:
    disk = FullDisk()
    async with opened(files=disk) as screen:
        await screen.press("n", *"half")
        disk.is_full = True
        await screen.press("enter")
        assert '"text":"half"' in screen.text("detail")
        await screen.press("escape", "q")
        assert "1 entry is not saved" in screen.rows("keys")[0]
        await screen.press("down", "q")
        assert "1 entry is not saved" in screen.rows("keys")[0]
        (line,) = screen.app.unsaved.lines
        assert '"text":"half"' in line
        assert not screen.app._exit
        await screen.press("q")
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
