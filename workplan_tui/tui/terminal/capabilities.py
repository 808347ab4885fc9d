"""What the terminal can do, as its terminfo entry says."""

from __future__ import annotations

import curses
import os
import sys


def erases_to_ground() -> bool:
    """Return whether erased cells take the present background; not where nobody knows."""
    return _is_known() and curses.tigetflag("bce") == 1


def colours() -> int | None:
    """Return how many colours it has, 0 for none; None where nobody knows."""
    return max(0, curses.tigetnum("colors")) if _is_known() else None


def has_shell_behind() -> bool:
    """Return whether the parent is a shell with job control: nobody else could bring a stopped program back."""
    try:
        parent = os.getppid()
        return os.getsid(parent) == os.getsid(0) and os.getpgid(parent) != os.getpgrp()
    except OSError:
        return False


def _is_known() -> bool:
    try:
        # Textual stands in for `sys.stdout` while it runs.
        curses.setupterm(fd=sys.__stdout__.fileno() if sys.__stdout__ else 1)
    except (curses.error, OSError, ValueError):
        return False
    return True
