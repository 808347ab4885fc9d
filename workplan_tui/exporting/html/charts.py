"""Bars as SVG inside the page. What they show stands beside them in figures, and in words for who hears the page."""

from __future__ import annotations

from workplan_tui.exporting.html.markup import Markup, element
from workplan_tui.language import tr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_HEIGHT = 14


def stacked_bar(parts: Sequence[tuple[str, str, int]], whole: int, length: int = 240) -> Markup:
    """Return a bar whose parts are given as class, word and count; `whole` of them would be `length` pixels."""
    at = 0.0
    drawn = []
    for name, word, count in parts:
        size = length * count / whole if whole else 0.0
        if count:
            title = element("title", f"{word} {count}")
            drawn.append(
                element(
                    "g",
                    title,
                    element("rect", class_=name, x=f"{at:.1f}", width=f"{size:.1f}", height=_HEIGHT),
                )
            )
        at += size
    told = tr(", ").join(f"{word} {count}" for _, word, count in parts if count)
    return element(
        "svg",
        *drawn,
        role="img",
        aria_label=told,
        width=length,
        height=_HEIGHT,
        viewBox=f"0 0 {length} {_HEIGHT}",
    )
