"""Moving about: lines, pages, panes, the large detail and back."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.tui.views.arrangement import TALL_FROM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.commands.group import Runner
    from workplan_tui.tui.commands.marks import Marks
    from workplan_tui.tui.commands.review_queue import ReviewQueue
    from workplan_tui.tui.detail.detail import Detail
    from workplan_tui.tui.panes import Panes
    from workplan_tui.tui.stage import Stage


class Moves:
    """The commands of the screen that go somewhere, or open and close what is there."""

    def __init__(self, screen: Stage, panes: Panes, detail: Detail, marks: Marks, queue: ReviewQueue) -> None:
        self._screen = screen
        self._panes = panes
        self._detail = detail
        self._marks = marks
        self._queue = queue

    @property
    def commands(self) -> dict[str, Runner]:
        """What runs each command of the group."""
        return {
            "down": self.down,
            "up": self.up,
            "page_down": self.page_down,
            "page_up": self.page_up,
            "first": self.first,
            "last": self.last,
            "left": self.left,
            "right": self.right,
            "next_pane": self.next_pane,
            "previous_pane": self.previous_pane,
            "open": self.open,
            "detail_place": self.move_detail,
            "why": self._detail.why,
            "back": self.back,
        }

    def down(self) -> None:
        """One line down in the active pane."""
        self._panes.active.move_by(1)

    def up(self) -> None:
        """One line up."""
        self._panes.active.move_by(-1)

    def page_down(self) -> None:
        """One page down."""
        self._panes.active.move_by(self._page)

    def page_up(self) -> None:
        """One page up."""
        self._panes.active.move_by(-self._page)

    @property
    def _page(self) -> int:
        """One line stays in view, so that the eye finds its place."""
        return max(1, self._panes.active.size.height - 1)

    def first(self) -> None:
        """To the first line."""
        self._panes.active.move_to(0)

    def last(self) -> None:
        """To the last line."""
        active = self._panes.active
        active.move_to(active.line_count() - 1)

    def left(self) -> None:
        """To the tree."""
        self._panes.activate(self._panes.tree)

    def right(self) -> None:
        """To the table."""
        self._panes.activate(self._panes.table)

    def next_pane(self) -> None:
        """To the next pane that is visible."""
        self._panes.turn(1)

    def previous_pane(self) -> None:
        """To the pane before."""
        self._panes.turn(-1)

    def open(self) -> None:
        """From the tree to the table; from the table to the detail, which fills the screen."""
        screen, panes = self._screen, self._panes
        if panes.tree.is_active and screen.view.key is not None:
            panes.activate(panes.table)
        elif panes.is_enlarged:
            self.back()
        elif panes.table.is_active and screen.view.why_empty:
            screen.say(screen.view.why_empty, is_alarm=True)
        else:
            panes.enlarge()

    def move_detail(self) -> None:
        """Put the detail beside the table, or below it again; the next start remembers it."""
        if not self._panes.move_detail():
            told = tr("Beside the table there is room for the detail from {columns} columns on.")
            self._screen.say(told.format(columns=TALL_FROM), is_alarm=True)

    def back(self) -> None:
        """Close what is open: a range, reasons, large detail, marks, review, filter, in this order."""
        screen, panes = self._screen, self._panes
        if self._marks.end_range() or self._detail.stop_explaining():
            pass
        elif panes.is_enlarged:
            panes.shrink()
        elif self._marks.cancel() or self._queue.leave():
            pass
        elif screen.view.filter_text:
            screen.show(screen.view.filtered_by(""))
        else:
            panes.activate(panes.table)
