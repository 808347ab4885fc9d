"""Somebody at work in an empty home: a real shell for what is typed, the real program on a real terminal for its keys.

What is typed is typed as it stands on the page, by a person who has the program among the commands. Only the day is
pretended, and where the page says /srv/plan there is a folder of the test's own.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.page import COMMANDS, ELLIPSIS, KEYS, SETTING, Step, missing, steps
from tests.support.program import ROOT
from tests.support.terminal import Terminal, clean_environment

if TYPE_CHECKING:
    from types import TracebackType

SHARED = "/srv/plan"
"""Where the office keeps its plan on the host, as the pages call it."""
STICK = "/media/stick"
"""What is carried from one computer to another."""
COLUMNS, ROWS = 100, 30
_NAMES = {
    "Enter": "enter", "Esc": "escape", "Space": " ", "Tab": "tab", "Down": "down", "Up": "up", "PgDn": "pagedown",
    "Ctrl+D": "\x04", "Ctrl+Y": "\x19",
}  # fmt: skip
_OPENS = re.compile(r"workplan( --[a-z-]+( [^-\s]\S*)?)*|workplan demo")
"""A line that opens the screen: no verb stands in it."""
_DAY = re.compile(r"--today (\d{4}-\d\d-\d\d)")
_QUIET, _PATIENCE = 0.15, 10
"""Seconds without output after which a key counts as answered, and how long its first output may take.

Keys that the program gets in one piece are a text for it, as an input method or a paste sends them.
"""


class Player:
    """Plays one page. Use it in a `with`: leaving ends a screen that is still open."""

    def __init__(self, page: str, folder: Path) -> None:
        self.page = ROOT / "docs" / page
        self.home, self.shared, self.stick = (folder / name for name in ("home", "shared", "stick"))
        for made in (self.home, self.shared, self.stick):
            made.mkdir()
        self.text = self.page.read_text(encoding="utf-8")
        day = _DAY.search(self.text)
        assert day, f"docs/{page} does not say which day it pretends"
        self.day = day[1]
        self.told: dict[str, str] = {}
        """By block of commands: all that was answered to it."""
        self._screen: Terminal | None = None
        self._state = folder / "state"
        self._state.write_text(f"cd {self.home}\n", encoding="utf-8")
        self._environment = clean_environment(self.home, LANG="zh_CN.UTF-8")
        self._environment["PATH"] = f"{self._programs(folder / 'bin')}:{self._environment['PATH']}"

    def __enter__(self) -> Player:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._screen is not None:
            self._screen.__exit__()

    def play(self) -> None:
        """Type all of the page, and hold what is answered against what it shows."""
        for step in steps(self.text):
            if step.kind == KEYS:
                self._press(step)
            elif step.kind == SETTING:
                self.edit(step)
            else:
                assert step.kind == COMMANDS, step
                self._type(step)
        assert self._screen is None, f"docs/{self.page.name} ends with the screen open"

    def edit(self, step: Step) -> None:
        """Put what the page shows into a file; who plays a page that does so says into which."""
        raise AssertionError(f"docs/{self.page.name} edits a file: {step}")

    def run(self, line: str) -> str:
        """Run one line of the shell, where the page has come to, and return all it answers."""
        script = f'. {self._state}\n{line}\n{{ echo cd "$PWD"; export -p; }} > {self._state}\n'
        ended = subprocess.run(
            ["bash", "-c", script], env=self._environment, cwd=self.home, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        assert "Traceback" not in ended.stdout, ended.stdout
        return ended.stdout

    def _type(self, step: Step) -> None:
        *lines, last = (self._here(line) for line in step.lines)
        told = "".join(map(self.run, lines))
        if _OPENS.fullmatch(last):
            self._screen = self._opened(last)
            self._wait_for(step)
            return
        told += self.run(last)
        self.told["\n".join(step.lines)] = told
        lost = missing(tuple(map(self._here, step.answers)), told)
        assert not lost, (
            f"{self.page.name} shows for {step.lines}, which is not answered:\n{lost}\nbut\n{told}"
        )

    def _opened(self, line: str) -> Terminal:
        bash = shutil.which("bash")
        assert bash
        terminal = Terminal(
            [bash, "-c", f". {self._state}; exec {line}"], columns=COLUMNS, rows=ROWS,
            environment=self._environment, folder=self.home,
        )  # fmt: skip
        terminal.wait_for("q")
        return terminal

    def _press(self, step: Step) -> None:
        """Press the keys of each line; a longer word is typed. A `q` that ends the last line ends the screen."""
        assert self._screen is not None, f"{self.page.name} presses {step.lines} where no screen is open"
        words = [word for line in step.lines for word in line.split()]
        for word in words:
            self._screen.type(_NAMES.get(word, word))
            self._screen.settle(_QUIET, first=_PATIENCE)
        if words[-1] == "q":
            assert self._screen.wait_for_end() == 0
            self._screen.__exit__()
            self._screen = None
        else:
            self._wait_for(step)

    def _wait_for(self, step: Step) -> None:
        """Wait until the screen shows every line of the answer, wherever it stands."""
        assert self._screen is not None
        wanted = tuple(f"{ELLIPSIS}{self._here(line)}{ELLIPSIS}" for line in step.answers)
        self._screen.wait_for(lambda text: not missing(wanted, text))

    def _here(self, line: str) -> str:
        return line.replace(SHARED, str(self.shared)).replace(STICK, str(self.stick))

    def _programs(self, folder: Path) -> Path:
        """Make the commands that the person has: the program, at the page's day, and a way to the host."""
        folder.mkdir()
        scripts = {
            "workplan": f'PYTHONPATH={ROOT} exec {sys.executable} -m workplan_tui --today {self.day} "$@"',
            "ssh": 'shift\ncd\nunset LANG\nexport LC_ALL=C\nexec sh -c "$*" </dev/null',
        }
        for name, script in scripts.items():
            (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            (folder / name).chmod(0o755)
        return folder
