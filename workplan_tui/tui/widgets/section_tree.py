"""The tree: the whole plan and its sections, each with its number of tasks."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from workplan_tui.tui import palette
from workplan_tui.tui.cells import left, strip_of
from workplan_tui.tui.messages import SectionHighlighted
from workplan_tui.tui.widgets.line_pane import ListPane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.tui.present import Branch


class SectionTree(ListPane):
    """全部 and the sections; the highlighted one is what the table shows."""

    def __init__(self) -> None:
        super().__init__("section-tree")
        self._branches: Sequence[Branch] = ()

    @property
    def section_id(self) -> int | None:
        """The highlighted section; None for the whole plan."""
        return self._branches[self.cursor].section_id if self._branches else None

    def show(self, branches: Sequence[Branch]) -> None:
        """Show the branches, keeping the highlighted one; paint only what differs."""
        before, chosen = self._branches, self.section_id
        self._branches = branches
        places = [n for n, branch in enumerate(branches) if branch.section_id == chosen]
        self.cursor = places[0] if places else 0
        if len(before) == len(branches):
            self.refresh_lines(*(n for n, branch in enumerate(branches) if branch != before[n]))
        else:
            self.refresh()

    def highlighted(self) -> None:
        """Tell the screen which section is wanted."""
        self.post_message(SectionHighlighted(self.section_id))

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._branches)

    def draw_line(self, line: int) -> Strip:
        """Draw one branch: its name, and at the right its number and the worst light below it."""
        branch = self._branches[line]
        style = palette.TREE
        if line == self.cursor:
            style = palette.CURSOR if self.is_active else palette.CURSOR_AWAY
        light = f" {branch.light_count}" if self._shows_light(branch) else ""
        room = self.size.width - cell_len(f"{branch.total}{light} ") - 1
        return strip_of(
            [
                (f"{left(branch.name, room)} {branch.total}", style),
                (light[:1], style),
                (light[1:], palette.LIGHTS.get(branch.light, style)),
            ],
            self.size.width,
            style,
        )

    def _shows_light(self, branch: Branch) -> bool:
        """A red light is always worth its room; an amber one only what the name leaves."""
        needed = cell_len(f"{branch.name} {branch.total} {branch.light_count} ")
        return bool(branch.light_count) and (branch.light == "red" or needed <= self.size.width)

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.TREE)
