"""The program as it is installed, killed at any moment: the command, and the screen in a real pty."""

from __future__ import annotations

import os
import re
import subprocess
import time
from datetime import date
from random import Random
from typing import TYPE_CHECKING

from tests.reliability.edits import APPLIED
from tests.reliability.ground import Ground, ground, note
from tests.reliability.tally import Tally
from tests.support.program import WORKPLAN
from tests.support.terminal import Terminal, clean_environment

if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger

SAVED = ("saved:", "undone:", "redone:", "recorded already")
"""How a command says that an edit is durable."""
KILLS_ON_ONE_JOURNAL = 10
TASKS = "1234"
"""Those of the small plan."""
_LONGEST = 20.0
"""Seconds within which a command that nobody kills ends, on a machine with a lot to do."""


def kill_commands(kills: int, seed: int) -> Tally:
    """Kill the installed command so many times, at moments spread over its run."""
    tally, random = Tally(), Random(seed)
    while tally.kills < kills:
        with ground() as place:
            began = time.monotonic()
            _run(place, ("note", "1", "起"), b"", _LONGEST)
            usual = time.monotonic() - began
            said = ["起"]
            for number in range(min(KILLS_ON_ONE_JOURNAL, kills - tally.kills)):
                words, kept = _some_command(random, number)
                words_said = _run(place, words, APPLIED, random.random() * 1.1 * usual)
                tally.kills += 1
                # It is told only afterwards: whoever reads half a word is not told.
                if kept and any(word in words_said for word in SAVED):
                    said.append(kept)
            _look(tally, place, said)
    return tally


def _some_command(random: Random, number: int) -> tuple[tuple[str, ...], str]:
    """Return a command, and the text that must be found if it says that it has saved."""
    text = f"第{number}次" + "长" * random.choice((1, 300, 7_000))
    return random.choice(
        (
            (("note", "1", text), text),
            (("report", "2", "--progress", text), text),
            (("flag", "3", text), text),
            (("set", "4", "in_progress", "-m", text), text),
            (("apply", "-"), "已竣工"),
        )
    )


def _run(place: Ground, words: tuple[str, ...], stdin: bytes, seconds: float) -> str:
    """Run the command, kill it after that time, and return what it had said."""
    environment = {**os.environ, "HOME": str(place.home), "LANG": "C.UTF-8"}
    with subprocess.Popen(
        [WORKPLAN, "--lang", "en", "--plan", place.plan, *words], env=environment, stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            return process.communicate(stdin, timeout=seconds)[1].decode()
        except subprocess.TimeoutExpired:
            process.kill()
            return process.communicate()[1].decode("utf-8", "replace")


def kill_screens(kills: int, seed: int) -> Tally:
    """Kill the screen so many times while statuses are set one after the other."""
    tally, random = Tally(), Random(seed)
    for _ in range(kills):
        with ground() as place:
            shown = _shown_before_the_kill(place, random.random() * 1.2)
            tally.kills += 1
            tally.acknowledged += len(shown)
            ledger = place.open().ledger()
            lost = [task for task in shown if ledger.status(task) != "in_progress"]
            tally.expect(not lost, f"shown as saved and gone: {lost}")
            _look(tally, place, [])
    return tally


def _shown_before_the_kill(place: Ground, seconds: float) -> list[str]:
    """Return the tasks whose new status the screen had shown."""
    with Terminal(
        [WORKPLAN, "--lang", "zh", "--plan", place.plan], columns=120, rows=40,
        environment=clean_environment(place.folder / "home"), folder=place.folder,
    ) as terminal:  # fmt: skip
        terminal.wait_for("医药健康")
        terminal.settle(0.3)
        until = time.monotonic() + seconds
        for _ in TASKS:
            for key in "s2j":
                terminal.type(key)
                terminal.settle(0.02)
            if time.monotonic() > until:
                break
        while (left := until - time.monotonic()) > 0:
            terminal.bytes_in(left)
        terminal.kill()
        terminal.settle(0.05)
        text = terminal.text
    return [task for task in TASKS if re.search(rf"(?<!\d){task} \S +推进中", text)]


def _look(tally: Tally, place: Ground, said: list[str]) -> None:
    store = place.open()
    found = _texts(store.ledger(date.max))
    missing = [text for text in said if text not in found]
    tally.acknowledged += len(said)
    tally.torn += len(store.damages)
    tally.expect(not missing, f"{len(missing)} of {len(said)} edits are gone")
    store.record(note("后"))
    tally.expect("后" in _texts(place.open().ledger(date.max)), "the next edit is not there")


def _texts(ledger: Ledger) -> set[str]:
    keys = ("text", "progress", "reason")
    return {str(op[key]) for entry in ledger.entries for op in entry.ops for key in keys if key in op}
