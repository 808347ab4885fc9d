"""The terminal's driver, with a way to leave at once.

Textual's own waits up to 0.2 s for the thread that reads keys to notice that the program ends.
"""

from __future__ import annotations

import contextlib
import signal
import termios

from textual.drivers.linux_driver import LinuxDriver


class QuickDriver(LinuxDriver):
    """Textual's driver for every POSIX terminal, which need not wait for its own thread."""

    is_leaving = False
    """Whether the process ends right after; then nobody reads keys again."""

    def disable_input(self) -> None:
        """Take no more keys; a thread that waits for one is left to the end of the process."""
        if not self.is_leaving:
            super().disable_input()
            return
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self.exit_event.set()
        with contextlib.suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)
