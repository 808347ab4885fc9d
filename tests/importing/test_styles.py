"""Invented documents in the styles of many offices, each with what is right beside it.

`styles/NAME.ext` has `NAME.expected` with a line for each task, number|section|text|leads|units|support|due,
names divided by blanks, and the number of doubts in the last line. Names and places are made up.
The .docx were written by python-docx 1.2.0, the .xlsx by openpyxl 3.1.5.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.containers import LINES, told
from workplan_tui.importing.assemble import Imported, import_source
from workplan_tui.importing.document import read_document

STYLES = Path(__file__).parent / "styles"
DOCUMENTS = sorted(path for path in STYLES.iterdir() if path.suffix != ".expected")

LINED = [path for path in DOCUMENTS if path.suffix == ".txt" and "\t" not in path.read_text(encoding="utf-8")]


def lines_of(imported: Imported) -> list[str]:
    """Return what was read in the form of the expectations."""
    tasks = [
        "|".join(
            (one.number, one.section, one.text, *map(" ".join, (one.leads, one.units, one.support)), one.due)
        )
        for one in told(imported)
    ]
    return [*tasks, f"doubts {len(imported.doubts)}"]


@pytest.mark.parametrize("document", DOCUMENTS, ids=[path.name for path in DOCUMENTS])
def test_an_office_style_is_read_right(document: Path) -> None:
    imported = import_source(read_document(document.read_bytes()))

    wanted = document.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert lines_of(imported) == wanted, imported.warnings


@pytest.mark.parametrize("container", ["html", "pdf"])
@pytest.mark.parametrize("document", LINED, ids=[path.stem for path in LINED])
def test_an_office_style_is_read_alike_from_whole_and_from_broken_lines(
    document: Path, container: str
) -> None:
    text = document.read_text(encoding="utf-8")

    imported = import_source(read_document(LINES[container](text)))

    wanted = document.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert lines_of(imported) == wanted, imported.warnings
