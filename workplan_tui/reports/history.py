"""Journal entries as rows and as lines: what `log`, `show`, `undo` and `redo` print."""

from __future__ import annotations

from itertools import islice

from workplan_tui.language import tr
from workplan_tui.model.fold.fact import task_id_of
from workplan_tui.reports.operations import describe_ops
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from workplan_tui.model.entry import Entry
    from workplan_tui.model.fold.editions import Revision
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan

_MOST_UNDONE = 20
_LONGEST_UNDONE = 400
"""Entries of one undo, and letters of each, that are told."""


def describe_entry(entry: Entry, plan: Plan, task_id: str | None = None) -> str:
    """Return what the entry did in words: `11, 14-16 not started -> in progress (reason)`.

    What it did to other tasks is left out where only one is asked about.
    """
    own = [op for op in entry.ops if task_id is None or task_id_of(op) == task_id]
    return tr("; ").join(describe_ops(own, plan))


def task_entries(ledger: Ledger, task_id: str) -> list[Entry]:
    """Return every entry that speaks of the task or adjusted it in the plan, oldest first."""
    touching = list(ledger.touching(task_id))
    if not ledger.revisions:
        return touching
    known = {entry.id for entry in touching}
    adjusting = [one.entry for one, _ in _adjusted(ledger, task_id) if one.entry.id not in known]
    return sorted((*touching, *adjusting), key=lambda entry: entry.id) if adjusting else touching


def adjusted_words(ledger: Ledger, task_id: str) -> dict[str, str]:
    """Return what the adjustments of the plan changed of the task, by the id of the entry."""
    return {one.entry.id: words for one, words in _adjusted(ledger, task_id)} if ledger.revisions else {}


def _adjusted(ledger: Ledger, task_id: str) -> Iterable[tuple[Revision, str]]:
    from workplan_tui.reports.adjusted_task import adjusted  # few plans are adjusted

    return adjusted(ledger, task_id)


def history_lines(ledger: Ledger, entries: Iterable[Entry], task_id: str | None = None) -> tuple[str, ...]:
    """Return one line for each entry: the day it holds, when it was recorded, by whom, what."""
    from workplan_tui.reports.conflicts import ids_in_conflict  # who records needs no histories

    entries = tuple(entries)
    tasks = {id for entry in entries for id in entry.task_ids} if task_id is None else {task_id}
    opposed = frozenset(id for each in tasks for id in ids_in_conflict(ledger, each))
    described = {} if task_id is None else adjusted_words(ledger, task_id)

    def describe(entry: Entry) -> str:
        """Describe each entry once: any number of undos may name it."""
        if entry.id not in described:
            described[entry.id] = describe_entry(entry, ledger.plan, task_id)
        return described[entry.id]

    return tuple(_history_line(ledger, entry, entry.id in opposed, describe) for entry in entries)


def later_entries(ledger: Ledger, day: date, task_id: str | None = None) -> list[Entry]:
    """Return the entries of a later day than `day`, which do not count yet; `ledger` knows all."""
    entries = ledger.entries if task_id is None else task_entries(ledger, task_id)
    return [entry for entry in entries if entry.on > day]


def later_lines(ledger: Ledger, later: Iterable[Entry], task_id: str | None = None) -> tuple[str, ...]:
    """Return a line for each of these entries of a later day, which do not count yet; `ledger` knows all."""
    lines = history_lines(ledger, later, task_id)
    return tuple(tr("{what} [of a later day]").format(what=line) for line in lines)


def _history_line(ledger: Ledger, entry: Entry, is_opposed: bool, describe: Callable[[Entry], str]) -> str:
    what = undo_words(ledger, entry, describe) if entry.is_undo else describe(entry)
    if is_opposed:
        what = tr("{what} [conflict]").format(what=what)
    if not ledger.stands(entry):
        what = tr("{what} [taken back]").format(what=what)
    return f"{entry.on.isoformat()}  {moment(entry.at)}  {clean(entry.actor)}  {what}"


def _found(ledger: Ledger, ids: Iterable[str]) -> tuple[list[Entry], bool]:
    """Return the entries of the first ids, each once, and whether there are more ids."""
    first = list(islice(ids, _MOST_UNDONE + 1))
    known = (ledger.find(id) for id in dict.fromkeys(first[:_MOST_UNDONE]))
    return [entry for entry in known if entry], len(first) > _MOST_UNDONE


def moment(at: str) -> str:
    """Return a time of recording as people read it: `2023-06-01 12:10`, in the plan's time zone."""
    return clean(at)[:16].replace("T", " ")


def undo_words(ledger: Ledger, undo: Entry, describe: Callable[[Entry], str]) -> str:
    """Return what an undo took back; taking back an undo brings its entries back.

    It is told briefly: a short line can name many long ones, and the next line the same again.
    """
    taken, more = _found(ledger, undo.taken_back_ids)
    back, more_back = _found(ledger, (id for entry in taken for id in entry.taken_back_ids))
    told = [words for entry in back or taken if (words := describe(entry)[: _LONGEST_UNDONE + 1])]
    told = [words if len(words) <= _LONGEST_UNDONE else words[:_LONGEST_UNDONE] + "..." for words in told]
    words = tr("; ").join(told) + (" ..." if more or more_back else "")
    return tr("redone: {what}").format(what=words) if back else tr("undone: {what}").format(what=words)
