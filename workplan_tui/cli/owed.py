"""`workplan owed` 应报: what a unit still has to tell: reports, values of targets, days of milestones."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching, tell_absent
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.language import tr, trn
from workplan_tui.model.owed import owed
from workplan_tui.model.plan_parts import REPORTING
from workplan_tui.model.standings import Standings
from workplan_tui.model.who import is_own
from workplan_tui.reports.columns import aligned, joined
from workplan_tui.reports.owed import owed_heading, owed_row, owed_words
from workplan_tui.text.cells import cut
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.owed import UnitOwed
    from workplan_tui.model.plan import Plan


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "owed",
        description=tr(
            "List what your unit still has to tell of the tasks it leads: reports of this period and those "
            "before, targets without a value, milestones that are past and not met."
        ),
        epilog=tr("example:")
        + "\n  workplan owed\n  workplan owed --unit 水务局\n  workplan owed --all 板块:二",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--all", action="store_true", help=tr("every unit's, not only your own"))
    whose.add_argument("--mine", action="store_true", help=tr("your own unit's, as without it"))


def run(arguments: Namespace, context: Context) -> int:
    """Print a heading a unit, and a line a task."""
    unit = None if arguments.all else context.needed_unit("owed")
    asked = context.filter(*arguments.filter)
    store = context.open()
    standings = Standings(store.ledger(context.day(store)))
    plan = store.plan
    if unit is not None and not any(is_own(plan, unit, name) for name in plan.unit_names):
        raise UsageError(tr("No unit of the plan is called {unit}.").format(unit=clean(unit)))
    tasks = matching(asked, standings, context.say_last)
    found = [one for one in owed(standings.ledger, tasks) if unit is None or is_own(plan, unit, one.unit)]
    tell_absent(standings.ledger, (REPORTING,), context.say_last)
    if context.as_json:
        print_json([owed_row(plan, one, task) for one in found for task in one.tasks])
        return 0
    _print_lines(plan, found)
    count = sum(len(one.tasks) for one in found)
    say(
        trn("{count} task has something to tell", "{count} tasks have something to tell", count).format(
            count=count
        )
        if count
        else tr("Nothing is owed.")
    )
    return 0


def _print_lines(plan: Plan, found: Sequence[UnitOwed]) -> None:
    """Print all tables in the same columns; on a narrow terminal a title gives way to what is owed."""
    cells = terminal_width()
    rows = []
    for one in found:
        for task in one.tasks:
            title = clean(plan.tasks_by_id[task.task_id].title)
            told = tr("; ").join(owed_words(task))
            rows.append(
                [clean(plan.number_of(task.task_id)), cut(title, cells // 3) if cells else title, told]
            )
    lines = iter(list(aligned(rows, cells and cells - 2)))
    for place, one in enumerate(found):
        if place:
            print_line()
        print_line(owed_heading(one))
        for _ in one.tasks:
            print_line(f"  {joined(next(lines))}")
