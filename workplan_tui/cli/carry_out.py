"""`workplan carry-out` 落实: a decision of a meeting was carried out."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.numbered import is_one, numbered_lines
from workplan_tui.cli.recording_verbs import add_day, day_of_facts, record
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.language import tr
from workplan_tui.model.decisions import named_by, numbered_decisions
from workplan_tui.model.operations.carry_out import carry_out_op
from workplan_tui.reports.operations import describe_op
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.ledger import Ledger


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "carry-out",
        description=tr("Record that a decision of a meeting was carried out."),
        epilog=tr("example:")
        + '\n  workplan carry-out 46 -m "6月28日批复"\n  workplan carry-out 46 --decision 2',
    )
    add_tasks(parser)
    parser.add_argument(
        "--decision", metavar=tr("WHICH"),
        help=tr("where several are open: its number, as `show` has it, or who carries it out"),
    )  # fmt: skip
    parser.add_argument("-m", dest="reason", metavar=tr("TEXT"), help=tr("how it was carried out"))
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record it for the one open decision of each task, or for the one that is named."""
    store = context.open_to_write()
    on = day_of_facts(store, context, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    ledger = store.ledger(on)
    ops = [carry_out_op(id, _named(ledger, id, arguments.decision), arguments.reason) for id in ids]
    return record(store, context, ops, on)


def _named(ledger: Ledger, task_id: str, asked: str | None) -> tuple[str, ...]:
    """Return the id of the one open decision; `UsageError` where none or several could be meant.

    Without any open decision it is empty, which is refused where the edit is judged.
    """
    found = numbered_decisions(ledger, task_id)
    chosen = found if asked is None else named_by(found, asked)
    if not found:
        return ()
    if is_one(chosen):
        return (chosen[0][1].entry.id,)
    if asked is None:
        sentence = tr(
            "Task {task} has {count} open decisions; name the one that was carried out: --decision N"
        )
    elif chosen:
        sentence = tr("{asked} names several open decisions of task {task}; take the number: --decision N")
    else:
        sentence = tr("{asked} names none of the {count} open decisions of task {task}: --decision N")
    told = sentence.format(
        task=clean(ledger.newest_plan.number_of(task_id)), count=len(found), asked=clean(asked or "")
    )
    raise UsageError("\n".join([told, *numbered_lines(found, lambda fact: describe_op(fact.op, None))]))
