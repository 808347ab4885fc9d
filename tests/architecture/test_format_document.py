"""docs/files.md tells every operation and field of the journal, with all their keys, and no other."""

from __future__ import annotations

import re

import pytest

from tests.support.program import ROOT
from workplan_tui.model.codes import METHODS, STATUSES
from workplan_tui.model.operations.field_set import FIELDS
from workplan_tui.model.operations.registry import CODES, operation_of

TEXT = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")


def rows(heading: str) -> dict[str, str]:
    """Return the rows of the table with that first column: its code, and what is told of it."""
    table = TEXT[TEXT.index(f"\n| {heading} |") :].partition("\n\n")[0]
    return dict(re.findall(r"^\| `(\w+)(?::1)?`[^|]* \| (.*) \|$", table, re.MULTILINE))


def codes(text: str) -> set[str]:
    """Return the words set as code."""
    return set(re.findall(r"`([\w:]+)`", text))


def keys_of(code: str) -> set[str]:
    """Return the keys of an operation, without the reason that each may have."""
    operation = operation_of(code)
    assert operation, f"add the operation {code} to operation_of"
    return set(operation.keys)


def test_every_operation_is_told_and_no_other() -> None:
    assert sorted(rows("op")) == sorted(CODES), (
        "docs/files.md has rows for other operations than model/operations/registry.py"
    )


@pytest.mark.parametrize("op", CODES)
def test_every_key_of_an_operation_is_told_and_no_other(op: str) -> None:
    told = rows("op")
    assert op in told, f"docs/files.md has no row for the operation {op}"
    assert codes(told[op]) - {"reason"} == keys_of(op), f"docs/files.md tells other keys of {op}"


def test_every_field_is_told_with_its_own_keys_and_closed_words() -> None:
    told = rows("field")

    assert list(told) == list(FIELDS)
    assert codes(told["status"]) == {"method", "evidence", *METHODS}
    assert codes(told["light"]) == {"until", "red", "amber", "green"}
    assert {"method", "evidence", "until"} <= keys_of("set")


def test_every_status_is_told() -> None:
    assert [status for status in STATUSES if f"`{status}`" not in TEXT] == []
