"""Keys out of what the terminal sends, of which an Esc typed ahead of another key is one.

Textual takes Esc and the letter after it for Alt and the letter if both come within a tenth of a second, and
of Esc and Enter it drops the Esc. Over a slow link keys typed one after the other do come together, and
no command of ours has an Alt and a letter.
"""

from __future__ import annotations

import re

from textual._xterm_parser import XTermParser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message import Message

_ESC = "\x1b"
_BEGINNINGS = "[OP]_^NX"
"""What may follow Esc in a sequence that a terminal sends."""
_LONE_ESC = re.compile(f"(?<={_ESC})(?=[^{re.escape(_BEGINNINGS)}])")
_PASTE = "[200~", "[201~"


class KeyParser(XTermParser):
    """Textual's parser, fed so that a lone Esc comes out before what was typed after it."""

    def __init__(self, debug: bool = False) -> None:
        super().__init__(debug)
        self._awaits_more = False
        """Whether the last letter was an Esc that may begin a sequence."""
        self._is_pasting = False
        """Whether pasted text is coming in, in which an Esc is no key."""

    def feed(self, data: str) -> Iterable[Message]:
        """Give the messages of what the terminal sent."""
        is_pasted = self._is_pasting or any(_ESC + mark in data for mark in _PASTE)
        if _ESC + _PASTE[0] in data or _ESC + _PASTE[1] in data:
            self._is_pasting = data.rfind(_PASTE[0]) > data.rfind(_PASTE[1])
        if is_pasted or not data:
            yield from super().feed(data)
            return
        if self._awaits_more and data[0] not in _BEGINNINGS:
            yield from self._end_waiting()
        *pieces, last = _LONE_ESC.split(data)
        for piece in pieces:
            yield from super().feed(piece)
            yield from self._end_waiting()
        yield from super().feed(last)
        self._awaits_more = last.endswith(_ESC)

    def _end_waiting(self) -> Iterable[Message]:
        """Let the parser take what it has for whole: it waits for the rest of a sequence otherwise."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
        yield from super().tick()
