"""Turn the measurements into docs/performance.md: budget, figure, ratio, and whether it holds."""

from __future__ import annotations

import os
import platform
from datetime import date
from importlib.metadata import version
from math import inf
from typing import TYPE_CHECKING

from tests.benchmarks.measure import IDLE_SECONDS, WIDE

if TYPE_CHECKING:
    from tests.benchmarks.measure import Keys, Series, Starts

SET_RATIO, FIRST_RATIO, MEMORY_RATIO = 3.5, 1.2, 1.3
DOWN_MS, QUIT_MS = 6, 100
MOST_BYTES = {("down", WIDE): 600, ("filter character", WIDE): 2000}

HEAD = """\
# Performance

Measured by `python -m tests.benchmarks`, which writes this page: the installed command on the real plan of 121 tasks,
in a real pty whose emulator answers at once. What is compared ran in turns within one run; figures are medians, and a
ratio is the median of the ratios of the turns. Bytes and what is imported do not jitter and are asserted by tests;
times are only comparable as ratios within the run.

{machine}

| what | budget | measured | against | ratio | holds |
|---|---|---|---|---|---|
"""

TAIL = """
A key's time is from the key to the last byte before {quiet} ms of silence. `down` is pressed 60 times from the top, so
that moving and scrolling are both in it. A status digit is on the screen only once its line is on the disk, so its time
has a flush in it. Memory is the peak resident size of the process. The plan that is started with has been open before,
as on every day but the first; a plan that is opened for the first time finds nothing read or remembered.
"""

Row = tuple[str, str, str, str, str, str]


def document(
    commands: dict[str, Series],
    starts: dict[tuple[int, int], dict[str, Starts]],
    keys: dict[tuple[int, int], dict[str, Keys]],
    idle: int,
) -> str:
    """Return the whole page."""
    rows = [*_command_rows(commands)]
    for size, taken in starts.items():
        rows += _start_rows(size, taken)
    for size, pressed in keys.items():
        rows += _key_rows(size, pressed)
    rows.append((f"idle for {IDLE_SECONDS} s, 120x40", "0 bytes", f"{idle} bytes", "", "", _yes(idle == 0)))
    table = "".join("| " + " | ".join(row) + " |\n" for row in rows)
    return HEAD.format(machine=_machine()) + table + TAIL.format(quiet=80)


def _machine() -> str:
    return (
        f"{date.today().isoformat()}: {platform.python_implementation()} {platform.python_version()}, "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Textual {version('textual')}."
    )


def _command_rows(commands: dict[str, Series]) -> list[Row]:
    floor = commands["pass"]
    rows = []
    for name, words in (
        ("set", "`workplan set 42 2`"),
        ("list", "`workplan list`"),
        ("help", "`workplan --help`"),
    ):
        ratio = commands[name].ratio_to(floor)
        budget = f"≤ {SET_RATIO} ×" if name == "set" else ""
        holds = _yes(ratio <= SET_RATIO) if name == "set" else ""
        against = f"{floor.median:.1f} ms, `python -c pass`"
        rows.append((words, budget, f"{commands[name].median:.1f} ms", against, f"{ratio:.2f}", holds))
    return rows


def _start_rows(size: tuple[int, int], taken: dict[str, Starts]) -> list[Row]:
    own, empty, at = taken["workplan"], taken["empty"], f"{size[0]}x{size[1]}"
    first = own.first_content.ratio_to(empty.first_content)
    new = taken["new"].first_content
    memory = own.peak_memory.median / empty.peak_memory.median
    return [
        (
            f"command to first content, {at}", f"≤ {FIRST_RATIO} ×", f"{own.first_content.median:.0f} ms",
            f"{empty.first_content.median:.0f} ms, empty Textual app", f"{first:.2f}", _yes(first <= FIRST_RATIO),
        ),
        (
            f"the same, a plan opened for the first time, {at}", "", f"{new.median:.0f} ms",
            f"{empty.first_content.median:.0f} ms, empty Textual app", f"{new.ratio_to(empty.first_content):.2f}", "",
        ),
        (
            f"bytes of the start, {at}", "", f"{own.start_bytes.median:.0f} bytes",
            f"{empty.start_bytes.median:.0f} bytes, empty Textual app", "", "",
        ),
        (
            f"memory, {at}", f"≤ {MEMORY_RATIO} ×", f"{own.peak_memory.median:.1f} MiB",
            f"{empty.peak_memory.median:.1f} MiB, empty Textual app", f"{memory:.2f}", _yes(memory <= MEMORY_RATIO),
        ),
        (
            f"quit, {at}", f"≤ {QUIT_MS} ms", f"{own.quit.median:.0f} ms",
            f"{empty.quit.median:.0f} ms, empty Textual app", f"{own.quit.median / empty.quit.median:.2f}",
            _yes(own.quit.median <= QUIT_MS),
        ),
    ]  # fmt: skip


def _key_rows(size: tuple[int, int], pressed: dict[str, Keys]) -> list[Row]:
    rows = []
    for name, taken in pressed.items():
        most = MOST_BYTES.get((name, size))
        most_ms = DOWN_MS if name == "down" else None
        budget = (f"≤ {most} bytes" + (f", ≤ {most_ms} ms" if most_ms else "")) if most else ""
        measured = (
            f"{taken.bytes.median:.0f} bytes (mean {taken.bytes.mean:.0f}, most {taken.bytes.worst:.0f}), "
            f"{taken.milliseconds.median:.1f} ms"
        )
        holds = taken.bytes.median <= (most or 0) and taken.milliseconds.median <= (most_ms or inf)
        rows.append(
            (f"key: {name}, {size[0]}x{size[1]}", budget, measured, "", "", _yes(holds) if budget else "")
        )
    return rows


def _yes(holds: bool) -> str:
    return "yes" if holds else "**no**"
