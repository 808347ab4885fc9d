"""Which entry an undo or a redo takes back, and what of others' it must not take away.

An undo gives a field its former value. Where somebody else has set the field since, or from
elsewhere without either having seen the other, it would give something else: it is refused and says what.
"""

from __future__ import annotations

from itertools import takewhile

from workplan_tui.errors import Refused
from workplan_tui.harmless import clean
from workplan_tui.language import tr
from workplan_tui.model.entry import undo_op
from workplan_tui.model.fold.fact import Fact, facts_of, set_field
from workplan_tui.model.fold.knowledge import known_to
from workplan_tui.wording import status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry, Op
    from workplan_tui.model.ledger import Ledger

_MOST_SHOWN = 5


def undo_of(ledger: Ledger, actor: str) -> tuple[Entry, Op]:
    """Return this actor's newest standing entry that is no undo, and the operation that takes it back."""
    own = (e for e in ledger.newest_entries() if e.actor == actor and not (e.is_undo or e.is_checkpoint))
    entry = next(filter(ledger.stands, own), None)
    if entry is None:
        raise Refused(tr("There is nothing of yours to undo."))
    refuse_to_lose(ledger, entry)
    return entry, undo_op((entry.id,))


def refuse_to_lose(ledger: Ledger, entry: Entry) -> None:
    """Refuse when taking the entry back would take away what others have set since."""
    lost = others_values(ledger, entry)
    if lost:
        raise Refused(
            tr("Not undone: it would lose what others have set since: {values}.").format(values=_shown(lost))
        )


def redo_of(ledger: Ledger, actor: str) -> tuple[Entry, Op]:
    """Return the actor's newest standing undo and the operation that takes it back.

    Refused if the actor recorded anything since: the undone edit belongs to another past.
    """
    entry: Entry | None = None
    for entry in (e for e in ledger.newest_entries() if e.actor == actor):
        if not entry.is_undo:
            raise Refused(
                tr("There is nothing to redo: you have recorded something since, or undone nothing.")
            )
        undone = [found for id in entry.taken_back_ids if (found := ledger.find(id))]
        if ledger.stands(entry) and undone and not any(e.is_undo for e in undone):
            _refuse_to_cover(ledger, undone)
            return entry, undo_op((entry.id,))
    raise Refused(tr("There is nothing of yours to redo."))


def _refuse_to_cover(ledger: Ledger, undone: list[Entry]) -> None:
    covered = [fact for entry in undone for fact in others_values(ledger, entry)]
    if covered:
        raise Refused(tr("Not redone: others have set meanwhile: {values}.").format(values=_shown(covered)))


def others_values(ledger: Ledger, entry: Entry) -> list[Fact]:
    """Return the standing values of others, at the entry's fields, that it had not seen."""
    mine = [Fact(op, entry) for op in entry.ops if set_field(op) is not None]
    return [fact for own in mine for fact in _unknown(ledger, own)]


def _unknown(ledger: Ledger, own: Fact) -> list[Fact]:
    """Return the others' standing values that are newer, or in force at its day and unknown to it."""
    task_id, field, id = str(own.op.get("task")), set_field(own.op), own.entry.id
    heads = ledger.at(own.entry.on).heads(task_id, str(field))
    unknown = {head for head in heads if head < id}
    if unknown:
        unknown -= known_to(ledger, own, min(unknown))
    newer = takewhile(lambda entry: entry.id > id, ledger.newest_about(task_id))
    entries = [*(ledger.find(head) for head in sorted(unknown)), *reversed(list(newer))]
    others = [e for e in entries if e and e.actor != own.entry.actor and ledger.stands(e)]
    return [fact for fact in facts_of(task_id, others) if set_field(fact.op) == field]


def _shown(facts: list[Fact]) -> str:
    words = [
        tr("task {task} {value} ({actor}, {day})").format(
            task=clean(str(fact.op["task"])),
            value=_value(fact),
            actor=clean(fact.entry.actor),
            day=fact.entry.on,
        )
        for fact in facts[:_MOST_SHOWN]
    ]
    return tr("; ").join(words) + (" ..." if len(facts) > _MOST_SHOWN else "")


def _value(fact: Fact) -> str:
    field = set_field(fact.op)
    return status_word(str(fact.value)) if field == "status" else clean(f"{field} {fact.value}")
