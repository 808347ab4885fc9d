"""Whether a change may be recorded, and the operations it becomes: judged under the lock.

Everything here is judged at the change's own day `on` (design §3). A refusal is the error
`Refused` with its sentence; nothing is written by this module.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.errors import Refused, UsageError
from workplan_tui.language import tr
from workplan_tui.model.entry import Change, Entry, listed, undo_op, without_history
from workplan_tui.model.refusals import why_not_record
from workplan_tui.wording import clean, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger


def judged(ledger: Ledger, change: Change) -> tuple[Op, ...]:
    """Return the change's operations with `was` and `sees`; raise `Refused` when one may not be.

    All or nothing: the first refusal refuses the whole change.
    """
    then = ledger.at(change.on)
    return tuple(_judged_op(then, change, op) for op in change.ops)


def _judged_op(then: Ledger, change: Change, op: Op) -> Op:
    if "task" in op and str(op["task"]) not in then.plan.tasks_by_id:
        raise UsageError(tr("There is no task {task} in the plan.").format(task=clean(str(op["task"]))))
    if op.get("op") == "set":
        task_id, field = str(op["task"]), str(op["field"])
        was = _present(then, task_id, field)
        _refuse_stale(then, change, task_id, field, was)
        op = _with_history(op, was, then.heads(task_id, field))
    if op.get("op") == "undo":
        _refuse_undo(then, change, op)
    refusal = why_not_record(then, op, change.actor) if "task" in op else None
    if refusal:
        raise Refused(refusal)
    return op


def _present(then: Ledger, task_id: str, field: str) -> Any:
    """Return the value in force: the plan's own where nobody set another."""
    if field == "status":
        return then.status(task_id)
    if field == "due_on":
        return then.due_on(task_id).isoformat()
    return then.value(task_id, field)


def _with_history(op: Op, was: Any, sees: tuple[str, ...]) -> Op:
    head = {key: op[key] for key in ("op", "task", "field", "value")}
    rest = {key: value for key, value in op.items() if key not in head}
    return {**head, "was": was, "sees": list(sees), **rest}


def _refuse_stale(then: Ledger, change: Change, task_id: str, field: str, was: Any) -> None:
    newest = then.newest(task_id, field)
    is_overtaken = bool(change.id and newest and newest.entry.id > change.id)
    if not is_overtaken and (change.seen is None or change.seen.get((task_id, field), was) == was):
        return
    raise Refused(
        tr("Not saved: task {task} was changed meanwhile to {now} by {actor}; look at it and try again.").format(
            task=task_id,
            now=status_word(str(was)) if field == "status" else clean(str(was)),
            actor=clean(newest.entry.actor) if newest else "?",
        )
    )


def _refuse_undo(then: Ledger, change: Change, op: Op) -> None:
    """An undo that is handed in may take back what the actor's own `undo` could."""
    by_id = {entry.id: entry for entry in then.entries}
    for id in listed(op.get("of")):
        entry = by_id.get(id)
        if entry is None or (change.id and change.id <= id):
            raise Refused(tr("Not undone: there is no entry {id} that could be taken back.").format(id=clean(id)))
        if entry.actor != change.actor:
            raise Refused(tr("Not undone: the entry is {actor}'s.").format(actor=clean(entry.actor)))
        if not then.stands(entry):
            raise Refused(tr("Not undone: the entry is taken back already."))
        for undone in entry.ops:
            _refuse_overwritten(then, entry, undone)


def already_recorded(entries: Iterable[Entry], change: Change, plan_id: str) -> Entry | None:
    """Return the entry that an earlier attempt, or an earlier reading of the source, left behind."""
    for entry in entries:
        if entry.id == change.id:
            if entry.meaning == (change.actor, change.on, plan_id, tuple(map(without_history, change.ops))):
                return entry
            raise Refused(
                tr("Not saved: the journal has an entry of this id that says something else.")
            )
        if change.source and entry.source == change.source and entry.plan == plan_id:
            return entry
    return None


def later_values(ledger: Ledger, change: Change) -> tuple[tuple[str, str, date], ...]:
    """Return (task, value, day) of later-dated statuses that stay in force over the change."""
    found = []
    for op in change.ops:
        if op.get("op") == "set" and op.get("field") == "status":
            newest = ledger.newest(str(op["task"]), "status")
            if newest and newest.entry.on > change.on:
                found.append((str(op["task"]), str(newest.value), newest.entry.on))
    return tuple(found)


def undo_of(ledger: Ledger, actor: str) -> tuple[Entry, Op]:
    """Return this actor's newest standing entry that is no undo, and the operation that takes it back.

    Refused when somebody else has set one of its fields since: their value would be lost.
    """
    own = [e for e in ledger.entries if e.actor == actor and not e.is_undo and ledger.stands(e)]
    if not own:
        raise Refused(tr("There is nothing of yours to undo."))
    entry = own[-1]
    for op in entry.ops:
        _refuse_overwritten(ledger, entry, op)
    return entry, undo_op((entry.id,))


def _refuse_overwritten(ledger: Ledger, entry: Entry, op: Op) -> None:
    if op.get("op") != "set":
        return
    for fact in ledger.facts(str(op["task"]), "set"):
        if fact.op.get("field") == op.get("field") and fact.entry.id > entry.id:
            if fact.entry.actor == entry.actor:
                continue
            raise Refused(
                tr("Not undone: {actor} has since set task {task} to {value}; undoing would lose that.").format(
                    actor=clean(fact.entry.actor),
                    task=op["task"],
                    value=status_word(str(fact.value)),
                )
            )


def redo_of(ledger: Ledger, actor: str) -> tuple[Entry, Op]:
    """Return the actor's newest standing undo and the operation that takes it back.

    Refused if the actor recorded anything since: the undone edit belongs to another past.
    """
    by_id = {entry.id: entry for entry in ledger.entries}
    since_newest_edit = None
    for entry in reversed(ledger.entries):
        if entry.actor != actor:
            continue
        if not entry.is_undo:
            since_newest_edit = entry
            break
        undone = [by_id[id] for id in entry.taken_back_ids if id in by_id]
        if ledger.stands(entry) and undone and not any(e.is_undo for e in undone):
            return entry, undo_op((entry.id,))
    if since_newest_edit is not None:
        raise Refused(tr("There is nothing to redo: you have recorded something since, or undone nothing."))
    raise Refused(tr("There is nothing of yours to redo."))
