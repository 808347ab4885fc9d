"""How many cells a text takes in this terminal.

Signs such as “ ” — … are of ambiguous width: one cell in most terminals, two in some that are set up
for Chinese. Textual always counts one. Where they take two, each is followed by a sign of our own
that counts for its second cell and is never written (`celldiff`).
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width

from rich.cells import cell_len as _usual

SECOND_HALF = "\ue0ff"
"""Stands behind a sign that takes two cells here; no text that is shown has it (`reserved`)."""
PROBE = "“"
"""What the terminal is shown, to see how far its cursor goes."""

_is_wide = False


def use(is_wide: bool) -> None:
    """Count ambiguous signs as two cells from now on, or as one."""
    global _is_wide
    _is_wide = is_wide


def is_wide() -> bool:
    """Return whether ambiguous signs take two cells."""
    return _is_wide


def cell_len(text: str) -> int:
    """Return the number of cells the text takes."""
    if not _is_wide or text.isascii():
        return _usual(text)
    return _usual(text) + sum(map(is_ambiguous, text))


@lru_cache(maxsize=4096)
def is_ambiguous(letter: str) -> bool:
    """Return whether terminals disagree about the letter's width."""
    return _usual(letter) == 1 and east_asian_width(letter) == "A"


def reserved(text: str) -> str:
    """Return the text in which Textual counts the cells that the terminal needs."""
    if not _is_wide or text.isascii():
        return text
    return "".join(
        letter + SECOND_HALF if is_ambiguous(letter) else letter for letter in text.replace(SECOND_HALF, " ")
    )
