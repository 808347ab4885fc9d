"""`python -m tests.reliability`: run every trial at length and write the table of docs/reliability.md.

It takes some minutes. What the machine lacks is said in the table instead of a figure. Exits 1 when
anything was lost.
"""

from __future__ import annotations

import sys
import time

from tests.reliability.report import Row, table
from tests.reliability.trials import TRIALS
from tests.support.program import ROOT
from workplan_tui import language

DOCUMENT = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures: python -m tests.reliability -->\n", "<!-- end of figures -->\n"


def main() -> int:
    """Run the trials, write the table, say what was lost."""
    language.use(language.ENGLISH)
    rows = []
    for trial in TRIALS:
        began = time.monotonic()
        row = Row(trial.promise, trial.how, trial.run())
        print(f"{time.monotonic() - began:6.1f} s  {trial.how}", file=sys.stderr)
        rows.append(row)
    text = DOCUMENT.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCUMENT.write_text(before + BEGIN + table(rows) + END + after, encoding="utf-8")
    losses = [loss for row in rows for loss in row.losses]
    print(*losses, sep="\n", file=sys.stderr)
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main())
