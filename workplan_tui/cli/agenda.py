"""`workplan agenda`: what needs somebody now, gravest first."""

from __future__ import annotations

from workplan_tui.cli.columns import aligned, joined
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.errors import UsageError
from workplan_tui.language import tr, trn
from workplan_tui.model.agenda import KINDS, agenda, is_for, is_mine
from workplan_tui.model.filter import parse_filter
from workplan_tui.model.standings import Standings
from workplan_tui.reports.kinds import kind_word
from workplan_tui.reports.rows import task_row
from workplan_tui.wording import clean, light_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers
    from workplan_tui.model.agenda import Item
    from workplan_tui.model.plan import Task


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "agenda",
        description=tr("List what needs somebody: late, due, behind, silent, asked about, to be verified."),
        epilog=tr("example:") + "\n  workplan agenda\n  workplan agenda --for 区水务局\n  workplan agenda --mine",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument("--for", dest="whose", metavar=tr("NAME"), help=tr("only this unit's or lead's"))
    parser.add_argument(
        "--only", choices=KINDS, metavar=tr("KIND"),
        help=tr("only this: {kinds}").format(kinds=", ".join(KINDS)),
    )  # fmt: skip
    parser.add_argument("--mine", action="store_true", help=tr("only my unit's (`unit` in config.toml)"))


def run(arguments: Namespace, context: Context) -> int:
    """Print one line a task."""
    asked = parse_filter(" ".join(arguments.filter))
    store = context.open()
    standings = Standings(store.ledger(context.day(store)))
    tasks = [task for task in store.plan.tasks if asked.matches(standings.ledger, task)]
    items = [
        item
        for item in agenda(standings, _chosen(tasks, arguments, context))
        if arguments.only is None or arguments.only in item.kinds
    ]
    if context.as_json:
        by_id = store.plan.tasks_by_id
        print_json(
            [
                task_row(standings.ledger, by_id[item.task_id])
                | {"kinds": list(item.kinds), "reasons": list(item.reasons)}
                for item in items
            ]
        )
        return 0
    _print_lines(standings, items)
    say(trn("{count} task needs somebody", "{count} tasks need somebody", len(items)).format(count=len(items)))
    return 0


def _chosen(tasks: list[Task], arguments: Namespace, context: Context) -> Iterable[Task]:
    unit = context.settings.unit
    if arguments.mine and not unit:
        raise UsageError(tr("--mine needs your unit: write unit = \"…\" into config.toml."))
    return (
        task
        for task in tasks
        if (not arguments.whose or is_for(task, arguments.whose))
        and (not arguments.mine or is_mine(task, unit or ""))
    )


def _print_lines(standings: Standings, items: Iterable[Item]) -> None:
    by_id, cells = standings.ledger.plan.tasks_by_id, terminal_width()
    rows = []
    for item in items:
        task = by_id[item.task_id]
        rows.append(
            [
                clean(task.id),
                light_word(standings.of(task).light),
                kind_word(item.kinds[0]),
                clean(task.units[0]) if task.units else "-",
                clean(task.title),
                tr("; ").join(item.reasons),
            ]
        )
    for line in aligned(rows, cells):
        print_line(joined(line, cells))
