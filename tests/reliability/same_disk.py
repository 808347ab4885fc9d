"""A disk whose files keep their identity whatever a trial does to them: what is laid back is the original.

What tells a copy from the original is tried in tests/store/test_copies.py, with real files.
"""

from __future__ import annotations

from workplan_tui.store.disk.files import Files


class SameDisk(Files):
    """The real file system, on which nothing is ever a copy."""

    def identity(self, handle: int) -> str:
        """Return the same for all."""
        return "1.1"
