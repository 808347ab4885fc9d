"""A class has its name to itself: who reads `Place` anywhere in the package knows which one is meant."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.support.program import ROOT

PACKAGE = ROOT / "workplan_tui"


def named_in(tree: ast.Module) -> list[str]:
    """Return the classes that a module shows others, and the types to which it gives a name of their own."""
    names = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name[0] != "_"]
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            if name[0].isupper() and not name.isupper():
                names.append(name)
    return names


def test_no_two_classes_have_one_name() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        for name in named_in(ast.parse(path.read_text(encoding="utf-8"))):
            where[name].append(path.relative_to(PACKAGE).as_posix())

    twice = {name: places for name, places in where.items() if len(places) > 1}
    assert twice == {}, "say in the name what sets one apart from the other"
