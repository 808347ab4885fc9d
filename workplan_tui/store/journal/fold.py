"""Keeps the fold of the journal in step with what was read of it.

A long-lived store folds everything once and then adds what is new, so that its edits cost the same
however long the journal is. A command that only records folds the tasks of its change and no other;
but it has just read the journal, and checking every line's checksum grows with all that was recorded.
"""

from __future__ import annotations

import gc
from datetime import date

from workplan_tui.model.fold.fact import task_id_of
from workplan_tui.model.fold.facts import Facts
from workplan_tui.model.ledger import Ledger
from workplan_tui.store.journal.line import VERSION

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from workplan_tui.model.entry import Change, Entry
    from workplan_tui.model.fold.editions import Editions
    from workplan_tui.model.plan import Plan
    from workplan_tui.store.journal.journal import Journal

_MOST_DAYS = 8


class Fold:
    """What has been folded of one journal."""

    def __init__(self, journal: Journal, kept: Editions) -> None:
        self._journal = journal
        self._kept = kept
        self._facts: Facts | None = None
        """None until somebody looks at the whole."""
        self._ledgers: dict[date, Ledger] = {}
        """Of the present facts and plan, the last ones asked for: who asks again and again works nothing out anew."""
        self._plan: Plan | None = None

    @property
    def rivals(self) -> Mapping[str, tuple[Entry, Entry]]:
        """By id under which two entries say different things: the one that counts, and the other."""
        return {} if self._facts is None else self._facts.rivals

    def follow(self, plan: Plan) -> None:
        """Add what was read since, if somebody looks at the whole at all."""
        if self._facts is not None:
            self._grow(plan.id, self._facts)

    def ledger(self, plan: Plan, day: date) -> Ledger:
        """Return the ledger of all that was read."""
        facts = self._facts
        if facts is None:
            facts = self._begin(plan.id)
        if self._plan is not plan:
            self._plan = plan
            self._ledgers.clear()
        known = self._ledgers.get(day)
        if known is None:
            if len(self._ledgers) == _MOST_DAYS:
                self._ledgers.clear()
            known = self._ledgers[day] = Ledger(plan, facts, day, self._kept)
        return known

    def ledger_about(self, plan: Plan, change: Change) -> Ledger:
        """Return a ledger that is right about the tasks of the change, and says nothing of others."""
        if self._facts is not None:
            return Ledger(plan, self._facts, kept=self._kept)
        task_ids = [task_id_of(op) for op in change.ops if "task" in op]
        return Ledger(plan, _readable(self._journal.about(task_ids)), kept=self._kept)

    def _begin(self, plan_id: str) -> Facts:
        """Fold everything, without the garbage collector going over it all again and again."""
        was_collecting = gc.isenabled()
        gc.disable()
        try:
            return self._grow(plan_id, Facts(plan_id))
        finally:
            if was_collecting:
                gc.enable()

    def _grow(self, plan_id: str, known: Facts) -> Facts:
        were_lost, news = self._journal.news()
        if were_lost:
            known = Facts(plan_id)
        elif known.plan_id != plan_id:
            known = Facts(plan_id, known)
        grown = known.grown(_readable(news))
        if grown is not self._facts:
            self._facts = grown
            self._ledgers.clear()
        return grown


def _readable(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.version == VERSION]
