"""What tasks are ordered by, in words."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.model.aspects.table import aspect_of


def order_words(sort_by: str, is_reversed: bool) -> str:
    """Return what the tasks are ordered by; nothing for the plan's own order."""
    if (sort_by, is_reversed) == ("id", False):
        return ""
    word = tr("by {column}, backwards") if is_reversed else tr("by {column}")
    return word.format(column=aspect_of(sort_by).word)
