"""Builders of journal entries for tests of the pure model."""

from __future__ import annotations

from datetime import date
from typing import Any

from workplan_tui.model.entry import Entry
from workplan_tui.model.operations.set import set_op

JUNE = date(2023, 6, 1)


def entry_id(number: int) -> str:
    """Return the id of the `number`-th entry: greater numbers are later knowledge."""
    return f"0188747a-bb00-7000-9f10-{number:012x}"


def make_entry(number: int, *ops: Any, on: date = JUNE, actor: str = "swj", **changes: Any) -> Entry:
    """Return the `number`-th entry of a journal of the small plan."""
    entry = Entry(
        id=entry_id(number), seq=number, prev="00000000", at=f"{on}T12:00:00+08:00", on=on,
        replica=f"{actor}-a1b2c3d4", actor=actor, plan="plan-2023", ops=tuple(ops),
    )  # fmt: skip
    return entry.replace(**changes)


def status_entry(number: int, task: str, status: str, **more: Any) -> Entry:
    """Return an entry that sets one status."""
    return make_entry(number, set_op(task, "status", status), **more)
