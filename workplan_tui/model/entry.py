"""One line of the journal 留痕 as a value, and the change that somebody asks to record.

An operation is the JSON object of the journal line itself: a later format may add operations and
keys, and what this version does not know must survive. Those it does are in `model.operations`.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from workplan_tui.base.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypeAlias

    Op: TypeAlias = Mapping[str, Any]

VERSION = 1
"""The format of what this program writes and acts on; entries of another are kept and counted."""
HASH = "hash"
"""The key of an operation on a task that holds the `fingerprint` of the task's text."""
NTH = "nth"
"""The key of an operation that is numbered (`model.numbered`): which of its kind it is on the task."""
FIRST_PREV = "00000000"
"""The `prev` of a replica's first line."""


class Entry(Value):
    """One durable line: who recorded what, when, and for which day."""

    id: str
    """UUIDv7, made before the first write; order by id is the order of knowledge."""
    seq: int
    """From 1 without gaps per replica."""
    prev: str
    """The `crc` of the replica's previous line, or `FIRST_PREV`."""
    at: str
    """RFC 3339 with offset: when it was recorded, for people to read."""
    on: date
    """The day the facts hold."""
    replica: str
    actor: str
    plan: str
    ops: tuple[Op, ...]
    version: int = VERSION
    source: Mapping[str, Any] | None = None

    @property
    def is_undo(self) -> bool:
        """Whether the entry does nothing but take others back."""
        return bool(self.ops) and all(op.get("op") == "undo" for op in self.ops)

    @cached_property
    def taken_back_ids(self) -> tuple[str, ...]:
        """The ids of the entries this one takes back."""
        return taken_back(self.ops)

    @property
    def record(self) -> dict[str, Any]:
        """The JSON object of the entry's line, in the order of its keys, without the checksum."""
        record: dict[str, Any] = {
            "v": self.version,
            "id": self.id,
            "seq": self.seq,
            "prev": self.prev,
            "at": self.at,
            "on": self.on.isoformat(),
            "replica": self.replica,
            "actor": self.actor,
            "plan": self.plan,
            "ops": list(self.ops),
        }
        return record if self.source is None else {**record, "source": self.source}

    @property
    def meaning(self) -> tuple[object, ...]:
        """What the entry says; what it replaced is worked out anew when it is applied again."""
        return self.actor, self.on, self.plan, tuple(map(said_by, self.ops))

    @property
    def task_ids(self) -> tuple[str, ...]:
        """The tasks the entry speaks of, each once, in order."""
        return tuple(self._ops_by_task)

    def ops_on(self, task_id: str) -> list[Op]:
        """Return the operations on the task, in order."""
        if len(self.ops) == 1:  # as nearly all have, and each is asked for its one task
            (op,) = self.ops
            return [op] if "task" in op and str(op["task"]) == task_id else []
        return self._ops_by_task.get(task_id, [])

    @cached_property
    def _ops_by_task(self) -> dict[str, list[Op]]:
        """One line may speak of two thousand tasks: whoever asks for each must not look at all each time."""
        by_task: dict[str, list[Op]] = {}
        for op in self.ops:
            if "task" in op:
                by_task.setdefault(str(op["task"]), []).append(op)
        return by_task


class Aim(Value):
    """What somebody looked at when the edit was begun: a number alone may be another task by its end."""

    plan_id: str
    texts: Mapping[str, str]
    """By task id, the text that was shown."""


class Change(Value):
    """What somebody asks to record, before it is judged and made durable.

    `seen` holds, by (task, field), the value that was on the screen when the edit began, and by
    (task, "report") the id of the newest report; None where nothing was shown first, as on the
    command line.
    """

    ops: tuple[Op, ...]
    actor: str
    on: date
    seen: Mapping[tuple[str, str], Any] | None = None
    id: str | None = None
    """The id it was given at an earlier attempt to record it; else it gets one."""
    source: Mapping[str, Any] | None = None
    """The file it was read from, and its hash: the same source twice changes nothing."""
    is_source_whole: bool = False
    """Whether the hash is that of the file's very bytes: the same hash then says the same, whatever its name."""
    is_day_given: bool = True
    """Whether the day was named, or is that of recording it."""
    is_return: bool = False
    """Whether it is to send claims back 退回, and nothing else that sets the same status."""
    aim: Aim | None = None
    """What it was aimed at, where that may have changed while it was typed."""


def without_history(op: Op) -> dict[str, Any]:
    """Return the operation without what it replaced."""
    return {key: value for key, value in op.items() if key not in ("was", "sees", "beside")}


def said_by(op: Op) -> dict[str, Any]:
    """Return what the operation says, whatever it replaced, whatever text its task had and what number it got."""
    return {key: value for key, value in without_history(op).items() if key not in (HASH, NTH)}


def listed(value: object) -> tuple[str, ...]:
    """Return a JSON value as a tuple of texts: journals hold lists, hands write one word."""
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value) if isinstance(value, (list, tuple)) else ()


def taken_back(ops: Iterable[Op]) -> tuple[str, ...]:
    """Return the ids of the entries that the operations take back."""
    return tuple(taken for op in ops if op.get("op") == "undo" for taken in listed(op.get("of")))
