"""A document that a test plays, taken apart: what is typed, and what is answered to it."""

from __future__ import annotations

import re
from typing import NamedTuple

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS, KEYS, SETTING, _ANSWERS = "sh", "keys", "toml", "text"
ELLIPSIS = "…"
"""Alone on a line, or anywhere in it: whatever comes there."""


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
    lines = [line.rstrip() for line in told.splitlines()]
    return [shown for shown in answers if not any(map(_pattern(shown).fullmatch, lines))]


def _pattern(shown: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, shown.split(ELLIPSIS))))
