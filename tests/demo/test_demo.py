"""The made-up year: always the same, allowed by every rule, and alive."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest

from workplan_tui.demo.cast import OFFICE
from workplan_tui.demo.entries import demo_entries, demo_files
from workplan_tui.demo.folder import write_demo
from workplan_tui.demo.story import TODAY
from workplan_tui.errors import Refused
from workplan_tui.model.entry import Change
from workplan_tui.model.judge import judged
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.standings import Standings
from workplan_tui.store.line import parse_line
from workplan_tui.store.planfile import read_plan
from workplan_tui.store.store import Store

PLAN = read_plan(str(Path(__file__).parents[2] / "data" / "tasks.toml"))
ENTRIES = demo_entries(PLAN)


def test_the_year_is_the_same_on_every_machine() -> None:
    files = demo_files(PLAN)
    checksum = zlib.crc32(b"".join(files[name] for name in sorted(files)))
    assert (len(ENTRIES), len(files), f"{checksum:08x}") == (814, 51, "cb80dd69")


def test_every_line_is_read_again_and_every_writer_is_a_chain() -> None:
    for name, data in demo_files(PLAN).items():
        entries = [parse_line(line) for line in data.splitlines()]
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        assert {f"{entry.replica}-0001.jsonl" for entry in entries} == {name}


@pytest.mark.slow
def test_nothing_happens_that_the_rules_refuse() -> None:
    for place, entry in enumerate(ENTRIES):
        if entry.is_undo:
            continue
        ledger = Ledger(PLAN, ENTRIES[:place])
        asked = tuple(
            {key: value for key, value in op.items() if key not in ("was", "sees")}
            for op in entry.ops
        )
        given = judged(ledger, Change(asked, entry.actor, entry.on))
        for op, wanted in zip(entry.ops, given, strict=True):
            assert op.get("value") == wanted.get("value")
            assert op.get("was") == wanted.get("was"), (entry.id, op)


def test_the_fifteenth_of_september_is_a_living_year() -> None:
    tally = Standings(Ledger(PLAN, ENTRIES, TODAY)).tally(PLAN.tasks)
    assert tally.by_status == {"in_progress": 95, "closed": 17, "done": 8, "suspended": 1}
    assert tally.by_light == {"red": 8, "amber": 22, "green": 90, "grey": 1}
    assert tally.flagged == 4


def test_it_has_what_a_year_has() -> None:
    ops = [op for entry in ENTRIES for op in entry.ops]
    kinds = {str(op["op"]) for op in ops}
    assert kinds == {"set", "report", "flag", "unflag", "note", "undo", "remind"}
    fields = {str(op["field"]).partition(":")[0] for op in ops if op["op"] == "set"}
    assert fields == {"status", "target", "milestone", "due_on", "light"}
    assert {entry.actor for entry in ENTRIES} > {OFFICE, "swj"}
    assert not [op for op in ops if op.get("value") == "closed" and op.get("method") is None]


def test_the_folder_is_a_labelled_plan_with_its_journal(tmp_path: Path) -> None:
    path = write_demo(str(tmp_path / "demo"))
    store = Store.open(path, today=TODAY, environment={"HOME": str(tmp_path)})
    assert store.plan.title.startswith("演示数据 ")
    assert len(store.ledger().entries) == len(ENTRIES)
    assert store.damages == ()
    with pytest.raises(Refused, match="not empty"):
        write_demo(str(tmp_path / "demo"))
