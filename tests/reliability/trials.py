"""What is promised and how each promise is tried, at the length of docs/reliability.md."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import add
from pathlib import Path

from tests.reliability.disks import LETTERS, full_disk, may_mount
from tests.reliability.faults import FAULTS
from tests.reliability.power import power_cuts
from tests.reliability.storm import crowd, kill_storm
from tests.reliability.swaps import SWAPS, swap_sweep
from tests.reliability.sweep import CASES, sweep
from tests.reliability.tally import Tally
from tests.reliability.trace import can_trace, traced

ROOT = Path(__file__).resolve().parents[2]
Outcome = Tally | str
"""A tally, or in words how many tests passed or why nothing could be tried."""


@dataclass(frozen=True)
class Trial:
    """One row of the table."""

    promise: str
    how: str
    run: Callable[[], Outcome]


def _sum(tallies: list[Tally]) -> Tally:
    return reduce(add, tallies)


def _tests(*words: str) -> Callable[[], str]:
    def run() -> str:
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        counts = re.findall(r"\d+ (?:passed|failed|skipped|error)", done.stdout.strip().rpartition("\n")[2])
        return ", ".join(counts) or "**not run**"

    return run


TRIALS = (
    Trial(
        "A process killed at any moment loses nothing it called saved",
        "SIGKILL at a random moment, lines up to 60 kB, on a real disk",
        lambda: kill_storm(kills=500, seed=2023),
    ),
    Trial(
        "Any one failing file call: nothing saved is missing, nothing unsaved is called saved, earlier "
        "lines stay, the next edit works",
        f"{len(FAULTS)} faults at every call of {len(CASES)} kinds of edit, beginning a new MiB included",
        lambda: _sum([sweep(case, fault) for case in CASES for fault in FAULTS]),
    ),
    Trial(
        "A power cut loses nothing called saved, where the disk flushes when told to",
        "a disk that keeps what was flushed only; processes killed and flushes failed on the way",
        lambda: power_cuts(cuts=1000, seed=2023),
    ),
    Trial(
        "Real system calls that fail are told, and cost nothing saved",
        "`strace -e inject` on the installed command",
        lambda: traced() if can_trace() else "no strace here",
    ),
    Trial(
        "Another program that replaces, cuts or removes the file fools nobody",
        f"{len(SWAPS)} swaps before every call of an edit",
        lambda: _sum([swap_sweep(swap) for swap in SWAPS]),
    ),
    Trial(
        "Eight writers of one account at once: nothing lost, mixed up or counted twice",
        "eight processes, one file, lines up to 60 kB, on a real disk",
        lambda: crowd(writers=8, edits=100, homes=1, seed=1),
    ),
    Trial(
        "Eight writers with a file each, the same",
        "eight processes, eight files",
        lambda: crowd(writers=8, edits=100, homes=8, seed=8),
    ),
    Trial(
        "A full disk refuses the edit within a second and keeps all others",
        "a real disk of 64 KiB is filled",
        lambda: _sum([full_disk(n) for n in LETTERS]) if may_mount() else "may not mount here",
    ),
    Trial(
        "Size limits and read-only disks and folders refuse edits and show everything",
        "`RLIMIT_FSIZE`, a remount, a folder without the right, as another account",
        _tests("tests/store/test_disks.py"),
    ),
    Trial(
        "Accounts of one host cannot forge, change or remove each other's entries",
        "two real accounts in a sticky folder",
        _tests("tests/store/test_shared_folder.py"),
    ),
    Trial(
        "A holder that stops, or a lock that is no lock, stops nobody for long",
        "SIGSTOP, removed and replaced locks",
        _tests("tests/store/test_processes.py", "-k", "lock or holder"),
    ),
    Trial(
        "The running screen stays alive and says what happened to the journal",
        "files swapped under it, in a real pty",
        _tests("tests/test_pty_faults.py"),
    ),
    Trial(
        "Replicas that were given the same entries agree, whatever the order, and an undo is lost nowhere",
        "a state machine: edits, undos, partial and repeated delivery, clock jumps, crashes, copied folders",
        _tests("tests/store/journal/test_replicas.py", "-m", "storm or not storm"),
    ),
    Trial(
        "Bytes that are no journal are told with their place, in bounded memory, and cost no neighbour",
        "torn, doubled, foreign and oversized lines; other encodings; a quarter of a gigabyte of nothing",
        _tests(
            "tests/store/journal/test_lines.py",
            "tests/store/journal/test_line.py",
            "tests/store/journal/test_records.py",
        ),
    ),
    Trial(
        "No text gets a control byte, a link, a direction or a formula out",
        "hostile texts in every field through every verb, page and pane, partly in a real pty",
        _tests(
            "tests/cli/test_hostile.py", "tests/reports/test_hostile_journal.py", "tests/tui/test_hostile.py"
        ),
    ),
    Trial(
        "The tests above see it when a safeguard is missing",
        "each safeguard taken out of a copy: a test fails",
        _tests("tests/mutations"),
    ),
)
