"""Entries that no task of the plan shows: kept and listed, never dropped."""

from __future__ import annotations

from workplan_tui.model.entry import HASH, VERSION
from workplan_tui.model.fold.fact import kind_of, set_field
from workplan_tui.model.inspection.journal_file import Oddity, oddity
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.operations.note import Note
from workplan_tui.model.operations.registry import is_known_op
from workplan_tui.model.plan import first_clause
from workplan_tui.model.rules.other_text import other_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from workplan_tui.model.entry import Entry, Op
    from workplan_tui.model.inspection.journal_file import JournalFile, JournalLine
    from workplan_tui.model.plan import Plan

    _Key = tuple[str, tuple[tuple[str, Any], ...]]


def stray_oddities(files: Sequence[JournalFile], plan: Plan) -> list[Oddity]:
    """Return what this plan, or this version of the program, does not know, each kind counted."""
    entries = [e for f in files for e in f.entries if e.plan == plan.id and e.version == VERSION]
    ledger = Ledger(plan, entries)
    return [*_counted(files, plan), *_gone(ledger, entries), *_of_other_texts(ledger)]


def _counted(files: Sequence[JournalFile], plan: Plan) -> list[Oddity]:
    first: dict[_Key, tuple[JournalFile, JournalLine]] = {}
    count: dict[_Key, int] = {}
    for file in files:
        for line in file.lines:
            for kind, facts in _unknown(line, plan):
                key = kind, tuple(facts.items())
                first.setdefault(key, (file, line))
                count[key] = count.get(key, 0) + 1
    return [
        oddity(kind, file, line, **dict(facts), count=count[kind, facts])
        for (kind, facts), (file, line) in first.items()
    ]


def _unknown(line: JournalLine, plan: Plan) -> list[tuple[str, dict[str, Any]]]:
    entry = line.entry
    if entry is None:
        return []
    if entry.version != VERSION:
        return [("newer_version", {"version": entry.version})]
    found: list[tuple[str, dict[str, Any]]] = [("unknown_key", {"key": key}) for key in line.unknown_keys]
    if entry.plan != plan.id:
        return [*found, ("other_plan", {"plan": entry.plan})]
    unknown = {_name(op) for op in entry.ops if not is_known_op(op)}
    return [*found, *(("unknown_op", {"op": name}) for name in sorted(unknown))]


def _name(op: Op) -> str:
    field = set_field(op)
    return kind_of(op) if field is None else f"set {field}"


def _gone(ledger: Ledger, entries: Sequence[Entry]) -> list[Oddity]:
    """Return each task that neither the plan nor an adjustment of it knows, with what was last recorded of it."""
    known = {*ledger.plan.tasks_by_id, *(id for one in ledger.revisions for id in one.dropped_ids)}
    tasks = dict.fromkeys(id for entry in entries for id in entry.task_ids if id not in known)
    counted = [task for task in tasks if ledger.touching(task)]  # of two entries under one id only one counts
    return [_last_values(ledger, task) for task in counted]


def _of_other_texts(ledger: Ledger) -> list[Oddity]:
    """Return each task of which something was recorded when its id had another text."""
    found = ((task, other_text(ledger, task)) for task in ledger.plan.tasks)
    return [
        Oddity(
            "other_text",
            facts={
                "task": task.id,
                "now": first_clause(task.text),
                **doubt.values,
                "day": f"{doubt.values['day']}",
            },
        )
        for task, doubt in found
        if doubt is not None
    ]


def _last_values(ledger: Ledger, task: str) -> Oddity:
    touching = ledger.touching(task)
    newest: Entry = touching[-1]
    facts = ledger.facts(task)
    values: dict[str, Any] = {field: f.value for f in facts if (field := set_field(f.op)) is not None}
    for fact in facts:
        if fact.kind in ("note", "flag"):
            values[fact.kind] = Note(fact.op).text
        if fact.kind == "report":
            values.update((k, v) for k, v in fact.op.items() if k not in ("op", "task", "reason", HASH))
    return Oddity(
        "missing_task",
        facts={
            "task": task, "count": len(touching), "values": values,
            "actor": newest.actor, "on": newest.on.isoformat(), "at": newest.at,
        },
    )  # fmt: skip
