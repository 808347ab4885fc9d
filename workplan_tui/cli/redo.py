"""`workplan redo`: bring back what the actor undid last."""

from __future__ import annotations

from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.writing import print_entry
from workplan_tui.language import tr
from workplan_tui.reports.history import describe_entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb; it has no arguments of its own."""
    subparsers.add_parser(
        "redo",
        description=tr("Bring back what you undid last; refused once you recorded something since."),
        epilog=tr("example:") + "\n  workplan redo",
    )


def run(arguments: Namespace, context: Context) -> int:
    """Record that the undo no longer stands and name what is back."""
    store = context.open_to_write()
    recorded = store.redo(context.actor)
    for entry in recorded.undone:
        say(tr("redone: {what}").format(what=describe_entry(entry, store.plan)))
    for doubt in recorded.doubts:
        warn(doubt)
    return print_entry(context, recorded.entry)
