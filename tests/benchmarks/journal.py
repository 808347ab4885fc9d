"""What recording and reading cost as the journal grows and as writers meet: `python -m tests.benchmarks.journal`.

It writes one section of docs/performance.md and leaves the rest of the page as it is.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copy2
from statistics import median, quantiles

from tests.benchmarks.journal_report import section, with_section
from tests.benchmarks.measure import PLAN
from tests.store.journal.long_journal import write_journal
from tests.support.program import ROOT, WORKPLAN
from tests.support.terminal import clean_environment
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.set import set_op
from workplan_tui.store.store import Store

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ONE_SHOT_SIZES = (0, 2_000, 10_000, 100_000)
WRITERS = (1, 8)
ROUNDS = 400
DAY = date(2023, 6, 10)
WRITER = """
import sys, time
from datetime import date
from workplan_tui.model.entry import Change
from workplan_tui.model.operations.note import note_op
from workplan_tui.store.store import Store
store = Store.open(sys.argv[1])
store.ledger()
print("ready", flush=True)
sys.stdin.readline()
for count in range(int(sys.argv[2])):
    started = time.perf_counter()
    store.record(Change((note_op("1", "现场已开工"),), "swj", date(2023, 6, 10)))
    print(time.perf_counter() - started, flush=True)
"""


@dataclass
class Spread:
    """Times of one thing, in milliseconds."""

    p50: float
    p99: float

    @classmethod
    def of(cls, seconds: list[float]) -> Spread:
        return cls(median(seconds) * 1000, quantiles(seconds, n=100)[98] * 1000)


def plan_in(folder: Path, count: int) -> Path:
    """Return the real plan in a folder of its own, with so many entries beside it."""
    folder.mkdir()
    copy2(PLAN, folder / "tasks.toml")
    store = Store.open(str(folder / "tasks.toml"), environment={"HOME": str(folder)})
    if count:
        write_journal(folder / "tasks.journal", store.plan.id, [t.id for t in store.plan.tasks], count)
    return folder / "tasks.toml"


def writers_at_once(folder: Path, count: int) -> Spread:
    """Return what one edit takes while so many processes record as fast as they can."""
    plan = plan_in(folder, 0)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, plan, str(ROUNDS)], text=True, cwd=ROOT,
            env=clean_environment(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for _ in range(count)
    ]  # fmt: skip
    for process in processes:
        assert process.stdout is not None
        process.stdout.readline()
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    said = [line for process in processes for line in process.communicate()[0].split()]
    assert len(said) == count * ROUNDS
    return Spread.of([float(line) for line in said])


def fsync_alone(folder: Path) -> Spread:
    """Return what the disk itself takes for a line of the same length."""
    folder.mkdir()
    handle, taken = os.open(folder / "line", os.O_CREAT | os.O_WRONLY | os.O_APPEND), []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        os.write(handle, b"x" * 299 + b"\n")
        os.fsync(handle)
        taken.append(time.perf_counter() - started)
    os.close(handle)
    return Spread.of(taken)


@dataclass
class Grown:
    """One journal: what reading it took, in seconds, and what an edit takes in a store kept open."""

    read: float
    folded: float
    edit: Spread


def edits_by_size(root: Path) -> dict[int, Grown]:
    """Open journals of every size, then record in each in turns."""
    stores, reading, taken = {}, {}, {size: list[float]() for size in SIZES}
    for size in SIZES:
        plan = plan_in(root / str(size), size)
        started = time.perf_counter()
        store = Store.open(str(plan), environment={"HOME": str(plan.parent)})
        opened = time.perf_counter()
        look(store)
        reading[size], stores[size] = (opened - started, time.perf_counter() - opened), store
    gc.freeze()
    for round_number in range(-121, ROUNDS):  # every task once, to work out what is worked out once
        if round_number == 0:
            time.sleep(4)  # a folder that changed a moment ago is listed at every edit
        for size, store in stores.items():
            started = time.perf_counter()
            edit(store, round_number)
            if round_number >= 0:
                taken[size].append(time.perf_counter() - started)
    gc.unfreeze()
    return {size: Grown(*reading[size], Spread.of(taken[size])) for size in SIZES}


def look(store: Store) -> None:
    """Ask for what a list shows of every task."""
    ledger = store.ledger()
    for task in store.plan.tasks:
        ledger.status(task.id)


def edit(store: Store, number: int) -> None:
    """Record one status and have the new ledger, as the screen does."""
    op = set_op(str(number % 121 + 1), "status", "in_progress")
    store.record(Change((op,), "swj", DAY))
    store.ledger().status("1")


def one_shots(root: Path, rounds: int = 21) -> dict[int, float]:
    """Return the median ratio of `workplan note` to an empty Python, by the journal's length."""
    plans = {size: plan_in(root / f"set-{size}", size) for size in ONE_SHOT_SIZES}
    ratios: dict[int, list[float]] = {size: [] for size in ONE_SHOT_SIZES}
    for round_number in range(-2, rounds):
        for size, plan in plans.items():
            floor = _time([sys.executable, "-c", "pass"], plan.parent)
            command = [WORKPLAN, "--plan", plan, "note", str(round_number % 121 + 1), "现场已开工"]
            if round_number >= 0:
                ratios[size].append(_time(command, plan.parent) / floor)
            else:
                _time(command, plan.parent)
    return {size: median(its) for size, its in ratios.items()}


def _time(command: list[str | Path], home: Path) -> float:
    started = time.perf_counter()
    subprocess.run(
        command, env=clean_environment(home), cwd=home, check=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return time.perf_counter() - started


def main() -> None:
    """Measure, write the section and print it."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        together = {count: writers_at_once(root / f"writers-{count}", count) for count in WRITERS}
        disk = fsync_alone(root / "disk")
        text = section(disk, together, one_shots(root), edits_by_size(root))
    page = ROOT / "docs" / "performance.md"
    page.write_text(with_section(page.read_text(encoding="utf-8"), text), encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
