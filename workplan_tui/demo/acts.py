"""Who did what when, before it is put in order and becomes entries: one function for each kind."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from workplan_tui.base.value import Value
from workplan_tui.demo.chance import draw, in_office_hours, workday
from workplan_tui.demo.unit_reports import UnitReports
from workplan_tui.model.operations.carry_out import carry_out_op
from workplan_tui.model.operations.decide import decide_op
from workplan_tui.model.operations.flag import flag_op
from workplan_tui.model.operations.note import note_op
from workplan_tui.model.operations.report import report_op
from workplan_tui.model.operations.set import set_op
from workplan_tui.model.operations.undo import undo_op
from workplan_tui.model.operations.unflag import unflag_op
from workplan_tui.model.status import CLOSED, DONE, IN_PROGRESS, SUSPENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.demo.story import Story
    from workplan_tui.model.entry import Op
    from workplan_tui.model.plan import Task

OFFICE = "dcs"
"""The supervision office 督查室."""
MONTH_ENDS = tuple(
    date(2023, month, day) for month, day in ((3, 31), (4, 30), (5, 31), (6, 30), (7, 31), (8, 31))
)
LATE_AFTER = 8
"""Days after the month's end; then the office reminds 催办."""
_LATEST = 14


class Act(Value):
    """One entry to be; its `was`, `sees` and what an answer answers are not known yet."""

    at: datetime
    on: date
    actor: str
    ops: tuple[Op, ...]


def report_days(task: Task, story: Story) -> tuple[date, ...]:
    """Return the month ends the unit reports for; the newest is never left out."""
    held = [
        day for day in MONTH_ENDS if story.steps and story.is_worked_on(day, day + timedelta(days=_LATEST))
    ]
    return tuple(day for day in held if day == held[-1] or draw(6, "skip", task.id, day))


def reported_on(task: Task, day: date) -> date:
    """Return when a month's report came: within days, or only after the reminder."""
    is_late = not draw(9, "late", task.id, day)
    first, more = (LATE_AFTER + 1, 4) if is_late else (1, 4)
    return workday(day + timedelta(days=first + draw(more, "reported", task.id, day)))


def reports(task: Task, story: Story, unit: str) -> Iterator[Act]:
    """Tell of the task month by month, and claim it done at the end if it was."""
    days = report_days(task, story)
    claim_on = story.finished_on
    telling = UnitReports(task, story, days if claim_on is None else (*days, claim_on))
    for place, day in enumerate(days):
        told_at = in_office_hours(reported_on(task, day), "report", task.id)
        yield Act(told_at, day, unit, telling.ops(place))
    if claim_on is not None:
        done = set_op(task.id, "status", DONE)
        yield _act(claim_on, unit, (*telling.ops(len(days)), done), "claim", task.id)


def verifications(task: Task, story: Story, unit: str) -> Iterator[Act]:
    """Send a first claim back 退回 and close out 销号 what held."""
    if story.returned:
        claim = (
            report_op(task.id, progress="自查达到年度目标，申请销号"),
            set_op(task.id, "status", DONE),
        )
        yield _act(story.claims[0], unit, claim, "claim", task.id)
        back = set_op(task.id, "status", IN_PROGRESS, story.returned["reason"])
        yield _act(story.returned["on"], OFFICE, (back,), "return", task.id)
    if story.closed:
        closing = set_op(
            task.id, "status", CLOSED, "经核验达到年度目标，同意销号",
            method=story.closed["method"], evidence=list(story.closed["evidence"]),
        )  # fmt: skip
        yield _act(story.closed["on"], OFFICE, (closing,), "close", task.id)


def questions(task: Task, story: Story, unit: str) -> Iterator[Act]:
    """Raise questions 需协调 and answer them; which one an answer is for is found when recorded."""
    for flag in story.flags:
        asked = flag_op(task.id, flag["text"], flag["to"])
        yield _act(flag["on"], unit, (asked,), "flag", task.id)
        if "answered" in flag:
            answer = unflag_op(task.id, (), flag["answer"])
            yield _act(flag["answered"], OFFICE, (answer,), "unflag", task.id)


def meetings(task: Task, story: Story, unit: str) -> Iterator[Act]:
    """Decide 议定, and carry decisions out; which ones, and what they answer, is found when recorded."""
    for made in story.decided:
        decided = decide_op(task.id, made["text"], made["owner"], made["due"])
        answer = (unflag_op(task.id, (), made["text"]),) if made.get("answers") else ()
        yield _act(made["on"], OFFICE, (decided, *answer), "decide", task.id)
        if "done" in made:
            yield _act(made["done"], unit, (carry_out_op(task.id, (), made["how"]),), "carry out", task.id)


def interventions(task: Task, story: Story, unit: str) -> Iterator[Act]:
    """Note, extend 延期, suspend 暂缓 and set a light by hand, as the office does."""
    for note in story.notes:
        yield _act(note["on"], OFFICE, (note_op(task.id, note["text"]),), "note", task.id)
    if story.extended:
        to, reason = story.extended["to"].isoformat(), story.extended["reason"]
        extension = set_op(task.id, "due_on", to, reason)
        yield _act(story.extended["on"], OFFICE, (extension,), "extend", task.id)
    if story.suspended:
        suspension = set_op(task.id, "status", SUSPENDED, story.suspended["reason"])
        yield _act(story.suspended["on"], OFFICE, (suspension,), "suspend", task.id)
    if story.light:
        light = set_op(
            task.id, "light", story.light["value"], story.light["reason"],
            until=story.light["until"].isoformat(),
        )  # fmt: skip
        yield _act(story.light["on"], OFFICE, (light,), "light", task.id)


def milestones(task: Task, story: Story, unit: str) -> Iterator[Act]:
    """Record on which day each milestone 时间节点 was met."""
    for milestone, met_on in zip(task.milestones, story.met, strict=False):
        met = set_op(task.id, f"milestone:{milestone.id}", met_on.isoformat())
        yield _act(met_on, unit, (met,), "milestone", task.id)


def slips(task: Task, story: Story, unit: str) -> Iterator[Act]:
    """Record something wrong and take it back three minutes later."""
    if not story.slip:
        return
    wrong = story.slip.get("wrong")
    op = set_op(task.id, "status", DONE) if wrong is None else set_op(task.id, "target:1", wrong)
    made = _act(story.slip["on"], unit, (op,), "slip", task.id)
    yield made
    yield made.replace(at=made.at + timedelta(minutes=3), ops=(undo_op(()),))


def _act(day: date, actor: str, ops: tuple[Op, ...], *about: object) -> Act:
    return Act(in_office_hours(day, *about), day, actor, ops)


KINDS = (reports, verifications, questions, meetings, interventions, milestones, slips)
