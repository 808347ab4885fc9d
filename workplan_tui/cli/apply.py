"""`workplan apply`: operations from a file as one entry, or an entry that could not be saved before."""

from __future__ import annotations

import sys

from workplan_tui.base.errors import UsageError
from workplan_tui.base.reading import TooLarge, read_handle, read_stream
from workplan_tui.cli.words import as_path
from workplan_tui.cli.writing import record_change
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "apply",
        description=tr(
            "Record what a file of JSON lines says, all or nothing, as one entry; or take a whole journal line."
        ),
        epilog=tr("example:")
        + '\n  workplan apply updates.jsonl\n  echo \'{"ops":[{"op":"set","task":"42","field":"status",'
        + '"value":"done"}],"on":"2023-06-01"}\' | workplan apply -',
    )
    parser.add_argument("file", metavar=tr("FILE"), help=tr("JSON lines in UTF-8; - for standard input"))


def run(arguments: Namespace, context: Context) -> int:
    """Record the lines; what the journal has already is no error and writes nothing."""
    from workplan_tui.store.journal.applied import read_change

    store = context.open_to_write()
    change = read_change(_input(arguments.file), store.plan, context.actor, store.today(), store.newest_id)
    return record_change(store, context, change)


def _input(name: str) -> bytes:
    from workplan_tui.store.journal.applied import LARGEST_BYTES

    try:
        if name == "-":
            return b"" if sys.stdin is None else read_handle(sys.stdin.fileno(), LARGEST_BYTES)
        return read_stream(as_path(name), LARGEST_BYTES)
    except TooLarge:
        raise UsageError(
            tr("Nothing was saved: {file} is larger than {limit} KiB; one entry has 64 KiB.").format(
                file=clean(name), limit=LARGEST_BYTES >> 10
            )
        ) from None
