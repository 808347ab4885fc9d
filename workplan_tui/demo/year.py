"""The made-up year of a plan: the same plan and stories always give the same entries.

It opens no file and asks no clock. Nothing in it is true; what it writes is what the program would
have written had it happened, which a test proves by judging every entry again.
"""

from __future__ import annotations

from datetime import date, timedelta

from workplan_tui.demo.acts import (
    KINDS,
    LATE_AFTER,
    MONTH_ENDS,
    OFFICE,
    Act,
    report_days,
    reported_on,
)
from workplan_tui.demo.chance import draw, in_office_hours, workday
from workplan_tui.demo.made_entries import entries_of
from workplan_tui.demo.story import Story
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.remind import remind_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.status import IN_PROGRESS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.demo.story import Stories
    from workplan_tui.model.entry import Entry
    from workplan_tui.model.plan import Plan, Task

TODAY = date(2023, 9, 15)
"""The day the demo pretends it is."""
_ISSUED_ON = date(2023, 3, 3)
_FIRST_DAY_OF_WORK = date(2023, 3, 6)


def entries_of_year(plan: Plan, stories: Stories) -> tuple[Entry, ...]:
    """Return everything recorded from the plan's issue to `TODAY`, in the order it was recorded."""
    told = [(task, stories.by_task.get(task.id, Story()), _account(stories, task)) for task in plan.tasks]
    acts = [act for one in told for kind in KINDS for act in kind(*one)]
    acts += _beginnings(told)
    acts += _reminders([(task, story) for task, story, _ in told])
    return entries_of(plan, acts)


def _account(stories: Stories, task: Task) -> str:
    return stories.accounts.get(task.units[0], OFFICE) if task.units else OFFICE


def _beginnings(told: list[tuple[Task, Story, str]]) -> Iterator[Act]:
    """Every unit begins all its tasks at once, one day in March."""
    begun: dict[str, list[Task]] = {}
    for task, story, account in told:
        if story.steps:
            begun.setdefault(account, []).append(task)
    if OFFICE in begun:
        sent = note_op(begun[OFFICE][0].id, "分工方案已印发，请各单位报送落实计划")
        yield Act(in_office_hours(_ISSUED_ON), _ISSUED_ON, OFFICE, (sent,))
    for account, tasks in begun.items():
        day = workday(_FIRST_DAY_OF_WORK + timedelta(days=draw(18, "begin", account)))
        ops = tuple(set_op(task.id, "status", IN_PROGRESS) for task in tasks)
        yield Act(in_office_hours(day, "begin", account), day, account, ops)


def _reminders(told: list[tuple[Task, Story]]) -> Iterator[Act]:
    """A week after each month the office reminds of what was not reported 催办."""
    for month_end in MONTH_ENDS:
        day = workday(month_end + timedelta(days=LATE_AFTER))
        missing = [task for task, story in told if _is_missing(task, story, month_end, day)]
        if missing:
            ops = tuple(remind_op(task.id, task.units[:1]) for task in missing)
            yield Act(in_office_hours(day, "remind"), day, OFFICE, ops)


def _is_missing(task: Task, story: Story, month_end: date, day: date) -> bool:
    if not story.steps or not story.replace(silent=date.max).is_worked_on(month_end, day):
        return False
    return month_end not in report_days(task, story) or reported_on(task, month_end) > day
