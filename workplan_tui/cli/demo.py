"""`workplan demo`: the screen on a made-up year 演示数据, in a folder that goes when you quit."""

from __future__ import annotations

from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.diagnostics import say
from workplan_tui.language import tr
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "demo",
        description=tr("Open the screen on a made-up year, to try everything; or keep it in a folder."),
        epilog=tr("example:")
        + "\n  workplan demo\n  workplan demo --keep /tmp/demo"
        + "\n  workplan --plan /tmp/demo/tasks.toml --today 2023-09-15 agenda",
    )
    parser.add_argument("--keep", metavar=tr("DIR"), help=tr("write plan and journal there, open nothing"))


def run(arguments: Namespace, context: Context) -> int:
    """Write the demonstration; open it unless it is to be kept."""
    from workplan_tui.demo.folder import write_demo

    if arguments.keep:
        path = write_demo(as_path(arguments.keep))
        say(tr("saved: {file} (demonstration, look at it with --today 2023-09-15)").format(file=clean(path)))
        return 0
    return _opened(context)


def _opened(context: Context) -> int:
    import signal
    from tempfile import TemporaryDirectory

    from workplan_tui.cli.screen import open_screen, refuse_without_terminal
    from workplan_tui.demo.folder import write_demo
    from workplan_tui.demo.year import TODAY
    from workplan_tui.store.store import Store

    refuse_without_terminal(context)
    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, _leave)
    with TemporaryDirectory(prefix="workplan-demo-") as folder:
        path = write_demo(folder)
        store = Store.open(path, today=TODAY, read_only=context.read_only, environment=context.environment)
        context.settle_days(store)
        greeting = tr("Demonstration data in {folder}; it goes when you quit.").format(folder=folder)
        return open_screen(context, store, context.day(store), greeting)


def _leave(number: int, _frame: object) -> None:
    """End as at a quit, so that the folder goes: a closed window would leave it behind."""
    raise SystemExit(128 + number)
