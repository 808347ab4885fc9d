"""Journal entries as rows and as lines: what `log`, `show`, `undo` and `redo` print."""

from __future__ import annotations

from workplan_tui.harmless import clean
from workplan_tui.language import tr
from workplan_tui.reports.operations import describe_ops

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan


def describe_entry(entry: Entry, plan: Plan, task_id: str | None = None) -> str:
    """Return what the entry did in words: `11, 14-16 not started -> in progress (reason)`.

    What it did to other tasks is left out where only one is asked about.
    """
    own = [op for op in entry.ops if task_id is None or str(op.get("task")) == task_id]
    return tr("; ").join(describe_ops(own, plan))


def history_lines(ledger: Ledger, entries: Iterable[Entry], task_id: str | None = None) -> tuple[str, ...]:
    """Return one line for each entry: the day it holds, when it was recorded, by whom, what."""
    from workplan_tui.reports.conflicts import ids_in_conflict  # who records needs no histories

    entries = tuple(entries)
    tasks = {id for entry in entries for id in entry.task_ids} if task_id is None else {task_id}
    opposed = frozenset(id for each in tasks for id in ids_in_conflict(ledger, each))
    return tuple(_history_line(ledger, entry, entry.id in opposed, task_id) for entry in entries)


def _history_line(ledger: Ledger, entry: Entry, is_opposed: bool, task_id: str | None) -> str:
    def describe(one: Entry) -> str:
        return describe_entry(one, ledger.plan, task_id)

    what = undo_words(ledger, entry, describe) if entry.is_undo else describe(entry)
    if is_opposed:
        what = tr("{what} [conflict]").format(what=what)
    if not ledger.stands(entry):
        what = tr("{what} [taken back]").format(what=what)
    return f"{entry.on.isoformat()}  {moment(entry.at)}  {clean(entry.actor)}  {what}"


def moment(at: str) -> str:
    """Return a time of recording as people read it: `2023-06-01 12:10`, in the plan's time zone."""
    return clean(at)[:16].replace("T", " ")


def undo_words(ledger: Ledger, undo: Entry, describe: Callable[[Entry], str]) -> str:
    """Return what an undo took back; taking back an undo brings its entries back."""
    taken = [entry for id in undo.taken_back_ids if (entry := ledger.find(id))]
    back = [entry for e in taken for id in e.taken_back_ids if (entry := ledger.find(id))]
    words = tr("; ").join(filter(None, map(describe, back or taken)))
    return tr("redone: {what}").format(what=words) if back else tr("undone: {what}").format(what=words)
