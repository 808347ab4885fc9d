"""`workplan summary`: counts and shares by status, light and pace, whole and by groups."""

from __future__ import annotations

from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.language import tr
from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.standings import Standings
from workplan_tui.reports.columns import aligned, joined, tabled
from workplan_tui.reports.summary import bar_rows, group_rows, summary_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping
    from typing import Any

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "summary",
        description=tr("Count the tasks by status, light and pace; the counts always add up."),
        epilog=tr("example:") + "\n  workplan summary\n  workplan summary --by unit 水务",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument("--by", choices=GROUPINGS, help=tr("count in groups as well"))


def run(arguments: Namespace, context: Context) -> int:
    """Print the counts."""
    asked = context.filter(*arguments.filter)
    store = context.open()
    standings = Standings(store.ledger(context.day(store)))
    tasks = [task for task in store.plan.tasks if asked.matches(standings, task)]
    row = summary_row(standings, tasks, arguments.by)
    if context.as_json:
        print_json(row)
        return 0
    print_line(tr("{day}: {count} tasks").format(day=standings.ledger.day, count=row["total"]))
    for name, word in (("status", status_word), ("light", light_word), ("pace", pace_word)):
        print_line()
        for cells in aligned(bar_rows(row[name], word)):
            print_line(f"  {joined(cells)}")
    if arguments.by:
        print_line()
        for line in tabled(group_rows(row), terminal_width()):
            print_line(line)
        _tell_overlap(row)
    return 0


def _tell_overlap(row: Mapping[str, Any]) -> None:
    """Say that the groups' numbers are more than the total's, where they are."""
    if sum(group["total"] for group in row["groups"]) == row["total"]:
        return
    if row["by"] == "unit":
        say(tr("A task with several units is counted under each of them; the total counts it once."))
    else:
        say(tr("A task with several leads is counted under each of them; the total counts it once."))
