"""The demo on disk: an ordinary plan and journal that no other plan can mistake for its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workplan_tui.base.errors import Refused
from workplan_tui.demo.folder import demo_entries, demo_plan, write_demo
from workplan_tui.model.entry import Change
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import note_op
from workplan_tui.settings.plan_choice import built_in_plan
from workplan_tui.store.journal.line import FIRST_PREV, crc_of
from workplan_tui.store.plan.check import check_file
from workplan_tui.store.plan.file import read_plan
from workplan_tui.store.store import Store

TODAY = date(2023, 9, 15)


def opened(folder: Path) -> Store:
    environment = {"HOME": str(folder / "home")}
    return Store.open(str(folder / "tasks.toml"), today=TODAY, environment=environment)


def test_the_store_reads_back_the_whole_year(tmp_path: Path) -> None:
    write_demo(str(tmp_path))

    store = opened(tmp_path)
    told = [entry.replace(seq=0, prev=FIRST_PREV) for entry in store.ledger(date.max).entries]

    assert store.damages == ()
    assert tuple(told) == demo_entries(store.plan)


def test_every_writer_has_one_file_whose_lines_are_numbered_and_chained(tmp_path: Path) -> None:
    write_demo(str(tmp_path))

    by_replica: dict[str, list[tuple[int, str]]] = {}
    for entry in opened(tmp_path).ledger(date.max).entries:
        by_replica.setdefault(entry.replica, []).append((entry.seq, entry.prev))
    files = sorted((tmp_path / "tasks.journal").iterdir())

    assert [file.name for file in files] == sorted(f"{name}-0001.jsonl" for name in by_replica)
    for file in files:
        lines = file.read_bytes().splitlines()
        expected = [FIRST_PREV, *map(crc_of, lines[:-1])]
        chain = by_replica[file.name.removesuffix("-0001.jsonl")]
        assert chain == list(enumerate(expected, start=1))


def test_the_plan_is_the_built_in_one_under_another_id_and_title(tmp_path: Path) -> None:
    path = write_demo(str(tmp_path))
    real, plan = read_plan(built_in_plan()), read_plan(path)

    assert plan == real.replace(id="demo-2023", title="演示数据 " + real.title)
    assert check_file(path).findings == check_file(built_in_plan()).findings


def test_a_made_up_entry_counts_for_no_real_plan() -> None:
    real = read_plan(built_in_plan())

    assert Ledger(real, demo_entries(demo_plan())).entries == ()


def test_the_demo_can_be_edited(tmp_path: Path) -> None:
    write_demo(str(tmp_path))

    recorded = opened(tmp_path).record(Change((note_op("8", "试填"),), "me", TODAY))

    assert recorded.ledger.notes("8")[-1].entry.actor == "me"


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x")

    with pytest.raises(Refused, match="not empty"):
        write_demo(str(tmp_path))

    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
