"""`workplan schema`: print the JSON Schema by which editors check and complete a plan or the settings."""

from __future__ import annotations

import os

from workplan_tui.cli.output import print_line
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "schemas")
NAMES = ("plan", "settings")


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's argument."""
    parser = subparsers.add_parser(
        "schema",
        description=tr(
            "Print the JSON Schema of a plan file or of the settings file, for editors that check and complete TOML."
        ),
        epilog=tr("example:") + "\n  workplan schema plan > plan.schema.json"
        "\n  workplan schema settings > ~/.config/workplan/settings.schema.json",
    )
    parser.add_argument("name", choices=NAMES, help=tr("which file's schema"))


def run(arguments: Namespace, context: Context) -> int:
    """Print the schema."""
    with open(os.path.join(_FOLDER, f"{arguments.name}.schema.json"), encoding="utf-8") as file:
        print_line(file.read().rstrip())
    return 0
