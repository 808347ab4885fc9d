"""From acts to entries: in order, with ids, and with what each one replaces (`was`, `sees`)."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.demo.chance import draw, hexdigits
from workplan_tui.model.entry import FIRST_PREV, HASH, NTH, Entry
from workplan_tui.model.fingerprint import fingerprint
from workplan_tui.model.fold.fact import kind_of, task_id_of
from workplan_tui.model.numbered import NUMBERED
from workplan_tui.model.operations.carry_out import carry_out_op
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.operation import OpView
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.model.status import NOT_STARTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from workplan_tui.demo.acts import Act
    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Plan

    FieldKey = tuple[str, str]

_OFFSET = "+08:00"
_EPOCH_SHIFT = 8 * 3600
"""Seconds by which the office's clock is ahead of UTC."""


class HeldValue(Value):
    """A field's value and the entry that gave it."""

    value: Any
    entry_id: str


def entries_of(plan: Plan, acts: Iterable[Act]) -> tuple[Entry, ...]:
    """Return the acts as entries; `seq` and `prev` are the journal's to give."""
    hand = _Hand(plan)
    return tuple(hand.record(act) for act in sorted(acts, key=lambda act: (act.at, act.actor)))


class _Hand:
    """What somebody who records knows: the fields' values, open questions and decisions, the newest entries."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._fields: dict[FieldKey, HeldValue] = {}
        self._flag_ids: dict[str, list[str]] = {}
        self._decision_ids: dict[str, list[str]] = {}
        self._raised: dict[tuple[str, str], int] = {}
        """How many questions, and how many decisions, each task has had."""
        self._newest: dict[str, tuple[Entry, dict[FieldKey, HeldValue | None]]] = {}
        """Each actor's newest entry, with what its fields held before."""
        self._count = 0

    def record(self, act: Act) -> Entry:
        """Return the act as the next entry."""
        self._count += 1
        entry = Entry(
            id=self._entry_id(act), seq=0, prev=FIRST_PREV,
            at=f"{act.at.isoformat(timespec='seconds')}{_OFFSET}", on=act.on,
            replica=f"{act.actor}-{hexdigits(8, 'replica', act.actor)}",
            actor=act.actor, plan=self._plan.id, ops=(),
        )  # fmt: skip
        if kind_of(act.ops[0]) == "undo":
            return entry.replace(ops=(self._taken_back(act.actor),))
        before = {_field(op): self._fields.get(_field(op)) for op in act.ops if kind_of(op) == "set"}
        known = (self._known(op, entry.id, act) for op in act.ops)
        entry = entry.replace(
            ops=tuple({**op, HASH: self._print_of(op), **self._number_of(op)} for op in known)
        )
        self._newest[act.actor] = entry, before
        return entry

    def _number_of(self, op: Op) -> dict[str, int]:
        """Return the number of what is raised on a task, as people name it."""
        key = task_id_of(op), kind_of(op)
        if key[1] not in NUMBERED:
            return {}
        self._raised[key] = self._raised.get(key, 0) + 1
        return {NTH: self._raised[key]}

    def _print_of(self, op: Op) -> str:
        return fingerprint(self._plan.tasks_by_id[task_id_of(op)].text)

    def _entry_id(self, act: Act) -> str:
        moment = (act.at.toordinal() - _EPOCH_DAY) * 86_400 - _EPOCH_SHIFT
        moment += act.at.hour * 3600 + act.at.minute * 60 + act.at.second
        head = f"{moment * 1000:012x}"
        variant = f"{0x8000 | draw(0x4000, 'id', self._count):04x}"
        tail = hexdigits(8, "tail", self._count) + hexdigits(4, "end", self._count)
        return f"{head[:8]}-{head[8:]}-7{self._count % 0x1000:03x}-{variant}-{tail}"

    def _known(self, op: Op, entry_id: str, act: Act) -> Op:
        """Return the operation with what it replaces, and remember what holds from now on."""
        task_id, kind = task_id_of(op), kind_of(op)
        if kind == "decide":
            self._decision_ids.setdefault(task_id, []).append(entry_id)
            is_answer = any(kind_of(beside) == "unflag" for beside in act.ops)
            return {**op, "of": list(self._flag_ids.get(task_id, ()))} if is_answer else op
        if kind == "carry_out":
            return carry_out_op(task_id, tuple(self._decision_ids.pop(task_id)), OpView(op).reason)
        if kind == "flag":
            self._flag_ids.setdefault(task_id, []).append(entry_id)
        if kind == "unflag":
            return unflag_op(task_id, tuple(self._flag_ids.pop(task_id, ())), OpView(op).reason)
        if kind != "set":
            return op
        held = self._fields.get(_field(op))
        self._fields[_field(op)] = HeldValue(FieldSet(op).value, entry_id)
        head = {key: op[key] for key in ("op", "task", "field", "value")}
        was = held.value if held else self._at_first(op)
        sees = [held.entry_id] if held else []
        return {**head, "was": was, "sees": sees, **{k: v for k, v in op.items() if k not in head}}

    def _at_first(self, op: Op) -> Any:
        task_id, field = _field(op)
        if field == "status":
            return NOT_STARTED
        if field == "due_on":
            due_on = self._plan.tasks_by_id[task_id].due_on
            return due_on.isoformat() if due_on else None
        return None

    def _taken_back(self, actor: str) -> Op:
        entry, before = self._newest.pop(actor)
        for field, held in before.items():
            if held is None:
                del self._fields[field]
            else:
                self._fields[field] = held
        return undo_op((entry.id,))


def _field(op: Op) -> FieldKey:
    return task_id_of(op), FieldSet(op).field


_EPOCH_DAY = 719_163
"""1970-01-01, counted as `date.toordinal` counts."""
