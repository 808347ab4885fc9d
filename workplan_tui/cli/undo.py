"""`workplan undo`: take back the account's newest change, or one of the list; the journal keeps both."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.confirmation import ask, can_ask
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.output import print_json, print_line
from workplan_tui.cli.recording_verbs import print_entry
from workplan_tui.language import tr
from workplan_tui.reports.history import describe_entry, moment
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.entry import Entry
    from workplan_tui.store.store import Store


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb."""
    parser = subparsers.add_parser(
        "undo",
        description=tr(
            "Take back the newest change of this account that still stands, whatever its actor's name, "
            "and say which it was. An older one, named by its mark of the list, is taken back as long as "
            "nothing was built upon it."
        ),
        epilog=tr("example:") + "\n  workplan undo\n  workplan undo --list\n  workplan undo 3f09c1",
    )
    parser.add_argument("entry", metavar=tr("MARK"), nargs="?", help=tr("which one, by its mark in the list"))
    parser.add_argument(
        "--list",
        action="store_true",
        help=tr("list what this account recorded last, newest first, and why something cannot be taken back"),
    )
    add_yes(parser)


def add_yes(parser: ArgumentParser) -> None:
    """Declare the answer to the question about what is old."""
    parser.add_argument("--yes", action="store_true", help=tr("do not ask before what is older than an hour"))


def run(arguments: Namespace, context: Context) -> int:
    """Record the undo and name what it took back, or list what could be."""
    if arguments.list:
        if arguments.entry is not None:
            raise UsageError(tr("--list goes without a mark."))
        return _list(context)
    store = context.open_to_write()
    if arguments.entry is not None:
        wanted = store.taking_back.own_edit(arguments.entry)
    else:
        wanted = store.taking_back.newest_undoable()
        if not store.taking_back.is_recent(wanted) and not arguments.yes:
            confirm_old(
                tr("Take back: {what}? It was recorded at {at} by {actor}. [y/N]"), wanted, [wanted], store
            )
    recorded = store.taking_back.undo(context.actor, wanted.id)
    for entry in recorded.undone:
        say(
            tr("undone: {what} (recorded {at})").format(
                what=describe_entry(entry, store.plan), at=moment(entry.at)
            )
        )
    for doubt in recorded.doubts:
        warn(doubt)
    return print_entry(context, recorded.entry)


def _list(context: Context) -> int:
    from workplan_tui.reports.columns import aligned, joined
    from workplan_tui.reports.own_edits import MOST_LISTED, own_edit_cells, own_edit_rows

    store = context.open()
    found = store.taking_back.own_edits(MOST_LISTED)
    if context.as_json:
        print_json(own_edit_rows(found))
        return 0
    for cells in aligned(own_edit_cells(found, store.ledger(date.max))):
        print_line(joined(cells))
    if not found:
        say(tr("There is nothing of yours to undo."))
    return 0


def confirm_old(question: str, old: Entry, changes: list[Entry], store: Store) -> None:
    """Ask before an old entry is touched; `UsageError` with the way to say yes where nobody can answer."""
    what = tr("; ").join(describe_entry(entry, store.plan) for entry in changes)
    told = {"what": what, "at": moment(old.at), "actor": clean(old.actor)}
    if not can_ask():
        raise UsageError(
            tr(
                "Nothing was changed: the newest is of {at} by {actor} ({what}), older than an hour. "
                "Add --yes if it is meant."
            ).format(**told)
        )
    ask(question.format(**told))
