"""`workplan revise` 调整: put another edition of the plan in the place of the file, from a day on, by a document."""

from __future__ import annotations

from workplan_tui.base.errors import UsageError
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.confirmation import ask, can_ask
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.output import print_line
from workplan_tui.cli.recording_verbs import print_entry
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.recording.adjusting import Adjustment
    from workplan_tui.store.store import Recorded, Store


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "revise",
        description=tr(
            "Put another edition of the plan in the place of the file, from a day on: what is added, dropped and "
            "adjusted is listed first. Both editions are kept beside the journal, so that --as-of reads the plan "
            "that held then. With --accept, record that the file as somebody changed it is the plan."
        ),
        epilog=tr("example:")
        + "\n  workplan revise 调整后.toml --basis 京兴政办发〔2023〕15号 --on 2023-07-01"
        + "\n  workplan import 调整通知.docx --onto tasks.toml -o 调整后.toml"
        + "\n  workplan revise --accept -m 更正错字",
    )
    parser.add_argument("new", metavar=tr("FILE"), nargs="?", help=tr("the new edition, a plan file"))
    parser.add_argument(
        "--accept", action="store_true", help=tr("accept the plan file as it is: each id is the task it was")
    )
    parser.add_argument("--basis", metavar=tr("NUMBER"), help=tr("the document it rests on, by its number"))
    parser.add_argument("--on", metavar=tr("DAY"), help=tr("the day from which it holds (today)"))
    parser.add_argument("-m", "--message", metavar=tr("TEXT"), help=tr("why"))


def run(arguments: Namespace, context: Context) -> int:
    """List what changes, ask, and record it."""
    from workplan_tui.model.recording.adjusting import Adjustment

    if arguments.accept == (arguments.new is not None):
        raise UsageError(tr("Name the file of the new edition, or --accept for the plan file as it is."))
    store = context.open_to_write()
    on = context.named_day(store, arguments.on, "--on", is_recorded=True) or store.today()
    if on > store.today():
        raise UsageError(tr("--on {day} is still to come; adjust the plan when it holds.").format(day=on))
    wanted = Adjustment(context.actor, on, arguments.basis or "", arguments.message or "")
    recorded = (
        _accepted(store, context, wanted) if arguments.accept else _put(store, context, wanted, arguments.new)
    )
    say(tr("saved: the plan {plan} adjusted from {day} on").format(plan=clean(store.plan.title), day=on))
    for doubt in recorded.doubts:
        warn(doubt)
    return print_entry(context, recorded.entry)


def _put(store: Store, context: Context, wanted: Adjustment, name: str) -> Recorded:
    from workplan_tui.base.errors import Refused
    from workplan_tui.model.plan_changes import why_not_edition
    from workplan_tui.reports.adjustments import change_lines
    from workplan_tui.store.plan.file import parse_plan, read_bytes

    path = as_path(name)
    data = read_bytes(path)
    new = parse_plan(data, path)
    last = store.ledger().revisions
    if why := why_not_edition(store.plan, new, wanted.on, last[-1].on if last else None):
        raise Refused(why)
    lines = change_lines(store.plan, new) or [tr("No task changes, only what else the file holds.")]
    _confirm(context, lines, tr("Let this be the plan from {day} on? [y/N]").format(day=wanted.on))
    return store.revise(data, wanted)


def _accepted(store: Store, context: Context, wanted: Adjustment) -> Recorded:
    from workplan_tui.model.rules.other_text import other_text
    from workplan_tui.reports.reasons import reason_words

    ledger = store.ledger()
    doubted = ((task, other_text(ledger, task)) for task in ledger.plan.tasks)
    named = tr("{what} ({reason})")
    lines = [
        named.format(what=f"{clean(task.id)} {clean(task.text)}", reason=reason_words(doubt))
        for task, doubt in doubted
        if doubt is not None
    ]
    if ledger.revisions:
        from workplan_tui.reports.adjustments import change_lines

        former = ledger.edition(ledger.revisions[-1].edition)
        lines = [*lines, *(change_lines(former, ledger.plan) if former else ())]
    lines = lines or [tr("No task is in doubt.")]
    _confirm(context, lines, tr("Is the plan file right as it is, each id the task it was? [y/N]"))
    return store.accept(wanted)


def _confirm(context: Context, lines: list[str], question: str) -> None:
    for line in lines:
        print_line(line)
    if context.is_sure:
        return
    if not can_ask():
        raise UsageError(tr("Nothing was saved. Add --yes to have it so."))
    ask(question)
