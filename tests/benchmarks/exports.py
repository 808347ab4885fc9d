"""`python -m tests.benchmarks.exports`: measure what leaves the program and write its section of docs/performance.md.

Formats of `export`, the bulletin, forms that go out and come back: with the made-up year of the demonstration,
once as it is and once copied until there are 10,000 tasks.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from typing import NamedTuple

import openpyxl
import xlsxwriter

from tests.benchmarks.journal_report import with_section
from tests.support.program import ROOT, WORKPLAN
from tests.support.terminal import clean_environment
from workplan_tui.demo.folder import demo_entries, demo_plan
from workplan_tui.exporting.formats import FORMATS, Options
from workplan_tui.exporting.ledger_columns import Cell, words_of
from workplan_tui.exporting.office.sheet import Book
from workplan_tui.exporting.view import View
from workplan_tui.exporting.xlsx import values_of, write_ledger
from workplan_tui.model.entry import Entry
from workplan_tui.model.ledger import Ledger
from workplan_tui.model.plan import Plan
from workplan_tui.model.standings import Standings
from workplan_tui.reports.trend_figures import MOST_TASKS
from workplan_tui.store.journal.whole_files import format_journal
from workplan_tui.store.plan.plan_text import format_plan

TITLE = "## What leaves the program"
DAY = date(2023, 9, 15)
LARGE, A_TASK = 10_000, 2
"""Tasks of the large plan, and how many entries of the year each of them has."""
SECONDS, LARGE_SECONDS, LARGE_MIB, BARE_RATIO = 1, 10, 300, 1.5
FIRST_ROW, PERCENT_COLUMN, PROGRESS_COLUMN = 5, 6, 7
"""Of the first sheet of a form."""
HEAD = f"""{TITLE}

Measured by `python -m tests.benchmarks.exports`, which writes this section, on {{day}}: `workplan export FORMAT` and
other commands that write or read files, on the demonstration's year and on a plan of 10,000 tasks with {{entries:,}}
entries. Seconds are of the processor, as other work shared the machine, and the median of {{rounds}} runs; memory is
the peak resident size. Charts are drawn of up to {{drawn:,}} tasks. The form that comes back is the largest, filled in
each row: {{rows}} of 121 tasks, {{many_rows}} of 10,000. `apply --all` reads {{forms}} forms, each in a process
of its own.

To read such a plan and journal for `workplan list` takes {{read:.1f}} s and {{read_mib:.0f}} MiB of it. With the
{{whole:,}} entries of so many living years the workbook takes {{year:.1f}} s and {{year_mib:.0f}} MiB, `list` alone
{{year_read_mib:.0f}} MiB.

| what | budget | measured | holds |
|---|---|---|---|
"""


_MEASURED = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""
"""Runs a command from a small process: what a large one starts has at first the size of that one."""


class Cost(NamedTuple):
    """What one command took."""

    seconds: float
    mib: float


def large_plan() -> Plan:
    """Return the demonstration's plan copied until there are enough tasks."""
    plan = demo_plan()
    count = len(plan.tasks)
    copies = (
        task.replace(id=str(copy * count + int(task.id)))
        for copy in range(LARGE // count + 1)
        for task in plan.tasks
    )
    return plan.replace(tasks=tuple(copies)[:LARGE])


def large_entries(most_a_task: int | None = None) -> tuple[Entry, ...]:
    """Return the year of each copy, or of each task its newest entries."""
    plan = demo_plan()
    count, year = len(plan.tasks), demo_entries(plan)
    if most_a_task is not None:
        told: dict[str, int] = {}
        kept = []
        for entry in reversed(year):
            ids = [str(op["task"]) for op in entry.ops if "task" in op]
            if ids and all(told.get(id, 0) < most_a_task for id in ids):
                kept.append(entry)
                told.update({id: told.get(id, 0) + 1 for id in ids})
        year = tuple(reversed(kept))
    return tuple(
        entry.replace(id=f"{entry.id[:-6]}{copy * len(year) + place:06x}", ops=_moved(entry, copy * count))
        for copy in range(LARGE // count + 1)
        for place, entry in enumerate(year)
    )


def _moved(entry: Entry, by: int) -> tuple[dict[str, object], ...]:
    return tuple({**op, "task": str(int(op["task"]) + by)} if "task" in op else op for op in entry.ops)


def written(folder: Path, plan: Plan, entries: Iterable[Entry]) -> Path:
    """Write plan and journal, and return the plan's place."""
    (folder / "tasks.journal").mkdir(parents=True)
    (folder / "tasks.toml").write_bytes(format_plan(plan).encode("utf-8"))
    for name, data in format_journal(entries).items():
        (folder / "tasks.journal" / name).write_bytes(data)
    return folder / "tasks.toml"


def cost(plan: Path, *words: str, rounds: int) -> Cost:
    """Return what the command takes once the plan is cached."""
    command = [WORKPLAN, "--plan", plan, "--today", str(DAY), *words]
    found = []
    for _ in range(rounds + 1):
        told = subprocess.run(
            [sys.executable, "-S", "-c", _MEASURED, *command], env=clean_environment(plan.parent), cwd=plan.parent,
            check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip
        seconds, kib = told.split()
        found.append(Cost(float(seconds), int(kib) / 1024))
    return Cost(median(one.seconds for one in found[1:]), max(one.mib for one in found))


def bare_ratio(view: View, rounds: int) -> float:
    """Return how many times as long the ledger takes as XlsxWriter with the same cells and nothing else."""
    rows = values_of(view, Options())
    ratios = []
    for _ in range(rounds):
        started = time.process_time()
        book = Book(view.title, view.day)
        write_ledger(book, view, rows)
        book.data()
        between = time.process_time()
        _write_bare(rows)
        ratios.append((between - started) / (time.process_time() - between))
    return median(ratios)


def _write_bare(rows: list[list[Cell]]) -> None:
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    sheet = book.add_worksheet()
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value)
            elif isinstance(value, int):
                sheet.write_number(row, column, value)
            else:
                sheet.write_string(row, column, words_of(value))
    book.close()


def filled_forms(plan: Path) -> Path:
    """Make the forms of all units, fill each row in, and return the one with the most rows."""
    folder = plan.parent / "forms"
    cost(plan, "template", "--all", "-o", "forms", "--force", rounds=1)
    rows = {}
    for path in folder.iterdir():
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        for row in range(FIRST_ROW, sheet.max_row + 1):
            sheet.cell(row, PERCENT_COLUMN, 90)
            sheet.cell(row, PROGRESS_COLUMN, f"已完成阶段任务{row}")
        book.save(path)
        rows[path] = sheet.max_row
    return max(rows, key=lambda path: rows[path])


def commands(form: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what is measured: its name, and the words of the command."""
    for one in FORMATS:
        yield f"`{one.code}`", ("export", one.code, "-o", "out", "--force")
    yield "`bulletin`, Markdown", ("bulletin",)
    yield "`bulletin`, docx", ("bulletin", "-o", "out.docx", "--force")
    yield "`template --all`", ("template", "--all", "-o", "blank", "--force")
    yield "`apply FORM --dry-run`", ("apply", str(form), "--dry-run")


def section(root: Path, rounds: int = 5) -> str:
    """Measure all and return the section."""
    small = written(root / "small", demo_plan(), demo_entries(demo_plan()))
    plan, entries, year = large_plan(), large_entries(A_TASK), large_entries()
    large, whole = written(root / "large", plan, entries), written(root / "whole", plan, year)
    form, large_form = filled_forms(small), filled_forms(large)
    rows = []
    for (name, words), (_, large_words) in zip(commands(form), commands(large_form), strict=True):
        took, much = cost(small, *words, rounds=rounds), cost(large, *large_words, rounds=2)
        rows.append(_row(f"{name}, 121 tasks", f"≤ {SECONDS} s", took, took.seconds <= SECONDS))
        holds = much.seconds <= LARGE_SECONDS and much.mib <= LARGE_MIB
        rows.append(_row(f"{name}, 10,000 tasks", f"≤ {LARGE_SECONDS} s, ≤ {LARGE_MIB} MiB", much, holds))
    for count, at in (("121", small), ("10,000", large)):
        took = cost(at, "apply", "--all", "forms", "--dry-run", rounds=1)
        rows.append(f"| `apply --all FOLDER --dry-run`, {count} tasks |  | {_told(took)} |  |\n")
    view = View(standings=Standings(Ledger(plan, entries, DAY)), tasks=plan.tasks)
    ratio = bare_ratio(view, rounds)
    told = f"{ratio:.2f} × XlsxWriter with the same cells"
    rows.append(
        f"| the ledger's sheet, 10,000 tasks | ≤ {BARE_RATIO} × | {told} | {_verdict(ratio <= BARE_RATIO)} |\n"
    )
    read, year_read = cost(large, "list", rounds=1), cost(whole, "list", rounds=1)
    in_a_year = cost(whole, "export", "xlsx", "-o", "out", "--force", rounds=1)
    head = HEAD.format(
        day=date.today(), entries=len(entries), rounds=rounds, whole=len(year), read=read.seconds,
        read_mib=read.mib, year=in_a_year.seconds, year_mib=in_a_year.mib, year_read_mib=year_read.mib,
        drawn=MOST_TASKS, rows=_rows_of(form), many_rows=_rows_of(large_form),
        forms=len(list(form.parent.iterdir())),
    )  # fmt: skip
    return head + "".join(rows)


def _rows_of(form: Path) -> int:
    sheet = openpyxl.load_workbook(form).worksheets[0]
    return int(sheet.max_row) - FIRST_ROW + 1


def _row(what: str, budget: str, took: Cost, holds: bool) -> str:
    return f"| {what} | {budget} | {_told(took)} | {_verdict(holds)} |\n"


def _told(took: Cost) -> str:
    return f"{took.seconds:.2f} s, {took.mib:.0f} MiB"


def _verdict(holds: bool) -> str:
    return "yes" if holds else "**no**"


def main() -> None:
    """Measure, write the section and print it."""
    with tempfile.TemporaryDirectory() as name:
        text = section(Path(name))
    page = ROOT / "docs" / "performance.md"
    page.write_text(with_section(page.read_text(encoding="utf-8"), text, TITLE), encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
