"""The fold as its definition reads (docs/files.md), without a thought for speed: what `Facts` must equal."""

from __future__ import annotations

from datetime import date
from typing import Any

from workplan_tui.model.entry import Entry, listed
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.updated import updated

FIELDS = ("status", "due_on", "target:1")


def naive_picture(entries: list[Entry], plan_id: str, task_ids: list[str], day: date) -> list[Any]:
    """Return what can be read of a ledger, worked out afresh from the definition."""
    by_id = {entry.id: entry for entry in entries}
    known = [by_id[id] for id in sorted(by_id)]
    known = [entry for entry in known if entry.on <= day and entry.plan == plan_id]
    gone: set[str] = set()
    for entry in reversed(known):
        if entry.id not in gone:
            gone.update(id for id in entry.taken_back_ids if id < entry.id)
    return [[entry.id for entry in known], *(_task(known, gone, task) for task in task_ids)]


def _task(known: list[Entry], gone: set[str], task: str) -> list[Any]:
    said = [(e, op) for e in known if e.id not in gone for op in e.ops if op.get("task") == task]
    said.sort(key=lambda pair: (pair[0].on, pair[0].id))
    loud = [entry.id for entry, op in said if op["op"] not in ("remind", "checkpoint", "undo")]
    touching: list[str] = []
    for entry in known:  # by id: what takes an entry back comes after it
        takes_back = {id for id in entry.taken_back_ids if id < entry.id}
        if task in entry.task_ids or takes_back.intersection(touching):
            touching.append(entry.id)
    return [
        [(entry.id, op) for entry, op in said],
        loud[-1] if loud else None,
        touching,
        *(_field([(e, op) for e, op in said if op.get("field") == field]) for field in FIELDS),
    ]


def _field(said: list[tuple[Entry, Any]]) -> list[Any]:
    seen = {id for entry, op in said for id in listed(op.get("sees")) if id < entry.id}
    heads = sorted({entry.id for entry, _ in said} - seen)
    return [(said[-1][0].id, said[-1][1]["value"]) if said else None, heads]


def picture(ledger: Ledger, task_ids: list[str]) -> list[Any]:
    """Return the same, as the ledger tells it."""
    return [[entry.id for entry in ledger.entries], *(_told(ledger, task) for task in task_ids)]


def _told(ledger: Ledger, task: str) -> list[Any]:
    last = updated(ledger, task)
    fields = []
    for field in FIELDS:
        newest = ledger.newest(task, field)
        fields.append([(newest.entry.id, newest.value) if newest else None, list(ledger.heads(task, field))])
    return [
        [(fact.entry.id, fact.op) for fact in ledger.facts(task)],
        last.id if last else None,
        [entry.id for entry in ledger.touching(task)],
        *fields,
    ]
