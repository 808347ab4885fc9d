"""The tree: the whole plan and its groups, each with its number of tasks and worst light."""

from __future__ import annotations

from textual.strip import Strip

from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.cells import left, strip_of
from workplan_tui.tui.drawing.width import cell_len
from workplan_tui.tui.messages import GroupHighlighted
from workplan_tui.tui.widgets.line_pane import ListPane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.tui.present import Branch


class GroupTree(ListPane):
    """全部 and the groups; the highlighted one is what the table shows."""

    def __init__(self) -> None:
        super().__init__("group-tree")
        self._branches: Sequence[Branch] = ()

    @property
    def key(self) -> str | None:
        """The highlighted group; None for the whole plan."""
        return self._branches[self.cursor].key if self._branches else None

    def show(self, branches: Sequence[Branch], key: str | None) -> None:
        """Show the branches and highlight the one of the key; paint only what differs."""
        before, old_cursor = self._branches, self.cursor
        self._branches = branches
        self.cursor = next((n for n, branch in enumerate(branches) if branch.key == key), 0)
        if len(before) == len(branches):
            changed = {n for n, branch in enumerate(branches) if branch != before[n]}
            if self.cursor != old_cursor:
                changed |= {self.cursor, old_cursor}
            self.refresh_lines(*changed)
            self.reveal()
        else:
            self.top = max(0, min(self.top, self.line_count() - self.size.height))
            if self.cursor < self.size.height:
                self.top = 0
            self.reveal()
            self.refresh()

    def highlighted(self) -> None:
        """Tell the screen which group is wanted."""
        self.post_message(GroupHighlighted(self.key))

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._branches)

    def draw_line(self, line: int) -> Strip:
        """Draw one branch: its name, and at the right its number and the worst light below it."""
        branch = self._branches[line]
        style = palette.TREE
        if line == self.cursor:
            style = palette.CURSOR if self.is_active else palette.CURSOR_AWAY
        width = self.size.width
        total, light = self._tail(branch)
        used = cell_len(total) + cell_len(light)
        return strip_of(
            [
                (f"{left(branch.name, width - used - 1)} {total}", style),
                (light, palette.LIGHTS.get(branch.light, style)),
            ],
            width,
            style,
        )

    def _tail(self, branch: Branch) -> tuple[str, str]:
        """Return the number, which always stands, and the worst light.

        Where the name leaves little room the two close up: their grounds differ. A red light is
        worth more than the end of the name, an amber one less.
        """
        total, light = branch.total, branch.light_count
        room = self.size.width - cell_len(branch.name) - 1
        if light and cell_len(f"{total} {light}") <= room:
            return f"{total} ", light
        if branch.light == "red" or cell_len(total + light) <= room:
            return total, light
        return total, ""

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.TREE)
