"""`workplan log`: what was recorded, oldest first, with what was taken back marked as such."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_json, print_line
from workplan_tui.cli.task_choice import task_or_gone
from workplan_tui.language import tr
from workplan_tui.reports.history import history_lines, later_entries, later_lines, task_entries
from workplan_tui.text.half_width import half_width
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.entry import Entry
    from workplan_tui.store.store import Store


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "log",
        description=tr("Print the journal: the day a fact holds, when it was recorded, by whom, what."),
        epilog=tr("example:") + "\n  workplan log 42\n  workplan log --entry 0189becc",
    )
    parser.add_argument("task", metavar=tr("TASK"), nargs="?", help=tr("only what speaks of this task"))
    parser.add_argument(
        "--entry",
        metavar=tr("ID"),
        help=tr("only the entry whose id begins so, with its place in the journal"),
    )


def run(arguments: Namespace, context: Context) -> int:
    """Print the entries known at the day."""
    store = context.open()
    ledger = store.ledger(context.day(store))
    task_id, is_in_plan = (None, True) if arguments.task is None else task_or_gone(store, arguments.task)
    entries: Sequence[Entry] = ledger.entries if task_id is None else task_entries(ledger, task_id)
    tells_later = context.as_of is None and not store.is_today_pretended
    whole = store.ledger(date.max) if tells_later else ledger
    later = later_entries(whole, ledger.day, task_id)
    if arguments.entry is not None:
        entries, later = _begun_so(entries, arguments.entry), _begun_so(later, arguments.entry)
        if not entries and not later:
            raise UsageError(
                tr("No entry has an id that begins with {id}; `workplan log --json` lists all ids.").format(
                    id=clean(arguments.entry)
                )
            )
    if context.as_json:
        print_json(
            [*(entry.record for entry in entries), *({**entry.record, "later": True} for entry in later)]
        )
        return 0
    if task_id is not None and not is_in_plan:
        from workplan_tui.reports.gone_task import gone_words  # seldom is one gone

        say(gone_words(store.plan.number_of(task_id)))
    lines = (*history_lines(ledger, entries, task_id), *later_lines(whole, later, task_id))
    for entry, line in zip((*entries, *later), lines, strict=True):
        print_line(line)
        if arguments.entry is not None:
            print_line(f"  {_where(entry, store)}")
    if task_id is not None and not lines:
        number = clean(store.plan.number_of(task_id))
        say(tr("Nothing is recorded of task {task}.").format(task=number))
    return 0


def _begun_so(entries: Iterable[Entry], beginning: str) -> list[Entry]:
    """Return the entries whose ids begin so."""
    asked = half_width(beginning).strip().lower()
    return [entry for entry in entries if asked and entry.id.startswith(asked)]


def _where(entry: Entry, store: Store) -> str:
    """Return the whole id and where in the journal folder the line stands."""
    return tr("{id}: number {number} of {replica} in {folder}").format(
        id=clean(entry.id), number=entry.seq, replica=clean(entry.replica), folder=clean(store.journal_dir)
    )
