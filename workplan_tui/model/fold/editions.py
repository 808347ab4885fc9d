"""Which edition of the plan held on a day 分工方案的各版本: the file says the newest, the journal when it came.

An adjustment holds from its day on; before it the edition that it names as the former one does. Pure: whoever
can read kept files says what a mark means.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.value import Value
from workplan_tui.model.entry import listed
from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.reason import because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from workplan_tui.model.entry import Entry, Op
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason

    Editions: TypeAlias = Callable[[str], Plan | None]
    """Gives the plan that was kept under a mark; None where it is not there, or no plan of ours."""


REVISE_CODE = "revise"
"""The operation that adjusts a plan (`model.operations.revise`)."""
MARK_DIGITS = 16
"""Hex digits of the mark of an edition: of the SHA-256 of the plan file."""
_REWORDING_PARTS = 3


class Revision(Value):
    """One adjustment 调整, and the entry that recorded it."""

    entry: Entry
    former: str
    """The mark of the edition before; empty where nobody kept it."""
    edition: str
    """The mark of the edition that holds from then on."""
    basis: str
    """The document it rests on 依据, by its number; empty where nobody said."""
    reason: str
    rewordings: tuple[tuple[str, ...], ...]
    """Each task that got another text: its id, the print of the former text and that of the new one."""
    dated_ids: tuple[str, ...]
    """The tasks whose deadline it moved: what was extended before does not hold any more."""
    dropped_ids: tuple[str, ...]
    """The tasks that the new edition has no more: what the journal says of them stays theirs."""
    added_ids: tuple[str, ...]
    """The tasks that the former edition had not: nobody owed a word on them before."""

    @property
    def on(self) -> date:
        """The day from which it holds."""
        return self.entry.on

    @property
    def order(self) -> tuple[date, str]:
        """What to sort by: the day from which it holds, then when it became known."""
        return self.entry.on, self.entry.id


def _revision(op: Op, entry: Entry) -> Revision:
    parts = (tuple(text.split(" ")) for text in listed(op.get("reworded")))
    told = {key: str(op.get(key) or "") for key in ("was", "plan", "basis", "reason")}
    return Revision(
        entry,
        former=told["was"],
        edition=told["plan"],
        basis=told["basis"],
        reason=told["reason"],
        rewordings=tuple(one for one in parts if len(one) == _REWORDING_PARTS),
        dated_ids=listed(op.get("due")),
        dropped_ids=listed(op.get("dropped")),
        added_ids=listed(op.get("added")),
    )


def nothing_kept(mark: str) -> Plan | None:
    """Know of no edition but the newest."""
    return None


def revisions_in(entries: Iterable[Entry]) -> tuple[Revision, ...]:
    """Return the adjustments that the entries record, by the day from which they hold."""
    found = [_revision(op, entry) for entry in entries for op in entry.ops if kind_of(op) == REVISE_CODE]
    return tuple(sorted(found, key=lambda one: one.order))


def edition_at(day: date, newest: Plan, revisions: Iterable[Revision], kept: Editions) -> Plan:
    """Return the plan that held at the end of the day; the newest where the former one is not there."""
    later = next((one for one in revisions if one.on > day), None)
    return newest if later is None else _kept_or(newest, later.former, kept)


def newest_known(
    newest: Plan, revisions: Sequence[Revision], known: Sequence[Revision], kept: Editions
) -> Plan:
    """Return the newest edition that whoever knew of some of the adjustments only had before him."""
    if not revisions or (known and known[-1].entry.id == revisions[-1].entry.id):
        return newest
    first = min(revisions, key=lambda one: one.entry.id)
    return _kept_or(newest, known[-1].edition if known else first.former, kept)


def _kept_or(newest: Plan, mark: str, kept: Editions) -> Plan:
    found = kept(mark) if mark else None
    return found if found is not None and found.id == newest.id else newest


def why_dropped(task_id: str, revisions: Sequence[Revision], kept: Editions) -> Reason | None:
    """Return since when the newest plan has no such task; None where it never had one."""
    for one in reversed(revisions):
        former = kept(one.former)
        if former is not None and task_id in former.tasks_by_id:
            task = former.tasks_by_id[task_id]
            return because("dropped_from_plan", task=task.number, title=task.title, day=one.on)
    return None


def same_texts(task_id: str, text_print: str, revisions: Iterable[Revision]) -> frozenset[str]:
    """Return the prints of all texts that were told to be the same task's as that one."""
    links = [pair for one in revisions for id, *pair in one.rewordings if id == task_id]
    same, waiting = {text_print}, [text_print]
    while waiting:
        known = waiting.pop()
        near = {one for pair in links if known in pair for one in pair} - same
        same |= near
        waiting += near
    return frozenset(same)
