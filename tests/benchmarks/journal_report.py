"""Turn what was measured of the journal into its section of docs/performance.md."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.benchmarks.journal import Grown, Spread

TITLE = "## The journal"
P99_MS, GROWTH_RATIO, SET_RATIO, ORDINARY = 25, 1.2, 3.5, 2_000

HEAD = f"""{TITLE}

Measured by `python -m tests.benchmarks.journal`, which writes this section, on {{day}}. An edit is locked, judged,
written, flushed, read back and folded; sizes take turns.
The disk alone takes {{p50:.2f}} ms for a line and its flush (p99 {{p99:.2f}} ms).

| what | budget | measured | holds |
|---|---|---|---|
"""


def section(
    disk: Spread, together: dict[int, Spread], one_shots: dict[int, float], grown: dict[int, Grown]
) -> str:
    """Return the section."""
    rows = [_writers(count, spread) for count, spread in together.items()]
    shortest = min(grown)
    for size, its in grown.items():
        ratio = its.edit.p50 / grown[shortest].edit.p50
        budget = "" if size == shortest else f"≤ {GROWTH_RATIO} ×"
        measured = f"{its.edit.p50:.2f} ms (p99 {its.edit.p99:.2f} ms), {ratio:.2f} ×"
        rows.append(
            _row(f"an edit in a program kept open, {size:,} entries", budget, measured, ratio <= GROWTH_RATIO)
        )
    for size, ratio in one_shots.items():
        budget = f"≤ {SET_RATIO} ×" if size <= ORDINARY else ""
        what = f"`workplan note` as a command, {size:,} entries"
        rows.append(_row(what, budget, f"{ratio:.2f} × `python -c pass`", ratio <= SET_RATIO))
    for size, its in grown.items():
        measured = f"{its.read:.2f} s, then {its.folded:.2f} s"
        rows.append(_row(f"opening {size:,} entries, then the first look at all tasks", "", measured, True))
    return HEAD.format(day=date.today(), p50=disk.p50, p99=disk.p99) + "".join(rows)


def _writers(count: int, spread: Spread) -> str:
    words = "1 writer" if count == 1 else f"{count} writers at once, each as fast as it can"
    budget = f"p99 ≤ {P99_MS} ms" if count > 1 else ""
    return _row(
        f"an edit, {words}", budget, f"{spread.p50:.2f} ms (p99 {spread.p99:.2f} ms)", spread.p99 <= P99_MS
    )


def _row(what: str, budget: str, measured: str, holds: bool) -> str:
    return f"| {what} | {budget} | {measured} | {('yes' if holds else '**no**') if budget else ''} |\n"


def with_section(page: str, text: str, title_of_it: str = TITLE) -> str:
    """Return the page with the section in the place of its former one, or at its end."""
    before, title, rest = page.partition(title_of_it)
    _, next_title, after = rest.partition("\n## ")
    return before.rstrip() + "\n\n" + text + (next_title + after if title else "")
