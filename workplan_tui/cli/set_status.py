"""`workplan set`: the status of one or many tasks, one entry, one undo."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.recording_verbs import add_day, add_reason, day_of_facts, record
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.language import tr
from workplan_tui.language.words import find_status, status_word
from workplan_tui.model.codes import STATUSES
from workplan_tui.model.operations.set import set_op
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "set",
        description=tr("Set the status of one or many tasks: {statuses}.").format(statuses=_statuses()),
        epilog=tr("example:") + '\n  workplan set 42 done\n  workplan set 11,14-16 推进中 -m "已开工"',
    )
    add_tasks(parser)
    parser.add_argument("status", metavar=tr("STATUS"), nargs="+", help=tr("a digit, or its word"))
    add_reason(parser)
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the status; the model judges whether the move is allowed."""
    status = _status(" ".join(arguments.status))
    store = context.open_to_write()
    on = day_of_facts(store, context, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    return record(store, context, (set_op(id, "status", status, arguments.reason) for id in ids), on)


def _status(word: str) -> str:
    found = find_status(word)
    if found is None:
        from workplan_tui.language.hints import hinted_sentence  # only where there is a mistake to explain

        problem = tr("There is no status {word}").format(word=clean(word))
        raise UsageError(
            hinted_sentence(problem, word, (*map(status_word, STATUSES), *STATUSES), _statuses())
        )
    return found


def _statuses() -> str:
    return tr(", ").join(f"{digit} {status_word(s)}" for digit, s in enumerate(STATUSES, start=1))
