"""`workplan redo`: bring back what the account undid last."""

from __future__ import annotations

from datetime import date

from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.recording_verbs import print_entry
from workplan_tui.cli.undo import add_yes, confirm_old
from workplan_tui.language import tr
from workplan_tui.reports.history import describe_entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb."""
    parser = subparsers.add_parser(
        "redo",
        description=tr("Bring back what you undid last; refused once you recorded something since."),
        epilog=tr("example:") + "\n  workplan redo",
    )
    add_yes(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record that the undo no longer stands and name what is back."""
    store = context.open_to_write()
    newest = store.taking_back.newest_redoable()
    if not store.taking_back.is_recent(newest) and not arguments.yes:
        undone = [entry for id in newest.taken_back_ids if (entry := store.ledger(date.max).find(id))]
        confirm_old(tr("Bring back: {what}? It was undone at {at} by {actor}. [y/N]"), newest, undone, store)
    recorded = store.taking_back.redo(context.actor, newest.id)
    for entry in recorded.undone:
        say(tr("redone: {what}").format(what=describe_entry(entry, store.plan)))
    for doubt in recorded.doubts:
        warn(doubt)
    return print_entry(context, recorded.entry)
