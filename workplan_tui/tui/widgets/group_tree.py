"""The tree: the plan and its groups with number of tasks and worst light; below, what is counted of the chosen one."""

from __future__ import annotations

from textual.strip import Strip

from workplan_tui.language import tr
from workplan_tui.language.words import light_word
from workplan_tui.text.cells import cell_len, left, right
from workplan_tui.tui.drawing import palette
from workplan_tui.tui.drawing.strips import strip_of
from workplan_tui.tui.messages import GroupHighlighted
from workplan_tui.tui.views.arrangement import TreeWidths
from workplan_tui.tui.views.branch_counts import count_lines
from workplan_tui.tui.views.present import TOLD_LIGHTS
from workplan_tui.tui.widgets.line_pane import ListPane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workplan_tui.model.standings import Standings
    from workplan_tui.tui.views.branch_counts import CountLine
    from workplan_tui.tui.views.present import Branch
    from workplan_tui.tui.views.table_view import TableView

_BAR = "="
"""What a bar is made of where there is no colour."""
_LEAD = 1
"""A blank before the names, where there is room."""


class GroupTree(ListPane):
    """全部 and the groups; the highlighted one is what the table shows."""

    def __init__(self) -> None:
        super().__init__("group-tree")
        self._branches: Sequence[Branch] = ()
        self._cells = (0, 0, 0)
        """Of names, numbers and lights, each in a column of its own."""
        self._counted: tuple[Standings, str, str | None] | None = None
        """What is counted below the last line."""
        self._counts: Sequence[CountLine] = ()
        self.widths = TreeWidths(0, 0)
        """How wide the tree wishes to be."""

    @property
    def key(self) -> str | None:
        """The highlighted group; None for the whole plan."""
        return self._branches[self.cursor].key if self._branches else None

    def show(self, view: TableView) -> None:
        """Show the view's branches and highlight the chosen one; paint only what differs."""
        self._counted = view.standings, view.group_by, view.key
        self.show_branches(view.branches, view.key)
        self._count()

    def _count(self) -> None:
        """Count anew what stands below the last line, and paint what differs."""
        before, self._counts = self._counts, self._counts_now()
        last = self.line_count() + 1
        lines = range(max(len(before), len(self._counts)))
        self.refresh_lines(*(last + n for n in lines if before[n : n + 1] != self._counts[n : n + 1]))

    def _counts_now(self) -> Sequence[CountLine]:
        height = self.size.height - self.line_count() - 1
        if self._counted is None or height <= 0:
            return ()
        return count_lines(*self._counted, self.size.width - _LEAD - 1, height)

    def lay_out(self) -> None:
        """Keep the highlight visible, and count what there is room for now."""
        super().lay_out()
        self._counts = self._counts_now()

    def show_branches(self, branches: Sequence[Branch], key: str | None) -> None:
        """Show the branches and highlight the one of the key; paint only what differs."""
        before, old_cursor, old_widths = self._branches, self.cursor, self.widths
        self._branches = branches
        self._measure()
        self.cursor = next((n for n, branch in enumerate(branches) if branch.key == key), 0)
        if (len(before), old_widths) == (len(branches), self.widths):
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

    def _measure(self) -> None:
        """Find how wide the columns are; a light keeps room for as many as there are tasks.

        So they depend on the groups alone, and no edit moves the panes.
        """
        words = [light_word(colour) for colour in TOLD_LIGHTS]
        longest, sign = max(map(cell_len, words)), max(cell_len(word[:1]) for word in words)
        names = [cell_len(branch.name) for branch in self._branches]
        digits = [len(branch.total) for branch in self._branches]
        self._cells = max(names, default=0), max(digits, default=0), longest + max(digits, default=0)
        snug = max(
            (name + 1 + 2 * size + 1 + sign for name, size in zip(names, digits, strict=True)), default=0
        )
        self.widths = TreeWidths(snug, max(snug, sum(self._cells) + 2 + _LEAD))

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
        width, (_, number, light) = self.size.width, self._cells
        ink = palette.LIGHTS.get(branch.light, style)
        if self.has_columns:
            name = left(branch.name, width - _LEAD - number - light - 2)
            told = f"{' ' * _LEAD}{name} {right(branch.total, number)} "
            return strip_of([(told, style), (branch.light_count, ink)], width, style)
        end = cell_len(branch.total) + (1 + cell_len(branch.light_sign) if branch.light_sign else 0)
        name = left(branch.name, max(0, width - 1 - end))
        gap = " " if branch.light_sign else ""
        return strip_of([(f"{name} {branch.total}{gap}", style), (branch.light_sign, ink)], width, style)

    @property
    def has_columns(self) -> bool:
        """Whether numbers and lights stand in columns of their own; else they close each line."""
        return self.size.width >= self.widths.easy

    def heads(self, name: str) -> Iterator[tuple[str, int, int, bool]]:
        """Give what stands over names, numbers and lights: where it begins, its cells, whether it ends there."""
        width, (_, number, light) = self.size.width, self._cells
        if self.has_columns:
            end = width - light - 1
            yield name, _LEAD, end - number - 1 - _LEAD, False
            yield tr("count"), end - number, number, True
            yield tr("light"), width - light, light, False
        else:
            yield name, 0, width, False

    def render_line(self, y: int) -> Strip:
        """Return the y-th visible line: a branch, what is counted below the last one, or nothing."""
        place = self.top + y - self.line_count() - 1
        if 0 <= place < len(self._counts):
            return self._draw_count(self._counts[place])
        return super().render_line(y)

    def _draw_count(self, line: CountLine) -> Strip:
        ink = palette.LIGHTS.get(line.light, palette.TREE)
        parts = [
            (" " * _LEAD if self.has_columns else "", palette.TREE),
            (line.text, palette.TREE_STRONG if line.is_heading else palette.TREE),
        ]
        if line.is_light:
            word, _, count = line.text.partition(" ")
            parts[1:] = [(word, ink), (f" {count}", palette.TREE)]
        if line.bar:
            sign, style = (" ", ink) if palette.theme.has_colour else (_BAR, palette.TREE)
            parts += [(" ", palette.TREE), (sign * line.bar, style)]
        return strip_of(parts, self.size.width, palette.TREE)

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.TREE)
