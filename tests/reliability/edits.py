"""Every kind of edit there is: what stands in the journal before it, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.reliability.ground import JUNE, note
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.remind import remind_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.store.journal.handed_in import read_change
from workplan_tui.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.reliability.ground import Ground
    from workplan_tui.model.entry import Op

ACTOR = "swj"
APPLIED = """\
{"ops":[{"op":"set","task":"2","field":"status","value":"done"}],"on":"2023-06-01"}
{"ops":[{"op":"note","task":"3","text":"已竣工"},{"op":"checkpoint"}],"on":"2023-06-01"}
""".encode()
LONG = "长" * 12_000
"""A note of some pages: a line of 36 kB."""


@dataclass(frozen=True)
class Edit:
    """One kind of edit."""

    name: str
    act: Callable[[Store], object]
    before: tuple[Callable[[Store], object], ...] = ()
    """What was recorded before it."""
    is_typed: bool = True
    """Whether it holds what somebody typed; an undo is asked for again."""
    found: Callable[[Ground], None] | None = None
    """What lays the journal out that it finds; else there is a note."""

    def prepare(self, place: Ground) -> None:
        """Record what comes before, each as a process of its own would."""
        if self.found:
            self.found(place)
        else:
            place.open().record(note("一"))
        for earlier in self.before:
            earlier(place.open())


def _change(*ops: Op) -> Callable[[Store], object]:
    return lambda store: store.record(Change(ops, ACTOR, JUNE))


def _answer(store: Store) -> object:
    # Seen on an earlier day: the question is known although the journal may not be readable now.
    earlier = Store.open(store.plan_path, store.journal_dir, environment={})
    (asked,) = earlier.ledger().facts("4", "flag")
    return store.record(Change((unflag_op("4", (asked.entry.id,), "由区科委牵头"),), ACTOR, JUNE))


def _apply(store: Store) -> object:
    return store.record(read_change(APPLIED, store.plan, ACTOR, store.today(), store.newest_id))


def _undo(store: Store) -> object:
    return store.taking_back.undo(ACTOR)


def _redo(store: Store) -> object:
    return store.taking_back.redo(ACTOR)


STATUS = _change(set_op("1", "status", "in_progress"))
EDITS = (
    Edit("status", STATUS),
    Edit("reopened", _change(set_op("1", "status", "in_progress", "材料不全")),
         (_change(set_op("1", "status", "done")),)),
    Edit("due_on", _change(set_op("2", "due_on", "2024-01-31", "雨季"))),
    Edit("light", _change(set_op("3", "light", "red", "会议要求", until="2023-09-30"))),
    Edit("target", _change(set_op("2", "target:1", 1200.5))),
    Edit("milestone", _change(set_op("3", "milestone:1", "2023-05-30"))),
    Edit("report", _change(report_op("1", percent=40, progress="在建", problem="无", next="封顶"))),
    Edit("note", _change(note_op("1", LONG))),
    Edit("flag", _change(flag_op("4", "由谁牵头？", "石银峰"))),
    Edit("unflag", _answer, (_change(flag_op("4", "由谁牵头？")),)),
    Edit("remind", _change(remind_op("1", ("区发展改革委",)))),
    Edit("bulk", _change(*(set_op(task, "status", "in_progress") for task in "1234"))),
    Edit("undo", _undo, (STATUS,), is_typed=False),
    Edit("redo", _redo, (STATUS, _undo), is_typed=False),
    Edit("apply", _apply),
)  # fmt: skip
