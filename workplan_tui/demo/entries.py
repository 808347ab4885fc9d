"""Events made into journal entries: ids of that year, chains of each writer, what each op replaces."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from workplan_tui.demo.cast import checksum
from workplan_tui.demo.story import story
from workplan_tui.model.entry import Entry, undo_op
from workplan_tui.store.line import FIRST_PREV, crc_of, format_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from workplan_tui.demo.story import Event
    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Plan


def demo_entries(plan: Plan) -> tuple[Entry, ...]:
    """Return the whole journal of the made-up year, in the order of its ids."""
    writer = _Writer(plan)
    return tuple(writer.entry(event) for event in story(plan))


def demo_files(plan: Plan) -> dict[str, bytes]:
    """Return the journal's files by name."""
    files: dict[str, bytes] = {}
    for entry in demo_entries(plan):
        name = f"{entry.replica}-0001.jsonl"
        files[name] = files.get(name, b"") + format_line(entry)
    return files


class _Writer:
    """Knows what every field holds and every writer wrote last."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._count = 0
        self._last: dict[str, Entry] = {}
        self._values: dict[tuple[str, str], tuple[Any, str]] = {}
        """By task and field: the value in force and the entry that set it."""
        self._question: dict[str, str] = {}
        """By task: the entry that raised its open question."""

    def entry(self, event: Event) -> Entry:
        """Return the event as the next entry."""
        self._count += 1
        at = datetime.combine(event.recorded_on, time(8), self._plan.clock_zone())
        at += timedelta(minutes=event.minute)
        last = self._last.get(event.actor)
        entry_id = _id(at, self._count)
        ops = (undo_op((last.id,)),) if event.takes_back and last else event.ops
        entry = Entry(
            id=entry_id,
            seq=last.seq + 1 if last else 1,
            prev=crc_of(format_line(last)) if last else FIRST_PREV,
            at=at.isoformat(timespec="seconds"),
            on=event.on,
            replica=f"{event.actor}-{checksum(event.actor):08x}",
            actor=event.actor,
            plan=self._plan.id,
            ops=tuple(self._told(op, entry_id) for op in ops),
        )
        self._last[event.actor] = entry
        return entry

    def _told(self, op: Op, entry_id: str) -> Op:
        """Return the operation with the entries it speaks of, and the value it replaces."""
        if op.get("op") == "flag":
            self._question[str(op["task"])] = entry_id
        if op.get("op") == "unflag":
            return {**op, "of": [self._question[str(op["task"])]]}
        if op.get("op") != "set":
            return op
        task_id, field = str(op["task"]), str(op["field"])
        was, seen = self._values.get((task_id, field), (self._planned(task_id, field), None))
        self._values[task_id, field] = (op["value"], entry_id)
        head = {key: op[key] for key in ("op", "task", "field", "value")}
        rest = {key: value for key, value in op.items() if key not in head}
        return {**head, "was": was, "sees": [seen] if seen else [], **rest}

    def _planned(self, task_id: str, field: str) -> object:
        if field == "status":
            return "not_started"
        return self._plan.tasks_by_id[task_id].due_on.isoformat() if field == "due_on" else None


def _id(at: datetime, count: int) -> str:
    """Return a UUIDv7 of that moment; the count keeps ids of one minute in order."""
    head = f"{int(at.timestamp() * 1000) + count:012x}"
    return f"{head[:8]}-{head[8:]}-7000-8000-{count:012x}"
