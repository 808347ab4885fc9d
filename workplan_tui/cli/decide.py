"""`workplan decide` 议定: what a meeting decided, who carries it out, and by when."""

from __future__ import annotations

from workplan_tui.cli.confirmation import confirm
from workplan_tui.cli.recording_verbs import add_day, day_of_facts, record
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.cli.unflag import question_named
from workplan_tui.language import tr
from workplan_tui.model.operations.decide import decide_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.model.who import named_in, one_meant, why_stranger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Plan


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "decide",
        description=tr(
            "Record what a meeting decided on tasks: who does it by which day; it is open until it is carried out."
        ),
        epilog=tr("example:")
        + '\n  workplan decide 46 "报市级联审，6月底前批复" --owner 区发展改革委 --due 2023-06-30'
        + '\n  workplan decide 46 "资金由区级统筹" --owner 区财政局 --due 06-30 --of 2 --on 06-12',
    )
    add_tasks(parser)
    parser.add_argument("text", metavar=tr("TEXT"), nargs="+", help=tr("what was decided"))
    parser.add_argument(
        "--owner", metavar=tr("UNIT"), required=True,
        help=tr("the unit or official who carries it out; a short name will do"),
    )  # fmt: skip
    parser.add_argument("--due", metavar=tr("DAY"), required=True, help=tr("the day by which it is done"))
    parser.add_argument(
        "--of", dest="question", metavar=tr("WHICH"),
        help=tr("the open question that it answers: its number, as `show` has it, or whom it was put to"),
    )  # fmt: skip
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the decision, and with it the answer to the question it is of."""
    text = " ".join(arguments.text)
    store = context.open_to_write()
    on = day_of_facts(store, context, arguments.on)
    due = context.named_day(store, arguments.due, "--due", is_recorded=True)
    assert due is not None  # argparse has asked for it
    ids = chosen_ids(store, context, arguments, on)
    owner = _owner(store.plan, arguments.owner, context.is_sure)
    ops: list[Op] = []
    for id in ids:
        if arguments.question is None:
            ops.append(decide_op(id, text, owner, due))
        else:
            answered = question_named(store.ledger(on), id, arguments.question, "--of")
            ops += (decide_op(id, text, owner, due, answered), unflag_op(id, answered, text))
    return record(store, context, ops, on)


def _owner(plan: Plan, asked: str, is_sure: bool) -> str:
    """Return the unit's or official's name in full; who is not in the plan is asked about."""
    name = one_meant(plan, asked, named_in(plan)) or asked.strip()
    stranger = why_stranger(plan, name)
    confirm([stranger] if stranger else [], is_sure)
    return name
