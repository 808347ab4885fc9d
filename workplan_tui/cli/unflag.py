"""`workplan unflag`: an open question on tasks is answered, one by each answer."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.choice import add_tasks, chosen_ids
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.writing import add_day, add_reason, day_of_facts, record
from workplan_tui.language import tr, trn
from workplan_tui.model.entry import unflag_op
from workplan_tui.model.flags import named_by, numbered_flags
from workplan_tui.reports.details import question_of
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger

    Numbered = tuple[tuple[int, Fact], ...]


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "unflag",
        description=tr(
            "Answer the open question on tasks; the answer goes into the journal, one for each question."
        ),
        epilog=tr("example:")
        + '\n  workplan unflag 46 -m "市级会商已明确"'
        + '\n  workplan unflag 46 --question 2 -m "资金已落实"\n  workplan unflag 46 --question 区财政局',
    )
    add_tasks(parser)
    parser.add_argument(
        "--question", metavar=tr("WHICH"),
        help=tr("where several are open: its number, as `show` has it, or whom it was put to"),
    )  # fmt: skip
    add_reason(parser)
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the answer to the one question of each task, or to the one that is named."""
    store = context.open_to_write()
    on = day_of_facts(store, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    ledger = store.ledger(on)
    ops = [unflag_op(id, _answered(ledger, id, arguments.question), arguments.reason) for id in ids]
    code = record(store, context, ops, on)
    for id in ids:
        _say_left(id, numbered_flags(store.ledger(on), id))
    return code


def _answered(ledger: Ledger, task_id: str, asked: str | None) -> tuple[str, ...]:
    """Return the id of the one question; `UsageError` where none or several could be meant.

    Without any open question it is empty, which is refused where the edit is judged.
    """
    found = numbered_flags(ledger, task_id)
    if not found:
        return ()
    chosen = found if asked is None else named_by(found, asked)
    if len({flag.entry.id for _, flag in chosen}) == 1:
        return (chosen[0][1].entry.id,)
    if asked is None:
        sentence = tr("Task {task} has {count} open questions; name the one that is answered: --question N")
    elif chosen:
        sentence = tr("{asked} names several open questions of task {task}; take the number: --question N")
    else:
        sentence = tr("{asked} names none of the {count} open questions of task {task}: --question N")
    told = sentence.format(task=clean(task_id), count=len(found), asked=clean(asked or ""))
    raise UsageError("\n".join([told, *_lines(found)]))


def _say_left(task_id: str, found: Numbered) -> None:
    if not found:
        return
    say(
        trn(
            "task {task} has {count} more open question:",
            "task {task} has {count} more open questions:",
            len(found),
        ).format(task=clean(task_id), count=len(found))
    )
    for line in _lines(found):
        say(line)


def _lines(found: Numbered) -> list[str]:
    return [
        "  " + tr("{number}. {question}").format(number=number, question=question_of(flag))
        for number, flag in found
    ]
