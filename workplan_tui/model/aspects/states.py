"""The words after `is:`: what can be true of a task, and what each asks.

They mean what they mean on the agenda, so a light set by hand hides nothing. The rules are
imported only when one is asked for: a one-shot command that looks for a word has no time for them.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language.typed_words import find_code, spelt
from workplan_tui.model.plan_parts import DEADLINES, NEEDED_BY_KIND

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from workplan_tui.model.plan import Task
    from workplan_tui.model.standings import Standings


class StateWord(Value):
    """One word after `is:`."""

    code: str
    holds: Callable[[Standings, Task], bool] | None
    """None for what depends on who asks: `mine` (`model.filter.conditions.Mine`)."""
    needs: str = ""
    """The part of a plan it rests on (`model.plan_parts`), if it does on one."""


def is_flagged(standings: Standings, task: Task) -> bool:
    """Return whether a question is open."""
    from workplan_tui.model.operations.flag import open_flags

    return bool(open_flags(standings.ledger, task.id))


def is_decided(standings: Standings, task: Task) -> bool:
    """Return whether a decision of a meeting is still to be carried out."""
    from workplan_tui.model.operations.decide import open_decisions

    return bool(open_decisions(standings.ledger, task.id))


def is_overdue(standings: Standings, task: Task) -> bool:
    """Return whether the deadline in force is past."""
    return standings.of(task).pace == "overdue"


def is_doubtful(standings: Standings, task: Task) -> bool:
    """Return whether status and progress speak against each other."""
    from workplan_tui.model.rules.task_doubts import doubts_of

    return bool(doubts_of(standings.ledger, task))


def is_opposed(standings: Standings, task: Task) -> bool:
    """Return whether two writers set a field differently, neither knowing the other's value."""
    from workplan_tui.model.fold.conflicts import conflicts_of

    return bool(conflicts_of(standings.ledger, task.id))


def _on_agenda(code: str) -> StateWord:
    """Return the word for what the agenda lists under the kind of that code."""
    kind = code.replace("-", "_")

    def holds(standings: Standings, task: Task) -> bool:
        from workplan_tui.model.agenda import item_of

        item = item_of(standings, task)
        return item is not None and kind in item.kinds

    return StateWord(code, holds, NEEDED_BY_KIND.get(kind, ""))


MINE = spelt("mine")
"""What is mine depends on who asks."""
STATES = (
    StateWord(spelt("overdue"), is_overdue, DEADLINES),
    _on_agenda(spelt("due-soon")),
    _on_agenda(spelt("behind")),
    _on_agenda(spelt("off-target")),
    _on_agenda(spelt("by-hand")),
    _on_agenda(spelt("unreported")),
    _on_agenda(spelt("stale")),
    StateWord(spelt("decided"), is_decided),
    StateWord(spelt("flagged"), is_flagged),
    _on_agenda(spelt("to-verify")),
    StateWord(spelt("doubtful"), is_doubtful),
    StateWord(spelt("undated"), lambda standings, task: standings.ledger.due_on(task.id) is None),
    _on_agenda(spelt("milestone-missed")),
    StateWord(spelt("conflict"), is_opposed),
    StateWord(MINE, None),
)
_BY_CODE = {state.code: state for state in STATES}


def find_state(word: str) -> str | None:
    """Return the code of a state, in any language."""
    return find_code(word, {code: code for code in _BY_CODE})


def state_needs(code: str) -> str:
    """Return the part of a plan that the state rests on; empty where it rests on none."""
    return _BY_CODE[code].needs


def state_holds(code: str, standings: Standings, task: Task) -> bool:
    """Return whether the state is the task's; `KeyError` for a word that is none."""
    holds = _BY_CODE[code].holds
    if holds is None:
        raise KeyError(code)
    return holds(standings, task)
