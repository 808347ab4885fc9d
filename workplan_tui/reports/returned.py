"""What a form that came back would change and where it is wrong, in words and rows."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.language.words import status_word
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.returns.returned import NEXT, PERCENT, PROBLEM, PROGRESS, STATUS
from workplan_tui.reports.refused import why_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from workplan_tui.model.plan import Plan
    from workplan_tui.model.returns.form import Turnout
    from workplan_tui.model.returns.reading import Step
    from workplan_tui.model.returns.returned import Spot, Wrong


def step_rows(plan: Plan, steps: Iterable[Step]) -> list[list[str]]:
    """Return what would change as rows of task, field and `before -> after`, without a heading."""
    return [[clean(step.task_id), field_words(plan, step), _change(step)] for step in steps]


def field_words(plan: Plan, step: Step) -> str:
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
    return {
        STATUS: tr("status"),
        PERCENT: tr("percent"),
        PROGRESS: tr("progress"),
        PROBLEM: tr("problem"),
        NEXT: tr("next step"),
    }[kind]


def _change(step: Step) -> str:
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
    place, why = spot_words(wrong.spot), why_words(wrong.why)
    return tr("{place}: {sentence}").format(place=place, sentence=why) if place else why


def spot_words(spot: Spot) -> str:
    """Return where it stands, as somebody would look for it; empty for the form as a whole."""
    parts = (
        (spot.sheet, tr("sheet {name}").format(name=clean(spot.sheet))),
        (spot.cell, tr("cell {name}").format(name=spot.cell)),
        (spot.line, tr("line {number} of the file").format(number=spot.line)),
        (spot.column, clean(spot.column)),
    )
    return tr(", ").join(words for held, words in parts if held)


def turnout_lines(turnouts: Iterable[Turnout], period: str) -> Iterator[str]:
    """Yield how many units have reported 已报, and each whose report is missing 未报 or incomplete."""
    known = list(turnouts)
    missing = [one for one in known if not one.is_complete]
    yield tr(
        "{period}: {reported} of {count} units have reported, {missing} have not or not on every task."
    ).format(period=clean(period), reported=len(known) - len(missing), count=len(known), missing=len(missing))
    for one in missing:
        yield _missing_line(one)


def _missing_line(one: Turnout) -> str:
    from workplan_tui.reports.id_lists import format_ids

    ids = format_ids(clean(id) for id in one.owed if id not in one.reported)
    sentence = (
        tr("  partly reported: {unit}, without task {tasks}")
        if one.reported
        else tr("  not reported: {unit}, task {tasks}")
    )
    return sentence.format(unit=clean(one.unit), tasks=ids)
