"""`workplan flag` 需协调: a question raised to somebody, open until it is answered."""

from __future__ import annotations

from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.recording_verbs import add_day, day_of_facts, print_entry, recorded_change
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.language import tr
from workplan_tui.model.entry import Change
from workplan_tui.model.numbered import numbers_of
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "flag",
        description=tr("Raise a question on tasks that need coordination; it is open until it is answered."),
        epilog=tr("example:") + '\n  workplan flag 46 "入市条件需市级部门会商" --to 常务副区长',
    )
    add_tasks(parser)
    parser.add_argument("text", metavar=tr("TEXT"), nargs="+", help=tr("the question"))
    parser.add_argument("--to", metavar=tr("WHOM"), help=tr("the official or unit it is put to"))
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the question."""
    text = " ".join(arguments.text)
    store = context.open_to_write()
    on = day_of_facts(store, context, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    ops = tuple(flag_op(id, text, arguments.to) for id in ids)
    entry = recorded_change(store, context, Change(ops=ops, actor=context.actor, on=on)).entry
    ledger = store.ledger(on)
    names = [
        f"{clean(ledger.newest_plan.number_of(id))}.{numbers_of(ledger, id, 'flag')[entry.id]}" for id in ids
    ]
    say(
        tr("question {names}; answer with: workplan unflag {name} -m ANSWER").format(
            names=tr(", ").join(names), name=names[0]
        )
    )
    return print_entry(context, entry)
