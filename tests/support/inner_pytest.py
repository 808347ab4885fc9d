"""The environment of a pytest that a test starts: without the options of the run it stands in."""

from __future__ import annotations

import os


def inner_environment(**more: str) -> dict[str, str]:
    """Return this environment with `more`; options such as `--basetemp` would empty the outer run's folder."""
    return {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"} | more
