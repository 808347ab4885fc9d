"""What the adjustments of the plan changed of one task: said in its history, where it is looked for."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.plan_changes import changes_of_task
from workplan_tui.reports.adjustments import change_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.fold.editions import Revision
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.plan_changes import TaskChange


def adjusted(ledger: Ledger, task_id: str) -> Iterator[tuple[Revision, str]]:
    """Give each adjustment up to the ledger's day that changed the task, with what it changed, oldest first.

    One of which the former edition is not kept here cannot say.
    """
    for one in ledger.revisions:
        former = ledger.edition(one.former) if one.former and one.on <= ledger.day else None
        now = ledger.edition(one.edition) if former is not None else None
        if former is None or now is None:
            continue
        changes = changes_of_task(former, now, task_id)
        if changes:
            yield one, tr("; ").join(_words(one, former, now, change) for change in changes)


def _words(one: Revision, former: Plan, now: Plan, change: TaskChange) -> str:
    kind, told = change_words(former, now, change)
    by = clean(one.basis or one.reason)
    said = tr("{kind} by {document}").format(kind=kind, document=by) if by else kind
    return tr("{name}: {what}").format(name=said, what=told) if told else said
