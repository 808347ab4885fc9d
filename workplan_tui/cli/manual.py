"""`workplan manual`: print the manual page, which is made of what every verb's `--help` says."""

from __future__ import annotations

from workplan_tui.cli.output import print_line
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb; it takes nothing."""
    subparsers.add_parser(
        "manual",
        description=tr("Print the whole manual page, for `man`: every verb with its options and examples."),
        epilog=tr("example:")
        + "\n  workplan manual | man -l -"
        + "\n  workplan manual > ~/.local/share/man/man1/workplan.1",
    )


def run(arguments: Namespace, context: Context) -> int:
    """Print the page in the language in use."""
    from workplan_tui.cli.manual_page import manual_page

    print_line(manual_page().rstrip())
    return 0
