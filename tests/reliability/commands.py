"""Every file call of a whole command fails: settings, plan, cache, what `apply` reads, and the journal."""

from __future__ import annotations

import io
import os
from contextlib import ExitStack, redirect_stderr, redirect_stdout
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from unittest import mock

from tests.reliability.edits import ACTOR, APPLIED
from tests.reliability.faults import FaultyFiles
from tests.reliability.ground import Ground, ground, note
from tests.reliability.tally import Tally
from workplan_tui.base.errors import (
    EXIT_NO_PERMISSION,
    EXIT_NO_PLAN,
    EXIT_NOT_SAVED,
    EXIT_OK,
    EXIT_PLAN_WRONG,
    EXIT_USAGE,
)
from workplan_tui.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.reliability.faults import Fault
    from workplan_tui.model.entry import Entry

COMMANDS = (
    ("set", "2", "done"), ("report", "1", "--progress", "在建", "--on", "2023-06-01"), ("undo",),
    ("apply", "updates.jsonl"), ("apply", "-"),
)  # fmt: skip
CODES = (EXIT_OK, EXIT_USAGE, EXIT_PLAN_WRONG, EXIT_NO_PLAN, EXIT_NOT_SAVED, EXIT_NO_PERMISSION)
"""2 is what settings that cannot be read are told with."""
CALLERS = (
    "workplan_tui.store.sealing.door.Files",
    "workplan_tui.store.plan.cache.Files",
    "workplan_tui.base.user_file.Calls",
)
"""Whoever makes the object through which files are called, when nobody hands him one."""


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    words: str

    @property
    def line(self) -> str | None:
        """The entry that was offered to be handed in again."""
        offered = [line for line in self.words.splitlines() if line.startswith('workplan: {"crc"')]
        return offered[0].removeprefix("workplan: ") if offered else None


def command_sweep(words: tuple[str, ...], fault_at: Callable[[int], Fault]) -> Tally:
    """Fail every call of the command by the fault for that call."""
    tally = Tally()
    with ground(in_memory=True) as place:
        _lay_out(place)
        before = _entries(place)
        bring_back = place.keep()
        clean_run = FaultyFiles()
        ended = run(place, words, clean_run)
        tally.expect(ended.code == EXIT_OK, f"{words}: {ended}")
        for call, name in enumerate(clean_run.calls, 1):
            bring_back()
            fault = fault_at(call)
            for broken in _broken(place, words, FaultyFiles({call: fault}), before):
                tally.losses.append(f"{' '.join(words)}, {fault} at {name} (call {call}): {broken}")
            tally.faults += 1
            tally.acknowledged += 1
    return tally


def run(
    place: Ground, words: tuple[str, ...], files: FaultyFiles | None = None, stdin: bytes = APPLIED
) -> Ended:
    """Run the command in this process, its file calls through `files`."""
    said = io.StringIO()
    (place.folder / "updates.jsonl").write_bytes(APPLIED)
    (place.folder / "stdin").write_bytes(stdin)
    environment = {"HOME": str(place.home)}
    here = os.getcwd()
    with ExitStack() as stack:
        for caller in CALLERS if files else ():
            stack.enter_context(mock.patch(caller, return_value=files))
        stack.enter_context(mock.patch.dict(os.environ, environment, clear=True))
        stack.enter_context(mock.patch("sys.stdin", stack.enter_context((place.folder / "stdin").open())))
        stack.enter_context(redirect_stderr(said))
        stack.enter_context(redirect_stdout(io.StringIO()))
        stack.callback(os.chdir, here)
        os.chdir(place.folder)
        code = main(["--lang", "en", "--plan", str(place.plan), *words])
    return Ended(code, said.getvalue())


def _lay_out(place: Ground) -> None:
    settings = place.home / ".config" / "workplan" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'actor = "{ACTOR}"\n', encoding="utf-8")
    place.open().record(note("一"))


def _broken(place: Ground, words: tuple[str, ...], files: FaultyFiles, before: list[Entry]) -> list[str]:
    tally = Tally()
    ended = run(place, words, files)
    tally.expect(ended.code in CODES, f"ended with {ended.code}: {ended.words}")
    found = _fresh(place, before)
    tally.expect(found == 1 if ended.code == EXIT_OK else found <= 1, f"{ended.code}, there {found} times")
    if ended.code != EXIT_OK:
        tally.expect(bool(ended.words.strip()), f"{ended.code} and not a word")
        tally.expect(not found or bool(ended.line), "it is there, and the line is not offered")
        line = ended.line
        again = run(place, ("apply", "-"), stdin=line.encode()) if line else run(place, words)
        tally.expect(again.code == EXIT_OK, f"again: {again}")
        tally.expect(_fresh(place, before) == 1, f"again: there {_fresh(place, before)} times")
    tally.expect(_entries(place)[: len(before)] == before, "earlier entries are gone")
    return tally.losses


def _entries(place: Ground) -> list[Entry]:
    return list(place.open().ledger(date.max).entries)


def _fresh(place: Ground, before: list[Entry]) -> int:
    return sum(entry not in before for entry in _entries(place))
