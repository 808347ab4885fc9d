"""The words after `is:`: what can be true of a task, and what each asks.

They mean what they mean on the agenda, so a light set by hand hides nothing. The rules are
imported only when one is asked for: a one-shot command that looks for a word has no time for them.
"""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language.typed_words import find_code, spelt

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
    from workplan_tui.model.rules.contradiction import contradiction

    return contradiction(standings.ledger, task) is not None


def _is_on_agenda(kind: str) -> Callable[[Standings, Task], bool]:
    def holds(standings: Standings, task: Task) -> bool:
        from workplan_tui.model.agenda import item_of

        item = item_of(standings, task)
        return item is not None and kind in item.kinds

    return holds


STATES = (
    StateWord(spelt("overdue"), is_overdue),
    StateWord(spelt("due-soon"), _is_on_agenda("due_soon")),
    StateWord(spelt("behind"), _is_on_agenda("behind")),
    StateWord(spelt("off-target"), _is_on_agenda("off_target")),
    StateWord(spelt("by-hand"), _is_on_agenda("by_hand")),
    StateWord(spelt("unreported"), _is_on_agenda("unreported")),
    StateWord(spelt("stale"), _is_on_agenda("stale")),
    StateWord(spelt("decided"), is_decided),
    StateWord(spelt("flagged"), is_flagged),
    StateWord(spelt("to-verify"), _is_on_agenda("to_verify")),
    StateWord(spelt("doubtful"), is_doubtful),
    StateWord(spelt("undated"), lambda standings, task: standings.ledger.due_on(task.id) is None),
    StateWord(spelt("mine"), None),
)
_BY_CODE = {state.code: state for state in STATES}


def find_state(word: str) -> str | None:
    """Return the code of a state, in any language."""
    return find_code(word, {code: code for code in _BY_CODE})


def state_holds(code: str, standings: Standings, task: Task) -> bool:
    """Return whether the state is the task's; `KeyError` for a word that is none."""
    holds = _BY_CODE[code].holds
    if holds is None:
        raise KeyError(code)
    return holds(standings, task)
