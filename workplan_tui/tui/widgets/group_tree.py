"""The tree: the whole plan and its groups, each with its number of tasks and worst light."""

from __future__ import annotations

from textual.strip import Strip

from workplan_tui.text.cells import cell_len, left, right
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.messages import GroupHighlighted
from workplan_tui.tui.widgets.line_pane import ListPane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workplan_tui.tui.views.present import Branch


class GroupTree(ListPane):
    """全部 and the groups; the highlighted one is what the table shows."""

    def __init__(self) -> None:
        super().__init__("group-tree")
        self._branches: Sequence[Branch] = ()
        self._widths = (0, 0)
        """Cells of the numbers and of the lights, each a column of its own."""

    @property
    def key(self) -> str | None:
        """The highlighted group; None for the whole plan."""
        return self._branches[self.cursor].key if self._branches else None

    def show(self, branches: Sequence[Branch], key: str | None) -> None:
        """Show the branches and highlight the one of the key; paint only what differs."""
        before, old_cursor, old_widths = self._branches, self.cursor, self._widths
        self._branches = branches
        self._widths = _widest(branch.total for branch in branches), _widest(b.light_count for b in branches)
        self.cursor = next((n for n, branch in enumerate(branches) if branch.key == key), 0)
        if (len(before), old_widths) == (len(branches), self._widths):
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
        """Draw one branch: its name, and in columns at the right its number and the worst light below it."""
        branch = self._branches[line]
        style = palette.TREE
        if line == self.cursor:
            style = palette.CURSOR if self.is_active else palette.CURSOR_AWAY
        width, (number, light) = self.size.width, self._widths
        name = left(branch.name, max(0, width - number - light - 2))
        return strip_of(
            [
                (f"{name} {right(branch.total, number)} ", style),
                (branch.light_count, palette.LIGHTS.get(branch.light, style)),
            ],
            width,
            style,
        )

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.TREE)


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, texts), default=0)
