"""Which figures of a task's text nothing accounts for: the proof that none was overlooked."""

from __future__ import annotations

import re

from workplan_tui.model.numbers import format_figure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.plan import Milestone, Target, Task

_FIGURE = re.compile(r"\d+(?:[.．]\d+)?")
"""An Arabic figure; `\\d` has the full-width digits too. Chinese numerals are words."""


def accounted(task: Task) -> tuple[str, ...]:
    """Return every piece of the text that a milestone, a target or `other_numbers` claims."""
    dated = (piece for milestone in task.milestones for piece in _words_of(milestone))
    measured = (piece for target in task.targets for piece in _figures_of(target))
    return (*dated, *measured, *task.other_numbers)


def _words_of(milestone: Milestone) -> tuple[str, ...]:
    """Return its quote; without one the ways in which a text gives its day."""
    if milestone.quote:
        return (milestone.quote,)
    day = milestone.due_on
    short = (f"{day.month}月{day.day}日", f"{day.month}月")
    return (*(f"{day.year}年{words}" for words in short), *short)


def _figures_of(target: Target) -> tuple[str, ...]:
    """Return its quote; without one its figures as they are printed, with their unit."""
    if target.quote:
        return (target.quote,)
    values = (target.value,) if target.value_max is None else (target.value, target.value_max)
    return tuple(f"{format_figure(value)}{unit}" for value in values for unit in (target.unit, ""))


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
