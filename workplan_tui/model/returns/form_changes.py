"""From the cells of a form to operations: what it would change, and which cells are wrong.

Pure: the ledger at the form's day and what the form says in, operations out. A form with one wrong cell
is wrong: nothing of it is recorded. What stands already is not recorded again, so that a form that was
only saved anew by another program changes nothing.
"""

from __future__ import annotations

from datetime import date, timedelta

from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.base.value import Value
from workplan_tui.model.day import read_day
from workplan_tui.model.entry import Change
from workplan_tui.model.numbers import find_figure, find_number
from workplan_tui.model.operations.report import Report, report_op, standing_report, told_anew
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.reason import Reason, because
from workplan_tui.model.recording.judge import judged
from workplan_tui.model.returns.mark import text_print
from workplan_tui.model.returns.returned import NEXT, NOTHING, PERCENT, PROBLEM, PROGRESS, STATUS, Wrong
from workplan_tui.model.rules.periods import every_of, kind_and_first_day, next_first_day
from workplan_tui.model.rules.reporting import asking_plan, reported_period
from workplan_tui.model.status import DONE, IN_PROGRESS, NOT_STARTED, Refusal
from workplan_tui.model.task_ids import find_task

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from workplan_tui.base.errors import WorkplanError
    from workplan_tui.model.entry import Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.returns.returned import Returned, Said, Spot

ANSWERS = (NOT_STARTED, IN_PROGRESS, DONE)
"""What a unit says of a task; suspending, ending and closing out 销号 are for others."""
_TEXTS = (PROGRESS, PROBLEM, NEXT)
_WHOLE = 100


class FormChange(Value):
    """One thing that the form tells anew; a report may say for a new period what stood before."""

    task_id: str
    field: str
    before: Any
    """None where nothing stood; a status is its code."""
    after: Any


class Reading(Value):
    """What a form comes to."""

    ops: tuple[Op, ...]
    steps: tuple[FormChange, ...]
    wrong: tuple[Wrong, ...]
    """Where there are any, nothing may be recorded."""
    same: int = 0
    """Cells that tell nothing new."""


def facts_day(period: str, today: date) -> date:
    """Return the day that a form's facts hold from: the period's last, or today where that is still to come.

    June's figures are handed in in July and are June's all the same.
    """
    named = kind_and_first_day(period)
    following = next_first_day(named[1], named[0]) if named else None
    return min(today, following - timedelta(days=1)) if following else today


def named_by_id(returned: Returned, plan: Plan) -> Returned:
    """Return what the form says of each task by its id.

    A form knows which number it printed for which id. In lines or a table of somebody's own stand the numbers
    of the plan of today.
    """
    if (returned.mark is not None and returned.ids is None) or not (returned.ids or plan.is_renumbered):
        return returned
    said: list[Said] = []
    wrong: list[Wrong] = []
    for cell in returned.said:
        id = find_task(plan, cell.task_id) if returned.ids is None else returned.ids.get(cell.task_id)
        if id is None:
            wrong.append(Wrong(cell.spot, because("form_no_task", task=cell.task_id)))
        else:
            said.append(cell.replace(task_id=id))
    return returned.replace(said=tuple(said), wrong=(*returned.wrong, *wrong))


def read_return(then: Ledger, returned: Returned, actor: str) -> Reading:
    """Return what the form would change in the ledger of its day, or every cell that is wrong."""
    wrong = list(returned.wrong)
    ops: list[Op] = []
    steps: list[FormChange] = []
    same = 0
    for task_id, cells in _by_task(returned).items():
        if why := _why_not_task(then, returned, task_id):
            wrong.append(Wrong(cells[0].spot, why))
            continue
        task = then.plan.tasks_by_id[task_id]
        values: dict[str, Any] = {}
        places: dict[str, Spot] = {}
        first_wrong = len(wrong)
        for cell in cells:
            first = places.setdefault(cell.field, cell.spot)
            value = _value(then, cell) if first is cell.spot else _twice(then, cell, first)
            if isinstance(value, Reason):
                wrong.append(Wrong(cell.spot, value))
            else:
                values[cell.field] = value
        if len(wrong) > first_wrong:
            continue
        same += len(values)
        for op, fields in _operations(then, returned, task, values):
            same -= len(fields)
            if why := _why_not(then, op, actor):
                wrong.append(Wrong(next(c.spot for c in cells if c.field in fields), why))
                continue
            ops.append(op)
            steps += (
                FormChange(task_id, field, standing_value(then, task, field), values[field])
                for field in fields
            )
    return Reading(tuple(ops), tuple(steps), tuple(wrong), same)


def later_fact(whole: Ledger, on: date, step: FormChange) -> Fact | None:
    """Return what stays in force over the step, as it is of a later day than the form's; `whole` knows all days."""
    if step.field in (PERCENT, *_TEXTS):
        fact = standing_report(whole, step.task_id).get(step.field)
    else:
        fact = whole.newest(step.task_id, step.field)
    return fact if fact is not None and fact.entry.on > on else None


def standing_value(then: Ledger, task: Task, field: str) -> Any:
    """Return what stands of a form's field: the newest told, None where nothing is."""
    if field == STATUS:
        return then.status(task.id)
    if field in (PERCENT, *_TEXTS):
        told = standing_report(then, task.id).get(field)
        return None if told is None else told.op[field]
    return then.value(task.id, field)


def _by_task(returned: Returned) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for cell in returned.said:
        found.setdefault(cell.task_id, []).append(cell)
    return found


def _why_not_task(then: Ledger, returned: Returned, task_id: str) -> Reason | None:
    task, prints = then.plan.tasks_by_id.get(task_id), returned.prints
    if task is None:
        return because("form_no_task", task=then.newest_plan.number_of(task_id))
    if task_id not in prints if prints is not None else not _may_be_asked(then, returned, task):
        return because("form_not_asked", task=then.newest_plan.number_of(task_id))
    if prints is not None and prints[task_id] != text_print(task):
        return because("form_task_changed", task=then.newest_plan.number_of(task_id))
    return None


def _may_be_asked(then: Ledger, returned: Returned, task: Task) -> bool:
    """Return whether a form that lists no tasks itself could have had it; lines of somebody's own may have any."""
    return returned.mark is None or then.plan.borne(returned.mark.unit) in task.units


def _twice(then: Ledger, cell: Said, first: Spot) -> Reason:
    return because("form_twice", task=then.newest_plan.number_of(cell.task_id), what=cell.field, first=first)


def _value(then: Ledger, cell: Said) -> Any:
    """Return the value that was filled in, or the `Reason` why it is none."""
    text, name = cell.text, cell.field.partition(":")[0]
    if name == STATUS:
        return text if text in ANSWERS else because("form_status", value=text, allowed=ANSWERS)
    if name == PERCENT:
        return _percent(text)
    if name == "target":
        number = find_figure(text, _unit_of(then, cell))
        return because("form_number", value=text) if number is None else number
    if name == "milestone":
        day = read_day(text, then.day, then.plan)
        return because("no_day", value=text) if day is None else day.isoformat()
    if name == PROBLEM and text == NOTHING:
        return ""
    return text


def _unit_of(then: Ledger, cell: Said) -> str:
    number = cell.field.partition(":")[2]
    targets = then.plan.tasks_by_id[cell.task_id].targets
    return next((target.unit for target in targets if str(target.id) == number), "")


def _percent(text: str) -> float | Reason:
    """A fraction is what a spreadsheet makes of a typed 60%, or somebody's slip: it is never guessed."""
    number = find_number(text)
    if number is None or not 0 <= number <= _WHOLE:
        return because("form_percent", value=text)
    return because("form_fraction", value=text) if 0 < number < 1 else number


def _operations(
    then: Ledger, returned: Returned, task: Task, values: dict[str, Any]
) -> Iterator[tuple[Op, Sequence[str]]]:
    """Yield each operation with the fields it tells; what stands already is left out."""
    status = values.get(STATUS)
    if status is not None and status != then.status(task.id):
        yield set_op(task.id, STATUS, status), (STATUS,)
    given = {key: values[key] for key in (PERCENT, *_TEXTS) if key in values}
    told = told_anew(given, standing_report(then, task.id))
    period = returned.mark.period if returned.mark and every_of(then.plan) else None
    if told and told != _told_for(then, task.id, returned, told):
        yield report_op(task.id, period=period, **told), tuple(told)
    for field, value in values.items():
        if ":" in field and then.value(task.id, field) != value:
            yield set_op(task.id, field, value), (field,)


def _told_for(then: Ledger, task_id: str, returned: Returned, told: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the reports of the form's period tell of the same; None where the file names no period."""
    named = kind_and_first_day(returned.mark.period) if returned.mark else None
    if named is None:
        return None
    asking = asking_plan(then.plan)
    return {
        key: value
        for fact in then.facts(task_id, "report")
        if reported_period(asking, fact.entry.on, Report(fact.op).period) == named[1]
        for key, value in fact.op.items()
        if key in told
    }


def _why_not(then: Ledger, op: Op, actor: str) -> Reason | None:
    try:
        judged(then, Change((op,), actor, then.day))
    except (Refused, UsageError) as error:
        return _reason_of(error)
    return None


def _reason_of(error: WorkplanError) -> Reason:
    told = error.args[0]
    why = told.why if isinstance(told, Refusal) else told
    assert isinstance(why, Reason)  # the model says no sentence
    return why
