"""One safeguard taken out of a copy of the program, and the tests that must then fail."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.copied_tree import copy_tree
from tests.support.inner_pytest import inner_environment
from tests.support.program import ROOT

PLUGINS = ("-p", "no:cacheprovider", "-p", "pytest_asyncio.plugin")
ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
"""To load the others takes as long as most of these tests."""
FORKING = Path(__file__).with_name("forking.py")


@dataclass(frozen=True)
class Mutant:
    """A place in the program that keeps a promise, and what stands there without it."""

    name: str
    module: str
    """Below `workplan_tui/`."""
    safeguard: str
    """The text, which is there exactly once."""
    instead: str
    file: str
    """The tests that see it, below `tests/`."""
    chosen: str
    """Which of them, as pytest's `-k` takes it: the fewer the better."""
    needs_root: bool = False
    """Whether those tests are about two accounts."""
    needs_tool: str = ""
    """The program without which those tests are skipped."""
    is_dear: bool = False
    """Whether they take long, and are run only with `-m storm`."""

    def why_not_there(self, root: Path = ROOT) -> str | None:
        """Return what is wrong when the safeguard does not stand there exactly once, else None."""
        path = root / "workplan_tui" / self.module
        if not path.is_file():
            return (
                f"{self.name!r}: there is no workplan_tui/{self.module} any more. Say in tests/mutations/ where "
                "the safeguard is now, or what took its place."
            )
        count = path.read_text(encoding="utf-8").count(self.safeguard)
        if count == 1:
            return None
        return (
            f"{self.name!r}: workplan_tui/{self.module} holds {self.safeguard!r} {count} times, not once. Say in "
            "tests/mutations/ how the safeguard is written now, or which of them is meant."
        )


class Workbench:
    """A copy of program and tests, and a pytest that works in it. Use it in a `with`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        copy_tree(folder)
        self._pytest = subprocess.Popen(
            [sys.executable, "-P", FORKING], cwd=folder,
            env=inner_environment(**ALONE, PYTHONPATH=str(folder)),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
        )  # fmt: skip

    def __enter__(self) -> Workbench:
        return self

    def __exit__(self, *_error: object) -> None:
        self._pytest.communicate()

    def without(self, mutant: Mutant) -> str:
        """Return the last line of the mutant's tests, run without its safeguard."""
        path = self._folder / "workplan_tui" / mutant.module
        whole = path.read_text(encoding="utf-8")
        _put(path, whole.replace(mutant.safeguard, mutant.instead))
        try:
            return self.run(mutant.file, mutant.chosen)
        finally:
            _put(path, whole)

    def run(self, file: str, chosen: str) -> str:
        """Run the chosen tests of the copy until one fails; return pytest's last line."""
        asked, answers = self._pytest.stdin, self._pytest.stdout
        assert asked is not None
        assert answers is not None
        print(json.dumps(["-q", "-x", *PLUGINS, "-k", chosen, f"tests/{file}"]), file=asked, flush=True)
        said: str = json.loads(answers.readline())
        return said


def _put(path: Path, text: str) -> None:
    """Write the module anew; its bytecode is known by second and size alone, and would be believed."""
    path.write_text(text, encoding="utf-8")
    for kept in path.parent.glob(f"__pycache__/{path.stem}.*.pyc"):
        kept.unlink()
