"""`workplan remind` 催办: the text for each unit of what is late and due, and the record of it."""

from __future__ import annotations

from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_json, print_line
from workplan_tui.cli.writing import record
from workplan_tui.language import tr
from workplan_tui.model.entry import remind_op
from workplan_tui.model.standings import Standings
from workplan_tui.reports.reminder import reminders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "remind",
        description=tr("Print for each unit what is late or due, ready to paste, and record that it was made."),
        epilog=tr("example:") + "\n  workplan remind --unit 区水务局\n  workplan remind --dry-run",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument("--unit", metavar=tr("UNIT"), help=tr("only this unit's; part of its name will do"))
    parser.add_argument("--dry-run", action="store_true", help=tr("record nothing"))


def run(arguments: Namespace, context: Context) -> int:
    """Print the texts, then record which tasks they name, as one entry."""
    asked = context.filter(*arguments.filter)
    store = context.open() if arguments.dry_run else context.open_to_write()
    standings = Standings(store.ledger(context.day(store)))
    tasks = [task for task in store.plan.tasks if asked.matches(standings, task)]
    made = reminders(standings, tasks, arguments.unit)
    if not made:
        say(tr("Nobody needs a reminder."))
        return 0
    if context.as_json:
        print_json([{"unit": one.unit, "tasks": list(one.task_ids), "text": one.text} for one in made])
    else:
        for place, one in enumerate(made):
            for line in ("", *one.text.split("\n")) if place else one.text.split("\n"):
                print_line(line)
    if arguments.dry_run:
        return 0
    named = dict.fromkeys(task_id for one in made for task_id in one.task_ids)
    context.as_json = False  # the data is the texts; the record is only told
    return record(store, context, (remind_op(task_id) for task_id in named), store.today())
