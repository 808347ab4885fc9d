"""What needs somebody now: every task that is late, due, silent, asked about or to be verified.

Each task stands once, under the gravest thing that can be said of it. A light set by hand hides
nothing here, and one that was set to red or amber is a reason to look; so no red or amber task is
ever missing. The order is the queue's: what is first is looked at first.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.model.agenda_item import Item
from workplan_tui.model.codes import LIGHTS
from workplan_tui.model.filter.tree import is_found
from workplan_tui.model.rules import signals
from workplan_tui.model.rules.pace import case_of
from workplan_tui.model.status import CANCELLED, CLOSED, DONE, SUSPENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.rules.signals import Case, Signal
    from workplan_tui.model.standings import Standings

KINDS = (
    "overdue", "milestone_missed", "due_soon", "behind", "off_target", "by_hand", "stale", "flagged",
    "to_verify", "unreported",
)  # fmt: skip
"""Gravest first; what lags, misses its figure or was given its light by hand is equally grave."""

EVERYBODY = ("各部门", "各单位", "相关属地")
"""Entries of a plan's unit lists that mean every unit."""


def agenda(standings: Standings, tasks: Iterable[Task]) -> tuple[Item, ...]:
    """Return the tasks that need somebody, gravest first, then by light, deadline and plan."""
    items = [(task, item) for task in tasks if (item := item_of(standings, task))]
    return tuple(item for _, item in sorted(items, key=lambda pair: _order(standings, *pair)))


def _order(standings: Standings, task: Task, item: Item) -> tuple[int, int, date]:
    stands = standings.of(task)
    grave = "behind" if item.kind in ("off_target", "by_hand") else item.kind
    return KINDS.index(grave), LIGHTS.index(stands.light), stands.due_on or date.max


def item_of(standings: Standings, task: Task) -> Item | None:
    """Return what needs somebody on the task, or None when nothing does."""
    known = standings.agenda_items
    if task.id not in known:
        known[task.id] = _item(standings, task)
    return known[task.id]


def _item(standings: Standings, task: Task) -> Item | None:
    case = case_of(standings.ledger, task)
    status = standings.of(task).status
    if status in (CLOSED, SUSPENDED, CANCELLED):
        found = _found(case, ("flagged",))
    elif status == DONE:
        found = _found(case, ("flagged", "to_verify"))
    else:
        found = _found(case, [kind for kind in KINDS if kind != "to_verify"])
    kinds, reasons = tuple(kind for kind, _ in found), tuple(reason for _, reason in found)
    return Item(task.id, kinds, reasons) if found else None


def _found(case: Case, kinds: Iterable[str]) -> list[tuple[str, Reason]]:
    found = [(kind, _first(case, _SIGNALS[kind])) for kind in kinds]
    return [(kind, reason) for kind, reason in found if reason]


def _first(case: Case, asked: Iterable[Signal]) -> Reason | None:
    return next((reason for signal in asked if (reason := signal(case))), None)


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
    "flagged": (signals.flagged,),
    "to_verify": (signals.to_verify,),
    "unreported": (signals.unreported_twice, signals.unreported),
}  # fmt: skip
"""What each kind looks for; the first that fires gives the reason."""


def is_for(plan: Plan, task: Task, name: str) -> bool:
    """Return whether the name means one of the task's units or leads."""
    return any(means(plan, name, one) for one in (*task.units, *task.supporting_units, *task.leads))


def means(plan: Plan, asked: str, name: str) -> bool:
    """Return whether what was asked for is part of the name, of a unit's short name, or its pinyin."""
    wanted = asked.strip()
    return bool(wanted) and is_found(wanted, (name, plan.short_unit(name)), by_pinyin=True)


def is_mine(task: Task, unit: str) -> bool:
    """Return whether the task is my unit's, or every unit's 我的."""
    return unit in (*task.units, *task.supporting_units) or any(one in EVERYBODY for one in task.units)
