"""Text for the clipboard of the terminal's own machine, over SSH too: OSC 52.

tmux and GNU screen keep what they do not know to themselves: it is handed through them as well, also
through one inside the other. What they run in is the business of `surroundings`.
"""

from __future__ import annotations

from base64 import b64encode

from workplan_tui.tui.terminal.surroundings import MOSH, SCREEN, TMUX

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BYTES = 74_000
"""Of UTF-8: with base64 on top xterm takes no more than 100,000."""
MOST_BYTES_OF_MOSH = 12_282
"""Measured with mosh 1.4.0, which cuts what is longer and tells nobody (tests/tui/terminal/test_mosh.py)."""
_SCREEN_PIECE = 700
"""GNU screen cuts a longer string that is handed through it."""
_END = "\x1b\\"
"""Ends a string that is handed through; inside one its two characters go in two pieces."""


def most_bytes(surroundings: Sequence[str]) -> int:
    """Return how many bytes of UTF-8 arrive at the terminal, as far as anybody can tell."""
    return MOST_BYTES_OF_MOSH if MOSH in surroundings else MOST_BYTES


def sequence(text: str, surroundings: Sequence[str] = ()) -> str:
    """Return what to write so that the terminal copies the text; the innermost program comes first."""
    told = f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"
    for program in reversed(surroundings):
        if program == TMUX:
            told = _through_tmux(told)
        elif program == SCREEN:
            told = _through_screen(told)
    return told


def _through_tmux(told: str) -> str:
    """With `set-clipboard on` tmux takes the plain sequence, with `allow-passthrough on` the other."""
    doubled = told.replace("\x1b", "\x1b\x1b")
    through = f"\x1bPtmux;{doubled}{_END}"
    return told + through if told.startswith("\x1b]") else through


def _through_screen(told: str) -> str:
    """Hand it through in pieces, none of which has the end of a string in it."""
    parts = told.replace(_END, f"\x1b{_CUT}\\").split(_CUT)
    pieces = (part[at : at + _SCREEN_PIECE] for part in parts for at in range(0, len(part), _SCREEN_PIECE))
    return "".join(f"\x1bP{piece}{_END}" for piece in pieces)


_CUT = "\0"
"""Stands where a piece ends; no sequence has it."""
