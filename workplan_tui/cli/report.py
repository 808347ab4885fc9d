"""`workplan report` 填报: how far a task is, its figures, what went well, what is in the way, what is next."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.confirmation import can_ask, is_yes
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.recording_verbs import add_day, day_of_facts, named_period, number_of, record
from workplan_tui.cli.task_choice import chosen_task
from workplan_tui.language import tr
from workplan_tui.language.words import status_word
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.report import report_op, standing_report, told_anew
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.recording.odd_figures import not_begun
from workplan_tui.model.status import IN_PROGRESS, NOT_STARTED
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Plan


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "report",
        description=tr(
            "Report on a task: percent, values of its targets, progress, problem, next step; what is left out "
            "stays untold."
        ),
        epilog=tr("example:")
        + '\n  workplan report 42 --percent 60 --progress "主体结构封顶" --next "机电安装"'
        + '\n  workplan report 22 1=54 --problem "2个站点用地手续未批复"',
    )
    parser.add_argument("task", metavar=tr("TASK"), help=tr("the task's id"))
    parser.add_argument(
        "values", metavar=tr("N=VALUE"), nargs="*", help=tr("a target's number and its value; `-` for none")
    )
    parser.add_argument("--percent", metavar="P", help=tr("how far the task is, 0 to 100"))
    parser.add_argument("--progress", metavar=tr("TEXT"), help=tr("what was done"))
    parser.add_argument("--problem", metavar=tr("TEXT"), help=tr('what is in the way; "" says it is solved'))
    parser.add_argument("--next", metavar=tr("TEXT"), help=tr("what comes next"))
    parser.add_argument(
        "--period", metavar=tr("PERIOD"),
        help=tr("the month, quarter or week it is for: 2023-05, 2023-Q2, 2023-W18 (by its day)"),
    )  # fmt: skip
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the report."""
    percent = None
    if arguments.percent is not None:
        percent = number_of(arguments.percent, "--percent")
    period = named_period(arguments.period)
    store = context.open_to_write()
    on = day_of_facts(store, context, arguments.on)
    task_id = chosen_task(store, arguments.task)
    given = {
        "percent": percent, "progress": arguments.progress, "problem": arguments.problem, "next": arguments.next,
    }  # fmt: skip
    # Only what takes something away depends on what stands.
    standing = standing_report(store.ledger(on), task_id) if "" in given.values() else {}
    values = _values(store.plan, task_id, arguments.values)
    told = told_anew(given, standing)
    if values and not told and period is not None:
        raise UsageError(
            tr("--period is of what is told in words or percent; a value is of its day: --on DAY.")
        )
    # Values alone are no report, as on the screen.
    reports = [report_op(task_id, period=period, **told)] if told or not values else []
    change = Change(tuple(reports), context.actor, on)
    is_not_begun = percent is not None and bool(not_begun(store.ledger_about(change), change))
    is_moved = is_not_begun and _is_moved(context, store.plan.number_of(task_id))
    moves = [set_op(task_id, "status", IN_PROGRESS)] if is_moved else []
    code = record(store, context, [*reports, *values, *moves], on)
    if is_not_begun and not is_moved:
        say(
            tr(
                "Task {task} is still {was}, though a percent is reported; `workplan set {task} 2` moves it."
            ).format(task=clean(store.plan.number_of(task_id)), was=status_word(NOT_STARTED))
        )
    if period is None and reports:
        _say_period(store.plan, on)
    return code


def _values(plan: Plan, task_id: str, pairs: list[str]) -> list[Op]:
    if not pairs:
        return []
    from workplan_tui.cli.measure import measured_ops  # most reports have none

    return measured_ops(plan, task_id, pairs)


def _is_moved(context: Context, number: str) -> bool:
    """Ask whether the task is in progress now; where nobody can be asked `--yes` says so."""
    if context.is_sure or not can_ask():
        return context.is_sure
    return is_yes(
        tr("Task {task} is {was}, and a percent is reported: is it {now} now? [y/N]").format(
            task=clean(number),
            was=status_word(NOT_STARTED),
            now=status_word(IN_PROGRESS),
        )
    )


def _say_period(plan: Plan, on: date) -> None:
    """Say which period the report is for where it is not the one its day lies in."""
    if not plan.reporting:
        return
    from workplan_tui.model.rules.periods import every_of, first_day, period_name
    from workplan_tui.model.rules.reporting import reported_period

    every, first = every_of(plan), reported_period(plan, on)
    if every is not None and first != first_day(on, every):
        told = tr("The report is for {period}, as {next} has only begun; --period {next} says otherwise.")
        say(told.format(period=period_name(first, every), next=period_name(first_day(on, every), every)))
