"""What happens in the made-up year: events of one task after the other, pure and repeatable."""

from __future__ import annotations

from datetime import date, timedelta

from workplan_tui.demo import phrases
from workplan_tui.demo.cast import OFFICE, Part, cast
from workplan_tui.model.entry import flag_op, note_op, remind_op, report_op, set_op, unflag_op
from workplan_tui.value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Plan, Target

TODAY = date(2023, 9, 15)
"""The day the demonstration is looked at."""
_MONTH_ENDS = [date(2023, month + 1, 1) - timedelta(days=1) for month in range(3, 9)]
_PACE = {"behind": 0.72, "far_behind": 0.38, "silent": 0.95, "overridden": 0.8, "extended": 0.72}
_SMALL = 12
"""Targets below this are reported in percent, as one piece more would be a jump."""


class Event(Value):
    """Something somebody records, before it has an id."""

    recorded_on: date
    minute: int
    """Of that day."""
    on: date
    actor: str
    ops: tuple[Op, ...]
    takes_back: bool = False
    """Whether it undoes the actor's newest entry."""


def story(plan: Plan) -> tuple[Event, ...]:
    """Return all events until `TODAY`, in the order they are recorded."""
    parts = cast(plan)
    events = [event for part in parts for event in _events(plan, part)]
    events += _reminders(parts)
    return tuple(
        sorted(
            (event for event in events if event.recorded_on <= TODAY),
            key=lambda event: (event.recorded_on, event.minute),
        )
    )


def _events(plan: Plan, part: Part) -> Iterator[Event]:
    task_id, number = part.task.id, part.number
    starts_on = date(2023, 3, 6) + timedelta(days=number % 35)
    yield _event(part, starts_on, 1, set_op(task_id, "status", "in_progress"))
    ends_on = _done_on(part)
    for place, month_end in enumerate(_MONTH_ENDS):
        told_on = month_end + timedelta(days=1 + (number + place) % 4)
        if month_end <= starts_on or (ends_on and told_on >= ends_on):
            continue
        if part.kind == "silent" and month_end > date(2023, 6, 30):
            continue
        if part.kind == "suspended" and month_end > date(2023, 5, 15):
            continue
        yield _event(part, told_on, 2, *_report(plan, part, month_end), on=month_end)
    yield from _milestones(part)
    if ends_on:
        yield _event(part, ends_on, 5, *_finish(part))
    yield from _ENDINGS.get(part.kind, _nothing)(part)
    if number % 41 == 0:  # somebody mistakes the line and takes it back at once
        yield _event(part, date(2023, 5, 18), 7, note_op(task_id, "报送材料已转交"))
        yield _event(part, date(2023, 5, 18), 8, takes_back=True)


def _done_on(part: Part) -> date | None:
    """Return the day a unit claims its task done."""
    if part.task.due_on < TODAY:
        return part.task.due_on - timedelta(days=5)
    days = {"closed": (150, 70), "done": (225, 20), "returned": (200, 25)}.get(part.kind)
    return date(2023, 1, 1) + timedelta(days=days[0] + part.number % days[1]) if days else None


def _report(plan: Plan, part: Part, day: date) -> list[Op]:
    """Return a month's report: values of count targets, or a percent, and the words."""
    task, share = part.task, _share(plan, part, day)
    percent = round(100 * share)
    counts = [target for target in task.targets if target.kind == "count"]
    values = {target.id: _value(target, share) for target in counts}
    is_counted = bool(counts) and all(target.value >= _SMALL for target in counts)
    first = counts[0] if counts else None
    value = values[first.id] if first else 0.0
    if first and is_counted:
        percent = min(100, round(100 * value / first.value))
    told = report_op(
        task.id,
        percent=None if is_counted or task.milestones else percent,
        progress=phrases.progress_made(first, value, percent),
        problem=phrases.problem(part.number) if part.kind in ("behind", "far_behind") else None,
        next_step=phrases.next_step(first, value, part.number + day.month),
    )
    ops: list[Op] = [told, *(set_op(task.id, f"target:{id}", value) for id, value in values.items())]
    if day.month % 3 == 0:
        ops += [
            set_op(task.id, f"target:{target.id}", _level(target))
            for target in task.targets
            if target.kind == "level"
        ]
    return ops


def _share(plan: Plan, part: Part, day: date) -> float:
    """Return how much is done at a day: the calendar's share, by how the unit keeps up."""
    passed = (day - plan.starts_on).days + 1
    whole = (part.task.due_on - plan.starts_on).days + 1
    keeps_up = _PACE.get(part.kind, 0.98) + part.number // 7 % 12 / 100
    return min(0.97, passed / whole * keeps_up)


def _value(target: Target, share: float) -> float:
    value = target.value * share
    return round(value) if target.value >= _SMALL else float(int(value))


def _level(target: Target) -> float:
    bonus = -0.08 if target.op in ("<", "<=") else 0.01
    return round(target.value * (1 + bonus), 2)


def _finish(part: Part) -> list[Op]:
    task = part.task
    values: list[Op] = [
        set_op(task.id, f"target:{target.id}", target.value)
        for target in task.targets
        if target.kind == "count"
    ]
    return [set_op(task.id, "status", "done"), *values]


def _milestones(part: Part) -> Iterator[Event]:
    for place, milestone in enumerate(part.task.milestones):
        met_on = milestone.due_on + timedelta(days=3 if place == 0 else -2)
        if met_on < TODAY:
            op = set_op(part.task.id, f"milestone:{milestone.id}", f"{met_on}")
            yield _event(part, met_on, 4, op)


def _closed(part: Part) -> Iterator[Event]:
    closed_on = (_done_on(part) or TODAY) + timedelta(days=4 + part.number % 9)
    method = ("documents", "site", "phone")[part.number % 3]
    op = set_op(part.task.id, "status", "closed", method=method, evidence=["验收单", "现场照片"])
    yield _event(part, closed_on, 6, op, actor=OFFICE)


def _returned(part: Part) -> Iterator[Event]:
    returned_on = (_done_on(part) or TODAY) + timedelta(days=6)
    reason = phrases.RETURN_REASONS[part.number % 3]
    op = set_op(part.task.id, "status", "in_progress", reason)
    yield _event(part, returned_on, 6, op, actor=OFFICE)
    later = max(returned_on + timedelta(days=3), date(2023, 9, 1))
    yield _event(part, later, 9, report_op(part.task.id, percent=80, progress="按退回意见整改"))


def _asking(part: Part) -> Iterator[Event]:
    asked_on = date(2023, 8, 7) + timedelta(days=part.number % 30)
    lead = part.task.leads[0] if part.task.leads else None
    text = phrases.QUESTIONS[part.number % len(phrases.QUESTIONS)]
    yield _event(part, asked_on, 3, flag_op(part.task.id, text, lead))


def _answered(part: Part) -> Iterator[Event]:
    text = phrases.QUESTIONS[part.number % len(phrases.QUESTIONS)]
    yield _event(part, date(2023, 6, 12), 3, flag_op(part.task.id, text))
    answer = unflag_op(part.task.id, (), phrases.ANSWERS[part.number % len(phrases.ANSWERS)])
    yield _event(part, date(2023, 7, 6), 3, answer, actor=OFFICE)


def _suspended(part: Part) -> Iterator[Event]:
    op = set_op(part.task.id, "status", "suspended", "园区用地调整，待规划批复")
    yield _event(part, date(2023, 5, 15), 6, op)


def _overridden(part: Part) -> Iterator[Event]:
    op = set_op(part.task.id, "light", "red", "会议要求挂红灯，月底前销号", until="2023-09-30")
    yield _event(part, date(2023, 9, 4), 6, op, actor=OFFICE)


def _extended(part: Part) -> Iterator[Event]:
    op = set_op(part.task.id, "due_on", "2023-12-20", "设备进口审批周期延长，经区政府专题会同意")
    yield _event(part, date(2023, 8, 22), 6, op, actor=OFFICE)


def _nothing(part: Part) -> Iterator[Event]:
    yield from ()


_ENDINGS = {
    "closed": _closed, "returned": _returned, "asking": _asking, "answered": _answered, "suspended": _suspended,
    "overridden": _overridden, "extended": _extended,
}  # fmt: skip


def _reminders(parts: tuple[Part, ...]) -> Iterator[Event]:
    late = [part.task.id for part in parts if part.kind in ("behind", "far_behind")]
    for day in (date(2023, 6, 20), date(2023, 8, 21)):
        yield Event(day, 600, day, OFFICE, tuple(remind_op(task_id) for task_id in late))


def _event(
    part: Part,
    recorded_on: date,
    order: int,
    *ops: Op,
    on: date | None = None,
    actor: str | None = None,
    takes_back: bool = False,
) -> Event:
    minute = order * 60 + part.number % 59
    return Event(recorded_on, minute, on or recorded_on, actor or part.account, ops, takes_back)
