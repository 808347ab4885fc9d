"""`python -m tests.benchmarks`: measure on the real plan and write docs/performance.md."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.journal_report import TITLE, with_section
from tests.benchmarks.measure import in_order
from tests.benchmarks.report import document
from tests.support.program import ROOT

ROUNDS = 15


def main() -> None:
    """Measure, write the document and print it."""
    with tempfile.TemporaryDirectory() as folder:
        found = in_order(lambda step: print(step, file=sys.stderr), Path(folder), ROUNDS)
    text = document(**found)
    page = ROOT / "docs" / "performance.md"
    _, title, journal = page.read_text(encoding="utf-8").partition(TITLE)
    page.write_text(with_section(text, title + journal) if title else text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
