"""What was typed and left comes back: by the same key on the same task, after a crash too."""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from tests.tui.commands.effects import page_text
from tests.tui.conftest import Driven, Opened, store_in
from workplan_tui.model.plan import Task
from workplan_tui.store.plan.file import read_plan
from workplan_tui.store.settings.drafts_file import LONGEST_KEPT, read_drafts, write_drafts
from workplan_tui.store.store import Store
from workplan_tui.tui.edits.drafts import DraftKeeper, Drafts

KEPT = "Kept as a draft"

Kept = Callable[..., AbstractAsyncContextManager[Driven]]


@pytest.fixture
def kept(opened: Opened, environment: dict[str, str]) -> Kept:
    """Return a function that opens a screen whose drafts lie on the disk."""

    def open_screen(read_only: bool = False) -> AbstractAsyncContextManager[Driven]:
        return opened(read_only=read_only, drafts=DraftKeeper(environment, is_read_only=False))

    return open_screen


def leave(
    environment: dict[str, str], kind: str, tasks: list[str], typed: dict[str, str], plan_file: Path
) -> None:
    """Let a session that is gone have typed this."""
    plan = read_plan(str(plan_file))
    key = {"plan": plan.id, "kind": kind, "tasks": tasks}
    by_id = plan.tasks_by_id
    mark = crc32("\n".join(by_id[id].text for id in tasks if id in by_id).encode())
    assert write_drafts(
        environment, {f"{kind} {tasks}": {**key, "typed": typed, "place": 0, "mark": mark, "by": ""}}
    )


def drafts_file(screen: Driven) -> Path:
    return next(screen.folder.rglob("drafts.json"))


def in_file(screen: Driven) -> list[dict[str, Any]]:
    return [*json.loads(drafts_file(screen).read_bytes())["drafts"].values()]


async def test_escape_keeps_a_note_that_the_same_key_brings_back(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n", *"half", "escape")
        assert KEPT in screen.rows("keys")[0]
        await screen.press("down", "n")
        assert "half" not in screen.rows("keys")[0], "another task has its own"
        await screen.press("escape", "up", "n")
        assert ": half" in screen.rows("keys")[0]
        await screen.press("x", "enter")
        assert screen.ops() == [{"op": "note", "task": "1", "text": "halfx"}]
        await screen.press("n")
        assert "half" not in screen.rows("keys")[0], "what is recorded is no draft"


async def test_escape_keeps_a_whole_form_with_the_field_it_was_left_in(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("p", *"60", "enter", "enter", *"roof is on", "escape")
        assert KEPT in screen.rows("keys")[0]
        await screen.press("p")
        assert "progress made" in screen.rows("keys")[0]
        assert "percent 60" in screen.text("detail")
        await screen.press("ctrl+d")
        assert screen.ops() == [{"op": "report", "task": "1", "percent": 60, "progress": "roof is on"}]
        await screen.press("p")
        assert "(of 06-30) 60" in screen.text("detail"), "the draft is gone, the hint stands"


async def test_a_reason_is_kept_as_well(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("s", "5", *"why", "escape", "s", "6")
        assert "why" not in screen.rows("keys")[0], "of another status"
        await screen.press("escape", "s", "5", "enter")
        assert screen.ops()[0]["reason"] == "why"


async def test_what_is_emptied_and_left_is_forgotten(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n", *"half", "escape", "n", "ctrl+u", "escape")
        assert KEPT not in screen.rows("keys")[0]
        await screen.press("n")
        assert "half" not in screen.rows("keys")[0]


async def test_an_empty_prompt_leaves_without_a_word(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n", "escape", "p", "escape")
        assert KEPT not in screen.rows("keys")[0]


def drafts_of(store: Store, environment: dict[str, str]) -> Drafts:
    return Drafts(lambda: store.plan, DraftKeeper(environment, is_read_only=False))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path)}


@pytest.fixture
def tasks(tmp_path: Path, plan_file: Path) -> list[Task]:
    return [store_in(tmp_path).plan.tasks[0]]


def test_what_was_being_typed_at_a_crash_is_a_draft_of_the_next_session(
    tmp_path: Path, tasks: list[Task], environment: dict[str, str]
) -> None:
    store = store_in(tmp_path)
    pid = os.fork()
    if not pid:
        typing = drafts_of(store, environment)
        typing.begin("note", tasks, lambda: ({"text": "half"}, 0))
        typing.put_away()
        os._exit(0)  # as at a crash
    os.waitpid(pid, 0)
    draft = drafts_of(store, environment).begin("note", tasks, lambda: ({}, 0))
    assert draft is not None
    assert draft.typed == {"text": "half"}
    assert f"{date.today().year}-" in draft.note


def test_what_a_living_session_is_typing_is_nobody_elses_draft(
    tmp_path: Path, tasks: list[Task], environment: dict[str, str]
) -> None:
    store = store_in(tmp_path)
    typing = drafts_of(store, environment)
    typing.begin("note", tasks, lambda: ({"text": "half"}, 0))
    typing.put_away()
    assert drafts_of(store, environment).begin("note", tasks, lambda: ({}, 0)) is None
    typing.end({}, None)
    assert drafts_of(store, environment).begin("note", tasks, lambda: ({}, 0)) is not None


def test_a_draft_on_a_text_that_has_changed_says_so(
    tmp_path: Path, tasks: list[Task], environment: dict[str, str]
) -> None:
    drafts = drafts_of(store_in(tmp_path), environment)
    drafts.begin("note", tasks, lambda: ({"text": "half"}, 0))
    assert drafts.leave()
    changed = [tasks[0].replace(text="another task")]
    draft = drafts.begin("note", changed, lambda: ({}, 0))
    assert draft is not None
    assert "former text" in draft.note


DRAFT = {"typed": {"text": "x"}, "place": 0, "mark": 1, "by": ""}


def test_the_file_is_this_accounts_alone(tmp_path: Path, environment: dict[str, str]) -> None:
    write_drafts(environment, {"k": DRAFT})
    (path,) = tmp_path.rglob("drafts.json")
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    assert read_drafts(environment) == {}, "somebody else may have read or changed it"
    path.chmod(0o600)
    assert read_drafts(environment).keys() == {"k"}


def test_nothing_is_written_where_others_may_write(tmp_path: Path, environment: dict[str, str]) -> None:
    state = tmp_path / ".local" / "state" / "workplan"
    state.mkdir(parents=True)
    state.chmod(0o777)
    write_drafts(environment, {"k": DRAFT})
    assert list(state.iterdir()) == []


def test_a_link_in_its_place_is_neither_read_nor_followed(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    write_drafts(environment, {"k": DRAFT})
    (path,) = tmp_path.rglob("drafts.json")
    target = tmp_path / "elsewhere"
    path.rename(target)
    path.symlink_to(target)
    before = target.read_bytes()
    assert read_drafts(environment) == {}
    write_drafts(environment, {"other": DRAFT})
    assert target.read_bytes() == before


def test_a_draft_is_dropped_after_two_weeks(tmp_path: Path, environment: dict[str, str]) -> None:
    write_drafts(environment, {"old": DRAFT, "new": DRAFT})
    (path,) = tmp_path.rglob("drafts.json")
    kept = json.loads(path.read_bytes())
    kept["drafts"]["old"]["at"] -= LONGEST_KEPT + 1
    path.write_text(json.dumps(kept))
    assert read_drafts(environment).keys() == {"new"}
    write_drafts(environment, {"third": DRAFT})
    assert json.loads(path.read_bytes())["drafts"].keys() == {"new", "third"}


def test_drafts_of_two_sessions_stand_side_by_side_in_bounded_room(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    for number in range(12):
        write_drafts(environment, {f"{number}": {**DRAFT, "typed": {"text": "x" * 40_000}}})
    (path,) = tmp_path.rglob("drafts.json")
    assert path.stat().st_size <= 256 * 1024
    assert "11" in read_drafts(environment)
    assert "0" not in read_drafts(environment)
    write_drafts(environment, {"11": None})
    assert "11" not in read_drafts(environment)


@pytest.mark.parametrize(
    "junk", [b"", b"[]", b'{"v":1,"drafts":[]}', b'{"v":1,"drafts":{"k":3}}', b"\xff", b"[" * 9999]
)
def test_a_file_of_nonsense_is_no_draft(tmp_path: Path, environment: dict[str, str], junk: bytes) -> None:
    write_drafts(environment, {"k": DRAFT})
    (path,) = tmp_path.rglob("drafts.json")
    path.write_bytes(junk)
    assert read_drafts(environment) == {}
    write_drafts(environment, {"k": DRAFT})
    assert read_drafts(environment).keys() == {"k"}


async def test_where_nothing_is_kept_for_another_session_it_says_so(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("n", *"half", "escape")
        assert "Kept as a draft until you quit" in screen.rows("keys")[0]


async def test_a_draft_that_the_disk_takes_is_there_before_it_is_said(
    kept: Kept, environment: dict[str, str]
) -> None:
    async with kept() as screen:
        await screen.press("n", *"half", "escape")
        assert "Kept as a draft: the same key" in screen.rows("keys")[0]
        assert b"half" in drafts_file(screen).read_bytes()


async def test_a_draft_that_the_disk_does_not_take_says_so_and_comes_back_and_is_tried_again(
    kept: Kept, environment: dict[str, str]
) -> None:
    async with kept() as screen:
        state = screen.folder / ".local"
        state.write_text("a file in the place of the folder")
        await screen.press("n", *"half", "escape")
        assert "The disk does not take the draft: it is kept until you quit" in screen.rows("keys")[0]
        await screen.press("n")
        assert ": half" in screen.rows("keys")[0]
        await screen.press("escape")
        state.unlink()
        await screen.screen.drafts.keep(screen.screen.desk)
        assert b"half" in drafts_file(screen).read_bytes()


async def test_two_screens_on_one_task_keep_a_draft_each(kept: Kept) -> None:
    async with kept() as one, kept() as other:
        await one.press("n", *"one", "escape")
        await other.press("n")
        assert "one" not in other.rows("keys")[0], "the first still runs, and may go on with it"
        await other.press(*"other", "escape")
        assert {draft["typed"]["text"] for draft in in_file(one)} == {"one", "other"}
        await other.press("n", "enter")
        assert [draft["typed"]["text"] for draft in in_file(one)] == ["one"]


async def test_a_draft_of_an_earlier_session_is_told_at_the_start_and_listed(
    kept: Kept, environment: dict[str, str], plan_file: Path
) -> None:
    leave(environment, "note", ["2"], {"text": "half a note"}, plan_file)
    async with kept() as screen:
        async with asyncio.timeout(20):
            while "1 draft was left and is not recorded: F9 drafts." not in screen.rows("keys")[0]:
                await screen.settle()
        await screen.press("f9", *"drafts", "enter")
        assert "note: 2 完成造林绿化2970亩 (draft of " in page_text(screen)
        assert "half a note" in page_text(screen)
        assert "Enter goes on with it" in page_text(screen)
        await screen.press("enter")
        assert screen.task_id == "2"
        assert "Note on 2: half a note" in screen.rows("keys")[0]
        await screen.press("x", "enter")
        assert screen.ops() == [{"op": "note", "task": "2", "text": "half a notex"}]
        assert in_file(screen) == []


RESUMED = [
    ("note", ["1", "3"], {"text": "both"}, "Note on 2 tasks"),
    ("status suspended", ["1"], {"reason": "why"}, "suspended: 1"),
    ("status suspended", ["1", "2"], {"reason": "why"}, "suspended: 2 tasks"),
    ("report", ["1"], {"percent": "40"}, "percent 40"),
    ("milestone", ["3"], {"milestone:1": "."}, "Milestones of 3"),
    ("flag", ["1"], {"text": "?"}, "Question on 1"),
    ("extension", ["1"], {"due_on": "2024-06-30"}, "Extension of 1"),
    ("light", ["1"], {"light": "red"}, "Light of 1"),
    ("decide", ["1"], {"text": "decided"}, "Decision on 1"),
]


@pytest.mark.parametrize(("kind", "tasks", "typed", "seen"), RESUMED, ids=lambda one: str(one)[:20])
async def test_the_list_goes_on_with_any_kind_and_records_nothing_by_itself(
    kind: str, tasks: list[str], typed: dict[str, str], seen: str, kept: Kept,
    environment: dict[str, str], plan_file: Path,
) -> None:  # fmt: skip
    leave(environment, kind, tasks, typed, plan_file)
    async with kept() as screen:
        await screen.press("f9", *"drafts", "enter", "enter")
        assert seen in screen.text("detail")
        assert all(text in screen.text("detail") + screen.rows("keys")[0] for text in typed.values())
        assert screen.entries() == []


async def test_what_was_typed_for_a_status_that_needs_no_reason_any_more_is_not_recorded_unasked(
    kept: Kept, environment: dict[str, str], plan_file: Path
) -> None:
    leave(environment, "status in_progress", ["1"], {"reason": "begun"}, plan_file)
    async with kept() as screen:
        await screen.press("f9", *"drafts", "enter", "enter")
        assert screen.entries() == []
        assert ": begun" in screen.rows("keys")[0]


async def test_of_marked_tasks_that_left_the_plan_the_draft_goes_on_with_the_others(
    kept: Kept, environment: dict[str, str], plan_file: Path
) -> None:
    leave(environment, "note", ["1", "77"], {"text": "both"}, plan_file)
    async with kept() as screen:
        await screen.press("f9", *"drafts", "enter", "enter")
        assert ": both" in screen.rows("keys")[0]
        await screen.press("enter")
        assert [op["task"] for op in screen.ops()] == ["1"]
        assert in_file(screen) == []


async def test_a_draft_whose_tasks_all_left_the_plan_can_still_be_read(
    kept: Kept, environment: dict[str, str], plan_file: Path
) -> None:
    leave(environment, "note", ["77"], {"text": "what was said"}, plan_file)
    async with kept() as screen:
        await screen.press("f9", *"drafts", "enter")
        assert "what was said" in page_text(screen)
        await screen.press("enter")
        assert "Not in the plan any more: 77" in screen.rows("keys")[0]
        assert len(in_file(screen)) == 1


async def test_a_draft_is_read_and_not_gone_on_with_where_nothing_can_be_recorded(
    kept: Kept, environment: dict[str, str], plan_file: Path
) -> None:
    leave(environment, "note", ["2"], {"text": "half"}, plan_file)
    async with kept(read_only=True) as screen:
        await screen.press("f9", *"drafts", "enter")
        assert "half" in page_text(screen)
        await screen.press("enter")
        assert "read-only" in screen.rows("keys")[0]


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (("slash", *"unit:sw", "escape", "slash"), "unit:sw"),
        (("t", *"06-1", "escape", "t"), "06-1"),
        (("c", *"06-1", "escape", "c"), "06-1"),
        (("M", *"石", "escape", "M"), "石"),
        (("w", "0", *"mine", "escape", "w", "0"), "mine"),
        (("e", "4", *"july", "escape", "e", "4"), "july"),
        (("enter", "slash", *"gdp", "escape", "slash"), "gdp"),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else one,
)
async def test_what_esc_leaves_in_any_other_prompt_comes_back_by_its_key(
    keys: tuple[str, ...], seen: str, opened: Opened
) -> None:
    async with opened() as screen:
        await screen.press(*keys)
        assert seen in screen.rows("keys")[0]


async def test_a_filter_that_was_left_is_taken_by_right_and_enter_alone_means_none(opened: Opened) -> None:
    async with opened() as screen:
        await screen.press("slash", *"lead:石", "escape", "slash")
        assert "Right brings it back" in screen.rows("keys")[0]
        assert len(screen.screen.view.rows) == 4
        await screen.press("right")
        assert screen.screen.view.filter_text == "lead:石"
        await screen.press("enter", "slash")
        assert "Right brings it back" not in screen.rows("keys")[0]
