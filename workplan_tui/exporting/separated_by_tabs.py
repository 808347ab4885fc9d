"""The same table with tabs between the cells: what is pasted, cut and searched line by line."""

from __future__ import annotations

from workplan_tui.exporting.separated import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.exporting.formats import Options
    from workplan_tui.exporting.view import View


def render(view: View, options: Options) -> bytes:
    """Return the table, a line a task; without a byte order mark, which programs of Unix take for a letter."""
    return table(view, options, "\t", "\n").encode("utf-8")
