"""What speaks against a claim, or a light by hand, as it is said to who records it."""

from __future__ import annotations

from workplan_tui.language import later, tr, trn
from workplan_tui.model.fold.fact import kind_of, task_id_of
from workplan_tui.model.operations.registry import is_silent
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.reports.spoken import filled
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.entry import Entry
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.recording.claim_doubts import ClaimDoubt


def stranger_words(plan: Plan, entry: Entry, unit: str | None) -> list[str]:
    """Return a sentence that names the tasks the entry says something of and that are not my unit's."""
    if not unit:
        return []
    from workplan_tui.model.who import not_mine  # few accounts say which unit is theirs

    told_of = dict.fromkeys(task_id_of(op) for op in entry.ops if not is_silent(kind_of(op)))
    strange = not_mine(plan, told_of, unit)
    if not strange:
        return []
    told = trn(
        "task {tasks} is not your unit's ({unit}).",
        "tasks {tasks} are not your unit's ({unit}).",
        len(strange),
    )
    return [told.format(tasks=format_ids(map(clean, plan.numbers_of(strange))), unit=clean(unit))]


def doubt_words(doubt: ClaimDoubt, plan: Plan) -> str:
    """Return the task and all that speaks against what was recorded of it, as one sentence."""
    if doubt.against[0].code == "status_decides_light":
        (reason,) = doubt.against
        return filled(_sentence(reason), reason)
    what = tr("; ").join(filled(_sentence(reason), reason) for reason in doubt.against)
    return tr("task {task} is claimed done, but {what}.").format(
        task=clean(plan.number_of(doubt.task_id)), what=what
    )


def _sentence(reason: Reason) -> str:
    if reason.code == "milestones_not_met":
        count = len(reason.values["days"])
        return trn("the milestone of {days} is not met", "the milestones of {days} are not met", count)
    return tr(_SENTENCES[reason.code])


_SENTENCES = {
    "status_decides_light": later(
        "task {task} is {status}, which decides its light: the one by hand shows once it is open again."
    ),
    "deadline_past": later("its deadline {due} is past"),
    "target_not_met": later("{name} is {value}, to be {bound}"),
    "nothing_recorded_of": later("nothing was recorded of {names}"),
}
