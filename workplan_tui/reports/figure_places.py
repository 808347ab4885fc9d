"""Where the figures of a task stand in its text: values, days of milestones, other numbers."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.plan import Task

_DAY = r"(?:[0-9]{4}年)?[0-9]{1,2}月(?:[0-9]{1,2}日|底|初|中旬)?前?"


def figures_in(text: str, task: Task) -> tuple[tuple[int, int], ...]:
    """Return first and last place of each figure, in order and apart from each other."""
    found = sorted(set(_found(text, task)))
    apart: list[tuple[int, int]] = []
    for start, end in found:
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
        elif end > apart[-1][1]:
            apart[-1] = (apart[-1][0], end)
    return tuple(apart)


def _found(text: str, task: Task) -> Iterator[tuple[int, int]]:
    for target in task.targets:
        unit = re.escape(target.unit)
        yield from _within(
            text, target.quote, rf"[0-9][0-9.,]*(?:[-~至到][0-9.]+)?(?:{unit})?(?:以上|以内|左右)?"
        )
    for milestone in task.milestones:
        yield from _within(text, milestone.quote, _DAY)
    for quoted in task.other_numbers:
        yield from _within(text, quoted, r".+")


def _within(text: str, quote: str, pattern: str) -> Iterator[tuple[int, int]]:
    """Give where the pattern is met in the quote, wherever the text has it."""
    at = text.find(quote) if quote else -1
    while at >= 0:
        for match in re.finditer(pattern, quote):
            yield at + match.start(), at + match.end()
        at = text.find(quote, at + 1)
