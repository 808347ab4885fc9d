"""What is open on a task and has a number: whether one is meant, and the lines that let somebody choose."""

from __future__ import annotations

from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.numbered import Numbered


def is_one(found: Numbered) -> bool:
    """Return whether all of it was raised by one entry: that is dealt with as one."""
    return len({fact.entry.id for _, fact in found}) == 1


def numbered_lines(found: Numbered, words: Callable[[Fact], str]) -> list[str]:
    """Return a line for each, with its number."""
    return ["  " + tr("{number}. {what}").format(number=number, what=words(fact)) for number, fact in found]
