"""A copy of the whole tree, for tests that change the program."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.program import ROOT

_FOLDERS = ("workplan_tui", "tests", "docs", "data", ".ci")
_FILES = ("README.md", "CHANGELOG.md", "pyproject.toml", "LICENSE")
_BEING_WRITTEN = shutil.ignore_patterns("*.pyc.*")
"""Bytecode that another process of the tests has not yet given its name."""


def copy_tree(folder: Path) -> None:
    """Copy program, tests and documents, with what Python compiled: the copy starts sooner."""
    for name in _FOLDERS:
        shutil.copytree(ROOT / name, folder / name, symlinks=True, ignore=_BEING_WRITTEN)
    for name in _FILES:
        shutil.copy2(ROOT / name, folder)
