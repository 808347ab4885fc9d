"""Ctrl+C, `kill` or a lost line while a command records.

Before the write it ends the command, from then on the write is ended first.

So whoever does it is always told whether the edit is saved.
"""

from __future__ import annotations

from workplan_tui.base.errors import EXIT_OK
from workplan_tui.cli.diagnostics import warn
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
    """What became of Ctrl+C and its like in one command."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._former: list[tuple[int, Any]] = []
        """What took each signal before."""
        self._number = int(signal.SIGINT)
        """Which one came last."""
        self._came = False
        """Whether one came when the write had begun."""
        self.may_record = True
        """Whether the command is one that records, or is not known yet."""

    def mind(self, store: Store) -> None:
        """Take the signals from now on, for a command that records in this store; what is ignored stays so."""
        self._store, self._came = store, False
        try:
            self._former = [
                (number, signal.signal(number, self._take))
                for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
                if signal.getsignal(number) != signal.SIG_IGN
            ]
        except ValueError:
            return  # not the main thread: whoever runs commands in others takes the signals himself

    def _take(self, number: int, _frame: FrameType | None) -> None:
        self._number = number
        if self._store is None or not self._store.has_begun_writing:
            raise KeyboardInterrupt
        if not self._came:
            self._came = True
            warn(tr("The edit is being written; a moment, and it is said whether it is saved."))

    @property
    def has_come(self) -> bool:
        """Whether one came while something was written: who records many stops after this one."""
        return self._came

    def ended(self, code: int) -> int:
        """Return the exit code of a command that came to its end."""
        return self._exit_code if self._came and code == EXIT_OK else code

    def cut_short(self) -> int:
        """Say what became of the edit, if the command would have made one; return the exit code."""
        if self.may_record:
            warn(tr("Interrupted; nothing was saved."))
        return self._exit_code

    @property
    def _exit_code(self) -> int:
        """128 and the signal's number, as shells count it."""
        return 128 + self._number

    def forget(self, is_last: bool = False) -> None:
        """Leave the signals to whoever runs the command; the end of a process is not broken off any more."""
        self._store, self.may_record = None, True
        for number, former in self._former:
            if former is not None:
                signal.signal(number, signal.SIG_IGN if is_last else former)
        self._former = []
        if is_last:
            signal.signal(signal.SIGINT, signal.SIG_IGN)


INTERRUPTS = Interrupts()
"""A process has one terminal, and so one Ctrl+C."""
