"""`workplan changes`: what moved between two days, what matters most first."""

from __future__ import annotations

from workplan_tui.cli.columns import aligned, joined
from workplan_tui.cli.context import parse_day
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.errors import UsageError
from workplan_tui.language import tr, trn
from workplan_tui.model.changes import changes, states
from workplan_tui.model.standings import Standings
from workplan_tui.reports.comparison import compared_rows, moved_row, moved_words
from workplan_tui.wording import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "changes",
        description=tr("List what moved between two days: status, percent, light, deadline, questions."),
        epilog=tr("example:") + "\n  workplan changes --since 2023-05-31 --until 2023-06-30",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument("--since", metavar=tr("DAY"), required=True, help=tr("the day compared with"))
    parser.add_argument("--until", metavar=tr("DAY"), help=tr("the day looked at (today)"))


def run(arguments: Namespace, context: Context) -> int:
    """Print both counts, then one line a task that moved."""
    asked = context.filter(*arguments.filter)
    since = parse_day(arguments.since, "--since")
    until = parse_day(arguments.until, "--until")
    store = context.open()
    last = until or context.day(store)
    if since is None or since > last:
        raise UsageError(tr("--since {since} is after {until}.").format(since=since, until=last))
    before, after = Standings(store.ledger(since)), Standings(store.ledger(last))
    tasks = [task for task in store.plan.tasks if asked.matches(after, task)]
    moved = changes(states(before, tasks), states(after, tasks))
    if context.as_json:
        print_json([moved_row(one) for one in moved])
        return 0
    for line in aligned(compared_rows(before, after, tasks)):
        print_line(joined(line))
    print_line()
    by_id, cells = store.plan.tasks_by_id, terminal_width()
    rows = [
        [clean(one.task_id), clean(by_id[one.task_id].title), tr("; ").join(moved_words(one))]
        for one in moved
    ]
    for line in aligned(rows, cells):
        print_line(joined(line, cells))
    say(trn("{count} task moved", "{count} tasks moved", len(moved)).format(count=len(moved)))
    return 0
