"""`u` and `U`: this window's own edits at once, anything else only after a question."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.tui.commands.effects import page_text
from tests.tui.conftest import Driven, Opened
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op


def elsewhere(screen: Driven, task: str, status: str = "in_progress") -> None:
    """Let another window of the same account record something later."""
    other = screen.other("home")
    other.record(Change((set_op(task, "status", status),), "swj", other.today()))


class Later(datetime):
    """A clock two hours ahead."""

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return datetime.now(tz) + timedelta(hours=2)  # type: ignore[arg-type]


async def test_undo_is_of_this_window_though_another_recorded_later(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("down", "s", "2")
        elsewhere(screen, "1")
        await screen.look()
        await screen.press("u")
        assert "undone: 2 not started -> in progress" in screen.rows("keys")[0]
        assert "in progress" in screen.row("1")
        await screen.press("U")
        assert "redone: 2 not started -> in progress" in screen.rows("keys")[0]


async def test_what_another_window_recorded_is_taken_back_only_when_that_is_meant(opened: Opened) -> None:
    async with opened() as screen:
        elsewhere(screen, "1")
        await screen.press("u")
        assert (
            "Recorded elsewhere: 1 not started -> in progress. Take it back? 1undo" in screen.rows("keys")[0]
        )
        assert "by swj" in screen.text("detail")
        await screen.press("escape")
        assert len(screen.entries()) == 1
        await screen.press("u", "u", "1")
        assert "undone: 1 not started -> in progress" in screen.rows("keys")[0]
        assert "not started" in screen.row("1")


async def test_two_undos_typed_ahead_take_back_one_of_this_window_and_ask(opened: Opened) -> None:
    async with opened() as screen:
        elsewhere(screen, "1")
        await screen.press("down", *"s2uu")
        assert "Recorded elsewhere" in screen.rows("keys")[0]
        assert "in progress" in screen.row("1")


async def test_an_edit_that_this_account_covered_elsewhere_is_not_taken_back(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "2")
        elsewhere(screen, "1", "done")
        await screen.press("u")
        assert "it would lose what was set since: task 1 done" in screen.text("keys") + screen.text("detail")
        assert len(screen.entries()) == 2


async def test_an_edit_of_this_window_is_asked_about_after_an_hour(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as screen:
        await screen.press("s", "2")
        monkeypatch.setattr("workplan_tui.store.taking_back.datetime", Later)
        await screen.press("u")
        assert "Over an hour ago: 1 not started -> in progress. Take it back?" in screen.rows("keys")[0]
        await screen.press("1")
        assert "not started" in screen.row("1")


async def test_what_another_account_recorded_is_nothing_to_undo(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(actor="swj") as screen:
        with monkeypatch.context() as patch:
            patch.setattr("workplan_tui.store.journal.replica._account", lambda: "chen")
            other = screen.other()
            other.record(Change((set_op("1", "status", "done"),), "swj", other.today()))
        await screen.look()
        await screen.press("u")
        assert "There is nothing of yours to undo." in screen.rows("keys")[0]


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_the_question_is_whole_at_any_width(width: int, opened: Opened) -> None:
    async with opened((width, 24), real=True) as screen:
        other = screen.other("home")
        ops = tuple(
            set_op(f"{number}", "status", "in_progress", "因项目前期手续办理") for number in range(1, 40, 3)
        )
        other.record(Change(ops, "swj", other.today()))
        await screen.press("u")
        assert "ake it back? 1undo" in screen.rows("keys")[0]
        assert "1, 4, 7, 10" in screen.text("detail")


async def test_an_older_edit_is_not_taken_back_unasked_when_a_newer_one_is_gone(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n", *"a", "enter", "down", "n", *"b", "enter")
        (file,) = screen.folder.glob("tasks.journal/*.jsonl")
        file.write_bytes(file.read_bytes().splitlines(keepends=True)[0])
        await screen.look()
        await screen.press("u")
        assert "What was saved after it is gone" in screen.rows("keys")[0] + screen.text("detail")
        assert "undo" not in file.read_text(encoding="utf-8")
        await screen.press("1")
        assert "undone: 1 note: a" in screen.rows("keys")[0]


async def test_what_came_before_something_undone_elsewhere_is_named_before_it_is_taken_back(
    opened: Opened,
) -> None:
    async with opened() as screen:
        await screen.press("s", "2", "down", "s", "2")
        screen.other("home").taking_back.undo("swj")
        await screen.look()
        await screen.press("u")
        told = screen.rows("keys")[0] + screen.text("detail")
        assert "undone or redone elsewhere. Go on with: 1 not started -> in progress?" in told
        assert "in progress" in screen.row("1")
        await screen.press("1")
        assert "not started" in screen.row("1")


async def test_one_edit_after_the_other_is_taken_back_without_a_question(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workplan_tui.tui.commands.undo.AT_ONCE", 0)
    async with opened() as screen:
        await screen.press("s", "2", "down", "s", "2")
        await screen.press("u")
        await screen.press("u")
        assert "undone: 1 not started -> in progress" in screen.rows("keys")[0]


async def test_the_same_key_twice_lists_ones_own_edits_and_takes_back_an_older_one(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "2", "down", "n", *"note", "enter", "down", "s", "3", "U")
        assert "U again lists your own edits" in screen.rows("keys")[0] + screen.text("detail")
        await screen.press("U")
        told = page_text(screen)
        newest, older, oldest = (
            "检测中心建设 not started -> done",
            "2970亩 note: note",
            "以上 not started -> in progress",
        )
        assert told.index(newest) < told.index(older) < told.index(oldest)
        await screen.press("down", "down")
        assert "Enter takes it back" in page_text(screen)
        await screen.press("enter")
        assert "Take back: 1 not started -> in progress? 1undo" in screen.rows("keys")[0]
        await screen.press("1")
        assert "undone: 1 not started -> in progress" in screen.rows("keys")[0]
        assert "not started" in screen.row("1")
        assert "done" in screen.row("3")
        await screen.press("U")
        assert "redone: 1 not started -> in progress" in screen.rows("keys")[0]


async def test_another_key_between_lists_nothing(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "2", "U", "down", "U")
        assert "U again lists" in screen.rows("keys")[0] + screen.text("detail")


async def test_what_was_built_upon_stays_and_enter_says_by_what(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "2")
        elsewhere(screen, "1", "done")
        await screen.press("f9", *"recent edits", "enter")
        assert "cannot be undone: it would lose what was set since: task 1 done" in page_text(screen)
        await screen.press("down", "enter")
        assert "cannot be undone" in screen.rows("keys")[0]
        assert len(screen.entries()) == 2


async def test_what_was_built_upon_while_the_list_was_looked_at_is_refused(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "2", "f9", *"recent edits", "enter", "enter")
        elsewhere(screen, "1", "done")
        await screen.press("1")
        assert screen.says("Not undone: it would lose what was set since: task 1 done")
        assert len(screen.entries()) == 2


async def test_nobody_lists_what_another_account_recorded(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened() as screen:
        with monkeypatch.context() as patch:
            patch.setattr("workplan_tui.store.journal.replica._account", lambda: "chen")
            other = screen.other()
            other.record(Change((set_op("1", "status", "done"),), "swj", other.today()))
        await screen.press("n", "x", "enter", "f9", *"recent edits", "enter")
        assert "note: x" in page_text(screen)
        assert "not started -> done" not in page_text(screen)
