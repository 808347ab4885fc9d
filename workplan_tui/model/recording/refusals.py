"""Why an operation may not be recorded on a task as it stands: one rule for each kind.

A refusal is a sentence that says why and what would be allowed (design §2, §4). Nothing here
knows of locks, files or what somebody saw before; that is `judge`.
"""

from __future__ import annotations

from datetime import date
from math import isfinite

from workplan_tui.language import tr
from workplan_tui.model.day import find_day
from workplan_tui.model.flags import open_flags
from workplan_tui.model.status import (
    CANCELLED,
    CLOSED,
    DONE,
    why_not_close,
    why_not_move,
)
from workplan_tui.wording import METHODS, clean, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.model.entry import Op
    from workplan_tui.model.ledger import Ledger

    Rule = Callable[["Ledger", "Op", str], "str | None"]

REPORT_TEXTS = ("progress", "problem", "next")
"""进展, 问题, 下一步: the texts of a report, besides its percent."""
_HELD = (DONE, CLOSED, CANCELLED)
_BY_HAND = ("red", "amber", "green")


def why_not_record(then: Ledger, op: Op, actor: str) -> str | None:
    """Return why the operation may not be recorded at the ledger's day, or None when it may.

    The task exists. An operation of a later format is not judged.
    """
    kind = str(op.get("op"))
    if kind == "set":
        field = str(op.get("field"))
        rule = _FIELDS.get(field.partition(":")[0])
    else:
        rule = _KINDS.get(kind)
    return rule(then, op, actor) if rule else None


def _status(then: Ledger, op: Op, actor: str) -> str | None:
    task_id, wanted = str(op["task"]), str(op.get("value"))
    was = then.status(task_id)
    refusal = why_not_move(task_id, was, wanted, op.get("reason"))
    if refusal or wanted != CLOSED or was == CLOSED:
        return refusal
    if op.get("method") not in (None, *METHODS):
        return tr("There is no way of verifying called {method}; there are {methods}.").format(
            method=clean(str(op.get("method"))), methods=tr(", ").join(METHODS)
        )
    claim = then.claim(task_id)
    if not then.plan.close_needs_other_actor or claim is None:
        return None
    return why_not_close(task_id, actor, claim.entry.actor)


def _due_on(then: Ledger, op: Op, actor: str) -> str | None:
    task_id, wanted, present = str(op["task"]), find_day(op.get("value")), then.due_on(str(op["task"]))
    if wanted is None:
        return tr("Task {task}: {value} is no day; write it as 2023-06-01.").format(
            task=task_id, value=clean(str(op.get("value")))
        )
    if wanted <= present:
        return tr("Task {task} is due {due}; an extension needs a later day than that.").format(
            task=task_id, due=present
        )
    status = then.status(task_id)
    if status in _HELD:
        return tr("Task {task} is {status}; only one that is still worked on can be extended.").format(
            task=task_id, status=status_word(status)
        )
    return _reason(op, tr("Task {task}: an extension needs a reason (-m REASON)."))


def _light(then: Ledger, op: Op, actor: str) -> str | None:
    task_id, wanted = str(op["task"]), op.get("value")
    if wanted is None:
        return None
    if wanted not in _BY_HAND:
        return tr("Task {task}: a light is set to red, amber, green or none, not {value}.").format(
            task=task_id, value=clean(str(wanted))
        )
    until = op.get("until")
    if until is not None and (find_day(until) or date.min) < then.day:
        return tr("Task {task}: the light's last day {until} is no day or past.").format(
            task=task_id, until=clean(str(until))
        )
    return _reason(op, tr("Task {task}: a light set by hand needs a reason (-m REASON)."))


def _target(then: Ledger, op: Op, actor: str) -> str | None:
    task, number = then.plan.tasks_by_id[str(op["task"])], str(op["field"]).partition(":")[2]
    known = [str(target.id) for target in task.targets]
    if number not in known:
        return why_no_number(task.id, number, known, tr("target"))
    value = op.get("value")
    if value is not None and not _is_number(value):
        return tr("Task {task}, target {number}: {value} is no number.").format(
            task=task.id, number=number, value=clean(str(value))
        )
    return None


def _milestone(then: Ledger, op: Op, actor: str) -> str | None:
    task, number = then.plan.tasks_by_id[str(op["task"])], str(op["field"]).partition(":")[2]
    known = [str(milestone.id) for milestone in task.milestones]
    if number not in known:
        return why_no_number(task.id, number, known, tr("milestone"))
    value = op.get("value")
    met_on = find_day(value)
    if value is not None and (met_on is None or met_on > then.day):
        return tr("Task {task}, milestone {number}: it cannot be met on {value}.").format(
            task=task.id, number=number, value=clean(str(value))
        )
    return None


def why_no_number(task_id: str, number: str, known: list[str], kind: str) -> str:
    """Return the sentence for a target or milestone the task does not have."""
    if not known:
        return tr("Task {task} has no {kind}.").format(task=task_id, kind=kind)
    return tr("Task {task} has no {kind} {number}; there are {known}.").format(
        task=task_id, kind=kind, number=clean(number), known=tr(", ").join(known)
    )


def _report(then: Ledger, op: Op, actor: str) -> str | None:
    task_id, percent = str(op["task"]), op.get("percent")
    if percent is not None and not (_is_number(percent) and 0 <= percent <= 100):
        return tr("Task {task}: a percent is a number from 0 to 100, not {value}.").format(
            task=task_id, value=clean(str(percent))
        )
    if percent is None and not any(str(op.get(key) or "").strip() for key in REPORT_TEXTS):
        return tr("Task {task}: the report is empty.").format(task=task_id)
    return None


def _text(then: Ledger, op: Op, actor: str) -> str | None:
    if str(op.get("text") or "").strip():
        return None
    return tr("Task {task}: the text is empty.").format(task=op["task"])


def _unflag(then: Ledger, op: Op, actor: str) -> str | None:
    if open_flags(then, str(op["task"])):
        return None
    return tr("Task {task} has no open question to answer.").format(task=op["task"])


def _reason(op: Op, sentence: str) -> str | None:
    return None if str(op.get("reason") or "").strip() else sentence.format(task=op["task"])


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


_FIELDS: dict[str, Rule] = {
    "status": _status, "due_on": _due_on, "light": _light, "target": _target, "milestone": _milestone,
}  # fmt: skip
_KINDS: dict[str, Rule] = {"report": _report, "note": _text, "flag": _text, "unflag": _unflag}
