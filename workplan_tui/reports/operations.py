"""Operations of the journal in words: what was done, for histories and for what was just saved.

An operation of a later format is shown as what it is; nothing read is left out.
"""

from __future__ import annotations

from workplan_tui.harmless import clean
from workplan_tui.language import tr
from workplan_tui.model.entry import listed
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.task_ids import format_ids
from workplan_tui.wording import light_word, method_word, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.plan import Plan, Task

_NOT_TOLD = ("op", "task", "reason")


def describe_ops(ops: Iterable[Op], plan: Plan) -> tuple[str, ...]:
    """Return one phrase for all tasks to which the same was done, in the order of the first."""
    tasks_by_words: dict[str, list[str]] = {}
    for op in ops:
        task_id = str(op.get("task", ""))
        words = describe_op(op, plan.tasks_by_id.get(task_id))
        tasks_by_words.setdefault(words, []).append(clean(task_id))
    return tuple(f"{format_ids(tasks)} {words}".strip() for words, tasks in tasks_by_words.items())


def describe_later(fact: Fact, plan: Plan) -> str:
    """Return the sentence that a later-dated value, or report, stays in force over what was recorded."""
    task_id, day = str(fact.op.get("task")), fact.entry.on
    if fact.op.get("op") == "report":
        return tr("task {task} has a report of {day}, which is later and stays in force.").format(
            task=clean(task_id), day=day
        )
    value = {key: told for key, told in fact.op.items() if key in ("op", "task", "field", "value", "until")}
    return tr("task {task}: {what} since {day}, which is later and stays in force.").format(
        task=clean(task_id), what=describe_op(value, plan.tasks_by_id.get(task_id)), day=day
    )


def describe_op(op: Op, task: Task | None) -> str:
    """Return what was done, without the task it was done to; None for one that is gone from the plan.

    Targets and milestones have the plan's names.
    """
    kind = str(op.get("op"))
    words = _set(op, task) if kind == "set" else _KINDS.get(kind, _as_it_is)(op)
    reason = op.get("reason")
    return tr("{what} ({reason})").format(what=words, reason=_text(reason)) if reason else words


def _set(op: Op, task: Task | None) -> str:
    name, _, number = str(op.get("field")).partition(":")
    value, was = op.get("value"), op.get("was")
    if name == "status":
        return _status(op)
    if name == "light":
        return _light(op)
    if name == "milestone":
        named = _milestone_name(task, number)
        if value is None:
            return tr("{milestone} not met after all").format(milestone=named)
        return tr("{milestone} met on {day}").format(milestone=named, day=_text(value))
    unit = ""
    if name == "target":
        target = next((one for one in task.targets if str(one.id) == number), None) if task else None
        what = clean(target.name) if target else tr("target {number}").format(number=_text(number))
        unit = clean(target.unit) if target and value is not None else ""
    else:
        what = tr("deadline") if name == "due_on" else _text(op.get("field"))
    now = f"{_value(value)}{unit}"
    return f"{what} {now}" if was is None else f"{what} {_value(was)} -> {now}"


def _milestone_name(task: Task | None, number: str) -> str:
    milestones = task.milestones if task else ()
    named = next((clean(one.text) for one in milestones if str(one.id) == number), None)
    return named or tr("milestone {number}").format(number=_text(number))


def _status(op: Op) -> str:
    now, was = status_word(str(op.get("value"))), op.get("was")
    if was == op.get("value"):
        told = tr("{status} (confirmed)").format(status=now)
    else:
        told = f"{status_word(str(was))} -> {now}" if was is not None else now
    extra = [method_word(str(op["method"]))] if op.get("method") else []
    extra += map(_text, listed(op.get("evidence")))
    return tr("{what} [{more}]").format(what=told, more=tr(", ").join(extra)) if extra else told


def _light(op: Op) -> str:
    if op.get("value") is None:
        return tr("light by the rules again")
    if op.get("until"):
        return tr("light {light} until {until}").format(
            light=light_word(str(op["value"])), until=_text(op["until"])
        )
    return tr("light {light}").format(light=light_word(str(op["value"])))


def _note(op: Op) -> str:
    return tr("note: {text}").format(text=_text(op.get("text", "")))


def _report(op: Op) -> str:
    told = [f"{_value(op['percent'])}%"] if op.get("percent") is not None else []
    names = (("progress", ""), ("problem", tr("problem: ")), ("next", tr("next: ")))
    told += [f"{name}{_text(op[key])}" for key, name in names if op.get(key)]
    return tr("report: {text}").format(text=tr("; ").join(told))


def _flag(op: Op) -> str:
    if op.get("to"):
        return tr("question to {whom}: {text}").format(whom=_text(op["to"]), text=_text(op.get("text", "")))
    return tr("question: {text}").format(text=_text(op.get("text", "")))


def _remind(op: Op) -> str:
    units = listed(op.get("to"))
    if not units:
        return tr("reminded")
    return tr("reminded: {units}").format(units=tr(", ").join(map(_text, units)))


def _as_it_is(op: Op) -> str:
    rest = (f"{key}={value}" for key, value in op.items() if key not in _NOT_TOLD)
    return _text(" ".join([str(op.get("op")), *rest]))


def _value(value: Any) -> str:
    if value is None:
        return "-"
    return format_figure(value) if isinstance(value, float) else _text(value)


def _text(value: object) -> str:
    return clean(str(value))


def _checkpoint(op: Op) -> str:
    ids = listed(op.get("of"))
    if not ids:
        return _as_it_is(op)
    return tr("it is known that a clock was ahead at {ids}").format(ids=clean(tr(", ").join(ids)))


_KINDS: dict[str, Callable[[Op], str]] = {
    "note": _note,
    "report": _report,
    "flag": _flag,
    "unflag": lambda op: tr("question answered"),
    "remind": _remind,
    "undo": lambda op: tr("taken back"),
    "checkpoint": _checkpoint,
}
