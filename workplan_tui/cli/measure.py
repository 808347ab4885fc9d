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
    from collections.abc import Iterable

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Plan


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
    task_id = chosen_task(store, arguments.task)
    return record(store, context, measured_ops(store.plan, task_id, arguments.values), on)


def measured_ops(plan: Plan, task_id: str, pairs: Iterable[str]) -> list[Op]:
    """Return what records the values that were typed as `1=54`; `UsageError` where one is none."""
    task = plan.tasks_by_id[task_id]
    known = [str(target.id) for target in task.targets]
    ops = []
    for pair in pairs:
        number, sign, value = half_width(pair).replace("＝", "=").partition("=")
        if not sign:
            raise UsageError(tr("{word} is no value of a target; write it as 1=54.").format(word=clean(pair)))
        if number not in known:
            raise UsageError(why_no_number(task.id, number, known, "target").in_plan(plan))
        unit = next(target.unit for target in task.targets if str(target.id) == number)
        ops.append(set_op(task.id, f"target:{number}", _value(value, unit)))
    return ops


def _value(word: str, unit: str) -> float | None:
    plain = word.strip()
    return None if plain == "-" else number_of(plain.removesuffix(unit) if unit else plain, tr("The value"))
