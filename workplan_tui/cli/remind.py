"""`workplan remind` 催办: the text for each unit of what is late and due, and the record of it."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.filtered import matching
from workplan_tui.cli.output import print_json, print_line
from workplan_tui.cli.recording_verbs import print_recorded
from workplan_tui.language import tr
from workplan_tui.model.entry import Change
from workplan_tui.model.fold.fact import task_id_of
from workplan_tui.model.operations.decide import Decide, open_decisions
from workplan_tui.model.reason import because
from workplan_tui.model.standings import Standings
from workplan_tui.model.task_ids import names_ids, parse_task_ids
from workplan_tui.model.who import means
from workplan_tui.reports.id_lists import format_ids
from workplan_tui.reports.reminder import remind_ops, reminders
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Task
    from workplan_tui.reports.reminder import Reminder
    from workplan_tui.store.store import Store


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "remind",
        description=tr(
            "Print for each unit what is late or due, ready to paste; with --record also record that it was sent."
        ),
        epilog=tr("example:")
        + "\n  workplan remind --unit 区水务局\n  workplan remind --unit 区水务局 --record",
    )
    parser.add_argument("filter", metavar=tr("FILTER"), nargs="*", help=tr("only tasks that match"))
    parser.add_argument(
        "--unit", metavar=tr("UNIT"),
        help=tr("only this unit's, also those another unit leads; part of its name will do"),
    )  # fmt: skip
    parser.add_argument("--record", action="store_true", help=tr("record that the reminders were sent"))


def run(arguments: Namespace, context: Context) -> int:
    """Print the texts; if they are sent, record first as one entry which tasks they name.

    A reader of standard output that goes away early must not cost the record.
    """
    store = context.open_to_write() if arguments.record else context.open()
    standings = Standings(store.ledger(context.day(store)))
    tasks = _asked_tasks(standings, arguments.filter, context)
    made = reminders(standings, tasks, _known_unit(standings.ledger, arguments.unit))
    if not made:
        say(tr("Nobody needs a reminder."))
    addressed = [one for one in made if one.unit]
    if addressed and arguments.record:
        _record(store, context, addressed)
        print_recorded(
            lambda: _print(made, context.as_json),
            tr("The reminders are recorded but were not printed: {reason}. `remind` prints them."),
        )
    else:
        _print(made, context.as_json)
        if addressed:
            say(tr("Nothing is recorded yet; when it is sent, --record records it."))
    return 0


def _print(made: Sequence[Reminder], as_json: bool) -> None:
    if as_json:
        print_json(
            [
                {
                    "unit": one.unit,
                    "tasks": list(one.task_ids),
                    "numbers": [each.number for each in one.chased],
                    "text": one.text,
                }
                for one in made
            ]
        )
    elif made:
        for line in "\n\n".join(one.text for one in made).split("\n"):
            print_line(line)


def _asked_tasks(standings: Standings, words: Sequence[str], context: Context) -> list[Task]:
    plan, asked = standings.ledger.plan, " ".join(words)
    if names_ids(plan, asked):
        return [plan.tasks_by_id[id] for id in parse_task_ids(plan, asked)]
    return matching(context.filter(*words), standings, context.say_last)


def _known_unit(ledger: Ledger, asked: str | None) -> str | None:
    """Return what names a unit; a slip of the pen must not look like good news, nor letters mean several."""
    if asked is None:
        return None
    plan = ledger.plan
    units = [one for task in plan.tasks for one in task.units]
    owners = [Decide(fact.op).owner for task in plan.tasks for fact in open_decisions(ledger, task.id)]
    meant = [one for one in dict.fromkeys((*units, *owners)) if means(plan, asked, one)]
    if len(meant) > 1 and asked.isascii():
        raise UsageError(because("may_mean", asked=asked, names=tuple(meant)))
    if meant:
        return asked.strip()
    raise UsageError(tr("No unit of the plan is called {unit}.").format(unit=clean(asked)))


def _record(store: Store, context: Context, made: Sequence[Reminder]) -> None:
    ops = remind_ops(made)
    change = Change(ops=ops, actor=context.actor, on=store.today())
    store.record(change)
    say(
        tr("saved: {what}").format(
            what=tr("reminded of {tasks}").format(
                tasks=format_ids(store.plan.numbers_of(map(task_id_of, ops)))
            )
        )
    )
