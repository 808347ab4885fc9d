"""`workplan agenda`: what needs somebody now, gravest first."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching, refuse_absent
from workplan_tui.cli.output import print_json, print_line, terminal_width
from workplan_tui.language import tr, trn
from workplan_tui.language.hints import hinted_sentence
from workplan_tui.language.words import light_word
from workplan_tui.model.agenda import KINDS, agenda, told_to
from workplan_tui.model.filter.conditions import Condition, Mine
from workplan_tui.model.filter.tree import all_of
from workplan_tui.model.plan_parts import NEEDED_BY_KIND
from workplan_tui.model.standings import Standings
from workplan_tui.model.who import is_for, role_of
from workplan_tui.reports.columns import aligned, joined
from workplan_tui.reports.kinds import find_kind, kind_word
from workplan_tui.reports.reasons import reason_words
from workplan_tui.reports.rows import task_row
from workplan_tui.text.cells import cut
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.agenda_item import AgendaItem
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "agenda",
        description=tr(
            "List what needs somebody: late, due, behind, silent, in need of coordination, to be verified."
        ),
        epilog=tr("example:")
        + "\n  workplan agenda\n  workplan agenda --for 区水务局\n  workplan agenda --mine",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument(
        "--for",
        dest="whose",
        metavar=tr("NAME"),
        help=tr("only this unit's or lead's, and what was put to them"),
    )
    parser.add_argument(
        "--only", metavar=tr("KIND"),
        help=tr("only this: {kinds}").format(kinds=tr(", ").join(map(kind_word, KINDS))),
    )  # fmt: skip
    parser.add_argument(
        "--mine",
        action="store_true",
        help=tr("only my unit's (--unit, $WORKPLAN_UNIT, or `unit` in the settings)"),
    )


def run(arguments: Namespace, context: Context) -> int:
    """Print one line a task."""
    asked = context.filter(*arguments.filter)
    if arguments.mine:
        unit = context.needed_unit("--mine")
        asked = all_of((asked, Condition("is", (Mine(unit),))))
    only = _kind(arguments.only)
    store = context.open()
    standings = Standings(store.ledger(context.day(store)))
    if only in NEEDED_BY_KIND:
        refuse_absent(standings.ledger, NEEDED_BY_KIND[only])
    tasks = _chosen(standings.ledger, matching(asked, standings, context.say_last), arguments.whose)
    items = [item for item in agenda(standings, tasks) if only is None or only in item.kinds]
    if arguments.whose is not None:
        items = [told_to(standings, item, arguments.whose) for item in items]
    if context.as_json:
        by_id = store.plan.tasks_by_id
        print_json(
            [
                task_row(standings, by_id[item.task_id])
                | _role(store.plan, by_id[item.task_id], arguments.whose)
                | {"kinds": list(item.kinds), "reasons": [reason_words(one) for one in item.reasons]}
                for item in items
            ]
        )
        return 0
    _print_lines(standings, items, arguments.whose)
    say(
        trn("{count} task needs somebody", "{count} tasks need somebody", len(items)).format(count=len(items))
    )
    return 0


def _kind(word: str | None) -> str | None:
    """Return the code of what alone is asked for."""
    kind = find_kind(word) if word is not None else None
    if word is not None and kind is None:
        problem = tr("There is no reason called {kind}").format(kind=clean(word))
        raise UsageError(
            hinted_sentence(
                problem, word, (*map(kind_word, KINDS), *KINDS), tr(", ").join(map(kind_word, KINDS))
            )
        )
    return kind


def _chosen(ledger: Ledger, tasks: list[Task], whose: str | None) -> list[Task]:
    """Return the tasks of who is asked for; a slip of the pen must not look like good news."""
    if whose is None:
        return tasks
    if not any(is_for(ledger, task, whose) for task in ledger.plan.tasks):
        raise UsageError(tr("No unit or lead of the plan is called {name}.").format(name=clean(whose)))
    return [task for task in tasks if is_for(ledger, task, whose)]


def _role(plan: Plan, task: Task, whose: str | None) -> dict[str, str]:
    """Return what who is asked for is to the task, as a key more."""
    return {} if whose is None else {"role": role_of(plan, task, whose)}


def _role_word(role: str) -> str:
    words = {
        "lead": tr("leads"), "unit": tr("responsible"), "supporting": tr("supporting"), "asked": tr("asked"),
    }  # fmt: skip
    return words[role]


def _print_lines(standings: Standings, items: Iterable[AgendaItem], whose: str | None) -> None:
    """Print a line for each, with the role of who is asked for.

    On a narrow terminal unit and title give way to the reasons.
    """
    by_id, cells = standings.ledger.plan.tasks_by_id, terminal_width()
    rows = []
    for item in items:
        task = by_id[item.task_id]
        unit, title = clean(task.units[0]) if task.units else "-", clean(task.title)
        rows.append(
            [
                clean(task.number),
                light_word(standings.of(task).light),
                kind_word(item.kind),
                *map(_role_word, _role(standings.ledger.plan, task, whose).values()),
                cut(unit, cells // 7) if cells else unit,
                cut(title, cells // 4) if cells else title,
                tr("; ").join(map(reason_words, item.reasons)),
            ]
        )
    for line in aligned(rows, cells):
        print_line(joined(line, cells))
