"""The JSON objects of operations are read by their views: only rooms that go through every line read them raw."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.program import ROOT

PACKAGE = ROOT / "workplan_tui"
RAW = re.compile(r"""\bop(?:\.get\(|\[)["']""")
ROOMS = {
    "model/operations": "the views themselves",
    "model/fold": "every line of the journal goes through it",
    "model/entry.py": "says of an entry what the fold asks",
    "store/journal/line.py": "parses them",
    "reports/operations.py": "an operation of any format is told, whatever its keys hold",
}


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_other_room_reads_an_operation_raw(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    if any(name == room or name.startswith(f"{room}/") for room in ROOMS):
        return
    assert not RAW.search(path.read_text(encoding="utf-8")), (
        f"read it by its view in model/operations ({name})"
    )


def test_every_room_that_may_is_there_and_needs_it() -> None:
    for room in ROOMS:
        paths = [PACKAGE / room] if room.endswith(".py") else sorted((PACKAGE / room).rglob("*.py"))
        assert any(RAW.search(path.read_text(encoding="utf-8")) for path in paths), (
            f"take {room} off the list"
        )
