"""`workplan apply`: forms that came back, operations from a file, or an entry that could not be saved before.

Each file is one entry, or nothing. JSON lines are what programs write; a form is shown, its wrong cells
are pointed at, and it is recorded only when somebody says so.
"""

from __future__ import annotations

import sys

from workplan_tui.base.errors import UsageError
from workplan_tui.base.user_file import BOM, TooLarge, read_handle, read_stream
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.recording_verbs import add_day, record_change
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.store.store import Store

_STANDARD_INPUT = "-"
_BEGINS_JSON = (b"{", b"[")


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "apply",
        description=tr(
            "Record a form that a unit filled in, after a look at what it would change; lines of one task "
            "each; or JSON lines. Each file is one entry, all or nothing, and the same file twice changes nothing."
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
    if not text and arguments.file != _STANDARD_INPUT:
        raise UsageError(tr("{file} is empty; nothing was saved.").format(file=clean(arguments.file)))
    if not text or text.startswith(_BEGINS_JSON) or _is_wide_json(data):
        return _apply_json(store, context, arguments, data)
    from workplan_tui.cli.apply_form import apply_form

    return apply_form(store, context, arguments, data)


def _is_wide_json(data: bytes) -> bool:
    """Return whether it is JSON in an encoding that is refused, which is told as such."""
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") and data[2:4].strip(b"\x00") in _BEGINS_JSON


def _apply_json(store: Store, context: Context, arguments: Namespace, data: bytes) -> int:
    from workplan_tui.store.journal.handed_in import LARGEST_BYTES, read_change

    if len(data) > LARGEST_BYTES:
        raise _too_large(arguments.file, LARGEST_BYTES)
    if arguments.on or arguments.period or arguments.dry_run:
        raise UsageError(tr("--on, --period and --dry-run are for forms; a JSON line has its own day: on."))
    return record_change(
        store, context, read_change(data, store.plan, context.actor, store.today(), store.newest_id)
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
