"""`workplan checkpoint` 核对点: record what every file of the journal holds, and print a code to write down."""

from __future__ import annotations

from workplan_tui.base.errors import EXIT_OK
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.output import print_json, print_line
from workplan_tui.cli.recording_verbs import add_reason, print_recorded
from workplan_tui.language import tr, trn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.store.recorded import Recorded


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "checkpoint",
        description=tr(
            "Record length and SHA-256 of every file of the journal: whatever is changed, cut or taken away of it "
            "later, `workplan doctor` tells. The code that is printed names the checkpoint itself; written down on "
            "paper or in a notice, `workplan doctor --against CODE` compares with it."
        ),
        epilog=tr("example:") + "\n  workplan checkpoint\n  workplan checkpoint -m 第9期通报印发\n"
        "  workplan doctor --against 1f3a-90bc-77c0-1e5a",
    )
    add_reason(parser)


def run(arguments: Namespace, context: Context) -> int:
    """Record a checkpoint and print its code."""
    from workplan_tui.model.inspection.witness import spoken_code
    from workplan_tui.model.operations.checkpoint import Checkpoint
    from workplan_tui.store.journal.witnesses import code_of

    store = context.open_to_write()
    recorded = store.checkpoint(context.actor, arguments.reason or "")
    code, count = spoken_code(code_of(recorded.entry)), len(Checkpoint(recorded.entry.ops[0]).files)
    print_recorded(
        lambda: _print(context, recorded, code),
        tr("The checkpoint is saved; only its code was not printed: {reason}."),
    )
    say(
        trn("saved: checkpoint of {count} file", "saved: checkpoint of {count} files", count).format(
            count=count
        )
    )
    for doubt in recorded.doubts:
        warn(doubt)
    return EXIT_OK


def _print(context: Context, recorded: Recorded, code: str) -> None:
    if context.as_json:
        print_json({"code": code, "entry": recorded.entry.record})
    else:
        print_line(code)
