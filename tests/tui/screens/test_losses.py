"""What this account saved and the journal has no longer is said when the screen opens, and when it happens."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import Driven, Opened, store_in
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.note import note_op


def record(folder: Path, *texts: str) -> Path:
    """Record notes as the screen's own account; return the file."""
    for text in texts:
        store = store_in(folder)
        store.record(Change((note_op("1", text),), "swj", store.today()))
    (path,) = (folder / "tasks.journal").glob("*.jsonl")
    return path


def cut_to(path: Path, count: int) -> bytes:
    """Leave only the first lines of the file; return what it was."""
    whole = path.read_bytes()
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:count]))
    return whole


def said(screen: Driven) -> str:
    return screen.text("keys")


async def test_the_start_names_what_is_lost_and_where_it_stands_whole(
    opened: Opened, plan_file: Path
) -> None:
    cut_to(record(plan_file.parent, "甲", "乙"), 1)
    async with opened() as screen:
        assert "1 entry saved here is gone (`workplan doctor` has it): 1 note: 乙 [" in said(screen)


async def test_a_start_without_a_loss_says_nothing_of_one(opened: Opened, plan_file: Path) -> None:
    record(plan_file.parent, "甲", "乙")
    async with opened() as screen:
        assert "saved here" not in said(screen)


async def test_a_running_screen_says_what_of_its_own_edits_another_program_removed(opened: Opened) -> None:
    async with opened() as screen:
        for text in "ab":
            await screen.press("n", text, "enter")
        (path,) = (screen.folder / "tasks.journal").glob("*.jsonl")
        whole = cut_to(path, 1)
        await screen.look()
        assert "1 note: b [" in said(screen)
        await screen.press("n", "c", "enter")
        assert len(list((screen.folder / "tasks.journal").glob("*.jsonl"))) == 2
        path.write_bytes(whole)
        await screen.look()
        assert screen.screen.desk.damages == ()
