"""Whether a change may be recorded, and the operations it becomes: judged under the lock.

Everything here is judged at the change's own day `on` (docs/files.md). A refusal is the error
`Refused` with its `Refusal` or `Reason`; nothing is written by this module.
"""

from __future__ import annotations

from workplan_tui.base.errors import Moved, Refused, UsageError
from workplan_tui.model.entry import HASH, NTH, said_by
from workplan_tui.model.fingerprint import fingerprint
from workplan_tui.model.fold.fact import kind_of, order_of, set_field, task_id_of
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.plan import first_clause
from workplan_tui.model.reason import Setting, because
from workplan_tui.model.recording.judged import Judged
from workplan_tui.model.rules.other_text import facts_of_other_text, prints_of
from workplan_tui.model.sealing import REOPEN_CODE, refuse_sealed
from workplan_tui.model.status import DONE, Refusals, why_not_return

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from workplan_tui.model.entry import Change, Entry, Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.recording.claim_doubts import ClaimDoubt
    from workplan_tui.model.recording.undo_rules import Own
    from workplan_tui.model.status import Refusal

_REPORT = "report"
"""In `Change.seen`, beside the fields of `set`: the id of the newest report."""
_NUMBERED = ("flag", "decide")
"""What gets a number under the lock (`model.numbered`)."""
_MOST_NAMED = 1000
"""Ids that the operations of one change name, of 39 bytes each; the line has 64 KiB."""


def judged(ledger: Ledger, change: Change, is_own: Own = lambda entry: False) -> Judged:
    """Return what the change becomes, in one pass; raise `Refused` when it may not be recorded.

    All or nothing: one refusal refuses the whole change, and the error names every task that is refused.
    `is_own` says what an undo may take back.
    """
    known = _already_recorded(ledger, change)
    if known:
        return Judged(known.ops, known.on, known)
    if not all(kind_of(op) == REOPEN_CODE for op in change.ops):
        refuse_sealed(ledger)
    _refuse_moved(ledger.plan, change)
    then = ledger.at(change.on)
    ops: list[Op] = []
    later: list[Fact] = []
    for op in change.ops:
        ops.append(_judged_op(ledger, then, change, op, is_own))
        newest = _newest_of(ledger, op)
        if newest is not None and newest.entry.on > change.on:
            later.append(newest)
    return Judged(_within_a_line(then, tuple(ops)), change.on, later=tuple(later), claims=_doubted(then, ops))


def _newest_of(ledger: Ledger, op: Op) -> Fact | None:
    """Return what is in force, whatever the day, of the field or the report that the operation is about."""
    field = set_field(op)
    if field is not None:
        return ledger.newest(task_id_of(op), field)
    if kind_of(op) == _REPORT:
        return max(ledger.facts(task_id_of(op), _REPORT), key=order_of, default=None)
    return None


def _doubted(then: Ledger, ops: Iterable[Op]) -> tuple[ClaimDoubt, ...]:
    claimed = [task_id_of(op) for op in ops if set_field(op) == "status" and FieldSet(op).value == DONE]
    lit = [task_id_of(op) for op in ops if set_field(op) == "light" and FieldSet(op).value is not None]
    if not claimed and not lit:
        return ()
    from workplan_tui.model.recording.claim_doubts import claim_doubts, hidden_lights  # they need the rules

    return (*claim_doubts(then, claimed), *hidden_lights(then, lit))


def _within_a_line(then: Ledger, ops: tuple[Op, ...]) -> tuple[Op, ...]:
    """Return the operations with no more ids in `sees` and `beside` than a journal line has room for.

    Who records a value a thousand times without looking must not keep others from setting theirs. The
    value in force is always named, then the newest; what is left out stays a conflict that is shown.
    """
    named = [op for op in ops if "sees" in op]
    if sum(len(FieldSet(op).seen_ids) + len(FieldSet(op).known_ids) for op in named) <= _MOST_NAMED:
        return ops
    most = max(1, _MOST_NAMED // (2 * len(named)))
    return tuple(_shortened(then, op, most) if "sees" in op else op for op in ops)


def _shortened(then: Ledger, op: Op, most: int) -> Op:
    newest = then.newest(task_id_of(op), FieldSet(op).field)
    shorter = {**op}
    for key in ("sees", "beside"):
        ids = op.get(key, [])
        if len(ids) > most:
            in_force = [id for id in ids if newest is not None and id == newest.entry.id]
            rest = [id for id in ids if id not in in_force]
            shorter[key] = [*rest[len(rest) - most + len(in_force) :], *in_force]
    return shorter


def _judged_op(ledger: Ledger, then: Ledger, change: Change, op: Op, is_own: Own) -> Op:
    if "task" in op:
        op = _of_this_text(ledger, then, op)
    if kind_of(op) == _REPORT:
        _refuse_second_report(then, change, task_id_of(op))
    if kind_of(op) == "set":
        task_id, field = task_id_of(op), FieldSet(op).field
        was = _present(then, task_id, field)
        _refuse_stale(then, change, task_id, field, was)
        _refuse_overtaken(ledger, change, task_id, field)
        sees = then.heads(task_id, field)
        op = _with_history(op, was, sees, _beside(ledger, task_id, field, sees))
    if kind_of(op) in _NUMBERED:
        from workplan_tui.model.numbered import next_number  # few edits are

        op = {**op, NTH: next_number(ledger, task_id_of(op), kind_of(op))}
    if kind_of(op) == "undo":
        _refuse_undo(ledger, change, op, is_own)
    refusal = _why_not(then, change, op)
    if refusal:
        raise _refused(then, change, refusal)
    return op


def _of_this_text(ledger: Ledger, then: Ledger, op: Op) -> Op:
    """Return the operation with the print of its task's text; refused where the id has become another's.

    The text may be another one than that of the operation, which was made elsewhere or earlier, or than that of
    what the journal has of the task: one more entry would say of the second text what is read with the first.
    """
    task = then.plan.tasks_by_id.get(task_id_of(op))
    if task is None:
        raise UsageError(because("no_such_task", task=task_id_of(op)))
    now, number = first_clause(task.text), ledger.newest_plan.number_of(task.id)
    if op.get(HASH) not in (None, *prints_of(then, task)):
        raise Moved(because("text_is_another", task=number, now=now))
    others = facts_of_other_text(ledger, task)
    if others:
        newest = max(others, key=order_of).entry
        raise Moved(because("text_was_another", task=number, now=now, actor=newest.actor, day=newest.on))
    return {**op, HASH: fingerprint(task.text)}


def _why_not(then: Ledger, change: Change, op: Op) -> Refusal | None:
    from workplan_tui.model.operations.registry import why_not_record  # who only reads judges nothing

    refusal = why_not_record(then, op, change.actor)
    if change.is_return:
        unclaimed = why_not_return(task_id_of(op), then.status(task_id_of(op)))
        return unclaimed.in_plan(then.newest_plan) if unclaimed else refusal
    return refusal


def _refused(then: Ledger, change: Change, refusal: Refusal) -> Refused:
    """Return the error of the first operation that is refused, with those of the change's other tasks."""
    if not refusal.task_id:
        return Refused(refusal.why)
    found = {refusal.task_id: refusal}
    for op in change.ops:
        other = _why_not(then, change, op) if task_id_of(op) in then.plan.tasks_by_id else None
        if other is not None and other.task_id:
            found.setdefault(other.task_id, other)
    refused = Refused(Refusals(tuple(found.values())) if len(found) > 1 else refusal)
    refused.lacks = refusal.lacks
    return refused


def _refuse_moved(plan: Plan, change: Change) -> None:
    """A plan that was put in the place of another, or numbered anew, is not what was looked at."""
    if change.aim is None:
        return
    if plan.id != change.aim.plan_id:
        raise Moved(_another_plan(change, change.aim.plan_id, plan))
    for op in change.ops:
        task = plan.tasks_by_id.get(task_id_of(op))
        was = change.aim.texts.get(task.id) if task else None
        if task and was not in (None, task.text):
            texts = {"before": first_clause(str(was)), "now": first_clause(task.text)}
            raise Moved(because("task_changed", task=task.number, **texts))


def _another_plan(change: Change, meant: str, plan: Plan) -> Reason:
    """Return what happened, with the task that has the place of the one that was meant."""
    there = next((task for op in change.ops if (task := plan.tasks_by_id.get(task_id_of(op)))), None)
    if there is None:
        return because("another_plan", before=meant, now=plan.id)
    return because("another_task", before=meant, now=plan.id, task=there.number, title=there.title)


def seen_in(ledger: Ledger, ops: Iterable[Op]) -> dict[tuple[str, str], Any]:
    """Return what somebody who looks at this ledger sees of what the operations change: `Change.seen`."""
    seen: dict[tuple[str, str], Any] = {}
    for op in ops:
        task_id, field = task_id_of(op), set_field(op)
        if field is not None:
            seen[task_id, field] = _present(ledger, task_id, field)
        elif kind_of(op) == _REPORT:
            newest = _newest_report(ledger, task_id)
            seen[task_id, _REPORT] = newest.entry.id if newest else None
    return seen


def _newest_report(ledger: Ledger, task_id: str) -> Fact | None:
    reports = ledger.facts(task_id, "report")
    return reports[-1] if reports else None


def _present(then: Ledger, task_id: str, field: str) -> Any:
    """Return the value in force: the plan's own where nobody set another."""
    if field == "status":
        return then.status(task_id)
    if field == "due_on":
        due_on = then.due_on(task_id)
        return due_on.isoformat() if due_on else None
    return then.value(task_id, field)


def _beside(ledger: Ledger, task_id: str, field: str, sees: tuple[str, ...]) -> list[str]:
    """Return what the writer of a back-dated value knows of and leaves in force.

    It is not replaced, so `sees` does not name it; and it is no conflict, because it was known.
    """
    return [id for id in ledger.heads(task_id, field) if id not in sees]


def _with_history(op: Op, was: Any, sees: tuple[str, ...], beside: list[str]) -> Op:
    head = {key: op[key] for key in ("op", "task", "field", "value")}
    known: dict[str, Any] = {"was": was, "sees": list(sees)}
    if beside:
        known["beside"] = beside
    rest = {key: value for key, value in op.items() if key not in (*head, "was", "sees", "beside")}
    return {**head, **known, **rest}


def _refuse_stale(then: Ledger, change: Change, task_id: str, field: str, was: Any) -> None:
    if change.seen is None or change.seen.get((task_id, field), was) == was:
        return
    raise _changed_meanwhile(then, task_id, field, was)


def _refuse_second_report(then: Ledger, change: Change, task_id: str) -> None:
    """A report repeats what it does not tell anew: it would undo a newer one that nobody has seen."""
    newest, seen, key = _newest_report(then, task_id), change.seen or {}, (task_id, _REPORT)
    if newest is None or newest.entry.id == change.id:
        return
    is_unseen = key in seen and seen[key] != newest.entry.id
    if is_unseen or (change.id is not None and newest.entry.id > change.id):
        raise _reported_meanwhile(newest, then.newest_plan.number_of(task_id))


def _reported_meanwhile(newest: Fact, number: str) -> Refused:
    from workplan_tui.model.operations.report import Report  # only where somebody was quicker

    actor, percent = newest.entry.actor, Report(newest.op).percent
    if percent is not None:
        return Refused(because("percent_meanwhile", actor=actor, task=number, percent=percent))
    return Refused(because("report_meanwhile", actor=actor, task=number))


def _refuse_overtaken(ledger: Ledger, change: Change, task_id: str, field: str) -> None:
    """An entry that keeps its id comes before all later ones: it would be saved and not in force."""
    id = change.id
    facts = ledger.facts(task_id, "set") if id else ()
    if any(set_field(fact.op) == field and fact.entry.id > str(id) for fact in facts):
        raise _changed_meanwhile(ledger, task_id, field, _present(ledger, task_id, field))


def _changed_meanwhile(then: Ledger, task_id: str, field: str, was: Any) -> Refused:
    newest, now, number = (
        then.newest(task_id, field),
        Setting(field, was),
        then.newest_plan.number_of(task_id),
    )
    if newest is None:
        return Refused(because("made_on_something_else", task=number, now=now))
    return Refused(because("set_meanwhile", task=number, now=now, actor=newest.entry.actor))


def _refuse_undo(ledger: Ledger, change: Change, op: Op, is_own: Own) -> None:
    """An undo that is handed in may take back what the account's own `undo` could."""
    from workplan_tui.model.operations.undo import Undo  # few edits are
    from workplan_tui.model.recording.undo_rules import refuse_to_lose, undoable

    for id in Undo(op).entry_ids:
        if change.id and change.id <= id:
            raise Refused(because("no_such_entry", id=id))
        refuse_to_lose(ledger, undoable(ledger, id, is_own), is_own)


def _already_recorded(ledger: Ledger, change: Change) -> Entry | None:
    """Return the entry that an earlier attempt, or an earlier reading of the source, left behind."""
    known = ledger.find(change.id) if change.id else None
    if known:
        said = change.actor, change.on, ledger.plan.id, tuple(map(said_by, change.ops))
        if known.meaning == said and ledger.stands(known):
            return known
        if known.meaning == said:
            raise Refused(because("recorded_and_taken_back"))
        raise Refused(because("id_says_something_else"))
    if change.source is None:
        return None
    if change.is_source_whole:
        return read_from(ledger, change.source["hash"])
    same = (entry for entry in ledger.entries if entry.source == change.source)
    return next((entry for entry in same if _says(entry, change) and ledger.stands(entry)), None)


def read_from(ledger: Ledger, content_hash: str) -> Entry | None:
    """Return the standing entry that was made of a file with that hash, whatever it was called."""
    for entry in ledger.entries:
        source = entry.source
        if isinstance(source, dict) and source.get("hash") == content_hash and ledger.stands(entry):
            return entry
    return None


def _says(entry: Entry, change: Change) -> bool:
    """Return whether the entry says what the source says now: a file of the same name may say something else."""
    is_of_the_day = entry.on == change.on or not change.is_day_given
    return is_of_the_day and list(map(said_by, entry.ops)) == list(map(said_by, change.ops))
