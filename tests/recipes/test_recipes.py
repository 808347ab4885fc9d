"""Each recipe of docs/contributing.md, followed to the letter, puts the new thing where it must be found."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.recipes.guide import GUIDE, Misplaced, changed, recipes
from tests.recipes.places import PLACES
from tests.recipes.player import edit, environment, play, run
from tests.support.copied_tree import copy_tree
from tests.support.program import ROOT

RECIPES = {recipe.name: recipe for recipe in recipes(GUIDE.read_text(encoding="utf-8"))}
ASKED = [(recipe, place) for recipe, places in PLACES.items() for place in places]
GENERAL_TESTS = (
    "tests/architecture/test_documents.py", "tests/architecture/test_format_document.py",
    "tests/architecture/test_plan_schema.py", "tests/architecture/test_reasons.py",
    "tests/architecture/test_settings_schema.py",
    "tests/model/test_aspects.py", "tests/model/test_operations.py",
    "tests/exporting/test_org.py", "tests/exporting/test_tables.py",
    "tests/reports/test_silence.py", "tests/language/test_catalogues.py",
)  # fmt: skip
"""What tells a newcomer what was forgotten."""
WRITERS = tuple(f"python -m tests.tools.{name}" for name in ("tables", "schemas", "keytable"))
"""What writes something besides the catalogues, which every recipe that says a word goes through."""
Told = dict[str, dict[str, str | None]]


@pytest.fixture(scope="module")
def copy() -> Iterator[Path]:
    """Return a copy of the tree in which every recipe was followed."""
    with TemporaryDirectory() as folder:
        copy_tree(Path(folder))
        play(RECIPES.values(), Path(folder))
        yield Path(folder)


@pytest.fixture(scope="module")
def told(copy: Path) -> Told:
    """Return what every place lacks there."""
    return json.loads(run("python -m tests.recipes.places", copy))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def told_before() -> Told:
    """Return what every place lacks in the tree as it is."""
    return json.loads(run("python -m tests.recipes.places", ROOT))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def needed() -> Iterator[dict[str, set[str]]]:
    """Return of each recipe which commands write something once its edits are made."""
    found = {}
    with TemporaryDirectory() as folder:
        tree = Path(folder)
        copy_tree(tree)
        for name, recipe in RECIPES.items():
            edit(recipe, tree)
            found[name] = {command for command in WRITERS if _writes(command, tree)}
        yield found


def _writes(command: str, tree: Path) -> bool:
    """Run a command and return whether any file is another than before."""
    before = _texts(tree)
    run(command, tree)
    return _texts(tree) != before


def _texts(tree: Path) -> dict[Path, bytes]:
    """Return what the commands may write."""
    written = (
        *(tree / "docs").glob("*.md"),
        tree / "README.md",
        *(tree / "workplan_tui" / "schemas").iterdir(),
    )
    return {path: path.read_bytes() for path in written}


def test_every_recipe_is_looked_for_and_no_other() -> None:
    assert list(PLACES) == list(RECIPES), (
        "tests/recipes/places.py and docs/contributing.md name other recipes"
    )


@pytest.mark.parametrize(("recipe", "place"), ASKED)
def test_what_a_recipe_adds_is_in_every_place(told: Told, recipe: str, place: str) -> None:
    lacking = told[recipe][place]
    assert lacking is None, f"the new {recipe} is forgotten by {place}: {lacking}"


@pytest.mark.parametrize("recipe", PLACES)
def test_no_place_has_it_before(told_before: Told, recipe: str) -> None:
    there = [place for place, lacking in told_before[recipe].items() if lacking is None]
    assert there == [], f"these say that they have the new {recipe} although nothing was added; look closer"


def test_a_field_takes_five_files_by_hand() -> None:
    edited = RECIPES["field of a task"].edited
    assert {Path(name).name for name in edited} == {
        "plan.py", "table.py", "workplan.po", "typed.po", "CHANGELOG.md",
    }  # fmt: skip


def test_each_recipe_alone_tells_the_commands_that_write_something_of_it(needed: dict[str, set[str]]) -> None:
    """Played together, one that forgets a command is helped by another that does not."""
    told = {name: {line for line in recipe.commands if line in WRITERS} for name, recipe in RECIPES.items()}
    assert told == needed


def test_what_was_added_passes_the_general_tests(copy: Path) -> None:
    """Of the new language most is not translated, which they say."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *GENERAL_TESTS, "-k", "not [de and not -de"],
        cwd=copy, env=environment(copy), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, (
        f"what the recipes made fails where the whole suite looks:\n{done.stdout[-4000:]}"
    )


def test_what_was_added_is_written_as_the_rest_is(copy: Path) -> None:
    ruff = Path(sys.executable).with_name("ruff")
    for words in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [ruff, *words, "--no-cache", "workplan_tui", "tests"],
            cwd=copy, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"ruff {words[0]} does not like what the recipes made:\n{done.stdout}"


@pytest.mark.parametrize("text", ["a\n", "a\nb\nx\na\nb\n"], ids=["nowhere", "twice"])
def test_a_recipe_whose_place_is_not_there_once_is_no_recipe(text: str) -> None:
    with pytest.raises(Misplaced, match="not once"):
        changed(text, " a\n+new\n b\n")


def test_a_change_takes_away_and_adds_at_its_place() -> None:
    assert changed("a\nold line\nb\n", "-old…\n+new\n b\n") == "a\nnew\nb\n"
