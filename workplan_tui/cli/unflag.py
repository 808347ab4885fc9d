"""`workplan unflag`: the open questions on tasks are answered."""

from __future__ import annotations

from workplan_tui.cli.choice import add_tasks, chosen_ids
from workplan_tui.cli.writing import add_day, add_reason, day_of_facts, record
from workplan_tui.language import tr
from workplan_tui.model.entry import unflag_op
from workplan_tui.model.flags import open_flags

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "unflag",
        description=tr("Answer all open questions on tasks; the answer goes into the journal."),
        epilog=tr("example:") + '\n  workplan unflag 46 -m "市级会商已明确"',
    )
    add_tasks(parser)
    add_reason(parser)
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the answer to every open question on the tasks."""
    store = context.open_to_write()
    on = day_of_facts(store, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    ledger = store.ledger(on)
    ops = (
        unflag_op(id, tuple(flag.entry.id for flag in open_flags(ledger, id)), arguments.reason) for id in ids
    )
    return record(store, context, ops, on)
