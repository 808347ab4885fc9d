"""Which figures of a task's text nothing accounts for: the proof that none was overlooked."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.plan import Task

_FIGURE = re.compile(r"\d+(?:[.．]\d+)?")
"""An Arabic figure; `\\d` has the full-width digits too. Chinese numerals are words."""


def accounted(task: Task) -> tuple[str, ...]:
    """Return every piece of the text that a milestone, a target or `other_numbers` claims."""
    dated = (milestone.quote for milestone in task.milestones)
    measured = (target.quote for target in task.targets)
    return (*dated, *measured, *task.other_numbers)


def unaccounted_figures(text: str, pieces: Iterable[str]) -> tuple[str, ...]:
    """Return the figures of the text that lie whole in no occurrence of any piece."""
    spans = [span for piece in pieces if piece for span in _occurrences(piece, text)]
    return tuple(
        figure.group()
        for figure in _FIGURE.finditer(text)
        if not any(start <= figure.start() and figure.end() <= end for start, end in spans)
    )


def _occurrences(piece: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(piece)
    while start >= 0:
        yield start, start + len(piece)
        start = text.find(piece, start + 1)
