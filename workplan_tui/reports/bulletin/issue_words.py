"""How an issue, and what it is compared with, is called."""

from __future__ import annotations

from workplan_tui.language import tr
from workplan_tui.reports.official import day_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date


def issue_words(number: int | None) -> str:
    """Return which issue it is, with room for the number where it has none yet."""
    return tr("No. {number}").format(number="　" if number is None else number)


def since_words(day: date, number: int | None = None) -> str:
    """Return the former day, or the former issue with its day."""
    if number is None:
        return day_words(day)
    return tr("{issue} (as of {day})").format(issue=issue_words(number), day=day_words(day))
