"""What is said beside the answer to a filter: that a rule is off, what a word may mean, what would find something."""

from __future__ import annotations

from workplan_tui.language import later, tr
from workplan_tui.model.filter.suggestions import bounds_of, instead, meant, why_nothing
from workplan_tui.reports.refused import why_words
from workplan_tui.reports.spoken import filled, one_after_another
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.filter.suggestions import Hint
    from workplan_tui.model.filter.tree import Filter
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.standings import Standings


def absent_words(asked: Filter, standings: Standings) -> str:
    """Return what the filter rests on and the plan has not; empty where it has it all."""
    return one_after_another(map(absent_sentence, why_nothing(asked, standings)))


def meant_words(asked: Filter, standings: Standings) -> str:
    """Return which values of fields the words of the filter may be; empty where they are only words."""
    offers = _offers(meant(asked, standings))
    return tr("Perhaps {filters} is meant.").format(filters=offers) if offers else ""


def instead_words(asked: Filter, standings: Standings) -> str:
    """Return what would find something in the place of a filter that finds nothing."""
    told = [meant_words(asked, standings), *map(absent_sentence, bounds_of(asked, standings))]
    offers = _offers(instead(asked, standings))
    if offers:
        told.append(tr("This finds something: {filters}.").format(filters=offers))
    if not any(told):
        return tr("Neither the plan nor what was recorded holds anything like it.")
    return one_after_another(told)


def _offers(hints: Iterable[Hint]) -> str:
    offer = tr("{filter} ({count})")
    return tr(", ").join(offer.format(filter=clean(hint.text), count=hint.hits) for hint in hints)


def absent_sentence(reason: Reason) -> str:
    """Return the sentence of what a question finds nothing by."""
    return filled(tr(_SENTENCES[reason.code]), reason) if reason.code in _SENTENCES else why_words(reason)


_SENTENCES = {
    "no_periods": later("The plan asks for no reports ([reporting]), so nothing is ever unreported."),
    "no_deadlines": later("The plan has no deadlines, so nothing is due or late."),
    "no_milestones": later("The plan has no milestones, so none is missed."),
    "no_steps": later("The plan has neither deadlines nor milestones, so nothing is due or behind."),
    "no_levels": later("The plan has no target that is a level or a limit, so none is off."),
    "no_leads": later("The plan names no leads."),
    "no_units": later("The plan names no units."),
    "no_supporting": later("The plan names no supporting units."),
    "no_contacts": later("The plan names no contacts."),
    "own_unit_unknown": later("No unit of the plan is called {unit}, as yours is said to be."),
    "own_unit_several": later("Your unit {unit} may be {names}; say more of its name."),
    "values_lie_between": later("{field} lies between {low} and {high}."),
    "no_value_known": later("{field} is known of no task."),
}
