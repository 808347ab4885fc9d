"""Text for the clipboard of the terminal's own machine, over SSH too: OSC 52.

tmux and GNU screen keep what they do not know to themselves: it is handed through them as well.
"""

from __future__ import annotations

from base64 import b64encode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 74_000
"""Of UTF-8: with base64 on top xterm takes no more than 100,000."""
_SCREEN_PIECE = 700
"""GNU screen cuts a longer string that is handed through it."""


def sequence(text: str, environment: Mapping[str, str]) -> str:
    """Return what to write so that the terminal copies the text."""
    told = f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07"
    if environment.get("TMUX"):
        # With `set-clipboard on` tmux takes the plain one, with `allow-passthrough` the other.
        doubled = told.replace("\x1b", "\x1b\x1b")
        return f"{told}\x1bPtmux;{doubled}\x1b\\"
    if environment.get("STY"):
        pieces = (told[at : at + _SCREEN_PIECE] for at in range(0, len(told), _SCREEN_PIECE))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return told
