"""Play the recipes in a copy of the tree, as somebody would who follows the guide."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from tests.recipes.guide import CHANGE, WHOLE, WORDS, Block, Misplaced, Recipe, changed

_CATALOGUES = ("python -m tests.tools.catalogues update", "python -m tests.tools.catalogues compile")


def play(recipes: Iterable[Recipe], folder: Path) -> None:
    """Make all edits, then all words, then run what writes the rest.

    One after the other would say the same, at two seconds for each time the catalogues are made.
    """
    recipes = tuple(recipes)
    for recipe in recipes:
        edit(recipe, folder)
    update, compile_all = _CATALOGUES
    run(update, folder)
    for recipe in recipes:
        for block in recipe.blocks:
            if block.kind == WORDS:
                _fill(recipe.name, block, folder)
    run(compile_all, folder)
    for line in dict.fromkeys(line for recipe in recipes for line in recipe.commands):
        if line not in _CATALOGUES:
            run(line, folder)


def edit(recipe: Recipe, folder: Path) -> None:
    """Make the edits of one recipe, all but the words."""
    for block in recipe.blocks:
        if block.kind in (CHANGE, WHOLE):
            _edit(recipe.name, block, folder)


def run(command: str, folder: Path) -> str:
    """Run a command of the guide in the copy and return what it prints."""
    python, *words = command.split()
    assert python == "python", f"the guide runs {command!r}, which the player does not know"
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder, env=environment(folder), capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, (
        f"{command} of the guide ended with {done.returncode}:\n{done.stderr[-3000:]}"
    )
    return done.stdout


def environment(folder: Path) -> dict[str, str]:
    """Return surroundings in which the copy is imported, whatever is installed."""
    return {
        "PYTHONPATH": str(folder),
        "HOME": str(folder / "home"),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
    }


def _edit(recipe: str, block: Block, folder: Path) -> None:
    path = folder / block.path
    if block.kind == WHOLE:
        assert not path.exists(), f"{recipe}: {block.path} is there already"
        path.write_text(block.text, encoding="utf-8")
        return
    try:
        path.write_text(changed(path.read_text(encoding="utf-8"), block.text), encoding="utf-8")
    except (Misplaced, OSError) as error:
        raise AssertionError(f"docs/contributing.md, {recipe}, {block.path}: {error}") from error


def _fill(recipe: str, block: Block, folder: Path) -> None:
    """Give the empty messages of a catalogue their words."""
    path = folder / block.path
    text = path.read_text(encoding="utf-8")
    for message in block.text.strip().split("\n\n"):
        asked, _ = message.split("\n")
        empty = f'{asked}\nmsgstr ""\n\n'
        assert text.count(empty) == 1, f"docs/contributing.md, {recipe}, {block.path}: no empty {asked}"
        text = text.replace(empty, f"{message}\n\n")
    path.write_text(text, encoding="utf-8")
