"""The page that `--help` prints: argparse's own, laid out in terminal cells.

argparse counts characters, of which a Chinese one takes two cells. Here each is followed by a filler
for its second cell while lines are measured; the fillers are gone from the finished page.
"""

from __future__ import annotations

import argparse
import re

from workplan_tui.cli.output import terminal_width
from workplan_tui.language import tr
from workplan_tui.model.wrap import wrap
from workplan_tui.text.cells import cell_len as cells

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

GLOBAL_OPTIONS = frozenset(
    ("help", "plan", "journal", "as_of", "today", "actor", "own_unit", "lang", "json", "read_only", "version")
)
"""What every verb takes; the usage of a verb names only what is its own."""
_WIDEST = 100
_FILLER = "\x01"
_CHINESE_HEADING = re.compile(r"(?<=[\u4e00-\u9fff]):$", re.MULTILINE)


class HelpLayout(argparse.HelpFormatter):
    """Lines that begin with a blank, such as examples, stay whole; Chinese breaks by its own rules."""

    def __init__(self, prog: str) -> None:
        # The width is always given, because argparse imports `shutil` to find one.
        width = min(terminal_width() or 80, _WIDEST) - 2
        super().__init__(prog, max_help_position=26, width=width)

    def add_usage(self, usage: Any, actions: Iterable[Any], groups: Any, prefix: Any = None) -> None:
        own = [action for action in actions if action.dest not in GLOBAL_OPTIONS]
        super().add_usage(usage, own, groups, _filled(prefix or tr("usage: ")))

    def format_help(self) -> str:
        return _CHINESE_HEADING.sub("：", super().format_help().replace(_FILLER, ""))

    def _metavar_formatter(self, action: Any, default_metavar: str) -> Callable[[int], tuple[str, ...]]:
        plain = super()._metavar_formatter(action, default_metavar)
        return lambda count: tuple(map(_filled, plain(count)))

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        whole = [
            [line] if line.startswith(" ") else self._split_lines(line, width) for line in text.splitlines()
        ]
        return "\n".join(indent + line for lines in whole for line in lines or [""])

    def _split_lines(self, text: str, width: int) -> list[str]:
        if text.isascii():
            return super()._split_lines(text, width)
        return [line.strip() for line in wrap(text, width, cells)]


def _filled(text: str) -> str:
    """Return the text with as many characters as it takes cells."""
    return "".join(letter + _FILLER * (cells(letter) - 1) for letter in text)
