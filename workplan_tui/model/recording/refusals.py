"""Why an operation may not be recorded on a task as it stands: one rule for each kind.

A refusal has the code of why, and the values of what would be allowed (docs/words.md, docs/lights.md);
`reports.refused` says it, and a front end how to ask for it. Nothing here knows of locks, files or what
somebody saw before; that is `judge`.
"""

from __future__ import annotations

from datetime import date
from math import isfinite

from workplan_tui.errors import LACKS_REASON
from workplan_tui.model.day import find_day
from workplan_tui.model.entry import listed
from workplan_tui.model.flags import open_flags
from workplan_tui.model.numbers import LARGEST_EXACT
from workplan_tui.model.reason import because
from workplan_tui.model.status import (
    CANCELLED,
    CLOSED,
    DONE,
    Refusal,
    why_not_close,
    why_not_move,
)
from workplan_tui.wording import METHODS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger

    Rule = Callable[["Ledger", "Op", str], "Refusal | None"]

REPORT_TEXTS = ("progress", "problem", "next")
"""进展, 问题, 下一步: the texts of a report, besides its percent."""
_HELD = (DONE, CLOSED, CANCELLED)
_BY_HAND = ("red", "amber", "green")


def reported(then: Ledger, task_id: str) -> dict[str, Fact]:
    """Return, for each key of a report that stands now, the report that told it last.

    A text that was cleared (told as nothing) stands no more.
    """
    told: dict[str, Fact] = {}
    for fact in then.facts(task_id, "report"):
        for key in ("percent", *REPORT_TEXTS):
            if key in fact.op:
                told[key] = fact
    return {key: fact for key, fact in told.items() if key == "percent" or str(fact.op[key] or "").strip()}


def why_not_record(then: Ledger, op: Op, actor: str) -> Refusal | None:
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


def _status(then: Ledger, op: Op, actor: str) -> Refusal | None:
    task_id, wanted = str(op["task"]), str(op.get("value"))
    was = then.status(task_id)
    refusal = why_not_move(task_id, was, wanted, op.get("reason"))
    if refusal or wanted != CLOSED or was == CLOSED:
        return refusal
    if op.get("method") not in (None, *METHODS):
        return Refusal(task_id, because("no_such_method", method=str(op.get("method")), methods=METHODS))
    claim = then.claim(task_id)
    if not then.plan.close_needs_other_actor or claim is None:
        return None
    return why_not_close(task_id, actor, claim.entry.actor)


def _due_on(then: Ledger, op: Op, actor: str) -> Refusal | None:
    task_id, wanted, present = str(op["task"]), find_day(op.get("value")), then.due_on(str(op["task"]))
    if wanted is None:
        return Refusal(task_id, because("no_day", value=str(op.get("value"))))
    first = then.plan.tasks_by_id[task_id].due_on
    if present is not None and (wanted == present or (first and wanted < present <= first)):
        return Refusal(task_id, because("not_later", due=present))
    if first is not None and present is not None and wanted < first:
        return Refusal(task_id, because("before_the_plan_s", due=present, first=first))
    if present is not None and wanted < present:
        return _reason(op, "correction_needs_reason")
    status = then.status(task_id)
    if status in _HELD:
        return Refusal(task_id, because("not_extended", status=status))
    return _reason(op, "extension_needs_reason")


def _light(then: Ledger, op: Op, actor: str) -> Refusal | None:
    task_id, wanted = str(op["task"]), op.get("value")
    if wanted is None:
        return None
    if wanted not in _BY_HAND:
        return Refusal(task_id, because("no_such_light", value=str(wanted)))
    until = op.get("until")
    if until is not None and (find_day(until) or date.min) < then.day:
        return Refusal(task_id, because("light_until_past", until=str(until)))
    return _reason(op, "light_needs_reason")


def _target(then: Ledger, op: Op, actor: str) -> Refusal | None:
    task, number = then.plan.tasks_by_id[str(op["task"])], str(op["field"]).partition(":")[2]
    known = [str(target.id) for target in task.targets]
    if number not in known:
        return why_no_number(task.id, number, known, "target")
    value = op.get("value")
    if value is not None and not _is_number(value):
        return Refusal(task.id, because("no_number", number=number, value=str(value)))
    if value is not None and abs(value) > LARGEST_EXACT:
        return Refusal(task.id, because("too_many_digits", number=number, value=value))
    return None


def _milestone(then: Ledger, op: Op, actor: str) -> Refusal | None:
    task, number = then.plan.tasks_by_id[str(op["task"])], str(op["field"]).partition(":")[2]
    known = [str(milestone.id) for milestone in task.milestones]
    if number not in known:
        return why_no_number(task.id, number, known, "milestone")
    value = op.get("value")
    met_on = find_day(value)
    if value is not None and (met_on is None or met_on > then.day):
        return Refusal(task.id, because("not_met_then", number=number, value=str(value)))
    return None


def why_no_number(task_id: str, number: str, known: list[str], kind: str) -> Refusal:
    """Return that the task does not have this `target` or `milestone`."""
    if not known:
        return Refusal(task_id, because("has_none", kind=kind))
    return Refusal(task_id, because("has_others", kind=kind, number=number, known=tuple(known)))


def _report(then: Ledger, op: Op, actor: str) -> Refusal | None:
    task_id, percent = str(op["task"]), op.get("percent")
    if percent is not None and not (_is_number(percent) and 0 <= percent <= 100):
        return Refusal(task_id, because("no_percent", value=str(percent)))
    if percent is None and not any(str(op.get(key) or "").strip() for key in REPORT_TEXTS):
        told = reported(then, task_id)
        if not any(key in op and key in told for key in REPORT_TEXTS):
            return Refusal(task_id, because("report_empty"))
    return _period(then, task_id, op["period"]) if "period" in op else None


def _period(then: Ledger, task_id: str, name: object) -> Refusal | None:
    from workplan_tui.model.rules.periods import EXAMPLES, kind_and_first_day
    from workplan_tui.model.rules.reporting import every_of

    every, named = every_of(then.plan), kind_and_first_day(name)
    if every is None:
        return Refusal(task_id, because("no_periods"))
    if named is None or named[0] != every:
        return Refusal(task_id, because("no_such_period", period=str(name), example=EXAMPLES[every]))
    if named[1] > then.day:
        return Refusal(task_id, because("period_to_come", period=str(name)))
    return None


def _text(then: Ledger, op: Op, actor: str) -> Refusal | None:
    if str(op.get("text") or "").strip():
        return None
    return Refusal(str(op["task"]), because("text_empty"))


def _unflag(then: Ledger, op: Op, actor: str) -> Refusal | None:
    """No `of` at all is not judged: the front ends ask so whether there is a question to answer."""
    task_id, asked = str(op["task"]), listed(op.get("of"))
    open_ids = list(dict.fromkeys(flag.entry.id for flag in open_flags(then, task_id)))
    if len(open_ids) > 1 and not asked:
        return Refusal(task_id, because("several_questions", count=len(open_ids)))
    if not open_ids:
        return Refusal(task_id, because("no_question"))
    stray = next((id for id in asked if id not in open_ids), None)
    if stray is None:
        return None
    return Refusal(task_id, because("no_such_question", id=stray, known=tuple(open_ids)))


def _reason(op: Op, code: str) -> Refusal | None:
    has_reason = str(op.get("reason") or "").strip()
    return None if has_reason else Refusal(str(op["task"]), because(code), LACKS_REASON)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and isfinite(value)


_FIELDS: dict[str, Rule] = {
    "status": _status, "due_on": _due_on, "light": _light, "target": _target, "milestone": _milestone,
}  # fmt: skip
_KINDS: dict[str, Rule] = {"report": _report, "note": _text, "flag": _text, "unflag": _unflag}
