"""`workplan report` 填报: how far a task is, what went well, what is in the way, what is next."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.choice import chosen_task
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.writing import add_day, day_of_facts, number_of, record
from workplan_tui.language import tr
from workplan_tui.model.operations.report import report_op, standing_report, told_anew
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers
    from workplan_tui.model.plan import Plan


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "report",
        description=tr(
            "Report on a task: percent, progress, problem, next step; what is left out stays untold."
        ),
        epilog=tr("example:")
        + '\n  workplan report 42 --percent 60 --progress "主体结构封顶" --next "机电安装"',
    )
    parser.add_argument("task", metavar=tr("TASK"), help=tr("the task's id"))
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
    period = _period(arguments.period)
    store = context.open_to_write()
    on = day_of_facts(store, arguments.on)
    task_id = chosen_task(store, arguments.task)
    given = {
        "percent": percent, "progress": arguments.progress, "problem": arguments.problem, "next": arguments.next,
    }  # fmt: skip
    # Only what takes something away depends on what stands.
    standing = standing_report(store.ledger(on), task_id) if "" in given.values() else {}
    op = report_op(task_id, period=period, **told_anew(given, standing))
    code = record(store, context, [op], on)
    if period is None:
        _say_period(store.plan, on)
    return code


def _period(asked: str | None) -> str | None:
    if asked is None:
        return None
    from workplan_tui.model.rules.periods import read_period

    found = read_period(asked)
    if found is None:
        raise UsageError(
            tr("--period {text} is no period; write it as 2023-05, 2023-Q2 or 2023-W18.").format(
                text=clean(asked)
            )
        )
    return found


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
