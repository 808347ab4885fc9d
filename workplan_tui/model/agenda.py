"""What needs somebody now: every task that is late, due, silent, asked about or to be verified.

Each task stands once, under the gravest thing that can be said of it by the order of the lights' rules:
what is red before what is amber, and none of either is missing. A light set by hand hides nothing here,
and one that was set to red or amber is a reason to look. The order is the queue's: what is first is
looked at first.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.model.agenda_item import AgendaItem
from workplan_tui.model.operations.decide import Decide, open_decisions
from workplan_tui.model.operations.flag import Flag, open_flags
from workplan_tui.model.rules import signals
from workplan_tui.model.rules.light import RULES
from workplan_tui.model.rules.pace import case_of
from workplan_tui.model.status import CANCELLED, CLOSED, DONE, SUSPENDED
from workplan_tui.model.who import means

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workplan_tui.model.plan import Task
    from workplan_tui.model.reason import Reason
    from workplan_tui.model.rules.signals import Case, Signal
    from workplan_tui.model.standings import Standings

_WHATEVER_ITS_STATUS = ("decided", "flagged", "conflict")
"""What is open on a task that is finished, suspended or cancelled, too."""


def agenda(standings: Standings, tasks: Iterable[Task]) -> tuple[AgendaItem, ...]:
    """Return the tasks that need somebody, gravest first, then by deadline and plan."""
    items = [(task, item) for task in tasks if (item := item_of(standings, task))]
    return tuple(item for _, item in sorted(items, key=lambda pair: _order(standings, *pair)))


def _order(standings: Standings, task: Task, item: AgendaItem) -> tuple[int, date]:
    return item.gravity, standings.of(task).due_on or date.max


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
        found = _found(case, KINDS)
    kinds, reasons = tuple(found), tuple(reason for _, reason in found.values())
    return AgendaItem(task.id, kinds, reasons, next(iter(found.values()))[0]) if found else None


def _found(case: Case, kinds: Iterable[str]) -> dict[str, tuple[int, Reason]]:
    """Return the gravest that can be said for each of the kinds, with its place among all."""
    found: dict[str, tuple[int, Reason]] = {}
    for place, (kind, signal) in enumerate(_GRAVEST_FIRST):
        if kind in kinds and kind not in found and (reason := signal(case)):
            found[kind] = place, reason
    return found


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


def _by_hand(colour: str) -> Signal:
    def fires(case: Case) -> Reason | None:
        return signals.overridden(case) if signals.override_colour(case) == colour else None

    return fires


def _of_light(colour: str) -> Iterator[tuple[str, Signal]]:
    """Give what the lights look for in their order, then what was set to the colour by hand."""
    yield from ((_KIND_OF[rule], signal) for light, rule, signal in RULES if light == colour)
    yield "by_hand", _by_hand(colour)


_KIND_OF = {
    "red_overdue": "overdue",
    "red_milestone": "milestone_missed",
    "red_limit": "off_target",
    "red_behind": "behind",
    "red_unreported": "unreported",
    "amber_behind": "behind",
    "amber_due_soon": "due_soon",
    "amber_below_level": "off_target",
    "amber_decision": "decided",
    "amber_flag": "flagged",
    "amber_unreported": "unreported",
    "amber_stale": "stale",
}
"""Under what each rule of the lights puts a task; a red or amber rule that is not here is an error."""
_GRAVEST_FIRST: tuple[tuple[str, Signal], ...] = (
    *_of_light("red"),
    *_of_light("amber"),
    ("conflict", signals.opposed),
    ("decided", signals.decision_open),
    ("to_verify", signals.to_verify),
)
"""All that puts a task on the agenda: as the lights have it, so that it stands under what its light says."""
KINDS = tuple(dict.fromkeys(kind for kind, _ in _GRAVEST_FIRST))
"""What a task can stand under, gravest first."""
