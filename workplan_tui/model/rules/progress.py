"""How far a task is and how far it should be 进度 / 序时: percent, with what they rest on.

Percent are 0 to 100 and rounded before anybody compares or shows them, all by `rounded` (docs/lights.md).
"""

from __future__ import annotations

from datetime import date
from math import floor

from workplan_tui.base.value import Value
from workplan_tui.model.day import find_day
from workplan_tui.model.fold.fact import order_of, set_field
from workplan_tui.model.operations.report import Report
from workplan_tui.model.rules.target import share_done
from workplan_tui.model.status import CLOSED, DONE, NOT_STARTED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Fact, Ledger
    from workplan_tui.model.plan import Milestone, Target, Task

FINISHED = (DONE, CLOSED)
_WHOLE = 100
_NOTHING = 1e-9
"""Points that only a division lost."""


class Share(Value):
    """One part of a measured mean: a target, a milestone or the deadline, with how far it is."""

    of: Target | Milestone | None
    """None: the deadline, which is the last step."""
    percent: float
    """0 to 100, not rounded: the mean is."""
    fact: Fact | None
    """What was recorded of it; None of a milestone nobody spoke of, and of the deadline."""


class Progress(Value):
    """A percent and what it rests on."""

    percent: int
    source: str
    """`finished`, `not_started`, `reported` or `measured`."""
    facts: tuple[Fact, ...] = ()
    """What said it; of several, its day is that of the newest. None of them where it is finished."""
    shares: tuple[Share, ...] = ()
    """What the mean is made of, where it is measured."""


class Expected(Value):
    """A percent by the calendar and what it was counted by."""

    percent: int | None
    """None where nothing dates the task."""
    basis: str
    """`days`, `milestones`, `start` where the deadline does not come after it, or `none`."""
    passed: int
    """Days or milestones that are past, of `whole`; with basis `start` both are 0."""
    whole: int
    starts_on: date
    due_on: date | None
    """The deadline in force, where there is one."""


def progress_of(ledger: Ledger, task: Task) -> Progress | None:
    """Return how far the task is at the ledger's day, or None when nothing tells."""
    if ledger.status(task.id) in FINISHED:
        return Progress(100, "finished")
    return next(iter(told_progress(ledger, task)), None)


def told_progress(ledger: Ledger, task: Task) -> list[Progress]:
    """Return all that tells how far an unfinished task is, newest first: the first one counts."""
    found = (_not_started(ledger, task), _reported(ledger, task), _measured(ledger, task))
    return sorted((told for told in found if told), key=_order_of, reverse=True)


def expected_of(ledger: Ledger, task: Task) -> Expected:
    """Return how far the task should be at the ledger's day by calendar or by milestones."""
    day, due_on, starts_on = ledger.day, ledger.due_on(task.id), task.starts_on or ledger.plan.starts_on
    if task.milestones and not any(target.kind == "count" for target in task.targets):
        steps = [milestone.due_on for milestone in task.milestones]
        if due_on is not None:
            steps.append(due_on)
        basis, passed, whole = "milestones", sum(step < day for step in steps), len(steps)
    elif due_on is None:
        return Expected(None, "none", 0, 0, starts_on, None)
    elif due_on <= starts_on:
        return Expected(100 if day >= starts_on else 0, "start", 0, 0, starts_on, due_on)
    else:
        whole = (due_on - starts_on).days + 1
        basis, passed = "days", min(whole, max(0, (day - starts_on).days + 1))
    return Expected(rounded(100 * passed / whole), basis, passed, whole, starts_on, due_on)


def rounded(percent: float) -> int:
    """Round half up, as people do; what is below 100 stays below it, so that 99.6 does not read as finished."""
    nearest = floor(percent + 0.5)
    return nearest - 1 if nearest == _WHOLE and percent < _WHOLE - _NOTHING else nearest


def measured_value(ledger: Ledger, task: Task, target: Target) -> float | None:
    """Return the target's newest measured value."""
    return value_of(ledger.newest(task.id, f"target:{target.id}"))


def value_of(measurement: Fact | None) -> float | None:
    """Return the value that was recorded of a target; None where there is none, or it is no number."""
    value = measurement.value if measurement else None
    return float(value) if isinstance(value, (int, float)) else None


def is_passed(ledger: Ledger, task: Task, milestone: Milestone) -> bool:
    """Return whether the milestone was met by the ledger's day."""
    return _is_met(ledger, ledger.newest(task.id, f"milestone:{milestone.id}"))


def _is_met(ledger: Ledger, said: Fact | None) -> bool:
    met_on = find_day(said.value) if said else None
    return met_on is not None and met_on <= ledger.day


def _order_of(told: Progress) -> tuple[date, str]:
    return max(map(order_of, told.facts))


def _not_started(ledger: Ledger, task: Task) -> Progress | None:
    said = [
        fact
        for fact in ledger.facts(task.id, "set")
        if set_field(fact.op) == "status" and fact.value == NOT_STARTED
    ]
    return Progress(0, "not_started", (said[-1],)) if said else None


def _reported(ledger: Ledger, task: Task) -> Progress | None:
    for fact in reversed(ledger.facts(task.id, "report")):
        percent = Report(fact.op).percent
        if percent is not None:
            return Progress(rounded(min(100.0, max(0.0, percent))), "reported", (fact,))
    return None


def _measured(ledger: Ledger, task: Task) -> Progress | None:
    counts = [target for target in task.targets if target.kind == "count"]
    measured = [(target, ledger.newest(task.id, f"target:{target.id}")) for target in counts]
    steps = [(step, ledger.newest(task.id, f"milestone:{step.id}")) for step in task.milestones]
    shares = [
        Share(target, share_done(target, value), fact)
        for target, fact in measured
        if (value := value_of(fact)) is not None
    ]
    passed = [Share(step, 100.0 * _is_met(ledger, fact), fact) for step, fact in steps]
    if not shares and not any(share.percent for share in passed):
        return None
    shares += passed
    if task.milestones and ledger.due_on(task.id) is not None:
        shares.append(Share(None, 0.0, None))  # the last step: it is passed when the task is done
    resting_on = [fact for _, fact in (*measured, *steps) if fact is not None and fact.value is not None]
    return Progress(
        rounded(sum(share.percent for share in shares) / len(shares)),
        "measured",
        tuple(resting_on),
        tuple(shares),
    )
