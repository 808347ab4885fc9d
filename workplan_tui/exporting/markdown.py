"""A table in Markdown, as GitHub reads it, under a heading that says what was asked for."""

from __future__ import annotations

import re

from workplan_tui.exporting.ledger_columns import words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.exporting.formats import Options
    from workplan_tui.exporting.view import View

_SIGNS = re.compile(r"[\\`*_\[\]<>|~&]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What Markdown means something by inside a line, and by what it knows an address that it would make a link."""


def render(view: View, options: Options) -> bytes:
    """Return heading and table."""
    lines = [f"# {literal(view.title)}", "", literal(view.heading_line), ""]
    lines.append(table_row(column.word for column in view.columns))
    lines.append(f"|{'---|' * len(view.columns)}")
    for place, task in enumerate(view.tasks):
        options.progress(place, len(view.tasks))
        lines.append(table_row(words_of(column.value(view.standings, task)) for column in view.columns))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def literal(text: str) -> str:
    """Return the text with every sign that means something to Markdown written as that sign."""
    return _SIGNS.sub(r"\\\g<0>", text)


def table_row(texts: Iterable[str]) -> str:
    """Return one row of a table."""
    cells = (literal(text).replace("\n", "<br>") for text in texts)
    return f"| {' | '.join(cells)} |"
