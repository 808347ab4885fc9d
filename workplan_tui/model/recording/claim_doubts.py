"""What speaks against a claim that is recorded: said to who makes it, and no reason to refuse it.

The unit claims, the supervision office verifies (docs/words.md); a claim against the figures is seldom a
lie and often a value that nobody recorded.
"""

from __future__ import annotations

from workplan_tui.harmless import clean
from workplan_tui.language import tr, trn
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.rules.progress import is_passed, measured_value
from workplan_tui.model.rules.target import asked_words, is_met
from workplan_tui.model.status import DONE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.entry import Change
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task


def claim_doubts(ledger: Ledger, change: Change) -> tuple[str, ...]:
    """Return one sentence for each claim of the change that the ledger at its day speaks against."""
    then = ledger.at(change.on)
    claimed = [
        then.plan.tasks_by_id[str(op["task"])]
        for op in change.ops
        if op.get("op") == "set" and op.get("field") == "status" and op.get("value") == DONE
    ]
    sentence = tr("task {task} is claimed done, but {what}.")
    return tuple(
        sentence.format(task=clean(task.id), what=tr("; ").join(doubts))
        for task in claimed
        if (doubts := list(_doubts(then, task)))
    )


def _doubts(ledger: Ledger, task: Task) -> Iterator[str]:
    due_on = ledger.due_on(task.id)
    if due_on is not None and ledger.day > due_on:
        yield tr("its deadline {due} is past").format(due=due_on)
    comma = tr(", ")
    unmet = [str(one.due_on) for one in task.milestones if not is_passed(ledger, task, one)]
    if unmet:
        yield trn(
            "the milestone of {days} is not met", "the milestones of {days} are not met", len(unmet)
        ).format(days=comma.join(unmet))
    values = [(target, measured_value(ledger, task, target)) for target in task.targets]
    for target, value in values:
        if value is not None and not is_met(target, value):
            yield tr("{name} is {value}, to be {bound}").format(
                name=clean(target.name),
                value=format_figure(value),
                bound=asked_words(target),
            )
    unknown = [clean(target.name) for target, value in values if value is None]
    if unknown:
        yield tr("nothing was recorded of {names}").format(names=comma.join(unknown))
