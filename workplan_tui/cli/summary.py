"""`workplan summary`: counts and shares by status, light and pace, whole and by groups."""

from __future__ import annotations

from workplan_tui.cli.columns import aligned, joined
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.language import tr
from workplan_tui.model.grouping import GROUPINGS
from workplan_tui.model.shares import shares
from workplan_tui.model.standings import Standings
from workplan_tui.reports.kinds import grouping_word
from workplan_tui.reports.summary import summary_row
from workplan_tui.wording import LIGHTS, light_word, pace_word, status_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping
    from typing import Any

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers

_BAR = 30
"""Cells of the longest bar."""


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
        _print_table(row[name], word)
    if arguments.by:
        _print_groups(row["groups"], arguments.by)
        if sum(group["total"] for group in row["groups"]) > row["total"]:
            say(tr("A task with several of them is counted in each; the total counts it once."))
    return 0


def _print_table(counts: Mapping[str, int], word: Callable[[str], str]) -> None:
    print_line()
    percent = shares(list(counts.values()))
    most = max(counts.values(), default=0) or 1
    rows = [
        [word(code), f"{count:>4}", f"{share:>3}%", "#" * round(_BAR * count / most)]
        for (code, count), share in zip(counts.items(), percent, strict=True)
    ]
    for line in aligned(rows):
        print_line(f"  {joined(line)}")


def _print_groups(groups: list[dict[str, Any]], by: str) -> None:
    print_line()
    head = [grouping_word(by), tr("tasks"), tr("finished"), *map(light_word, LIGHTS), tr("to coordinate")]
    rows = [head]
    for group in groups:
        finished = group["status"]["done"] + group["status"]["closed"]
        numbers = [group["total"], finished, *(group["light"][one] for one in LIGHTS), group["flagged"]]
        rows.append([group["name"], *(f"{number:>4}" for number in numbers)])
    cells = terminal_width()
    for line in aligned(rows, cells):
        print_line(joined(line, cells))
