"""What stands on the page that is open."""

from __future__ import annotations

from tests.tui.conftest import Driven


def page(screen: Driven) -> list[str]:
    """Return the lines of the page that is open."""
    pane = screen.app.screen.query_one("#page-pane")
    return [pane.render_line(y).text.strip() for y in range(pane.size.height)]
