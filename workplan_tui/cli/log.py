"""`workplan log`: what was recorded, oldest first, with what was taken back marked as such."""

from __future__ import annotations

from datetime import date

from workplan_tui.cli.output import print_json, print_line
from workplan_tui.cli.task_choice import chosen_task
from workplan_tui.language import tr
from workplan_tui.reports.history import history_lines, later_entries, later_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "log",
        description=tr("Print the journal: the day a fact holds, when it was recorded, by whom, what."),
        epilog=tr("example:") + "\n  workplan log 42",
    )
    parser.add_argument("task", metavar=tr("TASK"), nargs="?", help=tr("only what speaks of this task"))


def run(arguments: Namespace, context: Context) -> int:
    """Print the entries known at the day."""
    store = context.open()
    ledger = store.ledger(context.day(store))
    entries, task_id = ledger.entries, None
    if arguments.task is not None:
        task_id = chosen_task(store, arguments.task)
        entries = ledger.touching(task_id)
    tells_later = context.as_of is None and not store.is_today_pretended
    whole = store.ledger(date.max) if tells_later else ledger
    if context.as_json:
        later = later_entries(whole, ledger.day, task_id)
        print_json(
            [*(entry.record for entry in entries), *({**entry.record, "later": True} for entry in later)]
        )
        return 0
    for line in (*history_lines(ledger, entries, task_id), *later_lines(whole, ledger.day, task_id)):
        print_line(line)
    return 0
