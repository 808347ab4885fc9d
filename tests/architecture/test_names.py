"""A class has its name to itself, and modules share one only where they are the same thing in their layers."""

from __future__ import annotations

import ast
from collections import defaultdict

from tests.support.program import ROOT

PACKAGE = ROOT / "workplan_tui"

SAME_THING = {
    "agenda": "whom what needs: found, and printed",
    "bulletin": "the bulletin: figured out, and written",
    "carry_out": "an operation, and its verb",
    "changes": "what moved between two days: found, and printed",
    "check": "what is doubtful in a plan: found, with its place in the file, and printed",
    "checkpoint": "an operation, and its verb",
    "coming": "what is due when: found, said, and on a page of the screen",
    "completion": "what could stand at the cursor: of a filter, and of a shell's line",
    "conflicts": "values of which neither writer knew the other: found, and said",
    "counts": "how many tasks stand how: counted, and on a web page",
    "decide": "an operation, and its verb",
    "decisions": "what a meeting decided: found, and said",
    "export": "what is handed out: the verb, and the commands of the screen",
    "flag": "an operation, and its verb",
    "light": "a task's light: worked out, and set by hand",
    "losses": "entries that are gone: found, and said",
    "meeting": "the sheet of a meeting: found, said, printed, shown",
    "note": "an operation, and its verb",
    "numbered": "what is open on a task: counted, and asked for by its number",
    "owed": "what a unit still has to tell: found, said, printed, and on a page of the screen",
    "registry": "the one list of what a room has: operations, commands of the screen",
    "remind": "an operation, and its verb",
    "report": "an operation, and its verb",
    "reporting": "who has reported for a period: found, and said",
    "returned": "a form that came back: found, said, and printed",
    "revise": "an operation, and its verb",
    "schema": "the JSON Schema of plan and settings: made, and printed",
    "seal": "an operation, and its verb",
    "separated": "comma-separated values: read, and written",
    "set_status": "an operation, and its verb",
    "summary": "counts and shares: said, and printed",
    "trend": "planned and done by month: worked out, said, printed, and on a web page",
    "undo": "an operation, its verb, and its commands on the screen",
    "unflag": "an operation, and its verb",
    "xlsx": "a workbook: read, and written",
}
"""Names of several modules, and what all of them are about."""


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


def test_modules_share_a_name_only_where_they_are_the_same_thing() -> None:
    where: dict[str, list[str]] = defaultdict(list)
    for path in sorted(PACKAGE.rglob("*.py")):
        where[path.stem].append(path.relative_to(PACKAGE).as_posix())
    twice = {name: places for name, places in where.items() if len(places) > 1 and name != "__init__"}

    strange = {name: places for name, places in twice.items() if name not in SAME_THING}
    assert strange == {}, "name each for what it is, or say above that they are the same thing"
    assert [name for name in SAME_THING if name not in twice] == [], "these are no longer shared"
