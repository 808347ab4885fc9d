"""How far a long command is, on standard error; a command that takes half a second says nothing."""

from __future__ import annotations

import sys
from time import monotonic

from workplan_tui.cli.diagnostics import say
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Self

_PATIENCE = 0.5
"""Seconds before the first word."""
_BETWEEN = 0.1
_BETWEEN_LINES = 5.0
"""Seconds from word to word: on a terminal, where one takes the other's place, and in a file."""


class ProgressLine:
    """Tells at decent intervals; at the end nothing of it is left on a terminal."""

    def __init__(self) -> None:
        self._next = monotonic() + _PATIENCE
        self._is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._has_told = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._has_told and self._is_terminal:
            self._write("\r\x1b[K")

    def tell(self, done: int, total: int) -> None:
        """Take note of how many of how many are done."""
        now = monotonic()
        if now < self._next:
            return
        self._next = now + (_BETWEEN if self._is_terminal else _BETWEEN_LINES)
        self._has_told = True
        words = tr("{done} of {total} ...").format(done=done, total=total)
        if self._is_terminal:
            self._write(f"\r\x1b[K{words}")
        else:
            say(words)

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except (OSError, ValueError):
            self._is_terminal = False
