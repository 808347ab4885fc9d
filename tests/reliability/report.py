"""The table of docs/reliability.md: promise, how it is tested, last figures."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tests.reliability.tally import Tally

if TYPE_CHECKING:
    from tests.reliability.trials import Outcome

HEAD = """\
{machine} Losses count every broken promise: an edit gone, an edit wrongly called saved, a changed line, an edit
after the fault that did not work.

| promise | how it is tested | last figure | losses |
|---|---|---|---|
"""


@dataclass(frozen=True)
class Row:
    """A promise, how it was tried, and what came out."""

    promise: str
    how: str
    outcome: Outcome

    @property
    def losses(self) -> list[str]:
        """What was lost, in words."""
        if isinstance(self.outcome, Tally):
            return self.outcome.losses
        return [f"{self.promise}: {self.outcome}"] if "failed" in self.outcome or "**" in self.outcome else []


def table(rows: list[Row]) -> str:
    """Return the text between the markers."""
    python = f"Python {platform.python_version()}"
    machine = f"{date.today().isoformat()}, {platform.system()} {platform.machine()}, {python}."
    lines = [f"| {row.promise} | {row.how} | {_figure(row.outcome)} | {_losses(row)} |\n" for row in rows]
    return HEAD.format(machine=machine) + "".join(lines)


def _figure(outcome: Outcome) -> str:
    if not isinstance(outcome, Tally):
        return f"{outcome}" if outcome[0].isalpha() else f"tests: {outcome}"
    parts = [
        f"{outcome.faults:,} faults" if outcome.faults else "",
        f"{outcome.cuts:,} power cuts" if outcome.cuts else "",
        f"{outcome.kills:,} kills" if outcome.kills else "",
        f"{outcome.acknowledged:,} edits acknowledged",
        f"{outcome.torn:,} torn lines isolated" if outcome.torn else "",
        _slowest(outcome.milliseconds),
    ]
    return ", ".join(part for part in parts if part)


def _slowest(milliseconds: list[float]) -> str:
    if not milliseconds:
        return ""
    ordered = sorted(milliseconds)
    return f"99 of 100 written and flushed within {ordered[int(len(ordered) * 0.99) - 1]:.0f} ms"


def _losses(row: Row) -> str:
    if isinstance(row.outcome, Tally) or "failed" in row.outcome:
        return str(len(row.losses)) if not row.losses else f"**{len(row.losses)}**"
    return "0" if row.outcome[0].isdigit() else ""
