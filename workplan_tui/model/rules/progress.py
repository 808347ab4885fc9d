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

    EntryOrder = tuple[date, str]

FINISHED = (DONE, CLOSED)
_WHOLE = 100
_NOTHING = 1e-9
"""Points that only a division lost."""


class Progress(Value):
    """A percent and its source."""

    percent: int
    source: str
    """`finished`, `not_started`, `reported` or `measured`."""
    entry_ids: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """Names of count targets without a value, which the measured mean leaves out."""


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
    told = [found for found in (_not_started(ledger, task), _reported(ledger, task)) if found]
    measured = _measured(ledger, task)
    if measured:
        told.append(measured)
    return max(told, key=lambda found: found[0])[1] if told else None


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
    value = ledger.value(task.id, f"target:{target.id}")
    return float(value) if isinstance(value, (int, float)) else None


def is_passed(ledger: Ledger, task: Task, milestone: Milestone) -> bool:
    """Return whether the milestone was met by the ledger's day."""
    met_on = find_day(ledger.value(task.id, f"milestone:{milestone.id}"))
    return met_on is not None and met_on <= ledger.day


def _not_started(ledger: Ledger, task: Task) -> tuple[EntryOrder, Progress] | None:
    said = [
        fact
        for fact in ledger.facts(task.id, "set")
        if set_field(fact.op) == "status" and fact.value == NOT_STARTED
    ]
    return (order_of(said[-1]), Progress(0, "not_started", (said[-1].entry.id,))) if said else None


def _reported(ledger: Ledger, task: Task) -> tuple[EntryOrder, Progress] | None:
    for fact in reversed(ledger.facts(task.id, "report")):
        percent = Report(fact.op).percent
        if percent is not None:
            told = rounded(min(100.0, max(0.0, percent)))
            return order_of(fact), Progress(told, "reported", (fact.entry.id,))
    return None


def _measured(ledger: Ledger, task: Task) -> tuple[EntryOrder, Progress] | None:
    counts = [target for target in task.targets if target.kind == "count"]
    shares, left_out = [], []
    for target in counts:
        value = measured_value(ledger, task, target)
        if value is None:
            left_out.append(target.name)
        else:
            shares.append(share_done(target, value))
    passed = [is_passed(ledger, task, milestone) for milestone in task.milestones]
    if not shares and not any(passed):
        return None
    if task.milestones:
        shares += [100.0 * is_met for is_met in passed]
        if ledger.due_on(task.id) is not None:
            shares.append(0.0)  # the deadline, the last step: it is passed when the task is done
    resting_on = _measurements(ledger, task, counts)
    return (
        max(map(order_of, resting_on)),
        Progress(
            rounded(sum(shares) / len(shares)),
            "measured",
            tuple(fact.entry.id for fact in resting_on),
            tuple(left_out),
        ),
    )


def _measurements(ledger: Ledger, task: Task, counts: list[Target]) -> list[Fact]:
    fields = [f"target:{target.id}" for target in counts]
    fields += [f"milestone:{milestone.id}" for milestone in task.milestones]
    newest = [ledger.newest(task.id, field) for field in fields]
    return [fact for fact in newest if fact is not None and fact.value is not None]
