"""Moving about: lines, pages, panes, the large detail and back."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.tui.commands.dispatch import Runner
    from workplan_tui.tui.screens.main import MainScreen
    from workplan_tui.tui.widgets.line_pane import LinePane


class Moves:
    """The commands of the screen that go somewhere."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._opened_from: LinePane
        """The pane that Esc returns to from the large detail."""

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
            "back": self.back,
        }

    def down(self) -> None:
        """One line down in the active pane."""
        self._screen.active.move_by(1)

    def up(self) -> None:
        """One line up."""
        self._screen.active.move_by(-1)

    def page_down(self) -> None:
        """One page down."""
        self._screen.active.move_by(self._page)

    def page_up(self) -> None:
        """One page up."""
        self._screen.active.move_by(-self._page)

    @property
    def _page(self) -> int:
        """One line stays in view, so that the eye finds its place."""
        return max(1, self._screen.active.size.height - 1)

    def first(self) -> None:
        """To the first line."""
        self._screen.active.move_to(0)

    def last(self) -> None:
        """To the last line."""
        active = self._screen.active
        active.move_to(active.line_count() - 1)

    def left(self) -> None:
        """To the tree."""
        self._screen.activate(self._screen.tree_pane)

    def right(self) -> None:
        """To the table."""
        self._screen.activate(self._screen.table)

    def next_pane(self) -> None:
        """To the next pane that is visible."""
        self._turn(1)

    def previous_pane(self) -> None:
        """To the pane before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        screen = self._screen
        panes = [pane for pane in (screen.tree_pane, screen.table, screen.detail) if pane.display]
        place = panes.index(screen.active) if screen.active in panes else 0
        screen.activate(panes[(place + by) % len(panes)])

    def open(self) -> None:
        """From the tree to the table; from the table to the detail, which fills the screen."""
        screen = self._screen
        if screen.tree_pane.is_active and screen.view.key is not None:
            screen.activate(screen.table)
        elif screen.has_class("-enlarged"):
            self.back()
        elif screen.table.is_active and screen.view.why_empty:
            screen.say(screen.view.why_empty, is_alarm=True)
        else:
            self._opened_from = screen.active
            screen.add_class("-enlarged")
            screen.activate(screen.detail)

    def back(self) -> None:
        """Close what is open: a range, reasons, large detail, marks, review, filter, in this order."""
        screen = self._screen
        if screen.marking.end_range() or screen.telling.stop_explaining():
            pass
        elif screen.has_class("-enlarged"):
            screen.remove_class("-enlarged")
            screen.activate(self._opened_from)
        elif screen.marking.cancel() or screen.reviewing.leave():
            pass
        elif screen.view.filter_text:
            screen.show(screen.view.filtered_by(""))
        else:
            screen.activate(screen.table)
