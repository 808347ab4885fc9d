"""One line of a page."""

from __future__ import annotations

from typing import Protocol

from workplan_tui.base.value import Value
from workplan_tui.model.wrap import wrap
from workplan_tui.text.cells import cell_len
from workplan_tui.tui.drawing import palette

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from rich.style import Style

    from workplan_tui.tui.views.narrowed import Counted

    LinesFor = Callable[[int], Sequence["PageLine"]]
    """Gives the lines of a page for a number of cells."""


class PageAction(Value):
    """Something else than going to a task that can be done on a page, which it closes."""

    key: str
    """As Textual names it, or the id of the command whose keys it has."""
    words: str
    """What the key line says of it."""
    run: Callable[[], Awaitable[None]]


class PageCopy(Value):
    """A way of copying a page, which stays open."""

    key: str
    words: str
    run: Callable[[], str]
    """Returns what is said then; nothing where the main screen asks for a file, which closes the page."""


class Ordering(Protocol):
    """The table of a page that can be ordered by any of its columns."""

    names: tuple[str, ...]

    def order_by(self, column: int) -> None:
        """Order by the column, the other way round at the second time."""


class PageLine(Value):
    """One line of a page."""

    parts: tuple[tuple[str, Style], ...]
    task_id: str | None = None
    """The task that Enter goes to."""
    action: PageAction | None = None
    """What Enter does on it instead."""
    counted: Counted | None = None
    """The tasks that Enter shows instead."""
    heads: tuple[tuple[int, int], ...] = ()
    """Where the names of columns stand in it: the first cell of each and the one after; a click orders by one."""

    @property
    def target(self) -> str | Counted | PageAction | None:
        """Where Enter leads."""
        return self.action or self.counted or self.task_id


def plain_line(text: str, task_id: str | None = None, action: PageAction | None = None) -> PageLine:
    """Return a line in the page's own colours."""
    return PageLine(((text, palette.BAR),), task_id, action)


def strong_line(text: str) -> PageLine:
    """Return a heading."""
    return PageLine(((text, palette.BAR_STRONG),))


def wrapped(text: str, width: int) -> Iterator[str]:
    """Give the text in lines of the page's width."""
    return (line.rstrip() for line in wrap(text, width, cell_len))
