"""Ctrl+C while a command records: before the write it ends the command, from then on the write is ended first.

So whoever presses it is always told whether the edit is saved.
"""

from __future__ import annotations

from workplan_tui.cli.diagnostics import EXIT_INTERRUPTED, warn
from workplan_tui.errors import EXIT_OK
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    import signal
    from types import FrameType
    from typing import Any

    from workplan_tui.store.store import Store
else:
    import _signal as signal  # `signal` makes enums of all numbers: 0.5 ms of the 30 of a command


class Interrupts:
    """What became of Ctrl+C in one command."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._former: Any = None
        """What took it before."""
        self._came = False
        """Whether it was pressed when the write had begun."""

    def mind(self, store: Store) -> None:
        """Take Ctrl+C from now on, for a command that records in this store."""
        self._store, self._came = store, False
        try:
            self._former = signal.signal(signal.SIGINT, self._take)
        except ValueError:
            return  # not the main thread: whoever runs commands in others takes the signal himself

    def _take(self, _number: int, _frame: FrameType | None) -> None:
        if self._store is None or not self._store.has_begun_writing:
            raise KeyboardInterrupt
        if not self._came:
            self._came = True
            warn(tr("The edit is being written; a moment, and it is said whether it is saved."))

    def ended(self, code: int) -> int:
        """Return the exit code of a command that came to its end."""
        return EXIT_INTERRUPTED if self._came and code == EXIT_OK else code

    def cut_short(self) -> int:
        """Say what became of the edit, if the command would have made one; return the exit code."""
        if self._store is not None:
            warn(tr("Interrupted; nothing was saved."))
        return EXIT_INTERRUPTED

    def forget(self) -> None:
        """Leave Ctrl+C to whoever runs the command."""
        if self._store is not None:
            self._store = None
            if self._former is not None:
                signal.signal(signal.SIGINT, self._former)


INTERRUPTS = Interrupts()
"""A process has one terminal, and so one Ctrl+C."""
