"""What a form that came back would change and where it is wrong, in words and rows."""

from __future__ import annotations

from workplan_tui.language import later, tr
from workplan_tui.language.form_words import column_word, item_word
from workplan_tui.language.words import status_word
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.returns.returned import PERCENT, STATUS
from workplan_tui.reports.refused import why_words
from workplan_tui.reports.spoken import filled
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any

    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.returns.form import Turnout
    from workplan_tui.model.returns.form_changes import FormChange
    from workplan_tui.model.returns.returned import Spot, Wrong


def step_rows(
    plan: Plan, steps: Iterable[FormChange], later: Callable[[FormChange], Fact | None] = lambda step: None
) -> list[list[str]]:
    """Return what would change as rows of task, field and `before -> after`, without a heading.

    `later` gives what stays in force over a step, as it is of a later day.
    """
    return [
        [
            clean(plan.number_of(step.task_id)),
            field_words(plan, step),
            _change(step) + _hidden(step, later(step)),
        ]
        for step in steps
    ]


def _hidden(step: FormChange, later: Fact | None) -> str:
    if later is None:
        return ""
    value = later.op[step.field] if later.kind == "report" else later.value
    return " " + tr("({day} has {value}, which is later and stays in force)").format(
        day=later.entry.on, value=_value(step.field, value)
    )


def field_words(plan: Plan, step: FormChange) -> str:
    """Return what a form's field is called."""
    kind, _, number = step.field.partition(":")
    if kind in ("target", "milestone"):
        task = plan.tasks_by_id[step.task_id]
        names = (
            {str(target.id): target.name for target in task.targets}
            if kind == "target"
            else {str(milestone.id): milestone.text for milestone in task.milestones}
        )
        return clean(names[number])
    return column_word(kind)


def _change(step: FormChange) -> str:
    before, after = _value(step.field, step.before), _value(step.field, step.after)
    return tr("{value} (as before)").format(value=after) if before == after else f"{before} -> {after}"


def _value(field: str, value: Any) -> str:
    if value is None or value == "":
        return "-"
    if field == STATUS:
        return status_word(str(value))
    if isinstance(value, (int, float)):
        return format_figure(value) + ("%" if field == PERCENT else "")
    return clean(str(value))


def wrong_words(wrong: Wrong) -> str:
    """Return the place and why it cannot be taken: `sheet 填报, cell H7: ...`."""
    place, why = spot_words(wrong.spot), fault_words(wrong.why)
    return tr("{place}: {sentence}").format(place=place, sentence=why) if place else why


def fault_words(why: Reason) -> str:
    """Return why a form, or a cell of it, cannot be taken: said after its place, without a full stop."""
    if why.code not in _SENTENCES:
        return why_words(why)
    words = {name: say(why.values[name]) for name, say in _SAID.items() if name in why.values}
    return filled(tr(_SENTENCES[why.code]), why, instead=words)


def spot_words(spot: Spot) -> str:
    """Return where it stands, as somebody would look for it; empty for the form as a whole."""
    parts = (
        (spot.sheet, tr("sheet {name}").format(name=clean(spot.sheet))),
        (spot.cell, tr("cell {name}").format(name=spot.cell)),
        (spot.line, tr("line {number} of the file").format(number=spot.line)),
        (spot.column, clean(spot.column)),
    )
    return tr(", ").join(words for held, words in parts if held)


def cell_words(field: str) -> str:
    """Return what stands over the cells of a field, or what their row is about."""
    return item_word(field) if ":" in field else column_word(field)


def turnout_lines(turnouts: Iterable[Turnout], period: str, plan: Plan) -> Iterator[str]:
    """Yield how many units have reported 已报, and each whose report is missing 未报 or incomplete."""
    known = list(turnouts)
    missing = [one for one in known if not one.is_complete]
    yield tr(
        "{period}: {reported} of {count} units have reported, {missing} have not or not on every task."
    ).format(period=clean(period), reported=len(known) - len(missing), count=len(known), missing=len(missing))
    for one in missing:
        yield _missing_line(one, plan)


def _missing_line(one: Turnout, plan: Plan) -> str:
    from workplan_tui.reports.id_lists import format_ids

    ids = format_ids(clean(plan.number_of(id)) for id in one.owed if id not in one.reported)
    sentence = (
        tr("  partly reported: {unit} (without {tasks})")
        if one.reported
        else tr("  not reported: {unit} ({tasks})")
    )
    return sentence.format(unit=clean(one.unit), tasks=ids)


_SAID: dict[str, Callable[[Any], str]] = {"what": cell_words, "first": spot_words}
"""Values of a form that are said by what they are."""
_SENTENCES = {
    "form_format": later(
        "the form has format {format} and this version knows {known}: make it anew with workplan template"
    ),
    "form_plan": later("the form is of the plan {plan}, not of {here}"),
    "form_period": later("the form is for {period}, not for {asked}"),
    "form_unit": later("the plan has no unit {unit}"),
    "form_no_task": later("there is no task {task} in the plan"),
    "form_not_asked": later("task {task} was not in the form when it was made"),
    "form_task_changed": later("task {task} has another text in the plan than when the form was made"),
    "form_twice": later("{what} of task {task} is said twice: it stands in {first} already"),
    "form_formula": later("a formula; write the value itself"),
    "form_nameless": later("the row names no task, or nothing of it that can be filled in"),
    "form_no_field": later("a form has no {field}"),
    "form_status": later("{value} is no answer; write {allowed}"),
    "form_maybe_status": later("{value} is neither a status nor a report; is {wanted} meant?"),
    "form_maybe_percent": later(
        "{value} may be a percent or the value of a target: write {task} {value}% or {task} 1={value} "
        "before the words, or the words without the blank"
    ),
    "form_percent": later("{value} is no percent from 0 to 100"),
    "form_fraction": later("{value} is less than one percent; write 60 for 60%"),
    "form_number": later("{value} is no number; write it alone, or with the unit of the target"),
    "form_line_number": later("a line begins with the number of a task, not with {value}"),
    "form_line_empty": later("nothing is said of task {task}"),
}
