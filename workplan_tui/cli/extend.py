"""`workplan extend` 延期: a new deadline with a reason; the first one stays visible."""

from __future__ import annotations

from workplan_tui.cli.recording_verbs import add_day, add_reason, day_of_facts, needed_reason, record
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.language import tr
from workplan_tui.model.operations.set import set_op

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "extend",
        description=tr("Give tasks a later deadline, with the reason; the first one stays visible."),
        epilog=tr("example:") + '\n  workplan extend 42 2024-01-31 -m "雨季停工"',
    )
    add_tasks(parser)
    parser.add_argument("day", metavar=tr("DAY"), help=tr("the new deadline"))
    add_reason(parser, tr("why; needed"))
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the new deadline."""
    reason = needed_reason(arguments.reason, "extend")
    store = context.open_to_write()
    due_on = context.named_day(store, arguments.day, tr("The deadline"), is_recorded=True)
    on = day_of_facts(store, context, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    ops = (set_op(id, "due_on", f"{due_on}", reason) for id in ids)
    return record(store, context, ops, on)
