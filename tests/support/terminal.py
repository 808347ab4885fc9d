"""A real pty with an emulated screen: start a program in it, press keys, read what a person sees.

It answers the questions a program asks of its terminal at once, as a plain xterm that knows
synchronised output does, so nothing it measures waits for a network.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pyte.screens import Char

KEYS = {
    "down": "\x1b[B", "up": "\x1b[A", "pagedown": "\x1b[6~", "enter": "\r", "escape": "\x1b",
    "tab": "\t", "home": "\x1b[H", "end": "\x1b[F", "f1": "\x1bOP", "f2": "\x1bOQ",
}  # fmt: skip
QUIET = 0.08
"""Seconds without output after which a key counts as answered."""

_SEQUENCE = re.compile(rb"\x1b(?:\[[0-9;:<=>?]*[ -/]*[@-~]|[\]P].*?(?:\x07|\x1b\\)|[^\[\]P])", re.S)
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b(?:\[[<=>]|\[[0-9;:?]*[ -/]+[@-~]|\[\?[0-9;]*[un]|P)", re.S)
_QUESTION = re.compile(rb"\x1b\[(?:(\?)(\d+)\$p|(c)|(6n))")


@dataclass(frozen=True)
class Answer:
    """What one key made the program write."""

    bytes: int
    seconds: float
    """From the key to the last byte; 0 when nothing came."""


class Terminal:
    """One program in a pty of a given size. Use it in a `with`: leaving kills what is left."""

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        columns: int,
        rows: int,
        environment: Mapping[str, str],
        folder: Path,
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._chunks: list[tuple[float, bytes]] = []
        self._fed = 0
        self._held_back = b""
        self._asked = b""
        self.bytes_read = 0
        self.started_at = time.monotonic()
        self.pid, self._pty = pty.fork()
        if self.pid == 0:
            self._become(argv, environment, folder)
        fcntl.ioctl(self._pty, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._status: int | None = None
        self._is_over = False

    @staticmethod
    def _become(argv: Sequence[str | Path], environment: Mapping[str, str], folder: Path) -> None:
        try:
            deadline = time.monotonic() + 5
            while os.get_terminal_size(0).columns == 0 and time.monotonic() < deadline:
                time.sleep(0.0005)
            os.chdir(folder)
            os.execve(argv[0], [str(word) for word in argv], dict(environment))
        finally:
            os._exit(127)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._status is None:
            self.kill()
        if self._pty >= 0:
            os.close(self._pty)

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as they stand now, without blanks at their ends."""
        while self._fed < len(self._chunks):
            self._feed_next()
        return [line.rstrip() for line in self._shown()]

    @property
    def colours(self) -> list[list[tuple[str, str]]]:
        """The ink and ground of every cell; of a blank only the ground can be seen."""
        _ = self.lines
        return [
            [("" if (cell := row[x]).data == " " else cell.fg, cell.bg) for x in range(self._screen.columns)]
            for row in (self._screen.buffer[y] for y in range(self._screen.lines))
        ]

    @property
    def cells(self) -> list[list[Char]]:
        """Every cell as the terminal shows it: its letter, colours and attributes."""
        _ = self.lines
        rows = (self._screen.buffer[y] for y in range(self._screen.lines))
        return [[row[x] for x in range(self._screen.columns)] for row in rows]

    @property
    def name(self) -> str:
        """The terminal's name, under which other programs write to it."""
        return os.readlink(f"/proc/{self.pid}/fd/1")

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    @property
    def told(self) -> str:
        """What the program said outside its screen, before or after it, in the lines that it wrote.

        Where a terminal breaks such a line depends on every name in it, that of the temporary folder too.
        """
        outside = re.sub(rb"\x1b\[\?1049h.*?(?:\x1b\[\?1049l|\Z)", b"", self.sent, flags=re.S)
        return _SEQUENCE.sub(b"", outside).replace(b"\r", b"").decode()

    @property
    def sent(self) -> bytes:
        """Everything the program has written so far, as it came."""
        return b"".join(data for _, data in self._chunks)

    def wait_for(self, seen: str | Callable[[str], bool], seconds: float = 15) -> float:
        """Wait until the screen shows it; return the seconds since the program was started.

        Raise `AssertionError` with the screen when it does not come.
        """
        shows = (lambda text: seen in text) if isinstance(seen, str) else seen
        if shows(self.text):
            return time.monotonic() - self.started_at
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self._read(0.004):
                continue
            if self._fed >= len(self._chunks):
                if self._is_over:
                    break
                continue
            read_at = self._feed_next()
            if shows("\n".join(self._shown())):
                return read_at - self.started_at
        raise AssertionError(f"{seen!r} did not appear within {seconds} s:\n{self.text}")

    def press(self, key: str, quiet: float = QUIET) -> Answer:
        """Type a key by its name, or a text, and wait until nothing more comes."""
        self.settle(0)
        before, chunks = self.bytes_read, len(self._chunks)
        pressed_at = time.monotonic()
        self.type(key)
        self.settle(quiet, first=max(quiet, 0.3))
        last_at = self._chunks[-1][0] if len(self._chunks) > chunks else pressed_at
        return Answer(self.bytes_read - before, last_at - pressed_at)

    def type(self, key: str) -> None:
        """Type a key by its name, or a text, and do not wait."""
        os.write(self._pty, KEYS.get(key, key).encode())

    def send(self, data: bytes) -> None:
        """Send bytes as a terminal in another encoding would."""
        os.write(self._pty, data)

    def resize(self, *sizes: tuple[int, int]) -> None:
        """Make the window as many columns and rows, one size after the other at once.

        What a smaller window cuts off is lost, as in a real terminal.
        """
        _ = self.lines
        for columns, rows in sizes:
            self._screen.resize(rows, columns)
            fcntl.ioctl(self._pty, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def settle(self, quiet: float, first: float | None = None) -> None:
        """Read until nothing came for `quiet` seconds (for `first` before the first byte)."""
        pause = quiet if first is None else first
        while self._read(pause):
            pause = quiet

    def bytes_in(self, seconds: float) -> int:
        """Return how many bytes come within the time, without a key."""
        before, until = self.bytes_read, time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and not self._is_over:
            self._read(left)
        return self.bytes_read - before

    def peak_memory(self) -> int:
        """Return the greatest resident memory of the process so far, in KiB."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1])

    def kill(self) -> None:
        """End the process as `kill -9` does."""
        os.kill(self.pid, signal.SIGKILL)
        self._status = os.waitpid(self.pid, 0)[1]

    def hang_up(self) -> None:
        """Take the terminal away, as a lost connection or a closed window does."""
        os.close(self._pty)
        self._pty, self._is_over = -1, True

    def wait_for_end(self, seconds: float = 10, is_read: bool = True) -> int:
        """Wait until the program has ended by itself; return its exit code.

        What it writes meanwhile is not read, if the terminal is to be a stalled one.
        """
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not is_read or not self._read(0.001):
                time.sleep(0.001)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = status
                while is_read and self._read(0):  # what it wrote last
                    pass
                return os.waitstatus_to_exitcode(status)
        raise AssertionError(f"the program did not end in {seconds} s:\n{self.text}")

    def _shown(self) -> list[str]:
        """Return the rows as they stand, also in the middle of a frame.

        pyte's own `display` fails while one half of a wide letter is overwritten.
        """
        screen = self._screen
        return ["".join(screen.buffer[y][x].data for x in range(screen.columns)) for y in range(screen.lines)]

    def _read(self, timeout: float) -> bool:
        if self._is_over or not select.select([self._pty], [], [], timeout)[0]:
            return False
        try:
            data = os.read(self._pty, 65536)
        except OSError:  # the program has ended
            data = b""
        if not data:
            self._is_over = True
            return False
        self.bytes_read += len(data)
        for piece in re.split(rb"(?<=\x1b\[6n)", data):  # where the cursor stands just then is asked
            self._chunks.append((time.monotonic(), piece))
            if piece.endswith(b"\x1b[6n"):
                _ = self.lines
            self._answer(piece)
        return True

    def _answer(self, data: bytes) -> None:
        self._asked += data
        for mode_mark, mode, attributes, _place in _QUESTION.findall(self._asked):
            if mode_mark:
                reply = b"\x1b[?%s;%d$y" % (mode, 2 if mode == b"2026" else 0)
            elif attributes:
                reply = b"\x1b[?62;22c"
            else:
                cursor = self._screen.cursor
                reply = b"\x1b[%d;%dR" % (cursor.y + 1, cursor.x + 1)
            with contextlib.suppress(OSError):
                os.write(self._pty, reply)
        end = max((m.end() for m in _QUESTION.finditer(self._asked)), default=0)
        self._asked = self._asked[end:][-16:]

    def _feed_next(self) -> float:
        """Feed one chunk to the emulated screen; return when it was read."""
        read_at, data = self._chunks[self._fed]
        self._fed += 1
        data = self._held_back + data
        cut = data.rfind(b"\x1b")
        whole = cut < 0 or _SEQUENCE.match(data, cut) is not None
        self._held_back = b"" if whole else data[cut:]
        self._stream.feed(_SEQUENCE.sub(_known, data if whole else data[:cut]))
        return read_at


def _known(match: re.Match[bytes]) -> bytes:
    return b"" if _UNKNOWN_TO_PYTE.match(match[0]) else match[0]


def seen(cell: Char) -> tuple[object, ...]:
    """Return what a person sees of a cell: nobody sees the ink of a blank that is not underlined."""
    data, fg, bg, bold, italics, under, strike, reverse, _blink = cell
    if data == " " and not (under or strike or reverse):
        return (" ", bg)
    return (data, fg, bg, bold, italics, under, strike, reverse)


def clean_environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment of a plain UTF-8 terminal whose home is `home`."""
    return {
        "HOME": str(home), "PATH": os.environ.get("PATH", os.defpath), "TERM": "xterm-256color",
        "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TZ": "UTC", **more,
    }  # fmt: skip
