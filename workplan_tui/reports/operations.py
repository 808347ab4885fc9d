"""Operations of the journal in words: what was done, for histories and for what was just saved.

An operation of a later format is shown as what it is; nothing read is left out.
"""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.language.words import light_word, method_word, status_word
from workplan_tui.model.entry import HASH, listed
from workplan_tui.model.fold.fact import kind_of
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.operation import OpView
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date
    from typing import Any

    from workplan_tui.model.entry import Change, Entry, Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.plan import Plan, Task

_ANSWERS = ("unflag", "carry_out")
"""What deals with something that another entry raised."""
_NOT_TOLD = ("op", "task", "reason", HASH)
_MOST_NAMED = 3
"""Tasks of which a saved line gives the titles."""
_LONGEST_TITLE = 40
"""Letters of a title in it: enough to see that it is the right one."""


def describe_ops(ops: Iterable[Op], plan: Plan) -> tuple[str, ...]:
    """Return one phrase for all tasks to which the same was done, in the order of the first."""
    tasks_by_words: dict[str, list[str]] = {}
    for op in ops:
        task_id = str(op.get("task", ""))
        words = describe_op(op, plan.tasks_by_id.get(task_id))
        tasks_by_words.setdefault(words, []).append(clean(plan.number_of(task_id)))
    return tuple(f"{format_ids(tasks)} {words}".strip() for words, tasks in tasks_by_words.items())


def describe_saved(
    recorded: Entry | Change,
    plan: Plan,
    find: Callable[[str], Entry | None],
    shorten: Callable[[str], str] | None = None,
    with_unit: bool = True,
) -> tuple[str, ...]:
    """Return what was recorded with the tasks by name, so that 56 typed for 65 is seen at once.

    `65 推进40个村污水管线（区农业农村局）推进中 -> 已完成`; of many tasks the number, their ids and the
    first titles. `shorten` makes the titles fit, a line too narrow for the unit goes without. What was done
    to the same tasks stands together. A report says which period it is for, an answer to what: `find` gives
    the entry that asked.
    """
    tasks_by_words: dict[str, list[str]] = {}
    for op in recorded.ops:
        tasks_by_words.setdefault(_whole(op, recorded.on, plan, find), []).append(str(op.get("task", "")))
    words_by_tasks: dict[tuple[str, ...], list[str]] = {}
    for words, task_ids in tasks_by_words.items():
        words_by_tasks.setdefault(tuple(dict.fromkeys(task_ids)), []).append(words)
    return tuple(
        _named(task_ids, plan, shorten or _short, with_unit, tr("; ").join(words))
        for task_ids, words in words_by_tasks.items()
    )


def _whole(op: Op, on: date, plan: Plan, find: Callable[[str], Entry | None]) -> str:
    """Return what was done, with what only the plan or the journal tells of it."""
    task = plan.tasks_by_id.get(str(op.get("task", "")))
    kind = kind_of(op)
    if kind == "report" and plan.reporting and not op.get("period"):
        from workplan_tui.model.rules.reporting import period_meant  # few plans ask for reports

        return describe_op({**op, "period": period_meant(plan, on)}, task)
    raised = [entry for id in listed(op.get("of")) if (entry := find(id))] if kind in _ANSWERS else []
    texts = [one.get("text") for entry in raised for one in entry.ops if one.get("task") == op.get("task")]
    if not any(texts):
        return describe_op(op, task)
    what = tr("; ").join(_short(_text(text)) for text in texts if text)
    return _with_reason(tr("{done}: {what}").format(done=_KINDS[kind](op), what=what), op)


def _named(
    task_ids: Sequence[str], plan: Plan, shorten: Callable[[str], str], with_unit: bool, what: str
) -> str:
    """Return what was done with the tasks it was done to before it."""
    found = [task for id in task_ids[:_MOST_NAMED] if (task := plan.tasks_by_id.get(id))]
    ids, count = format_ids(map(clean, plan.numbers_of(task_ids))), len(task_ids)
    titles = tr("; ").join(shorten(clean(task.title)) for task in found)
    if not found:
        return f"{ids} {what}".lstrip()
    if count == 1:
        units = list(map(clean, found[0].units if with_unit else ()))
        unit = tr("{unit} and others").format(unit=units[0]) if len(units) > 1 else "".join(units)
        sentence = tr("{task} {title} ({unit}) {what}") if unit else tr("{task} {title} {what}")
        return sentence.format(task=ids, title=titles, unit=unit, what=what)
    if count > len(found):
        sentence = tr("{count} tasks: {ids} ({titles} and others) {what}")
    else:
        sentence = tr("{count} tasks: {ids} ({titles}) {what}")
    return sentence.format(count=count, ids=ids, titles=titles, what=what)


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}..."


def describe_later(fact: Fact, plan: Plan) -> str:
    """Return the sentence that a later-dated value, or report, stays in force over what was recorded."""
    task_id, day = fact.task_id, fact.entry.on
    if fact.kind == "report":
        return tr("task {task} has a report of {day}, which is later and stays in force.").format(
            task=clean(plan.number_of(task_id)), day=day
        )
    value = {key: told for key, told in fact.op.items() if key in ("op", "task", "field", "value", "until")}
    return tr("task {task}: {what} since {day}, which is later and stays in force.").format(
        task=clean(plan.number_of(task_id)), what=describe_op(value, plan.tasks_by_id.get(task_id)), day=day
    )


def describe_op(op: Op, task: Task | None) -> str:
    """Return what was done, without the task it was done to; None for one that is gone from the plan.

    Targets and milestones have the plan's names.
    """
    kind = kind_of(op)
    words = _set(op, task) if kind == "set" else _KINDS.get(kind, _as_it_is)(op)
    return _with_reason(words, op)


def _with_reason(words: str, op: Op) -> str:
    reason = OpView(op).reason
    return tr("{what} ({reason})").format(what=words, reason=_text(reason)) if reason else words


def _set(op: Op, task: Task | None) -> str:
    told = FieldSet(op)
    name, number, value, was = told.name, told.number, told.value, told.was
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
        what = _deadline(op) if name == "due_on" else _text(told.field)
    now = f"{_value(value)}{unit}"
    return f"{what} {now}" if was is None else f"{what} {_value(was)} -> {now}"


def _deadline(op: Op) -> str:
    from workplan_tui.model.deadlines import is_correction  # seldom moved

    return tr("deadline corrected") if is_correction(op) else tr("deadline")


def _milestone_name(task: Task | None, number: str) -> str:
    milestones = task.milestones if task else ()
    named = next((clean(one.text) for one in milestones if str(one.id) == number), None)
    return named or tr("milestone {number}").format(number=_text(number))


def _status(op: Op) -> str:
    move = FieldSet(op)
    now, was = status_word(str(move.value)), move.was
    if was == move.value:
        told = tr("{status} (confirmed)").format(status=now)
    else:
        told = f"{status_word(str(was))} -> {now}" if was is not None else now
    extra = [method_word(move.method)] if move.method else []
    extra += map(_text, move.evidence)
    return tr("{what} [{more}]").format(what=told, more=tr(", ").join(extra)) if extra else told


def _light(op: Op) -> str:
    light = FieldSet(op)
    if light.value is None:
        return tr("light by the rules again")
    colour = light_word(str(light.value))
    if light.until:
        return tr("light {light} until {until}").format(light=colour, until=_text(light.until))
    return tr("light {light}").format(light=colour)


def _note(op: Op) -> str:
    from workplan_tui.model.operations.note import Note

    return tr("note: {text}").format(text=_text(Note(op).text))


def _report(op: Op) -> str:
    from workplan_tui.model.operations.report import Report

    report = Report(op)
    told = [f"{_value(op['percent'])}%"] if op.get("percent") is not None else []
    names = (("progress", ""), ("problem", tr("problem: ")), ("next", tr("next: ")))
    told += [f"{name}{_text(report.text(key))}" for key, name in names if report.text(key)]
    cleared = {
        "progress": tr("progress: no longer told"), "problem": tr("problem: solved"), "next": tr("next: nothing")
    }  # fmt: skip
    told += [words for key, words in cleared.items() if report.takes_away(key)]
    if report.period:
        return tr("report for {period}: {text}").format(period=_text(report.period), text=tr("; ").join(told))
    return tr("report: {text}").format(text=tr("; ").join(told))


def _flag(op: Op) -> str:
    from workplan_tui.model.operations.flag import Flag

    flag = Flag(op)
    if flag.to:
        return tr("question to {whom}: {text}").format(whom=_text(flag.to), text=_text(flag.text))
    return tr("question: {text}").format(text=_text(flag.text))


def _decide(op: Op) -> str:
    from workplan_tui.model.operations.decide import Decide

    decision = Decide(op)
    return tr("decided: {text} ({owner}, by {due})").format(
        text=_text(decision.text), owner=_text(decision.owner), due=decision.due_on or "-"
    )


def _remind(op: Op) -> str:
    from workplan_tui.model.operations.remind import Remind

    units = Remind(op).units
    if not units:
        return tr("reminded")
    return tr("reminded: {units}").format(units=tr(", ").join(map(_text, units)))


def _checkpoint(op: Op) -> str:
    from workplan_tui.model.operations.checkpoint import Checkpoint

    frozen = Checkpoint(op)
    if frozen.number is not None:
        return tr("issue {number} of the bulletin printed, as of {day}").format(
            number=frozen.number, day=frozen.day
        )
    marks = frozen.marks
    if frozen.files:
        return trn("kept what {count} file holds", "kept what {count} files hold", len(frozen.files)).format(
            count=len(frozen.files)
        )
    if not marks:
        return tr("checkpoint")
    return tr("looked at and settled: {what}").format(what=tr(", ").join(map(_text, marks)))


def _seal(op: Op) -> str:
    return tr("year sealed; SHA-256 of the archive: {hash}").format(hash=_text(op.get("archive") or "-"))


def _revise(op: Op) -> str:
    basis = op.get("basis")
    return tr("plan adjusted by {basis}").format(basis=_text(basis)) if basis else tr("plan adjusted")


def _as_it_is(op: Op) -> str:
    rest = (f"{key}={value}" for key, value in op.items() if key not in _NOT_TOLD)
    return _text(" ".join([kind_of(op), *rest]))


def _value(value: Any) -> str:
    if value is None:
        return "-"
    return format_figure(value) if isinstance(value, float) else _text(value)


def _text(value: object) -> str:
    return clean(str(value))


_KINDS: dict[str, Callable[[Op], str]] = {
    "note": _note,
    "report": _report,
    "flag": _flag,
    "unflag": lambda op: tr("question answered"),
    "decide": _decide,
    "carry_out": lambda op: tr("decision carried out"),
    "remind": _remind,
    "undo": lambda op: tr("taken back"),
    "revise": _revise,
    "checkpoint": _checkpoint,
    "seal": _seal,
    "reopen": lambda op: tr("sealed year opened"),
}
