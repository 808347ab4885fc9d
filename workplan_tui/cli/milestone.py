"""`workplan milestone`: a dated step 时间节点 inside a task was met."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.recording_verbs import add_reason, day_of_facts, record
from workplan_tui.cli.task_choice import chosen_task
from workplan_tui.language import tr
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.set_target import why_no_number
from workplan_tui.text.half_width import half_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "milestone",
        description=tr("Record that a milestone of a task was met; `workplan show TASK` numbers them."),
        epilog=tr("example:")
        + "\n  workplan milestone 11 1 --on 2023-03-30\n  workplan milestone 11 1 --not-met",
    )
    parser.add_argument("task", metavar=tr("TASK"), help=tr("the task's id"))
    parser.add_argument("number", metavar="N", help=tr("the milestone's number"))
    parser.add_argument("--on", metavar=tr("DAY"), help=tr("the day it was met (today)"))
    parser.add_argument("--not-met", action="store_true", help=tr("it is not met after all"))
    add_reason(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the day on which the milestone was met."""
    store = context.open_to_write()
    on = day_of_facts(store, context, arguments.on)
    task = store.plan.tasks_by_id[chosen_task(store, arguments.task)]
    known = [str(milestone.id) for milestone in task.milestones]
    number = half_width(arguments.number)
    if number not in known:
        raise UsageError(why_no_number(task.id, number, known, "milestone").in_plan(store.plan))
    value = None if arguments.not_met else f"{on}"
    op = set_op(task.id, f"milestone:{number}", value, arguments.reason)
    return record(store, context, [op], on)
