"""What needs somebody now: every task that is late, due, silent, asked about or to be verified.

Each task stands once, under the gravest thing that can be said of it. A light set by hand hides
nothing here, and one that was set to red or amber is a reason to look; so no red or amber task is
ever missing. The order is the queue's: what is first is looked at first.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.model.agenda_item import AgendaItem
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.operations.decide import Decide, open_decisions
from workplan_tui.model.operations.flag import Flag, open_flags
from workplan_tui.model.rules import signals
from workplan_tui.model.rules.pace import case_of
from workplan_tui.model.status import CANCELLED, CLOSED, DONE, SUSPENDED
from workplan_tui.model.who import means

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.plan import Task
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.rules.signals import Case, Signal
    from workplan_tui.model.standings import Standings

KINDS = (
    "overdue", "milestone_missed", "due_soon", "behind", "off_target", "by_hand", "stale", "decided", "flagged",
    "to_verify", "unreported",
)  # fmt: skip
"""Gravest first; what lags, misses its figure or was given its light by hand is equally grave."""

_WHATEVER_ITS_STATUS = ("decided", "flagged")
"""What is open on a task that is finished, suspended or cancelled, too."""


def agenda(standings: Standings, tasks: Iterable[Task]) -> tuple[AgendaItem, ...]:
    """Return the tasks that need somebody, gravest first, then by light, deadline and plan."""
    items = [(task, item) for task in tasks if (item := item_of(standings, task))]
    return tuple(item for _, item in sorted(items, key=lambda pair: _order(standings, *pair)))


def _order(standings: Standings, task: Task, item: AgendaItem) -> tuple[int, int, date]:
    stands = standings.of(task)
    grave = "behind" if item.kind in ("off_target", "by_hand") else item.kind
    return KINDS.index(grave), LIGHTS.index(stands.light), stands.due_on or date.max


def item_of(standings: Standings, task: Task) -> AgendaItem | None:
    """Return what needs somebody on the task, or None when nothing does."""
    known = standings.agenda_items
    if task.id not in known:
        known[task.id] = _item(standings, task)
    return known[task.id]


def _item(standings: Standings, task: Task) -> AgendaItem | None:
    case = case_of(standings.ledger, task)
    status = standings.of(task).status
    if status in (CLOSED, SUSPENDED, CANCELLED):
        found = _found(case, _WHATEVER_ITS_STATUS)
    elif status == DONE:
        found = _found(case, (*_WHATEVER_ITS_STATUS, "to_verify"))
    else:
        found = _found(case, [kind for kind in KINDS if kind != "to_verify"])
    kinds, reasons = tuple(kind for kind, _ in found), tuple(reason for _, reason in found)
    return AgendaItem(task.id, kinds, reasons) if found else None


def _found(case: Case, kinds: Iterable[str]) -> list[tuple[str, Reason]]:
    found = [(kind, _first(case, _SIGNALS[kind])) for kind in kinds]
    return [(kind, reason) for kind, reason in found if reason]


def _first(case: Case, asked: Iterable[Signal]) -> Reason | None:
    return next((reason for signal in asked if (reason := signal(case))), None)


def told_to(standings: Standings, item: AgendaItem, name: str) -> AgendaItem:
    """Return the item as it concerns those whom the name means: their own question, their own decision first."""
    ledger = standings.ledger
    flags = (fact for fact in open_flags(ledger, item.task_id) if means(ledger.plan, name, Flag(fact.op).to))
    made = (Decide(fact.op) for fact in open_decisions(ledger, item.task_id))
    theirs = (one for one in made if means(ledger.plan, name, one.owner))
    own = {
        "flagged": next(map(signals.asked, flags), None),
        "decided": next((signals.decided(one, ledger.day) for one in theirs), None),
    }
    pairs = zip(item.kinds, item.reasons, strict=True)
    return item.replace(reasons=tuple(own.get(kind) or reason for kind, reason in pairs))


def _warned_by_hand(case: Case) -> Reason | None:
    return signals.overridden(case) if signals.override_colour(case) in ("red", "amber") else None


_SIGNALS: dict[str, tuple[Signal, ...]] = {
    "overdue": (signals.overdue,),
    "milestone_missed": (signals.milestone_missed,),
    "due_soon": (signals.due_soon,),
    "behind": (signals.far_behind, signals.behind),
    "off_target": (signals.limit_broken, signals.below_level),
    "by_hand": (_warned_by_hand,),
    "stale": (signals.stale,),
    "decided": (signals.decision_open,),
    "flagged": (signals.flagged,),
    "to_verify": (signals.to_verify,),
    "unreported": (signals.unreported_twice, signals.unreported),
}  # fmt: skip
"""What each kind looks for; the first that fires gives the reason."""
