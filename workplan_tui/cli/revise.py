"""`workplan revise` 调整: put another edition of the plan in the place of the file, from a day on, by a document."""

from __future__ import annotations

from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.confirmation import ask, can_ask
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.output import print_line
from workplan_tui.cli.recording_verbs import print_entry
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.plan import Plan
    from workplan_tui.model.recording.adjusting import Adjustment
    from workplan_tui.store.recorded import Recorded
    from workplan_tui.store.store import Store


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
    add_adjustment(parser)


def add_adjustment(parser: ArgumentParser) -> None:
    """Declare what an adjustment rests on, and from when it holds."""
    parser.add_argument("--basis", metavar=tr("NUMBER"), help=tr("the document it rests on, by its number"))
    parser.add_argument("--on", metavar=tr("DAY"), help=tr("the day from which it holds (today)"))
    parser.add_argument("-m", "--message", metavar=tr("TEXT"), help=tr("why"))


def run(arguments: Namespace, context: Context) -> int:
    """List what changes, ask, and record it."""
    if arguments.accept == (arguments.new is not None):
        raise UsageError(tr("Name the file of the new edition, or --accept for the plan file as it is."))
    store = context.open_to_write()
    wanted = wanted_adjustment(store, context, arguments)
    if not arguments.accept:
        from workplan_tui.store.plan.file import read_bytes

        return adjust(store, context, wanted, read_bytes(as_path(arguments.new)), as_path(arguments.new))
    _confirm(context, _doubted(store), tr("Is the plan file right as it is, each id the task it was? [y/N]"))
    return _say_adjusted(store, context, store.accept(wanted))


def wanted_adjustment(store: Store, context: Context, arguments: Namespace) -> Adjustment:
    """Return what is asked for; `UsageError` for a day to come, `Refused` for the plan that comes with the program."""
    from workplan_tui.model.recording.adjusting import Adjustment

    if store.plan_refusal:
        raise Refused(store.plan_refusal)
    on = context.named_day(store, arguments.on, "--on", is_recorded=True) or store.today()
    if on > store.today():
        raise UsageError(tr("--on {day} is still to come; adjust the plan when it holds.").format(day=on))
    return Adjustment(context.actor, on, arguments.basis or "", arguments.message or "")


def adjust(store: Store, context: Context, wanted: Adjustment, data: bytes, name: str = "") -> int:
    """List what another edition of the plan changes, ask, and put it in the place of the file."""
    from workplan_tui.reports.adjustments import change_lines

    former, new = store.editions(data, name or store.plan_path, wanted)
    changes = change_lines(former, new) or [tr("No task changes, only what else the file holds.")]
    lines = [*_most_dropped(former, new), *changes]
    _confirm(context, lines, tr("Let this be the plan from {day} on? [y/N]").format(day=wanted.on))
    return _say_adjusted(store, context, store.revise(data, wanted))


def _most_dropped(former: Plan, new: Plan) -> list[str]:
    """Return the sentence about an edition that has few of the tasks any more: it may be part of a notice."""
    from workplan_tui.model.plan_changes import dropped_tasks

    gone, count = len(dropped_tasks(former, new)), len(former.tasks)
    if gone * 2 <= count:
        return []
    told = tr(
        "{gone} of the {all} tasks would be dropped. A revision needs the whole plan, not only what changes."
    )
    return [told.format(gone=gone, all=count)]


def _say_adjusted(store: Store, context: Context, recorded: Recorded) -> int:
    say(
        tr("saved: the plan {plan} adjusted from {day} on").format(
            plan=clean(store.plan.title), day=recorded.entry.on
        )
    )
    for doubt in recorded.doubts:
        warn(doubt)
    return print_entry(context, recorded.entry)


def _doubted(store: Store) -> list[str]:
    """Return what was recorded of other texts, and what differs from the last adjustment."""
    from workplan_tui.model.rules.other_text import other_text
    from workplan_tui.reports.reasons import reason_words

    ledger = store.ledger()
    doubted = ((task, other_text(ledger, task)) for task in ledger.plan.tasks)
    named = tr("{what} ({reason})")
    lines = [
        named.format(what=f"{clean(task.number)} {clean(task.text)}", reason=reason_words(doubt))
        for task, doubt in doubted
        if doubt is not None
    ]
    if ledger.revisions:
        from workplan_tui.reports.adjustments import change_lines

        former = ledger.edition(ledger.revisions[-1].edition)
        lines = [*lines, *(change_lines(former, ledger.written) if former else ())]
    return lines or [tr("No task is in doubt.")]


def _confirm(context: Context, lines: list[str], question: str) -> None:
    for line in lines:
        print_line(line)
    if context.is_sure:
        return
    if not can_ask():
        raise UsageError(tr("Nothing was saved. Add --yes to have it so."))
    ask(question)
