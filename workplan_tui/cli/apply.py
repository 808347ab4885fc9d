"""`workplan apply`: forms that came back, operations from a file, or an entry that could not be saved before.

Each file is one entry, or nothing. JSON lines are what programs write; a form is shown, its wrong cells
are pointed at, and it is recorded only when somebody says so.
"""

from __future__ import annotations

import sys

from workplan_tui.base.errors import EXIT_REFUSED, UsageError
from workplan_tui.base.reading import BOM, TooLarge, read_handle, read_stream
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.words import as_path
from workplan_tui.cli.writing import add_day, day_of_facts, named_period, record_change, recorded_change
from workplan_tui.language import tr, trn
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers
    from workplan_tui.cli.returned import Asked, CameBack
    from workplan_tui.store.store import Store

_STANDARD_INPUT = "-"
_BEGINS_JSON = (b"{", b"[")
_MOST_TOLD = 20
"""Wrong places of one file: a file that is no form at all has hundreds."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "apply",
        description=tr(
            "Record a form that a unit filled in, after a look at what it would change; lines such as "
            "65 已完成 说明; or JSON lines. Each file is one entry, all or nothing, and the same file twice "
            "changes nothing."
        ),
        epilog=tr("example:")
        + "\n  workplan apply 区水务局.xlsx\n  workplan apply --all returns/"
        + '\n  echo "65 已完成 主体结构封顶" | workplan apply -'
        + '\n  echo \'{"ops":[{"op":"set","task":"42","field":"status",'
        + '"value":"done"}],"on":"2023-06-01"}\' | workplan apply -',
    )
    parser.add_argument(
        "file",
        metavar=tr("FILE"),
        nargs="?",
        help=tr("a form (.xlsx, .csv, .toml), lines or JSON lines in UTF-8; - for standard input"),
    )
    parser.add_argument("--all", dest="folder", metavar=tr("FOLDER"), help=tr("every form in the folder"))
    parser.add_argument(
        "--period", metavar=tr("PERIOD"),
        help=tr("the month, quarter or week that forms must be for (the one that is due)"),
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help=tr("show what would change; record nothing"))
    add_day(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record the file, or each of the folder's; what the journal has already is no error and writes nothing."""
    if (arguments.file is None) == (arguments.folder is None):
        raise UsageError(tr("Name a file, - for standard input, or a folder with --all FOLDER."))
    store = context.open() if arguments.dry_run else context.open_to_write()
    if arguments.folder is not None:
        from workplan_tui.cli.apply_folder import apply_folder

        return apply_folder(store, context, arguments)
    data = _input(arguments.file)
    text = data.lstrip(BOM + b" \t\r\n")
    if not text.strip(b"\x00") or text.startswith(_BEGINS_JSON) or _is_wide_json(data):
        return _apply_json(store, context, arguments, data)
    return _apply_form(store, context, arguments, data)


def _is_wide_json(data: bytes) -> bool:
    """Return whether it is JSON in an encoding that is refused, which is told as such."""
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") and data[2:4].strip(b"\x00") in _BEGINS_JSON


def _apply_json(store: Store, context: Context, arguments: Namespace, data: bytes) -> int:
    from workplan_tui.store.journal.applied import LARGEST_BYTES, read_change

    if len(data) > LARGEST_BYTES:
        raise _too_large(arguments.file, LARGEST_BYTES)
    if arguments.on or arguments.period or arguments.dry_run:
        raise UsageError(tr("--on, --period and --dry-run are for forms; a JSON line has its own day: on."))
    return record_change(
        store, context, read_change(data, store.plan, context.actor, store.today(), store.newest_id)
    )


def _apply_form(store: Store, context: Context, arguments: Namespace, data: bytes) -> int:
    from workplan_tui.cli.returned import came_back

    one = came_back(store, context, asked_of(store, arguments), as_path(arguments.file), data)
    if one.steps and not one.wrong and not context.as_json and (one.unit or arguments.dry_run):
        print_steps(store, one)
    entry = None
    if one.wrong:
        tell_wrong(one)
    elif one.change is None:
        say(why_nothing(one))
    elif not arguments.dry_run:
        if one.unit:
            confirm_forms(context, [one])
        entry = recorded_change(store, context, one.change).entry
    if context.as_json:
        print_rows(one.row(entry), is_saved=entry is not None)
    return EXIT_REFUSED if one.wrong else 0


def print_rows(rows: object, is_saved: bool) -> None:
    """Print what `--json` asks for; what is saved stays so where nobody takes the rows."""
    from workplan_tui.cli.output import print_json
    from workplan_tui.cli.writing import print_recorded

    if not is_saved:
        print_json(rows)
        return
    print_recorded(
        lambda: print_json(rows), tr("The edit is saved; only what was to be printed was not: {reason}.")
    )


def asked_of(store: Store, arguments: Namespace) -> Asked:
    """Return of which period a form must be, and the day its facts hold from."""
    from workplan_tui.cli.returned import Asked
    from workplan_tui.model.returns.form import due_period

    on = day_of_facts(store, arguments.on) if arguments.on else None
    return Asked(named_period(arguments.period) or due_period(store.plan, store.today()), on)


def print_steps(store: Store, one: CameBack) -> None:
    """Print what the form would change as a table under its name."""
    from workplan_tui.cli.output import print_line, terminal_width
    from workplan_tui.reports.columns import aligned, joined
    from workplan_tui.reports.returned import step_rows

    room = terminal_width()
    print_line(" ".join(filter(None, (clean(one.name), clean(one.unit)))))
    for cells in aligned(step_rows(store.plan, one.steps), room - 2 if room else None):
        print_line(f"  {joined(cells)}")


def tell_wrong(one: CameBack) -> None:
    """Say every place that is wrong, and that nothing of the file was recorded."""
    for sentence in one.wrong[:_MOST_TOLD]:
        say(tr("{place}: {sentence}").format(place=clean(one.name), sentence=sentence))
    if more := len(one.wrong[_MOST_TOLD:]):
        say(trn("{file}: and {count} more place", "{file}: and {count} more places", more).format(
            file=clean(one.name), count=more
        ))  # fmt: skip
    say(tr("{file}: nothing was saved.").format(file=clean(one.name)))


def why_nothing(one: CameBack) -> str:
    """Return why there is nothing to record of a file in which nothing is wrong."""
    file = clean(one.name)
    if one.known:
        return tr("{file}: recorded already at {at}; nothing was changed").format(file=file, at=one.known.at)
    return tr("{file}: it says nothing that does not stand already; nothing was changed").format(file=file)


def confirm_forms(context: Context, forms: list[CameBack]) -> None:
    """Ask whether what was shown is to be recorded; `UsageError` where nobody can be asked."""
    from workplan_tui.cli.asking import ask, can_ask

    if context.is_sure:
        return
    count = sum(len(one.steps) for one in forms)
    if not can_ask():
        raise UsageError(
            trn(
                "The form would change {count} value. Add --yes to record it.",
                "The forms would change {count} values. Add --yes to record them.",
                count,
            ).format(count=count)
        )
    ask(
        trn("Record this {count} value? [y/N]", "Record these {count} values? [y/N]", count).format(
            count=count
        )
    )


def _input(name: str) -> bytes:
    from workplan_tui.importing.forms import MOST_BYTES

    try:
        if name == _STANDARD_INPUT:
            return b"" if sys.stdin is None else read_handle(sys.stdin.fileno(), MOST_BYTES)
        return read_stream(as_path(name), MOST_BYTES)
    except TooLarge:
        raise _too_large(name, MOST_BYTES) from None


def _too_large(name: str, limit: int) -> UsageError:
    return UsageError(
        tr("Nothing was saved: {file} is larger than {limit} KiB; one entry has 64 KiB.").format(
            file=clean(name), limit=limit >> 10
        )
    )
