"""What the terminal can do, as its terminfo entry says."""

from __future__ import annotations

import curses
import sys


def erases_to_ground() -> bool:
    """Return whether erased cells take the present background; not where nobody knows."""
    try:
        # Textual stands in for `sys.stdout` while it runs.
        curses.setupterm(fd=sys.__stdout__.fileno() if sys.__stdout__ else 1)
        return curses.tigetflag("bce") == 1
    except (curses.error, OSError, ValueError):
        return False
