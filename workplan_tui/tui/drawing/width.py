"""Signs that take two cells in this terminal, on a screen whose library always counts one.

Each is followed by a sign of our own that counts for its second cell and is never written (`celldiff`).
"""

from __future__ import annotations

from rich.cells import cell_len as _usual

from workplan_tui.text import cells
from workplan_tui.text.cells import is_ambiguous

SECOND_HALF = "\ue0ff"
"""Stands behind a sign that takes two cells here; no text that is shown has it (`reserved`)."""
PROBE = "“"
"""What the terminal is shown, to see how far its cursor goes."""

# The compositor places letters by this table, which differs from Unicode's at a few hundred rare ones.
cells.count_by(_usual)


def reserved(text: str) -> str:
    """Return the text in which Textual counts the cells that the terminal needs."""
    if text.isascii() or not cells.is_wide():
        return text
    return "".join(
        letter + SECOND_HALF if is_ambiguous(letter) else letter for letter in text.replace(SECOND_HALF, " ")
    )
