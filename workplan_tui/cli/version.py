"""`--version`: this program, and what it runs on, as a report of a fault needs it."""

from __future__ import annotations

import argparse
import sys

from workplan_tui import __version__
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


class PrintVersion(argparse.Action):
    """Like argparse's own, but the line is made only when it is asked for."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: Any, values: Any, option_string: str | None = None
    ) -> NoReturn:
        print(version_line())
        parser.exit()


def version_line() -> str:
    """Return the versions of the program, of Python and of Textual, which is not imported for it."""
    from importlib.metadata import PackageNotFoundError, version

    python = ".".join(map(str, sys.version_info[:3]))
    try:
        textual = f"Textual {version('textual')}"
    except PackageNotFoundError:
        textual = tr("without Textual")
    return f"workplan {__version__} (Python {python}, {textual})"
