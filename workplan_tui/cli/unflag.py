"""`workplan unflag`: an open question on tasks is answered, one by each answer."""

from __future__ import annotations

from unicodedata import normalize

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.numbered import is_one, numbered_lines
from workplan_tui.cli.recording_verbs import add_day, add_reason, day_of_facts, record
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.language import tr, trn
from workplan_tui.model.flags import named_by, numbered_flags
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.model.task_ids import find_task, is_number
from workplan_tui.reports.details import question_of
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.numbered import Numbered
    from workplan_tui.model.plan import Plan


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "unflag",
        description=tr(
            "Answer the open question on tasks; the answer goes into the journal, one for each question."
        ),
        epilog=tr("example:")
        + '\n  workplan unflag 46 -m "市级会商已明确"'
        + '\n  workplan unflag 46 --question 2 -m "资金已落实"\n  workplan unflag 46.2'
        + "\n  workplan unflag 46 --question 区财政局",
    )
    add_tasks(parser)
    parser.add_argument(
        "--question", metavar=tr("WHICH"),
        help=tr("where several are open: its number, as `show` has it, or whom it was put to"),
    )  # fmt: skip
    add_reason(parser, tr("the answer"))
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the answer to the one question of each task, or to the one that is named."""
    store = context.open_to_write()
    _take_apart(arguments, store.plan)
    on = day_of_facts(store, context, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    ledger = store.ledger(on)
    ops = [unflag_op(id, question_named(ledger, id, arguments.question), arguments.reason) for id in ids]
    code = record(store, context, ops, on)
    for id in ids:
        _say_left(store.plan.number_of(id), numbered_flags(store.ledger(on), id))
    return code


def _take_apart(arguments: Namespace, plan: Plan) -> None:
    """Read `46.2`, as `flag` says it, as question 2 of task 46, unless a task is called so."""
    task_id, _, number = normalize("NFKC", arguments.tasks).strip().rpartition(".")
    whole = find_task(plan, arguments.tasks) is not None or arguments.question is not None
    if not whole and find_task(plan, task_id) is not None and is_number(number):
        arguments.tasks, arguments.question = task_id, number


def question_named(
    ledger: Ledger, task_id: str, asked: str | None, option: str = "--question"
) -> tuple[str, ...]:
    """Return the id of the one open question; `UsageError` where none or several could be meant.

    Without any open question it is empty, which is refused where the edit is judged.
    """
    found = numbered_flags(ledger, task_id)
    chosen = found if asked is None else named_by(found, asked)
    if not found:
        return ()
    if is_one(chosen):
        return (chosen[0][1].entry.id,)
    if asked is None:
        sentence = tr("Task {task} has {count} open questions; name the one that is answered: {option} N")
    elif chosen:
        sentence = tr("{asked} names several open questions of task {task}; take the number: {option} N")
    else:
        sentence = tr("{asked} names none of the {count} open questions of task {task}: {option} N")
    told = sentence.format(
        task=clean(ledger.newest_plan.number_of(task_id)),
        count=len(found),
        asked=clean(asked or ""),
        option=option,
    )
    raise UsageError("\n".join([told, *numbered_lines(found, question_of)]))


def _say_left(number: str, found: Numbered) -> None:
    if not found:
        return
    say(
        trn(
            "task {task} has {count} more open question:",
            "task {task} has {count} more open questions:",
            len(found),
        ).format(task=clean(number), count=len(found))
    )
    for line in numbered_lines(found, question_of):
        say(line)
