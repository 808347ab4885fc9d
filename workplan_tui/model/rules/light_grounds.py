"""What the reason of a light rests on: the entries that said it, and the days and periods it was counted from."""

from __future__ import annotations

from workplan_tui.model.operations.field_set import FieldSet
from workplan_tui.model.operations.flag import open_flags
from workplan_tui.model.operations.report import REPORT
from workplan_tui.model.reason import Setting
from workplan_tui.model.rules import signals
from workplan_tui.model.rules.ground import ground, grounded
from workplan_tui.model.rules.light import light_of
from workplan_tui.model.rules.periods import every_of, period_name
from workplan_tui.model.rules.reporting import last_day_of_reporting, owed_periods, period_of
from workplan_tui.model.rules.target import is_limit
from workplan_tui.model.updated import newest_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import TypeAlias

    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.plan import Milestone
    from workplan_tui.model.rules.ground import Ground
    from workplan_tui.model.rules.light import Light
    from workplan_tui.model.rules.signals import Case

    Found: TypeAlias = tuple[tuple[Fact | None, ...], tuple[Ground, ...]]
    """Who said it, and what it was counted from."""


def light_ground(case: Case, light: Light) -> Ground:
    """Return the light's reason with what it rests on; a light by hand that holds no more comes last."""
    find = _FOUND_BY.get(light.reason.code)
    said_by, parts = find(case) if find else ((), ())
    return grounded(light.reason, *said_by, parts=(*parts, *_by_hand_no_more(case)))


def span(since: date, until: date) -> Ground:
    """Return the days from one to the other, the first not counted."""
    return ground("span", since=since, until=until, days=(until - since).days)


def _by_hand_no_more(case: Case) -> tuple[Ground, ...]:
    """Return that the light somebody set by hand was taken back, or that its last day is past."""
    said = case.ledger.newest(case.task.id, "light")
    if said is None or signals.override(case.ledger, case.task.id) is not None:
        return ()
    until = FieldSet(said.op).until
    return (ground("by_hand_over", said, until=until) if until else ground("by_hand_taken_back", said),)


def _status(case: Case) -> Found:
    return (case.ledger.newest(case.task.id, "status"), case.ledger.claim(case.task.id)), ()


def _done_late(case: Case) -> Found:
    claim = case.ledger.claim(case.task.id)
    if claim is None:
        return (), ()
    then = case.ledger.at(claim.entry.on)
    return (claim, then.newest(case.task.id, "due_on")), ()


def _by_hand(case: Case) -> Found:
    alone = light_of(case, by_hand=False)
    why = light_ground(case, alone)
    return (signals.override(case.ledger, case.task.id),), (
        ground("by_the_rules", light=Setting("light", alone.colour), parts=(why,)),
    )


def _overdue(case: Case) -> Found:
    moved = case.ledger.newest(case.task.id, "due_on")
    return (moved,), (span(case.due_on, case.ledger.day),) if case.due_on else ()


def _milestone_missed(case: Case) -> Found:
    return _milestone(case, signals.missed_milestone(case))


def _milestone_soon(case: Case) -> Found:
    return _milestone(case, signals.milestone_soon(case))


def _milestone(case: Case, step: Milestone | None) -> Found:
    if step is None:
        return (), ()
    said, day = case.ledger.newest(case.task.id, f"milestone:{step.id}"), case.ledger.day
    return (said,), (span(min(step.due_on, day), max(step.due_on, day)),)


def _due_soon(case: Case) -> Found:
    moved = case.ledger.newest(case.task.id, "due_on")
    return (moved,), (span(case.ledger.day, case.due_on),) if case.due_on else ()


def _limit(case: Case) -> Found:
    return _level(case, is_a_limit=True)


def _below_level(case: Case) -> Found:
    return _level(case, is_a_limit=False)


def _level(case: Case, is_a_limit: bool) -> Found:
    unmet = signals.unmet_level(case, lambda target: is_limit(target) is is_a_limit)
    return ((case.ledger.newest(case.task.id, f"target:{unmet[0].id}"),) if unmet else ()), ()


def _pace(case: Case) -> Found:
    return (case.progress.facts if case.progress else ()), ()


def _unreported(case: Case) -> Found:
    return _periods(case, 1)


def _unreported_twice(case: Case) -> Found:
    return _periods(case, 2)


def _periods(case: Case, count: int) -> Found:
    plan, every = case.ledger.plan, every_of(case.ledger.plan)
    if every is None:
        return (), ()
    missing = tuple(
        ground("period_missing", period=period_name(first, every), by=last_day_of_reporting(plan, first))
        for first in owed_periods(case.ledger, case.task.id)[-count:]
    )
    reports = case.ledger.facts(case.task.id, REPORT.code)
    newest = max(reports, key=lambda fact: period_of(plan, fact), default=None)
    if newest is None:
        return (), (*missing, ground("no_reports"))
    last = ground("newest_period", newest, period=period_name(period_of(plan, newest), every))
    return (), (*missing, last)


def _flagged(case: Case) -> Found:
    return open_flags(case.ledger, case.task.id)[:1], ()


def _decision(case: Case) -> Found:
    return (signals.next_decision(case),), ()


def _stale(case: Case) -> Found:
    newest, since = newest_word(case.ledger, case.task.id), signals.told_on(case)
    days = span(since, case.ledger.day)
    if newest is not None:
        return (newest,), (days,)
    is_issue = since == case.ledger.plan.issued_on
    return (), (ground("counted_from_issue" if is_issue else "counted_from_start"), days)


_FOUND_BY: dict[str, Callable[[Case], Found]] = {
    "status": _status,
    "done_late": _done_late,
    "set_by_hand": _by_hand,
    "set_by_hand_until": _by_hand,
    "overdue": _overdue,
    "milestone_missed": _milestone_missed,
    "limit_broken": _limit,
    "below_level": _below_level,
    "behind": _pace,
    "unreported_twice": _unreported_twice,
    "unreported": _unreported,
    "milestone_due_soon": _milestone_soon,
    "due_soon": _due_soon,
    "decision_overdue": _decision,
    "flagged": _flagged,
    "flagged_to": _flagged,
    "stale": _stale,
    "no_schedule": _pace,
    "ahead": _pace,
    "on_schedule": _pace,
}
"""By the code of the light's reason; those that are missing rest on what is not there."""
