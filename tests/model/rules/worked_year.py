"""A year of the real plan worked out by hand: its journal, and the lights that must come of it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import tomli

from tests.support.program import REAL_PLAN
from workplan_tui.model.entry import Entry
from workplan_tui.store.plan.file import read_plan

PLAN = read_plan(str(REAL_PLAN))
YEAR = Path(__file__).parent / "year"
EXPECTED = tomli.loads((YEAR / "lights.toml").read_text(encoding="utf-8"))


def journal() -> list[Entry]:
    """Return the hand-written year as entries."""
    entries = []
    for number, line in enumerate((YEAR / "journal.jsonl").read_text("utf-8").splitlines(), 1):
        record = json.loads(line)
        entries.append(
            Entry(
                id=record["id"],
                seq=number,
                prev="00000000",
                at=record["at"],
                on=date.fromisoformat(record["on"]),
                replica="swj-a1b2c3d4",
                actor=record["actor"],
                plan=PLAN.id,
                ops=tuple(record["ops"]),
            )
        )
    return entries


JOURNAL = journal()
