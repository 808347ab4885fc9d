"""The tasks a filter asks for, and on standard error what is to be said beside them.

Nothing found because the plan has nothing of the kind is a refusal: 0 would look like good news.
"""

from __future__ import annotations

from workplan_tui.base.errors import Refused
from workplan_tui.cli.diagnostics import say
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.filter.fields import names_value
from workplan_tui.model.plan_parts import why_absent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workplan_tui.model.filter.tree import Filter
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


def matching(asked: Filter, standings: Standings, tell: Callable[[str], None] = say) -> list[Task]:
    """Return the tasks that match, in the plan's order; `Refused` where the plan has nothing of what is asked."""
    plan = standings.ledger.plan
    found = [task for task in plan.tasks if asked.matches(standings, task)]
    if next(asked.needs(), None) is not None:
        from workplan_tui.reports.filter_hints import absent_words

        absent = absent_words(asked, standings)
        if absent and not found:
            raise Refused(absent)
        if absent:
            tell(absent)
    if plan.tasks and not found:
        from workplan_tui.reports.filter_hints import instead_words

        tell(instead_words(asked, standings))
    elif names_value(asked):
        from workplan_tui.reports.filter_hints import meant_words

        if told := meant_words(asked, standings):
            tell(told)
    return found


def refuse_absent(ledger: Ledger, part: str) -> None:
    """Raise `Refused` where the plan has nothing of the part that the answer rests on."""
    if absent := why_absent(ledger, part):
        from workplan_tui.reports.filter_hints import absent_sentence

        raise Refused(absent_sentence(absent))


def tell_absent(ledger: Ledger, parts: Iterable[str], tell: Callable[[str], None]) -> None:
    """Say of which parts the plan has nothing, so that what rests on them is empty."""
    for absent in filter(None, (why_absent(ledger, part) for part in parts)):
        from workplan_tui.reports.filter_hints import absent_sentence

        tell(absent_sentence(absent))


def parts_of_group(by: str) -> tuple[str, ...]:
    """Return the part of a plan that a grouping rests on, if it does on one."""
    field = aspect_of(by).field
    return (field.needs,) if field and field.needs else ()
