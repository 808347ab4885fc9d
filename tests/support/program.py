"""The program of this checkout: where it stands, its command, the real plan, and that plan on a real terminal."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.terminal import Terminal, clean_environment

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
REAL_PLAN = ROOT / "data" / "tasks.toml"
WORKPLAN = Path(sys.executable).with_name("workplan")
WIDE, NARROW = (120, 40), (80, 24)
FIRST_TASK, THIRD_TASK, LAST_SECTION, LEAD = "地区生产总值", "规上工业总产值", "政府治理", "牵头"
"""What the screen shows of the real plan."""


def with_real_plan(home: Path) -> Path:
    """Put a copy of the real plan into a folder of its own below `home` and return the folder."""
    folder = home / "plan"
    folder.mkdir()
    shutil.copy2(REAL_PLAN, folder)
    return folder


def with_settings(home: Path, text: str) -> None:
    """Write the settings of the account whose home it is."""
    folder = home / ".config" / "workplan"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text, encoding="utf-8")


def open_terminal(
    home: Path, folder: Path, *words: str, size: tuple[int, int] = WIDE, **environment: str
) -> Terminal:
    """Start the installed program with these words in the folder, as the account whose home it is."""
    return Terminal(
        [WORKPLAN, *words], columns=size[0], rows=size[1],
        environment=clean_environment(home, **environment), folder=folder,
    )  # fmt: skip


def statuses(folder: Path) -> list[tuple[str, str]]:
    """Return (task, status) of every status in the journal, by writer, then as written."""
    entries = [
        json.loads(line)
        for file in sorted(folder.glob("tasks.journal/*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    ops = [op for entry in entries for op in entry["ops"]]
    return [(op["task"], op["value"]) for op in ops if op.get("field") == "status"]


def row_has(*words: str) -> Callable[[str], bool]:
    """Return whether one row of the screen holds all the words."""
    return lambda text: any(all(word in row for word in words) for row in text.split("\n"))
