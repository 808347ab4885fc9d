"""What one edit costs, counted and not timed: it does not grow with the journal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PLAN_TOML
from tests.store.journal.long_journal import write_journal
from tests.store.journal.replicas import QuickFiles
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op
from workplan_tui.store.journal import records
from workplan_tui.store.store import Store

SHORT, LONG = 1_000, 40_000
RATIO = 1.2
TASKS = ["1", "2", "3", "4"]


def store_of(folder: Path, count: int) -> Store:
    """Return the store of a plan with so many entries."""
    folder.mkdir()
    (folder / "tasks.toml").write_text(PLAN_TOML, encoding="utf-8")
    write_journal(folder / "tasks.journal", "plan-2023", TASKS, count)
    environment = {"HOME": str(folder / "home")}
    return Store.open(str(folder / "tasks.toml"), environment=environment, files=QuickFiles())


def calls_in(act: Callable[[], Any]) -> int:
    """Return how many functions, Python's own included, were called."""
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count


def edit(store: Store, task: str, value: str) -> None:
    """Record one status and look at the whole again, as the screen does."""
    store.record(Change((set_op(task, "status", value, "因故"),), "swj", date(2023, 6, 1)))
    ledger = store.ledger()
    for one in TASKS:
        ledger.status(one)
        ledger.heads(one, "status")


def warm(store: Store) -> Store:
    """Let the store meet what it has to work out once."""
    for task in TASKS:
        edit(store, task, "in_progress")
    store.taking_back.undo("swj")
    return store


@pytest.mark.slow
def test_an_edit_an_undo_and_a_redo_cost_the_same_in_a_long_journal(tmp_path: Path) -> None:
    short, long = (warm(store_of(tmp_path / str(n), n)) for n in (SHORT, LONG))
    for act in (
        lambda store: edit(store, "2", "in_progress"),
        lambda store: store.taking_back.undo("swj"),
        lambda store: store.taking_back.redo("swj"),
    ):
        once, again = calls_in(partial(act, short)), calls_in(partial(act, long))
        assert again <= RATIO * once


def test_a_command_that_records_takes_apart_only_the_lines_of_its_task(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[bytes] = []
    parse = records.parse_body
    monkeypatch.setattr(records, "parse_body", lambda body: (read.append(body), parse(body))[1])
    store = store_of(tmp_path / "plan", SHORT)
    assert read == []
    store.record(Change((set_op("1", "status", "in_progress"),), "swj", date(2023, 6, 1)))
    assert all(b'"task":"1"' in body or b'"undo"' in body for body in read[:-1])
    assert len(read) < SHORT * 0.4
