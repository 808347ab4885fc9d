"""`workplan list`: the tasks a filter asks for, one line or one JSON row each."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching
from workplan_tui.cli.output import coloured, is_terminal, may_colour, print_json, print_line, terminal_width
from workplan_tui.cli.table_options import add_order, column_codes_of
from workplan_tui.language import tr
from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.sorting import in_order
from workplan_tui.model.standings import Standings
from workplan_tui.reports.columns import joined, sharing
from workplan_tui.reports.rows import task_row
from workplan_tui.text.cells import cut
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from typing import Any

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.plan import Task

_SHOWN = frozenset(
    ("number", "light", "status", "progress", "expected", "due_on", "due_text", "units", "title")
)
"""The keys of a row that a line shows: why a light is red takes as long to say as all the rest."""
_USUAL = ("id", "light", "status", "progress", "due", "unit", "title")
"""The columns of a line, as long as nobody chose."""
_LIGHT_COLUMN = _USUAL.index("light")
_DEADLINE_CELLS = 12
"""Words for a deadline that is no day are cut to about the width of one."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "list",
        description=tr("List the tasks that match the filter, or all: blank is and, `or` is or, - excludes."),
        epilog=tr("example:")
        + "\n  workplan list 水务 -造林\n  workplan list sthj or 单位:园林,农业"
        + '\n  workplan list 灯:红 "进度:<50" 时限:..2023-12-31\n  workplan list is:逾期,欠序时 -状态:暂缓'
        + '\n  workplan --json list 1-7 or "开发区"'
        + "\n  workplan list --columns id,due,unit,problem --sort due\n  workplan list 灯:红 --csv > red.csv",
    )
    parser.add_argument(
        "filter",
        metavar=tr("FILTER"),
        nargs="*",
        help=tr("words, ids, or brackets, - and quotes of the filter"),
    )
    parser.add_argument(
        "--columns",
        metavar=tr("COLUMNS"),
        help=tr("these columns instead, with commas: codes or headings of `export`, also title"),
    )
    parser.add_argument("--csv", action="store_true", help=tr("separated by commas, with a line of headings"))
    add_order(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Print the tasks in the plan's order, or the one that is asked for."""
    if context.as_json and (arguments.csv or arguments.columns is not None):
        raise UsageError(tr("--json gives every key of a task; --csv and --columns are for tables."))
    asked = context.filter(*arguments.filter)
    columns = None if arguments.columns is None else column_codes_of(arguments.columns)
    store = context.open()
    standings = Standings(store.ledger(context.day(store)))
    found = in_order(
        standings, matching(asked, standings, context.say_last), arguments.sort, arguments.reverse
    )
    if context.as_json:
        print_json([task_row(standings, task) for task in found])
    elif arguments.csv:
        _print_separated(standings, found, columns or _USUAL)
    elif columns is not None:
        _print_columns(standings, found, columns)
    else:
        _print_lines([task_row(standings, task, _SHOWN) for task in found], context)
    if arguments.filter:
        say(f"{len(found)}/{len(store.plan.tasks)}")
    return 0


def _print_lines(rows: list[dict[str, Any]], context: Context) -> None:
    """Print one line a task; on a terminal with a line of headings above, which no script has to skip."""
    cells = terminal_width()
    colour = may_colour(context.environment)
    heads = [[aspect_of(code).short_word for code in _USUAL]] if rows and is_terminal() else []
    lines = list(sharing([*heads, *map(_cells, rows)], cells))
    for head in lines[: len(heads)]:
        print_line(joined(head, cells))
    for row, line in zip(rows, lines[len(heads) :], strict=True):
        if colour:
            line[_LIGHT_COLUMN] = coloured(line[_LIGHT_COLUMN], row["light"])
            print_line("  ".join(line).rstrip())
        else:
            print_line(joined(line, cells))


def _print_columns(standings: Standings, tasks: Sequence[Task], codes: tuple[str, ...]) -> None:
    """Print the columns that were chosen; of a table that somebody put together the headings always stand."""
    from workplan_tui.exporting.ledger_columns import column_of, words_of

    columns = [column_of(code) for code in codes]
    rows = [
        [words_of(column.value(standings, task)).replace("\n", tr("; ")) or "-" for column in columns]
        for task in tasks
    ]
    cells = terminal_width()
    for line in sharing([[column.word for column in columns], *rows], cells):
        print_line(joined(line, cells))


def _print_separated(standings: Standings, tasks: Sequence[Task], codes: tuple[str, ...]) -> None:
    """Print the columns as programs read them."""
    from workplan_tui.exporting.ledger_columns import column_of
    from workplan_tui.exporting.separated import rows_of, separated

    rows = rows_of(standings, [column_of(code) for code in codes], tasks, lambda done, total: None)
    print_line(separated(rows, ",", "\n").rstrip("\n"))


def _cells(row: dict[str, Any]) -> list[str]:
    return [
        clean(row["number"]),
        light_word(row["light"]),
        status_word(row["status"]),
        f"{_percent(row['progress'])}/{_percent(row['expected'])}",
        row["due_on"] or cut(clean(row["due_text"] or tr("no deadline")), _DEADLINE_CELLS),
        clean(row["units"][0]) if row["units"] else "-",
        clean(row["title"]),
    ]


def _percent(value: int | None) -> str:
    return "-" if value is None else str(value)
