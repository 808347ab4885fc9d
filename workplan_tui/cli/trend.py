"""`workplan trend`: planned against done, month by month, for all tasks or by groups."""

from __future__ import annotations

from workplan_tui.cli.filtered import matching, parts_of_group, tell_absent
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.cli.progress_line import ProgressLine
from workplan_tui.cli.table_options import code_meant
from workplan_tui.language import tr
from workplan_tui.model.aspects.table import aspect_of
from workplan_tui.model.grouping import group_name, grouped
from workplan_tui.model.plan_parts import STEPS
from workplan_tui.model.standings import Standings
from workplan_tui.model.trend import trend, trends
from workplan_tui.reports.columns import tabled
from workplan_tui.reports.trend import group_trend_rows, point_row, trend_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable
    from typing import Any

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.plan import Task
    from workplan_tui.model.trend import Point

_BY = ("section", "unit", "lead")


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "trend",
        description=tr(
            "Show for each month's end how much was planned and done, and how the lights stood; "
            "every day is read from the journal anew."
        ),
        epilog=tr("example:") + "\n  workplan trend\n  workplan trend 板块:二\n  workplan trend --by unit",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument("--by", type=code_meant, choices=_BY, help=tr("percent done and planned, in groups"))


def run(arguments: Namespace, context: Context) -> int:
    """Print a row a month, or a row a group."""
    asked = context.filter(*arguments.filter)
    store = context.open()
    standings = Standings(store.ledger(context.day(store)))
    tasks = matching(asked, standings, context.say_last)
    parts = parts_of_group(arguments.by) if arguments.by else ()
    tell_absent(standings.ledger, (STEPS, *parts), context.say_last)
    with ProgressLine() as progress:
        if arguments.by is None:
            points = trend(standings.ledger, tasks, progress.tell)
            named: list[tuple[str, str, tuple[Point, ...]]] = []
        else:
            points = ()
            named = _by_groups(standings, tasks, arguments.by, progress.tell)
    if context.as_json:
        print_json(_json(points, named))
        return 0
    cells = terminal_width()
    if arguments.by is None:
        rows = trend_rows(store.plan, points, cells)
    else:
        heading = tr("{group}, done/planned").format(group=aspect_of(arguments.by).word)
        rows = group_trend_rows(store.plan, [(name, points) for _, name, points in named], cells, heading)
    for line in tabled(rows, cells):
        print_line(line)
    return 0


def _by_groups(
    standings: Standings, tasks: Iterable[Task], by: str, told: Callable[[int, int], None]
) -> list[tuple[str, str, tuple[Point, ...]]]:
    """Return key, name and points of each group."""
    groups = grouped(standings, tasks, by)
    points = trends(standings.ledger, [group.tasks for group in groups], told)
    return [
        (group.key, group_name(standings, by, group.key), its)
        for group, its in zip(groups, points, strict=True)
    ]


def _json(points: Iterable[Point], named: Iterable[tuple[str, str, Iterable[Point]]]) -> list[Any]:
    groups = [
        {"key": key, "name": name, "points": list(map(point_row, points))} for key, name, points in named
    ]
    return groups or list(map(point_row, points))
