"""Conflicts in words: what is in force, and what somebody else said without having seen it."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.fold.conflicts import conflicts_of
from workplan_tui.model.fold.fact import set_field
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.fold.conflicts import Conflict
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger


def conflict_words(ledger: Ledger, task_id: str) -> tuple[str, ...]:
    """Return one sentence for each of the task's conflicts."""
    return tuple(_sentence(conflict) for conflict in conflicts_of(ledger, task_id))


def ids_in_conflict(ledger: Ledger, task_id: str) -> frozenset[str]:
    """Return the entries whose value is one side of a conflict."""
    conflicts = conflicts_of(ledger, task_id)
    return frozenset(fact.entry.id for conflict in conflicts for fact in conflict.facts)


def _sentence(conflict: Conflict) -> str:
    in_force, *others = (_side(fact) for fact in conflict.facts)
    return tr(
        "{field} {value} counts; without having seen it: {others}. Set it again to settle this."
    ).format(field=_field(conflict.field), value=in_force, others=tr("; ").join(others))


def _side(fact: Fact) -> str:
    return tr("{value} ({actor}, {day})").format(
        value=_value(fact), actor=clean(fact.entry.actor), day=fact.entry.on
    )


def _field(field: str) -> str:
    name, _, number = field.partition(":")
    words = {
        "status": tr("status"), "due_on": tr("deadline"), "light": tr("light"),
        "target": tr("target {number}"), "milestone": tr("milestone {number}"),
    }  # fmt: skip
    return words.get(name, clean(field)).replace("{number}", clean(number))


def _value(fact: Fact) -> str:
    value, field = fact.value, set_field(fact.op)
    if value is None:
        return "-"
    if field == "status":
        return status_word(str(value))
    return light_word(str(value)) if field == "light" else clean(str(value))
