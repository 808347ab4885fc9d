"""Which entry an undo or a redo takes back, and what was built upon it, which it must not take away.

An undo gives a field its former value. Where the field was set since, or from elsewhere without either
having seen the other, it would give something else; where the question or the decision it raised was dealt
with, that would be an answer to nothing. Both are refused, and say what.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice

from workplan_tui.base.errors import Refused
from workplan_tui.model.fold.fact import Fact, kind_of, set_field, task_id_of
from workplan_tui.model.fold.knowledge import Knowledge
from workplan_tui.model.operations.operation import OpView
from workplan_tui.model.reason import Reason, Setting, because
from workplan_tui.model.sealing import REOPEN_CODE, SEAL_CODE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from workplan_tui.model.entry import Entry, Op
    from workplan_tui.model.ledger import Ledger

    Own = Callable[[Entry], bool]
    """Whether the account that asks recorded the entry, under whatever name it acted (`Entry.actor`)."""

_SHORTEST_MARK = 4
"""Signs of an id that may stand for it."""
_RAISED = ("flag", "decide")
"""What stays open until another entry deals with it."""
_DEALING = ("decide", "carry_out", "unflag")
"""What names such entries in `of`; a decision that answers a question is told as what it is."""


def newest_undoable(ledger: Ledger, is_own: Own) -> Entry:
    """Return the account's newest standing entry that is no undo, or refuse: there is none."""
    found = newest_own(ledger, is_own, 1)
    if not found:
        raise Refused(because("nothing_to_undo"))
    return found[0]


def own_meant(ledger: Ledger, is_own: Own, mark: str) -> Entry:
    """Return the entry of that id, or the account's own standing one whose id ends so; refuse where none does."""
    whole = ledger.find(mark)
    if whole is not None:
        return whole
    is_end = len(mark) >= _SHORTEST_MARK
    found = [entry for entry in newest_own(ledger, is_own) if is_end and entry.id.endswith(mark)]
    if len(found) != 1:
        raise Refused(because("several_entries" if found else "no_such_entry", id=mark))
    return found[0]


def undo_of(ledger: Ledger, is_own: Own, entry_id: str | None = None) -> tuple[Entry, Op]:
    """Return the entry to be taken back, and the operation that does it.

    It is the one that is named, if the account may take it back, else the account's newest.
    """
    entry = newest_undoable(ledger, is_own) if entry_id is None else undoable(ledger, entry_id, is_own)
    refuse_to_lose(ledger, entry, is_own)
    return entry, _taken_back(entry)


def undoable(ledger: Ledger, entry_id: str, is_own: Own) -> Entry:
    """Return the entry of that id, or refuse: it is gone, another account's, or taken back already."""
    entry = ledger.find(entry_id)
    if entry is None:
        raise Refused(because("no_such_entry", id=entry_id))
    if not is_own(entry):
        raise Refused(because("entry_of_another", actor=entry.actor))
    if not ledger.stands(entry):
        raise Refused(because("taken_back_already"))
    return entry


def newest_own(ledger: Ledger, is_own: Own, most: int | None = None) -> tuple[Entry, ...]:
    """Return the account's standing entries that are no undo, newest first, all or so many."""
    own = (entry for entry in ledger.newest_entries() if not entry.is_undo and is_own(entry))
    return tuple(islice(filter(ledger.stands, own), most))


def refuse_to_lose(ledger: Ledger, entry: Entry, is_own: Own) -> None:
    """Refuse when something was built upon the entry that is to be taken back."""
    reason = why_not_undo(ledger, entry, is_own)
    if reason is not None:
        raise Refused(because("not_redone" if entry.is_undo else "not_undone", why=reason))


def why_not_undo(ledger: Ledger, entry: Entry, is_own: Own) -> Reason | None:
    """Return what was built upon the entry, so that it cannot be taken back; None where it can.

    Taking an undo back brings its entries back, which must not cover anything either.
    """
    if any(kind_of(op) == "revise" for op in entry.ops):
        return because("adjustment_stays")
    if any(kind_of(op) in (SEAL_CODE, REOPEN_CODE) for op in entry.ops):
        return because("seal_stays")
    if entry.is_undo:
        covered = others_values(ledger, undone_by(ledger, entry), is_own)
        return because("would_cover", values=_values(ledger, covered)) if covered else None
    lost = others_values(ledger, (entry,), is_own)
    if lost:
        return because("would_lose", values=_values(ledger, lost))
    dealt = _dealt_with(ledger, entry)
    return because("dealt_with", values=tuple(_dealing(ledger, one) for one in dealt)) if dealt else None


def _dealt_with(ledger: Ledger, entry: Entry) -> list[Fact]:
    """Return what deals with the questions and decisions that the entry raised: of each other entry the first."""
    found: dict[tuple[str, str], Fact] = {}
    for task_id in dict.fromkeys(task_id_of(op) for op in entry.ops if kind_of(op) in _RAISED):
        for kind in _DEALING:
            for fact in ledger.facts(task_id, kind):
                if fact.entry.id != entry.id and entry.id in OpView(fact.op).named_ids:
                    found.setdefault((task_id, fact.entry.id), fact)
    return list(found.values())


def _dealing(ledger: Ledger, fact: Fact) -> Reason:
    number = ledger.newest_plan.number_of(fact.task_id)
    return because("dealing", task=number, kind=fact.kind, actor=fact.entry.actor, day=fact.entry.on)


def newest_redoable(ledger: Ledger, is_own: Own) -> Entry:
    """Return the account's newest standing undo.

    Refused if the account recorded anything since: the undone edit belongs to another past.
    """
    for entry in filter(is_own, ledger.newest_entries()):
        if not entry.is_undo:
            raise Refused(because("recorded_since"))
        undone = undone_by(ledger, entry)
        if ledger.stands(entry) and undone and not any(one.is_undo for one in undone):
            return entry
    raise Refused(because("nothing_to_redo"))


def redo_of(ledger: Ledger, is_own: Own, undo_id: str | None = None) -> tuple[Entry, Op]:
    """Return the undo to be taken back, the named one or the account's newest, and what does it."""
    undo = newest_redoable(ledger, is_own) if undo_id is None else undoable(ledger, undo_id, is_own)
    refuse_to_lose(ledger, undo, is_own)
    return undo, _taken_back(undo)


def _taken_back(entry: Entry) -> Op:
    from workplan_tui.model.operations.undo import undo_op  # every command that opens the store is here

    return undo_op((entry.id,))


def undone_by(ledger: Ledger, undo: Entry) -> tuple[Entry, ...]:
    """Return the entries that the undo takes back, as far as the ledger knows them."""
    return tuple(found for id in dict.fromkeys(undo.taken_back_ids) if (found := ledger.find(id)))


def others_values(ledger: Ledger, entries: Iterable[Entry], is_own: Own) -> list[Fact]:
    """Return the standing values of others, at the entries' fields, that those had not seen.

    Others are other accounts and other actors; and whoever of this account set the field after it.
    """
    by_day: dict[date, Ledger] = {}
    found: list[Fact] = []
    for entry in entries:
        then = by_day.setdefault(entry.on, ledger.at(entry.on))
        fields = {(task_id_of(op), set_field(op)): Fact(op, entry) for op in entry.ops}
        for (task_id, field), mine in fields.items():
            found += _unknown(ledger, then, task_id, field, mine, is_own) if field is not None else ()
    return found


def _unknown(ledger: Ledger, then: Ledger, task_id: str, field: str, mine: Fact, is_own: Own) -> list[Fact]:
    """Return the standing values that are newer, or others' in force at its day and unknown to it."""
    id, facts = mine.entry.id, ledger.setting(task_id, field)
    heads = {head for head in then.heads(task_id, field) if head < id}
    start = bisect_left(facts, min((*heads, id)), key=_id_of)  # what is older than all of these has no say
    late = [facts[place] for place in range(start, len(facts))]
    unknown = heads - Knowledge(late).of(mine, heads) if heads else heads

    def is_anothers(entry: Entry) -> bool:
        return entry.id in unknown and (entry.actor != mine.entry.actor or not is_own(entry))

    found = (fact for fact in late if fact.entry.id > id or is_anothers(fact.entry))
    return [fact for fact in found if ledger.stands(fact.entry)]


def _id_of(fact: Fact) -> str:
    return fact.entry.id


def _values(ledger: Ledger, facts: list[Fact]) -> tuple[Reason, ...]:
    return tuple(
        because(
            "value_of_others",
            task=ledger.newest_plan.number_of(fact.task_id),
            value=Setting(str(set_field(fact.op)), fact.value),
            actor=fact.entry.actor,
            day=fact.entry.on,
        )
        for fact in facts
    )
