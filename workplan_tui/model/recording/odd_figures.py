"""What of a report is most often a slip, or was copied: asked about before it is recorded, never refused.

A percent below the one that was reported or is shown, a sum that falls, a figure that jumps tenfold (a sign
too many, 万 for 亿), less than all of what is finished, the progress of last time word for word, what is told
of a time after the plan's end.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.fold.fact import kind_of, set_field
from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.report import TOLD, Report, standing_report
from workplan_tui.model.reason import because
from workplan_tui.model.rules.periods import every_of, first_day, period_name
from workplan_tui.model.rules.progress import FINISHED, measured_value, told_progress
from workplan_tui.model.rules.reporting import reported_period
from workplan_tui.model.status import NOT_STARTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from workplan_tui.model.entry import Change, Op
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.reason import Reason

_TENFOLD = 10
_ALL = 100


class OddFigure(Value):
    """One thing that is odd."""

    field: str
    """What it is about: `percent`, `progress`, `target:1`, `period`, or the day it holds from: `on`."""
    reason: Reason


def odd_figures(then: Ledger, change: Change) -> tuple[OddFigure, ...]:
    """Return what is odd about the change, of which the ledger is as of its day."""
    return (*_after_the_plan(then, change), *(odd for op in change.ops for odd in _odd(then, op)))


def not_begun(then: Ledger, change: Change) -> tuple[str, ...]:
    """Return the tasks of which the change reports a percent though nobody said that they were begun."""
    reports = [Report(op) for op in change.ops if kind_of(op) == "report"]
    return tuple(one.task_id for one in reports if one.percent and then.status(one.task_id) == NOT_STARTED)


def _after_the_plan(then: Ledger, change: Change) -> Iterator[OddFigure]:
    """Give the first time of what is told that the plan has not: most often a `--today` that was forgotten."""
    plan, every = then.plan, every_of(then.plan)
    for op in change.ops:
        is_report = kind_of(op) == "report"
        if not is_report and FieldSet(op).name != "target":
            continue
        period = reported_period(plan, then.day, Report(op).period if is_report else None)
        if period <= plan.ends_on:
            continue
        if is_report and every is not None:
            names = {"period": period_name(period, every), "meant": period_name(_last(plan, every), every)}
            yield OddFigure("period", because("period_after_plan", last=plan.ends_on, **names))
        else:
            yield OddFigure("on", because("day_after_plan", day=then.day, last=plan.ends_on))
        return


def _last(plan: Plan, every: str) -> date:
    return first_day(plan.ends_on, every)


def _odd(then: Ledger, op: Op) -> Iterator[OddFigure]:
    if kind_of(op) == "report" and Report(op).task_id in then.plan.tasks_by_id:
        yield from _odd_report(then, Report(op))
    elif set_field(op) is not None and FieldSet(op).name == "target":
        yield from _odd_value(then, FieldSet(op))


def _odd_report(then: Ledger, report: Report) -> Iterator[OddFigure]:
    task_id, percent, standing = report.task_id, report.percent, standing_report(then, report.task_id)
    number = then.newest_plan.number_of(task_id)
    last = Report(standing["percent"].op).percent if "percent" in standing else None
    shown = next(iter(told_progress(then, then.plan.tasks_by_id[task_id])), None)
    if percent is not None and then.status(task_id) in FINISHED and percent < _ALL:
        status = then.status(task_id)
        yield OddFigure(
            "percent", because("percent_of_finished", task=number, status=status, percent=percent)
        )
    elif percent is not None and last is not None and percent < last:
        yield OddFigure("percent", because("percent_falls", task=number, last=last, percent=percent))
    elif percent is not None and shown is not None and percent < shown.percent and shown.source == "measured":
        yield OddFigure(
            "percent", because("percent_below_measured", task=number, last=shown.percent, percent=percent)
        )
    if _is_again(report, standing, then.day):
        yield OddFigure(next(key for key in TOLD if key in report.op), because("report_again", task=number))
        return
    told = report.text("progress").strip()
    if told and "progress" in standing:
        before = standing["progress"]
        period = reported_period(then.plan, before.entry.on, Report(before.op).period)
        is_for_another = period != reported_period(then.plan, then.day, report.period)
        if is_for_another and told == Report(before.op).text("progress").strip():
            yield OddFigure("progress", because("progress_again", task=number, day=before.entry.on))


def _is_again(report: Report, standing: Mapping[str, Fact], day: date) -> bool:
    """Return whether all that it tells stands already, told on the same day for the same period."""
    said = [key for key in TOLD if key in report.op]
    return bool(said) and all(
        key in standing
        and standing[key].entry.on == day
        and standing[key].op[key] == report.op[key]
        and Report(standing[key].op).period == report.period
        for key in said
    )


def _odd_value(then: Ledger, measured: FieldSet) -> Iterator[OddFigure]:
    task = then.plan.tasks_by_id.get(measured.task_id)
    target = next((one for one in task.targets if str(one.id) == measured.number), None) if task else None
    value = measured.value
    if task is None or target is None or not isinstance(value, (int, float)):
        return
    last = measured_value(then, task, target)
    if last is None or last <= 0:
        return
    told = {"task": task.id, "name": target.name, "last": last, "value": value}
    if value >= last * _TENFOLD or 0 < value <= last / _TENFOLD:
        yield OddFigure(measured.field, because("figure_tenfold", **told))
    elif target.kind == "count" and value < last:
        yield OddFigure(measured.field, because("figure_falls", **told))
