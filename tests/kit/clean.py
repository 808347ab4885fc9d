"""An account that has nothing yet: an empty home, and no more of the machine than its index of packages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KEPT = ("PIP_", "UV_", "SSL_", "REQUESTS_", "HTTP", "NO_PROXY", "http", "no_proxy")
"""How the variables begin by which packages are found from here."""
SYSTEM_PATH = os.defpath


def clean_account(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of an account whose home is that empty folder."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(_KEPT)}
    return {
        **kept,
        "HOME": str(home),
        "PATH": SYSTEM_PATH,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        **more,
    }


def run(words: Sequence[str | Path], environment: Mapping[str, str], folder: Path) -> str:
    """Run a command that must end well and return what it printed; what went wrong is in the error."""
    done = subprocess.run(
        [str(word) for word in words], env=dict(environment), cwd=folder, capture_output=True, text=True,
        encoding="utf-8", stdin=subprocess.DEVNULL, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{words} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


def new_venv(at: Path, environment: Mapping[str, str], *packages: str) -> Path:
    """Make a virtual environment with these packages and return the folder of its programs."""
    run([sys.executable, "-m", "venv", "--without-pip", at], environment, at.parent)
    run([sys.executable, "-m", "pip", "--python", at, "install", "-q", *packages], environment, at.parent)
    return at / "bin"
