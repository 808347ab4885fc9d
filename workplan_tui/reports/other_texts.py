"""What is said at every start of a plan that changed by hand: ids of other texts, a file nobody recorded."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.model.rules.other_text import facts_of_other_text
from workplan_tui.reports.id_lists import format_ids

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger


def other_text_words(ledger: Ledger) -> tuple[str, ...]:
    """Return one sentence that names the tasks; nothing where every id has the text it had."""
    ids = [task.number for task in ledger.plan.tasks if facts_of_other_text(ledger, task)]
    if not ids:
        return ()
    told = trn(
        "Task {tasks} has another text now than when something was recorded of it: nothing is recorded on it until "
        "that is settled. `workplan doctor` says what to do.",
        "Tasks {tasks} have other texts now than when something was recorded of them: nothing is recorded on them "
        "until that is settled. `workplan doctor` says what to do.",
        len(ids),
    )
    return (told.format(tasks=format_ids(ids)),)


def unrecorded_words(is_unrecorded: bool) -> tuple[str, ...]:
    """Return the sentence about a plan file that was changed by hand since its last adjustment, if it was."""
    told = tr(
        "The plan file was changed since its last adjustment: `workplan revise --accept` lists what, and records it."
    )
    return (told,) if is_unrecorded else ()
