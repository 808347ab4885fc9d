"""`workplan calendar`: deadlines, milestones and decisions that are still open, by week."""

from __future__ import annotations

from datetime import date, timedelta

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching, refuse_absent
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.language import tr, trn
from workplan_tui.model.coming import SPAN, coming
from workplan_tui.model.plan_parts import STEPS
from workplan_tui.model.standings import Standings
from workplan_tui.reports.columns import aligned, joined
from workplan_tui.reports.coming import step_cells, step_row, week_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context

_MOST_DAYS = 3660


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "calendar",
        description=tr(
            "List deadlines, milestones and decisions that are still open, by week: those of the next 30 days."
        ),
        epilog=tr("example:")
        + "\n  workplan calendar\n  workplan calendar 单位:水务 --days 90\n  workplan calendar --since 01-01",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument("--days", metavar="N", help=tr("how many days ahead (30)"))
    parser.add_argument(
        "--since",
        metavar=tr("DAY"),
        help=tr("the first day (today); an earlier one also lists what was missed"),
    )


def run(arguments: Namespace, context: Context) -> int:
    """Print a heading a week and a line a step."""
    days = _days(arguments.days)
    asked = context.filter(*arguments.filter)
    store = context.open()
    ledger = store.ledger(context.day(store))
    first = context.named_day(store, arguments.since, "--since") or ledger.day
    standings = Standings(ledger)
    tasks = matching(asked, standings, context.say_last)
    weeks = coming(ledger, tasks, first, _after(ledger.day, days))
    steps = [step for week in weeks for step in week.steps]
    if not steps:
        refuse_absent(ledger, STEPS)
    if context.as_json:
        print_json(list(map(step_row, steps)))
        return 0
    cells = terminal_width()
    lines = iter(list(aligned([step_cells(store.plan, step) for step in steps], cells and cells - 2)))
    for place, week in enumerate(weeks):
        if place:
            print_line()
        print_line(week_words(store.plan, week))
        for _ in week.steps:
            print_line(f"  {joined(next(lines))}")
    say(
        trn("{count} step is due by {day}", "{count} steps are due by {day}", len(steps)).format(
            count=len(steps), day=_after(ledger.day, days)
        )
    )
    return 0


def _days(asked: str | None) -> timedelta:
    if asked is None:
        return SPAN
    if not (asked.isascii() and asked.isdigit() and int(asked[:9]) <= _MOST_DAYS):
        raise UsageError(
            tr("--days {text} is no number of days up to {most}.").format(text=clean(asked), most=_MOST_DAYS)
        )
    return timedelta(days=int(asked))


def _after(day: date, days: timedelta) -> date:
    return day + days if date.max - day >= days else date.max
