"""The terminal's driver, with a way to leave at once and an ear for any byte.

Textual's own waits up to 0.2 s for the thread that reads keys to notice that the program ends, and
ends the program when it is sent a byte that is no UTF-8, as a terminal set to GBK does.
"""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import signal
import termios
from enum import Enum
from functools import partial

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from workplan_tui.tui.drawing.celldiff import TO_PLAIN
from workplan_tui.tui.drawing.width import PROBE
from workplan_tui.tui.terminal.burst import BurstParser

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

NO_UTF_8 = "\N{REPLACEMENT CHARACTER}"
"""The character of a key that was sent in another encoding."""


class _Decoder(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]
    """UTF-8 with a sign for every byte that is none; nothing at all is the end of the terminal.

    Textual would go on reading nothing as fast as it can.
    """

    def decode(self, data: bytes, final: bool = False) -> str:
        if not data:
            raise EOFError
        return str(super().decode(data, final))


def _forgiving_decoder(_encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
    return partial(_Decoder, "replace")


linux_driver.getincrementaldecoder = _forgiving_decoder  # type: ignore[attr-defined,assignment]
linux_driver.XTermParser = BurstParser  # type: ignore[attr-defined]
"""The driver offers no other way; the version is pinned, and tests in a pty send such bytes and keys."""


class _AltKey(Enum):
    """Keys that Textual takes for Esc and an arrow: going back a view would clear its filter."""

    LEFT = "alt+left"
    RIGHT = "alt+right"


for _modifier in (3, 9):  # Alt, and Meta as some terminals call it
    for _letter, _key in (("D", _AltKey.LEFT), ("C", _AltKey.RIGHT)):
        ANSI_SEQUENCES_KEYS[f"\x1b[1;{_modifier}{_letter}"] = (_key,)  # type: ignore[index]


class QuickDriver(LinuxDriver):
    """Textual's driver for every POSIX terminal, which need not wait for its own thread."""

    is_leaving = False
    """Whether the process ends right after; then nobody reads keys again."""

    def start_application_mode(self) -> None:
        """Take the terminal over, and ask on the way how wide signs of ambiguous width are."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        loop = asyncio.get_running_loop()
        signal.signal(signal.SIGWINCH, lambda *_: loop.call_soon_threadsafe(self._tell_size))
        if self._app.asked_width():  # type: ignore[attr-defined]
            self.write(f"\x1b[H{PROBE}\x1b[6n")

    def stop_application_mode(self) -> None:
        """Give the terminal back, for a while or for good, drawing as it did."""
        self.write(TO_PLAIN)
        super().stop_application_mode()

    def run_input_thread(self) -> None:
        """Read keys until the program ends, or until the terminal is gone without having said so."""
        try:
            super().run_input_thread()
        except (EOFError, OSError):
            if not self.exit_event.is_set():
                self._app.on_terminal_gone()  # type: ignore[attr-defined]

    def _tell_size(self) -> None:
        """Tell the application how large the window is now.

        Textual does it where the signal comes: a second one there has the older size told last.
        """
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self.send_message(events.Resize(size, size))

    def _enable_mouse_support(self) -> None:
        """Ask for clicks and the wheel alone: every move of the mouse would cross a slow link."""
        if self._mouse:
            self.write("\x1b[?1000h\x1b[?1006h")

    def _disable_mouse_support(self) -> None:
        if self._mouse:
            self.write("\x1b[?1006l\x1b[?1000l")

    def _enable_mouse_pixels(self) -> None:
        """Places stay cells."""

    def disable_input(self) -> None:
        """Take no more keys; a thread that waits for one is left to the end of the process."""
        if not self.is_leaving:
            super().disable_input()
            return
        self._disable_mouse_support()
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        self.exit_event.set()
        with contextlib.suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)
