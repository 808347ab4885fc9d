"""What others do to the files while the screen is open: shown or said, and nothing is disturbed."""

from __future__ import annotations

import errno
import fcntl
import os

import pytest

from tests.conftest import PLAN_TOML
from tests.tui.conftest import Driven, Opened, store_in
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.store.disk.files import Files


def write_plan(screen: Driven, text: str) -> None:
    (screen.folder / "tasks.toml").write_text(text, encoding="utf-8")


class UnreadableFolder(Files):
    """Lists no folder any more once it is bad."""

    is_bad = False

    def list_folder(self, path: str) -> list[str]:
        if self.is_bad:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().list_folder(path)


class HurriedFiles(Files):
    """Whose clock runs on while it hurries, so that a bounded wait is over at once."""

    is_hurrying = True
    _now = 0.0

    def monotonic(self) -> float:
        self._now += 10 * self.is_hurrying
        return self._now


async def test_a_plan_that_cannot_be_read_is_said_and_the_last_good_one_stays(
    opened: Opened,
) -> None:
    async with opened() as screen:
        write_plan(screen, "[[[")
        await screen.look()
        assert screen.says("tasks.toml:1:3")
        assert screen.row("4")
        await screen.press("s", "2")
        assert screen.ops()[0]["task"] == "1"
        write_plan(screen, PLAN_TOML.replace("加大医药", "加强医药"))
        await screen.look()
        assert "加强" in screen.row("4")


@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_the_title_marks_a_plan_that_cannot_be_read_as_long_as_it_cannot(
    columns: int, opened: Opened
) -> None:
    """What the key line says of it is gone at the next key."""
    async with opened((columns, 30)) as screen:
        assert "unusable" not in screen.rows("title")[0]
        write_plan(screen, "[[[")
        await screen.look()
        await screen.press("down", "g", "2", "t", *"06-20", "enter")
        assert screen.rows("title")[0].startswith(" plan file unusable ")
        assert "as of 2023-06-20, read-only" in screen.rows("title")[0]
        (screen.folder / "tasks.toml").unlink()
        await screen.look()
        assert "plan file unusable" in screen.rows("title")[0]
        write_plan(screen, PLAN_TOML)
        await screen.look()
        assert "unusable" not in screen.rows("title")[0]


async def test_marks_of_tasks_that_left_the_plan_are_gone(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("end", "space")
        write_plan(screen, PLAN_TOML[: PLAN_TOML.rindex("[[tasks]]")])
        await screen.look()
        assert screen.screen.view.marked == frozenset()
        await screen.press("n", "a", "enter")
        assert screen.ops()[0]["task"] == "3"


async def test_a_fault_is_said_once_and_hides_no_prompt_again(opened: Opened) -> None:
    files = UnreadableFolder()
    async with opened(files=files) as screen:
        await screen.press(*"s2")
        files.is_bad = True
        await screen.look()
        assert screen.says("cannot be read")
        await screen.press("n", *"ab")
        await screen.look()
        assert "ab" in screen.rows("keys")[0]


async def test_a_day_asked_for_while_the_folder_cannot_be_read_is_refused(opened: Opened) -> None:
    files = UnreadableFolder()
    async with opened(files=files) as screen:
        await screen.press(*"s2")
        files.is_bad = True
        await screen.press("t", *"06-20", "enter")
        assert screen.says("cannot be read")
        await screen.press("left")
        assert "06-20" in screen.rows("keys")[0]
        assert "read-only" not in screen.rows("title")[0]


async def test_a_lock_that_stays_held_is_said_and_the_text_is_kept(opened: Opened) -> None:
    files = HurriedFiles()
    async with opened(files=files) as screen:
        await screen.press(*"s2", "n", *"half")
        lock = os.open(screen.folder / "tasks.journal" / ".lock", os.O_RDWR)
        fcntl.flock(lock, fcntl.LOCK_EX)
        await screen.press("enter")
        assert "not saved" in screen.rows("keys")[0]
        assert len(screen.entries()) == 1
        os.close(lock)
        files.is_hurrying = False  # who gave up waiting may still have its turn first
        await screen.press("enter")
        assert screen.ops()[0]["text"] == "half"


async def test_typed_text_highlight_and_section_stay_when_others_record(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("left", "down", "down", "right", "down", "n", *"half")
        other = screen.other()
        other.record(Change((set_op("3", "status", "done"), note_op("4", "x")), "b", other.today()))
        await screen.look()
        assert [row.split()[0] for row in screen.rows() if row] == ["3", "4"]
        assert "done" in screen.row("3")
        assert screen.task_id == "4"
        await screen.press("enter")
        assert {"op": "note", "task": "4", "text": "half"} in screen.all_ops()


async def test_a_damaged_journal_is_said_at_the_start(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press(*"s2")
        journal = next(screen.folder.glob("tasks.journal/*.jsonl"))
        journal.write_bytes(b"xxxx\n" + journal.read_bytes())
        folder = screen.folder
    assert store_in(folder).damages
    async with opened() as screen:
        assert "does not count" in screen.rows("keys")[0]
        assert "in progress" in screen.row("1")


async def test_the_longest_ids_are_whole(opened: Opened) -> None:
    async with opened() as screen:
        write_plan(screen, PLAN_TOML.replace("id = 4\nsection", "id = 123456\nsection"))
        await screen.look()
        await screen.press("end")
        assert screen.row("123456")


async def test_what_others_record_appears_and_disturbs_nothing(opened: Opened) -> None:
    async with opened(real=True) as screen:
        await screen.press("pagedown", "pagedown", "n", *"half")
        before = (screen.task_id, screen.screen.panes.table.top)
        other = screen.other()
        other.record(Change((set_op("1", "status", "in_progress"), note_op("8", "x")), "b", other.today()))
        await screen.look()
        assert (screen.task_id, screen.screen.panes.table.top) == before
        assert "in progress 1" in screen.rows("title")[0]
        assert "half" in screen.rows("keys")[0]


async def test_a_plan_that_becomes_unreadable_leaves_the_last_good_one(opened: Opened) -> None:
    async with opened() as screen:
        (screen.folder / "tasks.toml").write_text("[[[", encoding="utf-8")
        await screen.look()
        assert screen.row("4")
