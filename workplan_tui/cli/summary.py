"""`workplan summary`: counts and shares by status, light and pace, whole and by groups."""

from __future__ import annotations

from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching, parts_of_group, tell_absent
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.cli.table_options import code_meant
from workplan_tui.language import tr
from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.standings import Standings
from workplan_tui.reports.columns import aligned, joined, tabled
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.reports.summary import bar_rows, group_rows, summary_row, title_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping, Sequence
    from typing import Any

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.plan import Task

PERIOD = "period"
"""Beside the groupings: who has reported 已报 / 未报, by unit and period."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "summary",
        description=tr("Count the tasks by status, light and pace; the counts always add up."),
        epilog=tr("example:")
        + "\n  workplan summary\n  workplan summary --by unit 水务\n  workplan summary --by period",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument(
        "--by", type=code_meant, choices=(*GROUPINGS, PERIOD), metavar=tr("WHICH"),
        help=tr("count in groups as well: {groups}; period: who has reported").format(
            groups=tr(", ").join(GROUPINGS)
        ),
    )  # fmt: skip


def run(arguments: Namespace, context: Context) -> int:
    """Print the counts."""
    asked = context.filter(*arguments.filter)
    store = context.open()
    standings = Standings(store.ledger(context.day(store)))
    tasks = matching(asked, standings, context.say_last)
    if arguments.by == PERIOD:
        return _reporting(standings, tasks, context)
    if arguments.by:
        tell_absent(standings.ledger, parts_of_group(arguments.by), context.say_last)
    row = summary_row(standings, tasks, arguments.by)
    if context.as_json:
        print_json(row)
        return 0
    print_line(title_words(standings.ledger.day, row["total"]))
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


def _reporting(standings: Standings, tasks: Sequence[Task], context: Context) -> int:
    """Print who has reported for which period, and who is missing."""
    from workplan_tui.reports.reporting import (
        asked_table,
        last_over,
        missing_heading,
        missing_of,
        reporting_row,
        reporting_rows,
    )

    table, cells = asked_table(standings.ledger, tasks), terminal_width()
    if context.as_json:
        print_json(reporting_row(table, len(tasks)))
        return 0
    for line in tabled(reporting_rows(table, cells), cells):
        print_line(line)
    place = last_over(table)
    if place is not None:
        print_line()
        print_line(missing_heading(table, place))
        for row in aligned(
            [
                [unit, format_ids(map(clean, standings.ledger.plan.numbers_of(ids)))]
                for unit, ids in missing_of(table, place)
            ],
            cells,
        ):
            print_line(f"  {joined(row)}")
    return 0


def _tell_overlap(row: Mapping[str, Any]) -> None:
    """Say that the groups' numbers are more than the total's, where they are."""
    if sum(group["total"] for group in row["groups"]) == row["total"]:
        return
    if row["by"] == "unit":
        say(tr("A task with several units is counted under each of them; the total counts it once."))
    elif row["by"] == "support":
        say(
            tr(
                "A task with several supporting units is counted under each of them; the total counts it once."
            )
        )
    else:
        say(tr("A task with several leads is counted under each of them; the total counts it once."))
