"""Small plans in the forms that offices use: every field right, and the measure that says so can fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.importscore import CASES, documents_in, expected_of, main, score, wrong_fields
from workplan_tui.importing.assemble import import_source
from workplan_tui.importing.document import read_document


def test_all_cases_are_there() -> None:
    assert len(documents_in(CASES)) == 20


@pytest.mark.parametrize("document", documents_in(CASES), ids=lambda path: path.name)
def test_every_field_of_a_case_is_right(document: Path) -> None:
    wrong, fields, _ = score(document)

    assert (wrong, fields > 0) == ([], True)


def test_the_measure_counts_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = CASES / "text-gb18030.txt"
    expected = expected_of(document)
    expected["tasks"][0] |= {"text": "别的", "units": ["别的"]}
    imported = import_source(read_document(document.read_bytes()))

    assert [line.split()[2] for line in wrong_fields(imported, expected)[0]] == ["text", "units"]
    assert main([str(CASES)]) == 0
    assert "384 of 384 fields right, 100.0 %" in capsys.readouterr().out
