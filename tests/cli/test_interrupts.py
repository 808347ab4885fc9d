"""Ctrl+C while something is recorded: whoever presses it is told whether it is saved."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

INTERRUPTED_AT = """
import os, signal, sys
from workplan_tui.cli.main import main
from workplan_tui.store.disk.files import Files
call = getattr(Files, sys.argv[1])
def interrupted(self, *arguments):
    if sys.argv[1] != "write" or b'"note"' in arguments[1]:
        os.kill(os.getpid(), signal.SIGINT)
    return call(self, *arguments)
setattr(Files, sys.argv[1], interrupted)
sys.argv[1:] = ["note", "2", "x"]
main()
"""


def notes(folder: Path) -> int:
    return sum(file.read_bytes().count(b'"note"') for file in folder.glob("tasks.journal/*.jsonl"))


@pytest.mark.parametrize("call", ["write", "fsync"])
def test_in_the_middle_of_the_write_it_is_ended_and_said_to_be_saved(
    plan_file: Path, surroundings: dict[str, str], call: str
) -> None:
    subprocess.run(
        [sys.executable, "-m", "workplan_tui", "note", "1", "y"],
        cwd=plan_file.parent,
        env=surroundings,
        check=True,
    )
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_AT, call], capture_output=True, encoding="utf-8",
        cwd=plan_file.parent, env=surroundings, check=False,
    )  # fmt: skip
    assert ended.returncode == 130
    assert ended.stderr.count("The edit is being written") == 1
    assert "saved: 2 完成造林绿化2970亩" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert notes(plan_file.parent) == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_before_the_write_it_ends_the_command_which_says_that_nothing_is_saved(
    plan_file: Path, surroundings: dict[str, str], number: signal.Signals
) -> None:
    folder = plan_file.parent / "tasks.journal"
    folder.mkdir()
    lock = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o640)
    fcntl.flock(lock, fcntl.LOCK_EX)
    command = subprocess.Popen(
        [sys.executable, "-m", "workplan_tui", "note", "2", "x"], stderr=subprocess.PIPE, encoding="utf-8",
        cwd=plan_file.parent, env=surroundings,
    )  # fmt: skip
    while not waits_for_a_lock(command.pid):
        assert command.poll() is None
    command.send_signal(number)
    _, said = command.communicate(timeout=10)
    os.close(lock)
    assert (command.returncode, said) == (128 + number, "workplan: Interrupted; nothing was saved.\n")
    assert notes(plan_file.parent) == 0


BROKEN_OFF_AT = """
import sys
module = sys.argv.pop(1)
class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == module:
            sys.meta_path.remove(self)
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stop())
from workplan_tui.start import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    "module",
    ["cli.main", "language", "cli.verbs", "settings", "cli.context", "cli.note", "store.store", "store.turn"],
)
def test_while_the_program_is_being_loaded_it_says_so_too(
    plan_file: Path, surroundings: dict[str, str], module: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", BROKEN_OFF_AT, f"workplan_tui.{module}", "note", "2", "x"], capture_output=True,
        encoding="utf-8", cwd=plan_file.parent, env=surroundings, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (130, "workplan: Interrupted; nothing was saved.\n")
    assert notes(plan_file.parent) == 0


def test_a_signal_that_is_ignored_stays_so(plan_file: Path, surroundings: dict[str, str]) -> None:
    program = (
        "import os, signal, sys\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        + INTERRUPTED_AT.replace("SIGINT", "SIGHUP")
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, "write"], capture_output=True, encoding="utf-8",
        cwd=plan_file.parent, env=surroundings, check=False,
    )  # fmt: skip
    assert ended.returncode == 0
    assert "is being written" not in ended.stderr
    assert notes(plan_file.parent) == 1


def test_a_command_that_only_reads_says_nothing(plan_file: Path, surroundings: dict[str, str]) -> None:
    program = "import workplan_tui.cli.output as o, sys\nfrom workplan_tui.cli.main import main\n" + (
        "def stop(*_): raise KeyboardInterrupt\no.print_line = stop\nsys.argv[1:] = ['show', '1']\nmain()"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", cwd=plan_file.parent,
        env=surroundings, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stderr) == (130, "")


def waits_for_a_lock(pid: int) -> bool:
    """Return whether a thread of the process waits in the kernel's queue of a lock."""
    return any(f" {pid} " in row and "->" in row for row in Path("/proc/locks").read_text().splitlines())
