"""The tree: the whole plan and its sections, each with its number of tasks."""

from __future__ import annotations

from rich.cells import cell_len
from textual.strip import Strip

from workplan_tui.language import tr
from workplan_tui.tui import palette
from workplan_tui.tui.cells import left, strip_of
from workplan_tui.tui.messages import SectionHighlighted
from workplan_tui.tui.present import section_name
from workplan_tui.tui.widgets.line_pane import ListPane

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Ledger


class SectionTree(ListPane):
    """全部 and the sections; the highlighted one is what the table shows."""

    def __init__(self) -> None:
        super().__init__("section-tree")
        self._labels: list[tuple[str, str]] = []
        self._section_ids: list[int | None] = []

    @property
    def section_id(self) -> int | None:
        """The highlighted section; None for the whole plan."""
        return self._section_ids[self.cursor] if self._section_ids else None

    def show(self, ledger: Ledger) -> None:
        """Show the ledger's plan; paint only what differs."""
        plan = ledger.plan
        chosen = self.section_id
        self._section_ids = [None, *(section.id for section in plan.sections)]
        labels = [(tr("All"), str(len(plan.tasks)))]
        labels += [(section_name(plan, s.id), str(len(plan.tasks_of(s.id)))) for s in plan.sections]
        before, self._labels = self._labels, labels
        self.cursor = self._section_ids.index(chosen) if chosen in self._section_ids else 0
        if len(before) == len(labels):
            self.refresh_lines(*(n for n, pair in enumerate(labels) if pair != before[n]))
        else:
            self.refresh()

    def highlighted(self) -> None:
        """Tell the screen which section is wanted."""
        self.post_message(SectionHighlighted(self.section_id))

    def line_count(self) -> int:
        """Return how many nodes there are."""
        return len(self._labels)

    def draw_line(self, line: int) -> Strip:
        """Draw one node: its name, and its counts at the right."""
        name, count = self._labels[line]
        style = palette.TREE
        if line == self.cursor:
            style = palette.CURSOR if self.is_active else palette.CURSOR_AWAY
        width = self.size.width
        text = left(name, width - cell_len(count) - 2) + " " + count + " "
        return strip_of([(text, style)], width, style)

    def draw_blank(self) -> Strip:
        """Draw the empty end of the pane."""
        return strip_of([], self.size.width, palette.TREE)
