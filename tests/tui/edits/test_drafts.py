"""What was typed and left comes back: by the same key on the same task, after a crash too."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from tests.tui.conftest import Opened, store_in
from workplan_tui.model.plan import Task
from workplan_tui.store.settings.drafts_file import LONGEST_KEPT, read_drafts, write_drafts
from workplan_tui.store.store import Store
from workplan_tui.tui.edits.drafts import DraftKeeper, Drafts

KEPT = "Kept as a draft"


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
        typing.note_open()
        write = typing.take_changed()
        assert write is not None
        write()
        os._exit(0)  # as at a crash: nothing is put away
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
    typing.note_open()
    write = typing.take_changed()
    assert write is not None
    write()
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


DRAFT = {"typed": {"text": "x"}, "place": 0, "mark": 1, "pid": 0}


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


def test_where_nothing_is_kept_for_another_session_it_says_so(tmp_path: Path, plan_file: Path) -> None:
    store = store_in(tmp_path)
    assert "until you quit" in Drafts(lambda: store.plan, None).kept_words
    assert "until you quit" not in drafts_of(store, {"HOME": str(tmp_path)}).kept_words
