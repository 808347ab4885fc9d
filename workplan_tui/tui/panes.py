"""The three panes: where they stand, which of them has the keys, and whether the detail fills the screen."""

from __future__ import annotations

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region
from textual.layout import Layout, WidgetPlacement

from workplan_tui.tui.views.arrangement import BELOW, BESIDE, Arrangement, arranged, can_stand_beside
from workplan_tui.tui.widgets.column_heads import ColumnHeads
from workplan_tui.tui.widgets.detail_pane import DetailPane
from workplan_tui.tui.widgets.group_tree import GroupTree
from workplan_tui.tui.widgets.task_table import TaskTable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.geometry import Size
    from textual.layout import ArrangeResult
    from textual.screen import Screen
    from textual.widget import Widget

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
        self.heads = ColumnHeads(self.tree, self.table)
        self.detail_place: str | None = None
        """Where the user wants the detail; None where the room decides."""
        self._stands: tuple[Arrangement, bool] | None = None
        """Where everything stood when it was laid out last, and whether the tree was shown."""
        self._laid_out_for: object = None
        """What the panes had to show when they were laid out last."""
        self.active: LinePane = self.table
        self._opened_from: LinePane = self.table
        """The pane that Esc returns to from the large detail."""

    def arranged(self, size: Size) -> Arrangement:
        """Return where everything stands in a window of that size, by what the panes have to show."""
        return arranged(
            *size, self.tree.widths, self.table.widths, self.detail_place, is_enlarged=self.is_enlarged
        )

    def laid_out(self, size: Size) -> Arrangement:
        """Return the same, and take note of it."""
        stands, self._laid_out_for = self.arranged(size), self._wishes
        if (stands, self.tree.display) != self._stands:
            self._stands = stands, self.tree.display
            self.heads.refresh()  # their line may be as long as before, and what they stand over elsewhere
        self.detail.is_below_table = stands.is_tall
        return stands

    def follow(self) -> None:
        """Lay the panes out anew if what they have to show asks for it."""
        if self._laid_out_for not in (None, self._wishes):
            self.table.refresh(layout=True)

    @property
    def _wishes(self) -> object:
        return self.tree.widths, self.table.widths, self.detail_place

    def move_detail(self) -> bool:
        """Put the detail beside the table, or below it again; return whether the window has room for that."""
        stands = self.arranged(self._screen.size)
        wanted = BELOW if stands.place == BESIDE else BESIDE
        if wanted == BESIDE and not can_stand_beside(self._screen.size.width):
            return False
        self.detail_place = wanted
        self.follow()
        return True

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


class PaneLayout(Layout):
    """Lays out what the screen shows; a grid of the style sheet knows no contents."""

    name = "panes"

    def __init__(self, panes: Panes, title: Widget, keys: Widget) -> None:
        self._panes, self._title, self._keys = panes, title, keys

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Return the place of every child that is shown; what is not the screen's own has none."""
        panes = self._panes
        stands = panes.laid_out(size)
        boxes = {
            self._title: stands.title, self._keys: stands.keys, panes.heads: stands.heads,
            panes.tree: stands.tree, panes.table: stands.table, panes.detail: stands.detail,
        }  # fmt: skip
        return [
            WidgetPlacement(Region(*box), NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if (box := boxes.get(child)) is not None
        ]
