"""The help: every command with its keys, in a pane that scrolls."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.strip import Strip

from workplan_tui.language import tr
from workplan_tui.tui import palette
from workplan_tui.tui.cells import left, strip_of
from workplan_tui.tui.commands import help_lines
from workplan_tui.tui.widgets.line_pane import LinePane


class HelpPane(LinePane):
    """Keys at the left, what they do at the right."""

    def __init__(self) -> None:
        super().__init__("help-pane")
        self._lines = [("", tr("Keys. Esc closes this.")), ("", ""), *help_lines()]

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines)

    def draw_line(self, line: int) -> Strip:
        """Draw one command."""
        keys, title = self._lines[line]
        width = max(cell_len(shown) for shown, _ in self._lines) + 3
        parts = [(f"  {left(keys, width)}" if keys else "  ", palette.BAR_KEY), (title, palette.BAR)]
        return strip_of(parts, self.size.width, palette.BAR)

    def draw_blank(self) -> Strip:
        """Draw the empty end."""
        return strip_of([], self.size.width, palette.BAR)


class HelpScreen(ModalScreen[None]):
    """Closes at Esc, q, ? or F1."""

    BINDINGS = [
        ("escape,q,f1,question_mark,fullwidth_question_mark,enter", "dismiss", ""),
        ("down,j", "scroll(1)", ""),
        ("up,k", "scroll(-1)", ""),
        ("pagedown", "scroll(10)", ""),
        ("pageup", "scroll(-10)", ""),
    ]

    def compose(self) -> ComposeResult:
        """Show the pane."""
        yield HelpPane()

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        pane = self.query_one(HelpPane)
        pane.show_from(pane.top + lines)
