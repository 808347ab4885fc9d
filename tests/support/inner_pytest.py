"""The environment of a pytest that a test starts: without what belongs to the run it stands in."""

from __future__ import annotations

import os

OUTER = ("PYTEST_ADDOPTS", "PYTHONDONTWRITEBYTECODE")
"""Options such as `--basetemp` would empty the outer run's folder; without bytecode each start compiles all."""


def inner_environment(**more: str) -> dict[str, str]:
    """Return this environment with `more`, and without what is the outer run's own."""
    return {name: value for name, value in os.environ.items() if name not in OUTER} | more
