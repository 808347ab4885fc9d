"""One line of a page."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.model.wrap import wrap
from workplan_tui.text.cells import cell_len
from workplan_tui.tui.drawing import palette

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from rich.style import Style

    LinesFor = Callable[[int], Sequence["PageLine"]]
    """Gives the lines of a page for a number of cells."""


class PageAction(Value):
    """Something else than going to a task that can be done on a page, which it closes."""

    key: str
    """As Textual names it, or the id of the command whose keys it has."""
    words: str
    """What the key line says of it."""
    run: Callable[[], Awaitable[None]]


class PageLine(Value):
    """One line of a page."""

    parts: tuple[tuple[str, Style], ...]
    task_id: str | None = None
    """The task that Enter goes to."""
    action: PageAction | None = None
    """What Enter does on it instead."""

    @property
    def target(self) -> str | PageAction | None:
        """Where Enter leads."""
        return self.action or self.task_id


def plain_line(text: str, task_id: str | None = None, action: PageAction | None = None) -> PageLine:
    """Return a line in the page's own colours."""
    return PageLine(((text, palette.BAR),), task_id, action)


def strong_line(text: str) -> PageLine:
    """Return a heading."""
    return PageLine(((text, palette.BAR_STRONG),))


def wrapped(text: str, width: int) -> Iterator[str]:
    """Give the text in lines of the page's width."""
    return (line.rstrip() for line in wrap(text, width, cell_len))
