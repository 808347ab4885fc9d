"""What `apply` is handed, as a change: operations to record, or one whole journal line to take back.

Every mistake is one sentence with its line number. Which moves are allowed is judged later, under
the lock, as for every other edit.
"""

from __future__ import annotations

from datetime import UTC, date, datetime

from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.base.user_file import BOM
from workplan_tui.language import tr
from workplan_tui.model.day import read_day
from workplan_tui.model.entry import Change, without_history
from workplan_tui.model.fold.fact import set_field, task_id_of
from workplan_tui.model.inspection.clocks import SLACK, id_moment
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.registry import why_not_op
from workplan_tui.model.reason import because
from workplan_tui.model.recording.written_days import with_days
from workplan_tui.store.journal.line import (
    VERSION,
    DamagedLine,
    checked_body,
    is_whole_line,
    parse_body,
    parse_object,
)
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason

LARGEST_BYTES = 1 << 20
"""One entry is at most 64 KiB; blanks and escapes may take some more."""
_KEYS = ("ops", "on", "source")


def read_change(data: bytes, plan: Plan, actor: str, today: date, newest_id: str | None = None) -> Change:
    """Return the change; `UsageError` or `Refused` with one sentence for what cannot be applied.

    `newest_id` is the journal's greatest: where a clock was ahead, what follows it is too.
    """
    lines = [
        (number, line.strip(b" \t\r"))
        for number, line in enumerate(data.removeprefix(BOM).split(b"\n"), start=1)
        if line.strip(b" \t\r")
    ]
    if not lines:
        raise UsageError(tr("There is nothing to apply; nothing was saved."))
    if len(lines) == 1 and is_whole_line(lines[0][1]):
        return _whole_line(*lines[0], plan, today, newest_id)
    first: dict[str, Any] = {}
    ops: list[Op] = []
    fields: set[tuple[str, str]] = set()
    for number, line in lines:
        record = _record(number, line)
        if not ops:
            first = record
        for key in ("on", "source"):
            if record.get(key) != first.get(key):
                raise _wrong(number, tr("all lines have one {key}, this one another").format(key=key))
        for op in record["ops"]:
            ops.append(with_days(_op(number, op, plan, fields), today, plan))
    number = lines[0][0]
    on = _day(number, first.get("on"), today, plan)
    source = _source(number, first.get("source"))
    return _change(ops, actor, on, source=source, is_day_given=first.get("on") is not None)


def _whole_line(number: int, line: bytes, plan: Plan, today: date, newest_id: str | None) -> Change:
    try:
        entry = parse_body(checked_body(line, LARGEST_BYTES))
    except DamagedLine as error:
        raise _wrong(number, tr("{reason}; copy the line whole").format(reason=error)) from None
    if entry.version != VERSION or entry.plan != plan.id:
        raise Refused(
            tr(
                "Not saved: the line is of plan {plan} and format {version}, not of {here} and {known}."
            ).format(plan=clean(entry.plan), version=entry.version, here=clean(plan.id), known=VERSION)
        )
    latest = max(datetime.now(UTC), id_moment(newest_id)) if newest_id else datetime.now(UTC)
    if id_moment(entry.id) > latest + SLACK:
        raise _wrong(number, tr("its id is of a day to come"))
    fields: set[tuple[str, str]] = set()
    ops = [_op(number, op, plan, fields) for op in entry.ops]
    if not ops:
        raise _wrong(number, tr("there are no operations"))
    on = _day(number, entry.on.isoformat(), today, plan)
    return _change(ops, entry.actor, on, id=entry.id, source=entry.source)


def _change(ops: list[Op], actor: str, on: date, **more: Any) -> Change:
    """Return the change; an operation that says what it replaces (`was`) counts on that."""
    seen = {
        (task_id_of(op), field): FieldSet(op).was
        for op in ops
        if (field := set_field(op)) is not None and "was" in op
    }
    return Change(tuple(map(without_history, ops)), actor, on, seen or None, **more)


def _record(number: int, line: bytes) -> dict[str, Any]:
    if is_whole_line(line):
        raise _wrong(number, tr("a whole journal line is applied alone"))
    try:
        record = parse_object(line)
    except DamagedLine as error:
        raise _wrong(number, str(error)) from None
    for key in record:
        if key not in _KEYS:
            raise _wrong(number, tr("there is no key {key}; there are {keys}").format(
                key=clean(key), keys=tr(", ").join(_KEYS)
            ))  # fmt: skip
    ops = record.get("ops")
    if not isinstance(ops, list) or not ops or not all(isinstance(op, dict) for op in ops):
        raise _wrong(number, tr("ops is a list of operations"))
    return record


def _op(number: int, op: Mapping[str, Any], plan: Plan, fields: set[tuple[str, str]]) -> Op:
    """Return the operation with its task's id as text; each field of a task is set once."""
    fault = why_not_op(op)
    if fault:
        raise _wrong(number, fault)
    if "task" not in op:
        return op
    task_id, field = task_id_of(op), set_field(op)
    if task_id not in plan.tasks_by_id:
        raise _wrong(number, tr("there is no task {task} in the plan").format(task=clean(task_id)))
    if field is not None:
        place = task_id, field
        if place in fields:
            raise _wrong(
                number, tr("{field} of task {task} is set twice").format(field=place[1], task=task_id)
            )
        fields.add(place)
    return {**op, "task": task_id}


def _day(number: int, asked: object, today: date, plan: Plan) -> date:
    if asked is None:
        return today
    on = read_day(asked, today, plan) if isinstance(asked, str) else None
    if on is None:
        raise _wrong(number, because("no_day", value=f"on {asked}"))
    if on > today:
        raise _wrong(number, tr("{day} is still to come; today is {today}").format(day=on, today=today))
    return on


def _source(number: int, source: object) -> Mapping[str, Any] | None:
    if source is None:
        return None
    is_pair = isinstance(source, dict) and source.keys() == {"file", "hash"}
    if isinstance(source, dict) and is_pair and all(isinstance(t, str) and t for t in source.values()):
        return source
    raise _wrong(number, tr("source is an object of two texts, file and hash"))


def _wrong(number: int, fault: str | Reason) -> UsageError:
    return UsageError(because("line_at_fault", line=number, fault=fault))
