"""`workplan list`: the tasks a filter asks for, one line or one JSON row each."""

from __future__ import annotations

from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching
from workplan_tui.cli.output import coloured, may_colour, print_json, print_line, terminal_width
from workplan_tui.language import tr
from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.standings import Standings
from workplan_tui.reports.columns import aligned, joined
from workplan_tui.reports.rows import task_row
from workplan_tui.text.cells import cut
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context

_SHOWN = frozenset(("id", "light", "status", "progress", "expected", "due_on", "due_text", "units", "title"))
"""The keys of a row that a line shows: why a light is red takes as long to say as all the rest."""
_LIGHT_COLUMN = 1
_DEADLINE_CELLS = 12
"""Words for a deadline that is no day are cut to about the width of one."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "list",
        description=tr("List the tasks that match the filter, or all: blank is and, `or` is or, - excludes."),
        epilog=tr("example:")
        + "\n  workplan list 水务 -造林\n  workplan list sthj or 单位:园林,农业"
        + '\n  workplan list 灯:红 "进度:<50" 时限:..2023-12-31\n  workplan list is:逾期,滞后 -状态:暂缓'
        + '\n  workplan --json list 1-7 or "开发区"',
    )
    parser.add_argument(
        "filter",
        metavar=tr("FILTER"),
        nargs="*",
        help=tr("words, ids, or brackets, - and quotes of the filter"),
    )


def run(arguments: Namespace, context: Context) -> int:
    """Print the tasks in the plan's order."""
    asked = context.filter(*arguments.filter)
    store = context.open()
    standings = Standings(store.ledger(context.day(store)))
    found = matching(asked, standings, context.say_last)
    if context.as_json:
        print_json([task_row(standings, task) for task in found])
    else:
        _print_lines([task_row(standings, task, _SHOWN) for task in found], context)
    if arguments.filter:
        say(f"{len(found)}/{len(store.plan.tasks)}")
    return 0


def _print_lines(rows: list[dict[str, Any]], context: Context) -> None:
    cells = terminal_width()
    colour = may_colour(context.environment)
    for row, line in zip(rows, aligned([_cells(row) for row in rows], cells), strict=True):
        if colour:
            line[_LIGHT_COLUMN] = coloured(line[_LIGHT_COLUMN], row["light"])
            print_line("  ".join(line).rstrip())
        else:
            print_line(joined(line, cells))


def _cells(row: dict[str, Any]) -> list[str]:
    return [
        clean(row["id"]),
        light_word(row["light"]),
        status_word(row["status"]),
        f"{_percent(row['progress'])}/{_percent(row['expected'])}",
        row["due_on"] or cut(clean(row["due_text"] or tr("no deadline")), _DEADLINE_CELLS),
        clean(row["units"][0]) if row["units"] else "-",
        clean(row["title"]),
    ]


def _percent(value: int | None) -> str:
    return "-" if value is None else str(value)
