"""What the terminal can do, as its terminfo entry says."""

from __future__ import annotations

import curses
import sys


def erases_to_ground() -> bool:
    """Return whether erased cells take the present background; not where nobody knows."""
    return _is_known() and curses.tigetflag("bce") == 1


def colours() -> int | None:
    """Return how many colours it has, 0 for none; None where nobody knows."""
    return max(0, curses.tigetnum("colors")) if _is_known() else None


def _is_known() -> bool:
    try:
        # Textual stands in for `sys.stdout` while it runs.
        curses.setupterm(fd=sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (curses.error, OSError, ValueError):
        return False
    return True
