"""What people wrote about a task 文字: notes, reports, questions and answers, decisions, reasons."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings

WORDS = ("text", "progress", "problem", "next", "to", "owner", "reason")
"""The keys of operations that hold words of people; those of a later format are searched, too."""


def written(standings: Standings, task: Task) -> tuple[str, ...]:
    """Return all words that stand on the task, oldest first; a filter asks for them at every letter."""
    known = standings.written
    if task.id not in known:
        facts = standings.ledger.facts(task.id)
        found = (fact.op.get(key) for fact in facts for key in WORDS)
        known[task.id] = tuple(dict.fromkeys(text for text in found if isinstance(text, str) and text))
    return known[task.id]
