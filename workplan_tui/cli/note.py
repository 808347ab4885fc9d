"""`workplan note`: a sentence added to one or many tasks, one entry, one undo."""

from __future__ import annotations

from workplan_tui.cli.recording_verbs import add_day, day_of_facts, record
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.language import tr
from workplan_tui.model.operations.note import note_op

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "note",
        description=tr("Add a note to one or many tasks."),
        epilog=tr("example:") + '\n  workplan note 42 "已完成立项批复"',
    )
    add_tasks(parser)
    parser.add_argument("text", metavar=tr("TEXT"), nargs="+", help=tr("the note"))
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the note exactly as it was written."""
    text = " ".join(arguments.text)
    store = context.open_to_write()
    on = day_of_facts(store, context, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    return record(store, context, (note_op(id, text) for id in ids), on)
