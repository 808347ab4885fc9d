"""Tests have rooms as the package has: each stands where a reader of the code looks for it."""

from __future__ import annotations

import ast
from importlib import import_module

import pytest

from tests.support.program import ROOT

TESTS = ROOT / "tests"
OWN_ROOMS = {
    "accounts",
    "architecture",
    "benchmarks",
    "days",
    "kit",
    "month",
    "mutations",
    "recipes",
    "reliability",
    "support",
    "tools",
}
"""Rooms that are of no layer of the package; docs/contributing.md says what each is for."""


def test_a_room_of_the_tests_is_one_of_the_package() -> None:
    rooms = {path.parent.relative_to(TESTS).as_posix() for path in TESTS.rglob("*.py")} - {"."}
    of_package = {
        path.parent.relative_to(ROOT / "workplan_tui").as_posix()
        for path in (ROOT / "workplan_tui").rglob("*.py")
    }
    assert rooms - of_package == OWN_ROOMS


def test_what_tests_share_lies_in_no_test() -> None:
    """A test file can be moved, split or deleted without a look at the others."""
    borrowed = [
        f"{path.relative_to(ROOT)} takes from {node.module}"
        for path in TESTS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").rpartition(".")[2].startswith("test_")
    ]
    assert borrowed == [], "what two tests need has a module of its own, or lies in tests/support"


def test_nothing_lies_loose_beside_the_rooms() -> None:
    assert [path.name for path in TESTS.glob("*.py")] == ["conftest.py"], "give it a room"


@pytest.mark.parametrize("room", ["benchmarks", "kit", "reliability", "tools"])
def test_every_command_finds_what_it_takes_from_elsewhere(room: str) -> None:
    """No test starts some of them: they take minutes."""
    for path in sorted((TESTS / room).glob("*.py")):
        import_module(f"tests.{room}.{path.stem}")
