"""The command run in this process, and as a real process; both in folders of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.support.program import ROOT
from workplan_tui.cli.main import main


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Environment variables that keep the test away from the developer's own files."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path / "home"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "LANG": "en_US.UTF-8",
    }


@pytest.fixture
def workplan(
    plan_file: Path,
    surroundings: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Ended]:
    """Run the command in this process, in the folder of the small plan, as the actor `swj`."""
    for name in ("LC_ALL", "LC_MESSAGES", "WORKPLAN", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {**surroundings, "WORKPLAN_ACTOR": "swj"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(plan_file.parent)

    def run(*words: str) -> Ended:
        capsys.readouterr()
        code = main(words)
        out, err = capsys.readouterr()
        return Ended(code, out, err)

    return run


@pytest.fixture
def spawn(plan_file: Path, surroundings: dict[str, str]) -> Callable[..., Ended]:
    """Run the command as a process without a terminal, in the folder of the small plan."""

    def run(*words: str | bytes, environment: dict[str, str] | None = None, **more: Any) -> Ended:
        ended = subprocess.run(
            [sys.executable, "-m", "workplan_tui", *words],
            env={**surroundings, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
            **{"cwd": plan_file.parent, **more},
        )
        return Ended(ended.returncode, ended.stdout.decode("utf-8"), ended.stderr.decode("utf-8"))

    return run


@pytest.fixture
def journal(plan_file: Path) -> Path:
    """Return the empty folder of the journal."""
    folder = plan_file.with_suffix(".journal")
    folder.mkdir(mode=0o700)
    return folder
