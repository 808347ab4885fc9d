"""`workplan return` 退回: the claim was looked at and is not accepted, for a reason."""

from __future__ import annotations

from workplan_tui.cli.recording_verbs import add_day, add_reason, day_of_facts, needed_reason, record_change
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.language import tr
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.status import IN_PROGRESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "return",
        description=tr("Send tasks that were claimed done back to their unit, with the reason."),
        epilog=tr("example:") + '\n  workplan return 42 -m "验收材料不全"',
    )
    add_tasks(parser)
    add_reason(parser, tr("why; needed"))
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the return; the model judges whether there is a claim to return."""
    reason = needed_reason(arguments.reason, "return")
    store = context.open_to_write()
    on = day_of_facts(store, context, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    ops = tuple(set_op(id, "status", IN_PROGRESS, reason) for id in ids)
    return record_change(store, context, Change(ops, context.actor, on, is_return=True))
