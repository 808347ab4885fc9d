"""No module leads back to itself by imports, those for type checkers alone included.

import-linter looks at what is imported when the program runs; a circle of types is a knot all the same: none of
its modules can be understood, or moved, without the others.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.support.program import ROOT

PACKAGE = "workplan_tui"


def modules(package: Path) -> dict[str, Path]:
    """Return every module of the package by its dotted name."""
    found = {}
    for path in package.rglob("*.py"):
        parts = path.relative_to(package.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imported(tree: ast.Module, known: Mapping[str, Path]) -> Iterator[str]:
    """Give each module of the package that is imported, wherever in the text that stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module in known:
            for alias in node.names:
                below = f"{node.module}.{alias.name}"
                yield below if below in known else str(node.module)


def import_graph(package: Path) -> dict[str, set[str]]:
    """Return which modules of the package each of them imports."""
    known = modules(package)
    return {
        name: set(imported(ast.parse(path.read_text(encoding="utf-8")), known)) - {name}
        for name, path in known.items()
    }


def circle_in(graph: Mapping[str, set[str]]) -> str:
    """Return one circle, each of its modules importing the next; nothing where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return " -> ".join(reversed(error.args[1]))
    return ""


def test_no_module_leads_back_to_itself() -> None:
    circle = circle_in(import_graph(ROOT / PACKAGE))

    assert not circle, f"these import each other in a circle, which must be cut somewhere: {circle}"


def test_a_circle_of_types_is_found_and_named(tmp_path: Path) -> None:
    package = tmp_path / "knot"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / "screen.py").write_text("from knot import command\n", encoding="utf-8")
    (package / "command.py").write_text(
        "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    from knot.screen import Screen\n", encoding="utf-8"
    )

    assert circle_in(import_graph(package)) in (
        "knot.screen -> knot.command -> knot.screen",
        "knot.command -> knot.screen -> knot.command",
    )


def test_within_the_screen_imports_of_types_point_down_too() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    contract = next(one for one in contracts if one.get("containers") == [f"{PACKAGE}.tui"])
    rank = {
        room.strip(): number for number, layer in enumerate(contract["layers"]) for room in layer.split("|")
    }
    prefix = f"{PACKAGE}.tui."

    def room(module: str) -> str:
        return module.removeprefix(prefix).partition(".")[0]

    upward = [
        f"{module} -> {other}"
        for module, others in import_graph(ROOT / PACKAGE).items()
        for other in others
        if module.startswith(prefix) and other.startswith(prefix) and room(module) != room(other)
        if rank[room(module)] >= rank[room(other)]
    ]

    assert upward == [], "each of these sees a room that may only see it (pyproject.toml)"
