"""`workplan close` 销号: a second person verified the claim, and records how."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.recording_verbs import add_day, add_reason, day_of_facts, record
from workplan_tui.cli.task_choice import add_tasks, chosen_ids
from workplan_tui.language import tr
from workplan_tui.language.words import find_method, method_word
from workplan_tui.model.codes import METHODS
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.status import CLOSED
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "close",
        description=tr("Close out tasks that are done: only somebody else than the claimant may."),
        epilog=tr("example:") + "\n  workplan close 42 --method 实地 --evidence 验收单.pdf",
    )
    add_tasks(parser)
    parser.add_argument(
        "--method", metavar="|".join(map(method_word, METHODS)), help=tr("how it was verified")
    )
    parser.add_argument(
        "--evidence", metavar=tr("NAME"), action="append", help=tr("what it was verified by; may be repeated")
    )
    add_reason(parser)
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the closing with its method and the names of the evidence."""
    more: dict[str, object] = {}
    if arguments.method is not None:
        more["method"] = _method(arguments.method)
    if arguments.evidence:
        more["evidence"] = arguments.evidence
    store = context.open_to_write()
    on = day_of_facts(store, context, arguments.on)
    ids = chosen_ids(store, context, arguments, on)
    ops = (set_op(id, "status", CLOSED, arguments.reason, **more) for id in ids)
    return record(store, context, ops, on)


def _method(word: str) -> str:
    found = find_method(word)
    if found is None:
        from workplan_tui.language.hints import hinted_sentence  # only where there is a mistake to explain

        methods = [method_word(method) for method in METHODS]
        problem = tr("There is no way of verifying called {method}").format(method=clean(word))
        raise UsageError(hinted_sentence(problem, word, (*methods, *METHODS), tr(", ").join(methods)))
    return found
