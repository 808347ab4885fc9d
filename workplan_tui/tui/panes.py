"""The three panes: which of them has the keys, and whether the detail fills the screen."""

from __future__ import annotations

from workplan_tui.tui.widgets.detail_pane import DetailPane
from workplan_tui.tui.widgets.group_tree import GroupTree
from workplan_tui.tui.widgets.task_table import TaskTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from workplan_tui.tui.widgets.line_pane import LinePane

_ENLARGED = "-enlarged"
"""The class of the screen, by which the style sheet leaves nothing but the detail."""


class Panes:
    """Tree, table and detail of one screen."""

    def __init__(self, screen: Screen[None], activated: Callable[[], None]) -> None:
        self._screen = screen
        self._activated = activated
        """Told when the keys go to a pane."""
        self.tree, self.table, self.detail = GroupTree(), TaskTable(), DetailPane()
        self.active: LinePane = self.table
        self._opened_from: LinePane = self.table
        """The pane that Esc returns to from the large detail."""

    @property
    def line_room(self) -> int:
        """The cells that a line over the whole screen has for words."""
        return self._screen.size.width - 2

    @property
    def is_enlarged(self) -> bool:
        """Whether the detail fills the screen."""
        return self._screen.has_class(_ENLARGED)

    @property
    def is_read(self) -> bool:
        """Whether the detail is read: it is large, or has the keys."""
        return self.is_enlarged or self.active is self.detail

    def activate(self, pane: LinePane) -> None:
        """Send the keys to the pane from now on.

        Of an enlarged detail nothing else is visible: it keeps the keys.
        """
        if self.is_enlarged or not pane.display:
            pane = self.detail if self.is_enlarged else self.table
        self.active.activate(False)
        self.active = pane
        pane.activate(True)
        self._activated()

    def turn(self, by: int) -> None:
        """Send the keys to another of the panes that are visible."""
        panes = [pane for pane in (self.tree, self.table, self.detail) if pane.display]
        place = panes.index(self.active) if self.active in panes else 0
        self.activate(panes[(place + by) % len(panes)])

    def enlarge(self) -> None:
        """Let the detail fill the screen."""
        self._opened_from = self.active
        self._screen.add_class(_ENLARGED)
        self.activate(self.detail)

    def shrink(self) -> None:
        """Show all panes again."""
        self._screen.remove_class(_ENLARGED)
        self.activate(self._opened_from)
