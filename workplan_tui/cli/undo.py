"""`workplan undo`: take back the actor's newest change; the journal keeps both."""

from __future__ import annotations

from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.writing import print_entry
from workplan_tui.harmless import clean
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
        "undo",
        description=tr("Take back your newest change that still stands, and say which it was."),
        epilog=tr("example:") + "\n  workplan undo",
    )


def run(arguments: Namespace, context: Context) -> int:
    """Record the undo and name what it took back."""
    store = context.open_to_write()
    recorded = store.undo(context.actor)
    for entry in recorded.undone:
        say(
            tr("undone: {what} (recorded {at})").format(
                what=describe_entry(entry, store.plan), at=clean(entry.at)
            )
        )
    for doubt in recorded.doubts:
        warn(doubt)
    return print_entry(context, recorded.entry)
