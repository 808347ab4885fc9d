"""docs/month.md, taken apart: what is typed, and what is answered to it."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.support.program import ROOT

PAGE = ROOT / "docs" / "month.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS, KEYS, SETTING, _ANSWERS = "sh", "keys", "toml", "text"
ELLIPSIS = "…"
"""Alone on a line, or at its end: whatever comes there."""


class Step(NamedTuple):
    """One block that is typed, and what the block behind it shows of the answers."""

    kind: str
    lines: tuple[str, ...]
    answers: tuple[str, ...]


def steps(text: str) -> list[Step]:
    """Return the steps of the page in their order."""
    found: list[Step] = []
    for kind, body in _BLOCK.findall(text):
        lines = tuple(body.splitlines())
        if kind == _ANSWERS:
            found[-1] = found[-1]._replace(answers=lines)
        else:
            found.append(Step(kind, lines, ()))
    return found


def missing(answers: tuple[str, ...], told: str) -> list[str]:
    """Return the lines that are shown and were not answered."""
    lines = told.splitlines()
    return [shown for shown in answers if not any(_is_shown(shown, line) for line in lines)]


def _is_shown(shown: str, line: str) -> bool:
    if shown.endswith(ELLIPSIS):
        return line.startswith(shown.removesuffix(ELLIPSIS))
    return line.rstrip() == shown
