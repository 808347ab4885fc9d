"""A question on the terminal before something is recorded; where nobody can answer, `--yes` does."""

from __future__ import annotations

import sys

from workplan_tui.base.errors import Refused, UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.language import tr, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from workplan_tui.model.reason import Reason


def can_ask() -> bool:
    """Return whether somebody sits at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str) -> None:
    """Put a question that yes or no answers; `Refused` unless it is yes."""
    if not is_yes(question):
        raise Refused(tr("Nothing was saved."))


def is_yes(question: str) -> bool:
    """Put a question, and return whether the answer is yes."""
    say(question)
    return words.is_yes(sys.stdin.readline())


def confirm(oddities: Sequence[Reason], is_sure: bool) -> None:
    """Ask whether what is odd is meant; `UsageError` with the way to say so where nobody can be asked."""
    if is_sure or not oddities:
        return
    from workplan_tui.reports.refused import why_words  # seldom is anything odd

    if not can_ask():
        raise UsageError(tr("{problem} Add --yes if it is meant.").format(problem=why_words(oddities[0])))
    for odd in oddities:
        say(why_words(odd))
    ask(tr("Is that meant? [y/N]"))
