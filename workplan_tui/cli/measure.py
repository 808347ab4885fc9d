"""`workplan measure`: the newest values of a task's targets 量化指标."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.recording_verbs import add_day, day_of_facts, number_of, record
from workplan_tui.cli.task_choice import chosen_task
from workplan_tui.language import tr
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.set_target import why_no_number
from workplan_tui.text.half_width import half_width
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "measure",
        description=tr("Record the values of a task's targets; `workplan show TASK` numbers them."),
        epilog=tr("example:") + "\n  workplan measure 22 1=54",
    )
    parser.add_argument("task", metavar=tr("TASK"), help=tr("the task's id"))
    parser.add_argument(
        "values", metavar=tr("N=VALUE"), nargs="+", help=tr("a target's number and its value; `-` for none")
    )
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the values as one entry."""
    store = context.open_to_write()
    on = day_of_facts(store, context, arguments.on)
    task = store.plan.tasks_by_id[chosen_task(store, arguments.task)]
    known = [str(target.id) for target in task.targets]
    ops = []
    for pair in arguments.values:
        number, sign, value = half_width(pair).replace("＝", "=").partition("=")
        if not sign:
            raise UsageError(tr("{word} is no value of a target; write it as 1=54.").format(word=clean(pair)))
        if number not in known:
            raise UsageError(why_no_number(task.id, number, known, "target").in_plan(store.plan))
        ops.append(set_op(task.id, f"target:{number}", _value(value)))
    return record(store, context, ops, on)


def _value(word: str) -> float | None:
    return None if word.strip() == "-" else number_of(word, tr("The value"))
