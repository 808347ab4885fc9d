"""`workplan report` 填报: how far a task is, what went well, what is in the way, what is next."""

from __future__ import annotations

from workplan_tui.cli.choice import chosen_task
from workplan_tui.cli.writing import add_day, day_of_facts, number_of, record
from workplan_tui.language import tr
from workplan_tui.model.entry import report_op

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers


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
    parser.add_argument("--next", dest="next_step", metavar=tr("TEXT"), help=tr("what comes next"))
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the report."""
    percent = None
    if arguments.percent is not None:
        percent = number_of(arguments.percent, "--percent")
    store = context.open_to_write()
    on = day_of_facts(store, arguments.on)
    task_id = chosen_task(store, arguments.task)
    told = {name: getattr(arguments, name) for name in ("progress", "problem", "next_step")}
    return record(store, context, [report_op(task_id, percent=percent, **told)], on)
