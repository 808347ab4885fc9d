"""How much that is no journal is read before a file is given up, so that nobody can hold others up.

In a folder that accounts share, one account may put anything into its own files: a terabyte of nothing
that takes no disk, a million lines that are none. What has been read of an account's damage counts for
all its files. In a folder of one's own much more is read: there damage is an accident, and what follows
it is wanted.
"""

from __future__ import annotations

from workplan_tui.language import tr

MOST_SHARED_BYTES = 1 << 20
MOST_SHARED_LINES = 1000
MOST_OWN_BYTES = 512 << 20
_MOST_OWN_LINES = 1 << 62


class Patience:
    """What is left of it for one account's files."""

    def __init__(self, is_shared: bool) -> None:
        self.bytes = MOST_SHARED_BYTES if is_shared else MOST_OWN_BYTES
        self.lines = MOST_SHARED_LINES if is_shared else _MOST_OWN_LINES

    @property
    def is_over(self) -> bool:
        """Whether the next line that is none ends the reading of its file."""
        return self.bytes <= 0 or self.lines <= 0

    def spend(self, lines: int, length: int) -> None:
        """Take off what was read; with negative figures it is given back."""
        self.lines -= lines
        self.bytes -= length


def given_up() -> str:
    """Return why what follows in a file is not read."""
    return tr("so much of the file is no journal that from here on it is not read")
