"""A journal that cannot be written: every key that edits says why, every view works."""

from __future__ import annotations

from datetime import date

import pytest

from tests.tui.conftest import Opened
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.reopen import reopen_op
from workplan_tui.store.sealing.closing import WantedSeal
from workplan_tui.tui.registry import COMMANDS

EDITS = [command.keys[0] for command in COMMANDS if command.edits and command.keys]
VIEWS = [("i", "escape"), ("enter", "escape"), ("slash", "x", "escape"), ("tab", "down"), ("question_mark", "escape"),
         ("space",), ("3", "enter"), ("t", *"06-29", "enter")]  # fmt: skip


@pytest.mark.parametrize("how", ["asked", "permission or medium"])
async def test_every_key_that_edits_says_why_and_asks_nothing(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    is_asked = how == "asked"
    if not is_asked:  # what the kernel answers for either; real ones are in tests/cli/test_read_only.py
        monkeypatch.setattr("workplan_tui.store.disk.files.Files.may_write", lambda files, folder: False)
    reason = "Opened read-only" if is_asked else "cannot be written"
    async with opened(read_only=is_asked) as screen:
        for key in EDITS:
            await screen.press(key)
            assert reason in screen.text("keys") + screen.text("detail"), key
            assert screen.screen.key_line.prompt is None, key
            await screen.press("escape")
        for keys in VIEWS:
            await screen.press(*keys)
            assert reason not in screen.text("keys"), keys
            assert screen.rows()
        assert screen.entries() == []
        assert not (screen.folder / "tasks.journal").exists()


async def test_in_a_sealed_year_every_key_that_edits_says_so_until_it_is_opened_again(opened: Opened) -> None:
    async with opened() as screen:
        desk, archive = screen.screen.desk, str(screen.folder / "year.zip")
        wanted = WantedSeal("swj", archive, date(2023, 12, 31), lambda ledger: {"counts.json": b"{}"})
        await desk.do(lambda store: store.seal(wanted))
        for key in EDITS:
            await screen.press(key)
            assert "this year is sealed" in screen.text("keys") + screen.text("detail"), key
            assert screen.screen.key_line.prompt is None, key
            await screen.press("escape")
        change = Change((reopen_op("补录"),), "swj", date(2023, 12, 31))
        await desk.do(lambda store: store.record(change))
        await screen.press("n")
        assert screen.screen.key_line.prompt is not None


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_what_cannot_be_edited_is_not_offered(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(size, real=True, as_of=date(2023, 9, 15)) as screen:
        seen = screen.rows("keys")[0]
        await screen.press("enter")
        seen += screen.rows("keys")[0]
        await screen.press("escape", "r")
        seen += screen.rows("keys")[0]
        assert "review: " in seen
        assert "Esc leave" in seen
        assert not [word for word in ("set", "note", "report", "question", "status") if f" {word}" in seen]
        await screen.press("escape", "t", "enter")
        assert "F2 set" in screen.rows("keys")[0], "today everything may be recorded again"
