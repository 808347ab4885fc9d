"""What is promised and how each promise is tried, at the length of docs/reliability.md."""

from __future__ import annotations

import errno
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import add
from random import Random

from tests.mutations.safeguards import MUTANTS
from tests.reliability.commands import COMMANDS, command_sweep
from tests.reliability.disks import LETTERS, full_disk, may_mount
from tests.reliability.edits import EDITS
from tests.reliability.faults import ERRNOS, FAULTS, Fault
from tests.reliability.kills import kill_commands, kill_screens
from tests.reliability.power import power_cuts
from tests.reliability.storm import crowd, kill_storm
from tests.reliability.swaps import SWAPS, swap_sweep
from tests.reliability.sweep import CASES, PAIRS, sweep, sweep_edit, sweep_pairs, sweep_until_the_end
from tests.reliability.tally import Tally
from tests.reliability.trace import can_trace, traced
from tests.support.program import ROOT

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


COMMAND_FAULTS: tuple[Fault, ...] = (*ERRNOS, "short")
EVER_AFTER = (errno.EROFS, errno.ENOSPC, errno.EIO)


def _commands(words: tuple[str, ...], fault: Fault) -> Tally:
    return command_sweep(words, lambda call: fault)


def _two_faults() -> Tally:
    random = Random(2023)
    tally = Tally()
    for edit in EDITS:
        whole = edit.name in ("note", "undo", "apply")
        for first, then in PAIRS:
            tally += sweep_pairs(edit, first, then) if whole else sweep_pairs(edit, first, then, random, 200)
        for ever_after in EVER_AFTER:
            tally += sweep_until_the_end(edit, errno.EIO, ever_after)
    return tally


TRIALS = (
    Trial(
        "A process killed at any moment loses nothing it called saved",
        "SIGKILL at a random moment, lines up to 60 kB, on a real disk",
        lambda: kill_storm(kills=500, seed=2023),
    ),
    Trial(
        "The installed command killed at any moment has saved what it said",
        "SIGKILL at a random moment of `note`, `report`, `flag`, `set` and `apply -`, each a process",
        lambda: kill_commands(kills=300, seed=2023),
    ),
    Trial(
        "The screen killed at any moment has saved every status it showed",
        "SIGKILL while statuses are set one after the other, in a real pty",
        lambda: kill_screens(kills=30, seed=2023),
    ),
    Trial(
        "Any one failing file call: nothing saved is missing, nothing unsaved is called saved, earlier "
        "lines stay, the next edit works",
        f"{len(FAULTS)} faults at every call of a note on {len(CASES)} states of the journal, one of them a full MiB",
        lambda: _sum([sweep(case, fault) for case in CASES for fault in FAULTS]),
    ),
    Trial(
        "The same for every kind of edit; what is offered as not saved is there exactly once after `apply -`",
        f"{len(FAULTS)} faults at every call of {len(EDITS)} kinds of edit: every field, report, note, flag, answer, "
        "reminder, many tasks at once, undo, redo, apply; what is offered is handed in twice",
        lambda: _sum([sweep_edit(edit, fault) for edit in EDITS for fault in FAULTS]),
    ),
    Trial(
        "The same when two things go wrong in one edit",
        f"{len(PAIRS)} pairs of faults at every pair of calls of a note, an undo and an `apply`, at 200 pairs of every "
        "other edit; a fault at every call of every edit and a disk that is read-only, full or dead from there on",
        _two_faults,
    ),
    Trial(
        "The same for all that a command reads: settings, plan, cache, the file that is applied",
        f"{len(COMMAND_FAULTS)} faults at every call of {len(COMMANDS)} whole commands",
        lambda: _sum([_commands(words, fault) for words in COMMANDS for fault in COMMAND_FAULTS]),
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
        "a real disk of 128 KiB is filled",
        lambda: _sum([full_disk(n) for n in LETTERS]) if may_mount() else "may not mount here",
    ),
    Trial(
        "Size limits and read-only disks and folders refuse edits and show everything",
        "`RLIMIT_FSIZE`, a remount, a folder without the right, as another account",
        _tests("tests/store/test_disks.py"),
    ),
    Trial(
        "Accounts of one host cannot forge, change or remove each other's entries",
        "two real accounts in a sticky folder open to all, and in one of a group (3770); accounts called `张伟`, "
        "`ann-lee` beside `annlee`, by another's number, or not at all",
        _tests("tests/store/test_shared_folder.py", "tests/store/test_hostile_names.py"),
    ),
    Trial(
        "Every honest account counts whatever its name, and no other one can stop it, hold it up or take its "
        "entries away",
        "real accounts with like, odd and no names, a container's, root in a user's folder; locks, sparse files, "
        "garbage, far days, repeated ids",
        _tests("tests/accounts"),
    ),
    Trial(
        "A holder that stops, or a lock that is no lock, refuses an edit with its name after 5 seconds, and no longer "
        "than it lasts; nothing typed is lost",
        "SIGSTOP, removed and replaced locks",
        _tests("tests/store/test_processes.py", "-k", "lock or holder"),
    ),
    Trial(
        "The running screen stays alive and says what happened to the journal",
        "files swapped under it, in a real pty",
        _tests("tests/tui/edits/test_pty_faults.py"),
    ),
    Trial(
        "A folder, home or file that was copied, put back, cut or cloned is not written on; what is gone is told",
        "copies and clones of folder and home, files put back and cut, two machines in turn, a torn memory",
        _tests("tests/store/test_copies.py", "tests/tui/screens/test_losses.py"),
    ),
    Trial(
        "A hand-over loses nothing on either side, and one that is cut short is completed by the next",
        "faults and kills at every call, power cuts, forks, other plans, three real accounts",
        _tests("tests/cli/test_hand_over.py"),
    ),
    Trial(
        "What `doctor` advises takes the finding away",
        "each advice carried out, each finding that may be settled settled and taken back",
        _tests("tests/cli/test_cures.py"),
    ),
    Trial(
        "An edit that is not saved, meets another plan or is broken off is told and kept, what was typed too",
        "two of one task with the lock held, plans swapped under prompts, Ctrl+C at the calls of a write, "
        "screens told to end, killed and hung up",
        _tests(
            "tests/cli/test_interrupts.py",
            "tests/tui/edits/test_unsaved_edits.py",
            "tests/tui/edits/test_stale_edits.py",
            "tests/tui/edits/test_drafts.py",
            "tests/tui/commands/test_undoing.py",
            "tests/tui/screens/test_ending.py",
        ),
    ),
    Trial(
        "Replicas that were given the same entries agree, whatever the order, and an undo is lost nowhere",
        "a state machine: edits of two accounts, undos, partial and repeated delivery, clock jumps, crashes, cloned "
        "homes, edits on both sides of a copied folder, backups put back, a plan swapped for the next year's",
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
        "Every reader takes time and memory in proportion to what it reads",
        "what is nested, repeated or ambiguous, for every reader; steps, bytes and the processor's time are counted",
        _tests("tests/cli/test_sizes.py"),
    ),
    Trial(
        "Disks without second names or rights take every edit, and two faults offer the id that may be written",
        "a disk object that refuses both; `/dev/shm`; a flush that fails on a disk that is then read-only",
        _tests("tests/store/test_odd_disks.py"),
    ),
    Trial(
        "No text gets a control byte, a link, a direction or a formula out",
        "hostile texts in every field through every verb, page and pane, partly in a real pty",
        _tests(
            "tests/cli/test_hostile.py", "tests/reports/test_hostile_journal.py", "tests/tui/test_hostile.py"
        ),
    ),
    Trial(
        "Text that was not meant for the keys edits nothing: composed letters, lines pasted without brackets",
        "reads of a terminal, as a table and in a real pty",
        _tests("tests/tui/keys/test_bursts.py"),
    ),
    Trial(
        "The terminal shows what was drawn and is given what is called copied",
        "mosh, tmux and GNU screen, one inside the other, on this machine",
        _tests(
            "tests/tui/terminal/test_mosh.py",
            "tests/tui/drawing/test_clusters.py",
            "tests/tui/commands/test_copying.py",
        ),
    ),
    Trial(
        "The tests above see it when a safeguard is missing",
        f"each of {len(MUTANTS)} safeguards taken out of a copy: a test fails",
        _tests("tests/mutations", "-m", "storm or not storm"),
    ),
)
