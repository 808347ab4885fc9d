"""What is measured, on the real plan, with the installed command in a real pty.

Whatever is compared runs in turns within one call, so that both sides share the machine's noise.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.empty_app import READY
from tests.support.program import REAL_PLAN, WORKPLAN
from tests.support.terminal import Answer, Terminal, clean_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PLAN = REAL_PLAN
EMPTY_APP: list[str | Path] = [sys.executable, str(Path(__file__).with_name("empty_app.py"))]
WIDE, NARROW = (120, 40), (80, 24)
FIRST_TEXT = "地区生产总值"
IDLE_SECONDS = 5


@dataclass
class Series:
    """Figures of one thing, in the order they were taken."""

    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.values)

    @property
    def worst(self) -> float:
        return max(self.values)

    @property
    def mean(self) -> float:
        return sum(self.values) / len(self.values)

    def ratio_to(self, other: Series) -> float:
        """Return the median of the ratios turn by turn, so that a busy moment of the machine weighs on both."""
        return median(own / its for own, its in zip(self.values, other.values, strict=True))


@dataclass
class Keys:
    """What the presses of one key cost."""

    bytes: Series
    milliseconds: Series

    @classmethod
    def of(cls, answers: list[Answer]) -> Keys:
        return cls(
            Series([answer.bytes for answer in answers]),
            Series([answer.seconds * 1000 for answer in answers]),
        )


def oneshots(home: Path, rounds: int) -> dict[str, Series]:
    """Time the one-shot commands and an empty Python in turns, in milliseconds."""
    plan = home / "tasks.toml"
    shutil.copy2(PLAN, plan)
    found = {name: Series() for name in ("pass", "set", "list", "help")}
    for round_number in range(-2, rounds):  # two rounds to warm files and byte code
        commands = {
            "pass": [sys.executable, "-c", "pass"],
            "set": [WORKPLAN, "--plan", plan, "set", str(round_number % 121 + 1), "2"],
            "list": [WORKPLAN, "--plan", plan, "list"],
            "help": [WORKPLAN, "--help"],
        }
        for name, command in commands.items():
            taken = _time(command, home)
            if round_number >= 0:
                found[name].values.append(taken)
    return found


def _time(command: list[str | Path], home: Path) -> float:
    environment = clean_environment(home)
    started_at = time.monotonic()
    subprocess.run(
        command, env=environment, cwd=home, check=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return (time.monotonic() - started_at) * 1000


@dataclass
class Starts:
    """What one program took from its start to its end, per run."""

    first_content: Series = field(default_factory=Series)
    peak_memory: Series = field(default_factory=Series)
    start_bytes: Series = field(default_factory=Series)
    quit: Series = field(default_factory=Series)


def starts(home: Path, size: tuple[int, int], rounds: int) -> dict[str, Starts]:
    """Start and end the screen and the empty application in turns.

    `workplan` opens a plan that was open before, as on every day but the first; `new` one that is not known yet.
    """
    found = {"workplan": Starts(), "new": Starts(), "empty": Starts()}
    for round_number in range(-1, rounds):
        for name, taken in found.items():
            with _opened(name, home, size) as terminal:
                first = terminal.wait_for(READY if name == "empty" else FIRST_TEXT)
                terminal.settle(0.5)
                memory, start_bytes = terminal.peak_memory(), terminal.bytes_read
                pressed_at = time.monotonic()
                terminal.type("q")
                terminal.wait_for_end()
                ended = time.monotonic() - pressed_at
            if round_number >= 0:
                taken.first_content.values.append(first * 1000)
                taken.peak_memory.values.append(memory / 1024)
                taken.start_bytes.values.append(start_bytes)
                taken.quit.values.append(ended * 1000)
    return found


def _opened(name: str, home: Path, size: tuple[int, int]) -> Terminal:
    if name == "empty":
        return _started(EMPTY_APP, home, home, size)
    folder = home / name
    if name == "new" or not folder.exists():
        _fresh_copy(folder)
    return _started([WORKPLAN], home, folder, size)


def _fresh_copy(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    shutil.copy2(PLAN, folder / "tasks.toml")
    return folder


def _started(command: list[str | Path], home: Path, folder: Path, size: tuple[int, int]) -> Terminal:
    return Terminal(
        command, columns=size[0], rows=size[1], environment=clean_environment(home), folder=folder
    )


@contextmanager
def screen(home: Path, size: tuple[int, int]) -> Iterator[Terminal]:
    """Open the screen on a fresh copy of the real plan."""
    with _started([WORKPLAN], home, _fresh_copy(home / "plan"), size) as terminal:
        yield terminal


def ready(terminal: Terminal) -> Terminal:
    """Return the terminal once the screen is drawn and quiet."""
    terminal.wait_for(FIRST_TEXT)
    terminal.settle(0.5)
    return terminal


def keys(home: Path, size: tuple[int, int]) -> dict[str, Keys]:
    """Press what is pressed all day, and return what each key cost."""
    with screen(home, size) as terminal:
        ready(terminal)
        found = {"down": _pressed(terminal, ["down"] * 60)}
        found["page down"] = _pressed(terminal, ["pagedown"] * 2)
        _pressed(terminal, ["home"])
        found["status digit"] = _statuses(terminal, times=5)
        found["mark"] = _pressed(terminal, [" "] * 8)
        terminal.press("escape", quiet=0.3)
        found["open the task"] = _openings(terminal, times=4)
        terminal.press("/")
        found["filter character"] = _pressed(terminal, ["水", "务"])
        terminal.press("escape", quiet=0.3)
    return found


def _pressed(terminal: Terminal, names: list[str]) -> Keys:
    return Keys.of([terminal.press(name) for name in names])


def _openings(terminal: Terminal, times: int) -> Keys:
    answers = []
    for _ in range(times):
        answers.append(terminal.press("enter"))
        terminal.press("escape", quiet=0.3)
        terminal.press("down")
    return Keys.of(answers)


def _statuses(terminal: Terminal, times: int) -> Keys:
    answers = []
    for _ in range(times):
        terminal.press("down")
        terminal.press("s")
        answers.append(terminal.press("2"))
    return Keys.of(answers)


def idle_bytes(home: Path, size: tuple[int, int], seconds: float = IDLE_SECONDS) -> int:
    """Return what the screen writes while nobody touches it."""
    with screen(home, size) as terminal:
        return ready(terminal).bytes_in(seconds)


def in_order(tell: Callable[[str], None], home: Path, rounds: int) -> dict[str, object]:
    """Take every measurement, telling what is measured now."""
    tell("commands")
    commands = oneshots(home, rounds * 2)
    tell("starting and quitting")
    at_start = {size: starts(home, size, rounds) for size in (WIDE, NARROW)}
    tell("keys")
    pressed = {size: keys(home, size) for size in (WIDE, NARROW)}
    tell("idling")
    return {
        "commands": commands, "starts": at_start, "keys": pressed, "idle": idle_bytes(home, WIDE)
    }  # fmt: skip
