"""What was recorded of a task when its id had another text: swapped by hand, numbered anew, reworded.

It is shown as a doubt 存疑 and nothing is recorded on the task until somebody has said what holds: a value is
never carried from one text to another without a word. Entries from before there were prints say nothing of it.
"""

from __future__ import annotations

from workplan_tui.model.entry import HASH
from workplan_tui.model.fingerprint import fingerprint
from workplan_tui.model.fold.editions import same_texts
from workplan_tui.model.fold.fact import order_of
from workplan_tui.model.reason import because

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Fact, Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.model.reason import Reason


def prints_of(ledger: Ledger, task: Task) -> frozenset[str]:
    """Return the prints of the text that the task has, and of those that it was told to have had."""
    return same_texts(task.id, fingerprint(task.text), ledger.revisions)


def facts_of_other_text(ledger: Ledger, task: Task) -> tuple[Fact, ...]:
    """Return the standing facts that were recorded of another text under this id, oldest first."""
    prints = prints_of(ledger, task)
    if ledger.prints(task.id) <= prints:
        return ()
    return tuple(fact for fact in ledger.facts(task.id) if HASH in fact.op and fact.op[HASH] not in prints)


def other_text(ledger: Ledger, task: Task) -> Reason | None:
    """Return the doubt, or None where all that stands was recorded of this text."""
    facts = facts_of_other_text(ledger, task)
    if not facts:
        return None
    newest = max(facts, key=order_of).entry
    return because("other_text", count=len(facts), actor=newest.actor, day=newest.on)
