"""Words side by side in one line: what is needed most keeps its room, the rest is left out whole."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.text.cells import cell_len, cut

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST_PART = 8
"""Cells from which on the beginning of a text says something."""


class LineWord(Value):
    """One thing that a line says."""

    text: str
    rank: int
    """1 is what is needed most."""
    may_be_cut: bool = False
    """Whether a part of it is better than nothing: of a text it is, of a number never."""


def packed(words: Sequence[str], width: int) -> list[str]:
    """Return the words in lines, as many in each as fit with a gap between them."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]}   {word}" if lines else word
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fitted(words: Sequence[LineWord], room: int, between: str = " ") -> str:
    """Return the words that fit in their own order, taken by their rank."""
    taken: dict[int, str] = {}
    left = room
    for place, word in sorted(enumerate(words), key=lambda one: one[1].rank):
        most = left - (cell_len(between) if taken else 0)
        size = cell_len(word.text)
        if size > most and not (word.may_be_cut and most >= _LEAST_PART):
            continue
        taken[place] = cut(word.text, most)
        left = most - min(size, most)
    return between.join(taken[place] for place in sorted(taken))
