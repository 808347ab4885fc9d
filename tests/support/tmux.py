"""A real tmux with one pane: what a test writes to it, or a program in it shows, can be read back cell by cell."""

from __future__ import annotations

import os
import select
import subprocess
import time
import tty
from pathlib import Path
from typing import TYPE_CHECKING

import pyte

from tests.support.other_programs import needed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyte.screens import Char

_PATIENCE = 30
"""Seconds in which tmux, or the program in it, must have answered."""

_TICKS_OF_AN_IDLE_PROGRAM = 2
"""Hundredths of a second that looking at the disk may take meanwhile."""


class TmuxPane:
    """A detached session of one pane of a given size. Use it in a `with`: leaving ends its server."""

    def __init__(
        self,
        sockets: Path,
        columns: int,
        rows: int,
        program: str = "sleep 3600",
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self.columns, self.rows = columns, rows
        self._tmux = [needed("tmux", "tmux"), "-S", str(sockets / "pane"), "-f", "/dev/null"]
        self._environment = environment
        size = ["-x", str(columns), "-y", str(rows)]
        # The line of tmux itself would take a row.
        self.tmux("new-session", "-d", *size, f"exec {program}", ";", "set", "-g", "status", "off")
        self.tmux("resize-window", *size)

    def __enter__(self) -> TmuxPane:
        return self

    def __exit__(self, *_error: object) -> None:
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, check=False, timeout=_PATIENCE)

    def tmux(self, *words: str) -> str:
        """Give tmux a command and return what it prints."""
        done = subprocess.run(
            [*self._tmux, *words], capture_output=True, check=True, timeout=_PATIENCE, env=self._environment
        )
        return done.stdout.decode()

    @property
    def lines(self) -> list[str]:
        """The rows as a person reads them, without blanks at their ends."""
        return [line.rstrip() for line in self.tmux("capture-pane", "-p").rstrip("\n").split("\n")]

    @property
    def attached(self) -> list[str]:
        """The command that shows the session on a terminal."""
        return [*self._tmux, "attach"]

    def wait_for(self, seen: str) -> None:
        """Wait until the pane shows it; raise `AssertionError` with the pane when it does not come."""
        until = time.monotonic() + _PATIENCE
        while seen not in "\n".join(self.lines):
            assert time.monotonic() < until, f"{seen!r} did not appear:\n" + "\n".join(self.lines)
            time.sleep(0.02)

    def press(self, *keys: str) -> None:
        """Press keys by the names that tmux has for them."""
        self.tmux("send-keys", *keys)

    def settle(self, quiet: float = 0.4) -> None:
        """Wait until the pane has not changed, nor its program worked, for so many seconds."""
        statistics = Path(f"/proc/{self.tmux('display-message', '-p', '#{pane_pid}').strip()}/stat")
        before, since = ("", 0), time.monotonic()
        until = since + _PATIENCE
        while time.monotonic() - since < quiet and time.monotonic() < until:
            user, system = statistics.read_text(encoding="utf-8").rpartition(")")[2].split()[11:13]
            now = self._captured(), int(user) + int(system)
            if now[0] != before[0] or now[1] - before[1] > _TICKS_OF_AN_IDLE_PROGRAM:
                before, since = now, time.monotonic()
            time.sleep(0.05)

    @property
    def cells(self) -> list[list[Char]]:
        """The cells of every row up to its last sign: of blanks behind that, tmux does not tell the ground."""
        screen = pyte.Screen(self.columns + 1, self.rows)
        stream = pyte.Stream(screen)
        found = []
        for y, line in enumerate(self._captured().removesuffix("\n").split("\n")):
            # A row begins with the pen that the one before it ended with.
            stream.feed(f"\x1b[{y + 1};1H{line}")
            found.append([screen.buffer[y][x] for x in range(screen.cursor.x)])
        return found

    def _captured(self) -> str:
        return self.tmux("capture-pane", "-p", "-e", "-N")


class TmuxCanvas(TmuxPane):
    """A pane in which no program runs: a test writes to it. Of each row the last column is not the test's."""

    def __init__(self, sockets: Path, columns: int, rows: int) -> None:
        super().__init__(sockets, columns + 1, rows)
        name = self.tmux("display-message", "-p", "#{pane_tty}").strip()
        self._terminal = os.open(name, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self._terminal)

    def __exit__(self, *error: object) -> None:
        os.close(self._terminal)
        super().__exit__(*error)

    def cells_after(self, sequences: Sequence[str]) -> list[list[Char]]:
        """Return what an empty pane shows once the sequences have been written to it."""
        ends = "".join(f"\x1b[{y + 1};{self.columns}H|" for y in range(self.rows))
        # Where the cursor is, tmux answers when it has taken all that came before the question.
        os.write(self._terminal, ("\x1b[0m\x1b[2J" + "".join(sequences) + f"{ends}\x1b[6n").encode())
        answer = b""
        while not answer.endswith(b"R"):
            ready, _, _ = select.select([self._terminal], [], [], _PATIENCE)
            assert ready, "tmux does not answer"
            answer += os.read(self._terminal, 64)
        return [row[:-1] for row in self.cells]
