"""What a cell of a form says, the words of any language made what the model knows."""

from __future__ import annotations

from workplan_tui.language.words import find_status, is_no_problem
from workplan_tui.model.returns.returned import NOTHING, PROBLEM, STATUS


def plain_cell(field: str, text: str) -> str:
    """Return the code of a status, and `NOTHING` for a problem that is none; any other text as it is."""
    if field == STATUS:
        return find_status(text) or text
    return NOTHING if field == PROBLEM and is_no_problem(text) else text
