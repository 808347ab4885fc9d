"""`workplan bulletin`: the counted paper of the supervision office, and its issues, frozen when printed."""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import EXIT_OK, EXIT_REFUSED, UsageError
from workplan_tui.base.user_file import TooLarge, read_stream
from workplan_tui.base.value import Value
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.output import print_json
from workplan_tui.cli.paper_output import PaperOutput, add_target
from workplan_tui.cli.progress_line import ProgressLine
from workplan_tui.cli.recording_verbs import print_recorded
from workplan_tui.language import tr, trn
from workplan_tui.language.os_words import why_refused
from workplan_tui.model.bulletin import Bulletin
from workplan_tui.model.entry import Change
from workplan_tui.model.issues import find_issue, issue_number
from workplan_tui.model.operations.checkpoint import freeze_op
from workplan_tui.model.standings import Standings
from workplan_tui.reports.bulletin.issue_words import since_words
from workplan_tui.reports.operations import describe_saved
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.issues import Issue
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.store.store import Store

_LARGEST_REQUIREMENTS = 64 * 1024


class _Since(Value):
    """What a bulletin is compared with."""

    ledger: Ledger
    words: str
    key: str
    """As a checkpoint keeps it: a day, or the number of an issue."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "bulletin",
        description=tr(
            "Write the bulletin: the counts, class by class, each late task by name, the open questions, "
            "annexes. With --number it is a printed issue, and its figures stay what they were."
        ),
        epilog=tr("example:") + "\n  workplan bulletin --as-of 2023-06-30 --since 2023-05-31"
        "\n  workplan bulletin --as-of 2023-06-30 --since 4 --number 5 -o 通报5.docx"
        "\n  workplan bulletin --again 5",
    )
    parser.add_argument(
        "--since", metavar=tr("DAY|N"), help=tr("compare with that day, or with the issue of that number")
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--number", metavar=tr("N"), help=tr("make it issue N, and record what its figures rest on")
    )
    which.add_argument("--again", metavar=tr("N"), help=tr("issue N again, with the figures it had"))
    add_target(parser)
    parser.add_argument(
        "--requirements", metavar=tr("FILE"),
        help=tr("what is asked of the units, a line each, instead of the usual"),
    )  # fmt: skip


def run(arguments: Namespace, context: Context) -> int:
    """Write the paper; an issue is recorded first, so that none is handed out that is not kept."""
    output = PaperOutput(arguments.target, arguments.force)
    required = _requirements(arguments.requirements)
    if arguments.again is not None:
        return _again(arguments, context, output, required)
    number = None if arguments.number is None else _number(arguments.number, "--number")
    store = context.open() if number is None else context.open_to_write(looks_back=True)
    output.refuse_kept(store)
    day = context.day(store)
    if number is not None and day > store.today():
        raise UsageError(
            tr("--as-of {day} is still to come; an issue tells of what is known.").format(day=day)
        )
    since = _since(arguments.since, store, context, day)
    told = Bulletin(Standings(store.ledger(day)), Standings(since.ledger) if since else None)
    write = _prepared(told, number, store.today(), since.words if since else "", required, output, context)
    if number is None:
        write()
        return EXIT_OK
    op = freeze_op(store.ledger(date.max), number, day, store.plan_hash(), since.key if since else "")
    recorded = store.record(Change(ops=(op,), actor=context.actor, on=store.today()))
    for words in describe_saved(recorded.entry, store.plan, recorded.ledger.find):
        say(tr("saved: {what}").format(what=words))
    for doubt in recorded.doubts:
        warn(doubt)
    print_recorded(
        write,
        tr("The issue is recorded, but was not written: {reason}. `bulletin --again` gives it."),
    )
    return EXIT_OK


def _again(
    arguments: Namespace, context: Context, output: PaperOutput, required: tuple[str, ...] | None
) -> int:
    """Write an issue that was printed; say what of it is not there any more, and exit 1 for that."""
    if arguments.since is not None or context.as_of is not None:
        raise UsageError(
            tr("--again has its own day and what it was compared with; leave --as-of and --since.")
        )
    number = _number(arguments.again, "--again")
    store = context.open()
    output.refuse_kept(store)
    now = store.ledger(date.max)
    issue = find_issue(now, number)
    since = _since_of(issue, now)
    told = Bulletin(Standings(issue.ledger(now)), Standings(since.ledger) if since else None)
    words = since.words if since else ""
    _prepared(told, number, issue.printed_on, words, required, output, context)()
    doubts = []
    if store.plan_hash() != issue.frozen.plan_hash:
        doubts.append(
            tr("The plan has changed since issue {number} was printed, so its figures may differ.").format(
                number=number
            )
        )
    if missing := issue.missing(now):
        sentence = trn(
            "{count} entry that issue {number} was printed from is not in the journal any more.",
            "{count} entries that issue {number} was printed from are not in the journal any more.",
            missing,
        )
        doubts.append(sentence.format(count=missing, number=number))
    for doubt in doubts:
        warn(doubt)
    return EXIT_REFUSED if doubts else EXIT_OK


def _prepared(
    told: Bulletin,
    number: int | None,
    printed_on: date,
    since: str,
    required: tuple[str, ...] | None,
    output: PaperOutput,
    context: Context,
) -> Callable[[], None]:
    """Return what hands the paper out: rows for programs where they are asked for, and the file."""
    from workplan_tui.reports.bulletin.json_row import bulletin_row
    from workplan_tui.reports.bulletin.whole import bulletin_paper

    row = bulletin_row(told, number) if context.as_json else None
    if row is not None and output.target is None:
        return lambda: print_json(row)
    with ProgressLine() as line:
        paper = bulletin_paper(told, number, printed_on, since, required, line.tell)
    write = output.prepared(paper, context.settings)

    def both() -> None:
        write()
        if row is not None:
            print_json(row)

    return both


def _number(text: str, option: str) -> int:
    number = issue_number(text)
    if number is None:
        raise UsageError(
            tr("{option} {text} is no number of an issue; write it as 5.").format(
                option=option, text=clean(text)
            )
        )
    return number


def _since(asked: str | None, store: Store, context: Context, day: date) -> _Since | None:
    """Return what `--since` names; it is before the day of the bulletin."""
    if asked is None:
        return None
    number, now = issue_number(asked), store.ledger(date.max)
    if number is not None:
        issue = find_issue(now, number)
        found = _Since(issue.ledger(now), since_words(issue.day, number), str(number))
    else:
        first = context.named_day(store, asked, "--since") or day
        found = _Since(store.ledger(first), since_words(first), first.isoformat())
    if found.ledger.day >= day:
        raise UsageError(tr("--since {since} is not before {day}.").format(since=found.ledger.day, day=day))
    return found


def _since_of(issue: Issue, now: Ledger) -> _Since | None:
    """Return what the issue was compared with, as it was known when it was printed."""
    from workplan_tui.model.day import find_day

    key = issue.frozen.since
    first, number = find_day(key), issue_number(key)
    if first is not None:
        return _Since(issue.ledger(now, first), since_words(first), key)
    if number is None:
        return None
    former = find_issue(now, number)
    return _Since(former.ledger(now), since_words(former.day, number), key)


def _requirements(name: str | None) -> tuple[str, ...] | None:
    """Return the lines of the file that say something; `UsageError` where it cannot be read."""
    if name is None:
        return None
    try:
        text = read_stream(as_path(name), _LARGEST_REQUIREMENTS).decode("utf-8-sig")
    except TooLarge:
        problem = tr("it is larger than {limit} KiB").format(limit=_LARGEST_REQUIREMENTS >> 10)
    except UnicodeDecodeError:
        problem = tr("it is not UTF-8")
    except OSError as error:
        problem = why_refused(error)
    except ValueError:
        problem = tr("its name is none")
    else:
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    raise UsageError(tr("{file} cannot be read: {problem}.").format(file=clean(name), problem=clean(problem)))
