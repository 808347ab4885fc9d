"""The recipes of docs/contributing.md: which edits and which commands each one tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.support.program import ROOT

GUIDE = ROOT / "docs" / "contributing.md"
_HEADING = re.compile(r"^## Add an? (.+)$", re.MULTILINE)
_STEP = re.compile(r"^\d+\. (?:In|New,) `([^`]+)`", re.MULTILINE)
_BLOCK = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL)
CHANGE, WHOLE, WORDS, COMMANDS = "diff", "python", "po", "sh"
"""What a block can be: an edit, a new file, messages of a catalogue, commands."""


class Block(NamedTuple):
    """One block of code, and the file that its step is about."""

    kind: str
    path: str
    text: str


class Recipe(NamedTuple):
    """One recipe, named as its heading does."""

    name: str
    blocks: tuple[Block, ...]

    @property
    def edited(self) -> set[str]:
        """The files that are edited by hand."""
        return {block.path for block in self.blocks if block.kind != COMMANDS}

    @property
    def commands(self) -> tuple[str, ...]:
        """The commands it tells to run, in their order."""
        return tuple(
            line for block in self.blocks if block.kind == COMMANDS for line in block.text.splitlines()
        )


def recipes(guide: str) -> tuple[Recipe, ...]:
    """Return the recipes in their order."""
    _, *parts = re.split(r"^(?=## )", guide, flags=re.MULTILINE)
    found = ((_HEADING.match(part), part) for part in parts)
    return tuple(Recipe(heading[1], tuple(_blocks(part))) for heading, part in found if heading)


def _blocks(text: str) -> Iterator[Block]:
    for found in _BLOCK.finditer(text):
        named = _STEP.findall(text[: found.start()])
        lines = found["text"].splitlines()
        inside = "\n".join(line.removeprefix(found["indent"]) for line in lines)
        yield Block(found["kind"], named[-1] if named else "", f"{inside}\n")


class Misplaced(ValueError):
    """What the guide shows of a file does not stand there."""


def changed(text: str, change: str) -> str:
    """Return the text with the change made; `Misplaced` where its place is not there exactly once."""
    asked = [(line[:1] or " ", line[1:]) for line in change.splitlines()]
    before = [line for sign, line in asked if sign != "+"]
    lines = text.splitlines()
    starts = [
        place
        for place in range(len(lines) - len(before) + 1)
        if all(map(_is_shown, before, lines[place : place + len(before)]))
    ]
    if len(starts) != 1:
        shown = "\n".join(before)
        raise Misplaced(f"what the guide shows stands there {len(starts)} times, not once:\n{shown}")
    (start,) = starts
    there = iter(lines[start : start + len(before)])
    after = [line if sign == "+" else next(there) for sign, line in asked]
    kept = [line for line, (sign, _) in zip(after, asked, strict=True) if sign != "-"]
    return "\n".join([*lines[:start], *kept, *lines[start + len(before) :]]) + "\n"


def _is_shown(shown: str, line: str) -> bool:
    return line.startswith(shown.removesuffix("…")) if shown.endswith("…") else shown == line
