"""The filter language (docs/commands.md): one meaning for commands, screen and reports.

A filter is text, which `parser` reads into the values of `tree`.
"""

from __future__ import annotations

from workplan_tui.model.filter.tree import (
    AllOf,
    AnyOf,
    BareWord,
    Filter,
    FilterError,
    Ids,
    Not,
    Quoted,
    all_of,
    any_of,
    is_found,
    quoted,
)

__all__ = [
    "AllOf",
    "AnyOf",
    "BareWord",
    "Filter",
    "FilterError",
    "Ids",
    "Not",
    "Quoted",
    "all_of",
    "any_of",
    "is_found",
    "parse_filter",
    "quoted",
]  # fmt: skip

SETTINGS = "config.toml"
"""What the settings file is called where nobody knows its place."""


def parse_filter(text: str, unit: str | None = None, settings_file: str = SETTINGS) -> Filter:
    """Return the filter that the text says; `FilterError` with its place when it says none.

    `unit` is the user's own, which `is:mine` asks about; who has said none is told where to say it.
    """
    if not text.strip():
        return AllOf(())  # a command without a filter needs no parser
    from workplan_tui.model.filter.asker import Asker
    from workplan_tui.model.filter.parser import parse

    return parse(text, Asker(unit, settings_file))
