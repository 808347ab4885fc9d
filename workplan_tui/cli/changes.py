"""`workplan changes`: what moved between two days, what matters most first."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.language import tr, trn
from workplan_tui.model.changes import moved_between
from workplan_tui.model.issues import find_issue, issue_number
from workplan_tui.model.standings import Standings
from workplan_tui.reports.adjustments import adjustment_lines, adjustment_rows
from workplan_tui.reports.columns import aligned, joined
from workplan_tui.reports.comparison import changed_rows, compared_rows, moved_row, recorded_words
from workplan_tui.text.cells import cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.changes import MovedTask
    from workplan_tui.model.issues import Issue
    from workplan_tui.store.store import Store


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "changes",
        description=tr(
            "List what moved between two days: status, percent, light, deadline, questions, decisions."
        ),
        epilog=tr("example:")
        + "\n  workplan changes --since 2023-05-31 --until 2023-06-30\n  workplan changes --since 5",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument(
        "--since", metavar=tr("DAY|N"), required=True,
        help=tr("the day compared with, or the printed issue of the bulletin with that number"),
    )  # fmt: skip
    parser.add_argument("--until", metavar=tr("DAY"), help=tr("the day looked at (today)"))


def run(arguments: Namespace, context: Context) -> int:
    """Print both counts, then one line a task that moved."""
    asked = context.filter(*arguments.filter)
    store = context.open()
    issue = _issue(arguments.since, store)
    since = issue.day if issue else context.named_day(store, arguments.since, "--since")
    until = context.named_day(store, arguments.until, "--until")
    context.confirm_days(store.plan, since, until)
    first, last = _days(since, until, context, store)
    known = issue.ledger(store.ledger(date.max)) if issue else store.ledger(first)
    before, after = Standings(known), Standings(store.ledger(last))
    tasks = matching(asked, after, context.say_last)
    moved = moved_between(before, after, tasks)
    if (
        context.pretended_today is None and issue is None
    ):  # else the times are another calendar's; or it knew none
        words = recorded_words(before.ledger, tasks)
        if words:
            say(words)
    if context.as_json:
        print_json([*(moved_row(one) for one in moved), *adjustment_rows(after.ledger, first)])
        return 0
    for line in aligned(compared_rows(before, after, tasks)):
        print_line(joined(line))
    print_line()
    _print_lines(after, moved)
    for text in adjustment_lines(after.ledger, first):
        print_line(text)
    say(trn("{count} task moved", "{count} tasks moved", len(moved)).format(count=len(moved)))
    return 0


def _issue(asked: str, store: Store) -> Issue | None:
    """Return the issue that `--since` names by its number; None for a day."""
    number = issue_number(asked)
    return None if number is None else find_issue(store.ledger(date.max), number)


def _days(since: date | None, until: date | None, context: Context, store: Store) -> tuple[date, date]:
    """Return both days; nothing after `--as-of` is known."""
    last = until or context.day(store)
    if context.as_of and last > context.as_of:
        raise UsageError(tr("--until {until} is after --as-of {day}.").format(until=last, day=context.as_of))
    if since is None or since > last:
        raise UsageError(tr("--since {since} is after {until}.").format(since=since, until=last))
    return since, last


def _print_lines(after: Standings, moved: Sequence[MovedTask]) -> None:
    """Print one line a task; on a terminal the title gives way to what moved."""
    cells = terminal_width()
    rows = [
        [id, cut(title, cells // 3) if cells else title, words]
        for id, title, words in changed_rows(after, moved)
    ]
    for line in aligned(rows, cells):
        print_line(joined(line, cells))
