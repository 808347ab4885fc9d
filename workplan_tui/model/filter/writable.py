"""A text as it has to be written in a filter: in quotes where without them it would say something else."""

from __future__ import annotations

from workplan_tui.model.filter.conditions import Condition, TextPart
from workplan_tui.model.filter.language import FilterError, parse_filter
from workplan_tui.model.filter.tree import BareWord, Filter, Quoted


def text_condition(field: str, text: str) -> Condition:
    """Return the condition that the field of that code holds the text."""
    plain = Condition(field, (TextPart(text),))
    return plain if _says(f"{field}:{text}", plain) else Condition(field, (TextPart(text, is_quoted=True),))


def text_alone(text: str) -> Filter:
    """Return the filter that looks for the text."""
    plain = BareWord(text)
    return plain if _says(text, plain) else Quoted(text)


def _says(words: str, meant: Filter) -> bool:
    try:
        return parse_filter(words) == meant
    except FilterError:
        return False
