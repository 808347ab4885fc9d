"""`workplan explain`: why a task's light and progress are what they are, down to the entries."""

from __future__ import annotations

from workplan_tui.cli.output import print_json, print_line
from workplan_tui.cli.task_choice import chosen_task
from workplan_tui.language import tr
from workplan_tui.reports.explanation import explained, explained_row
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "explain",
        description=tr(
            "Print why a task's light and progress are what they are: each figure, what it was made of, and the "
            "entries that said it, with their ids."
        ),
        epilog=tr("example:") + "\n  workplan explain 42\n  workplan log --entry 0189becc",
    )
    parser.add_argument("task", metavar=tr("TASK"), help=tr("the task's id"))


def run(arguments: Namespace, context: Context) -> int:
    """Print the explanation."""
    store = context.open()
    task = store.plan.tasks_by_id[chosen_task(store, arguments.task)]
    ledger = store.ledger(context.day(store))
    if context.as_json:
        print_json(explained_row(ledger, task))
        return 0
    print_line(clean(f"{task.number}  {task.title}"))
    for line in explained(ledger, task):
        named = tr("{label}: {text}").format(label=line.name, text=line.text) if line.name else line.text
        print_line("  " * line.depth + named)
    return 0
