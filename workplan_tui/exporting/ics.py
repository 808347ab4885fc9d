"""Deadlines and milestones for calendars (RFC 5545): each as an all-day event and as a to-do.

Both, because khal keeps events only and calcurse drops the day of every to-do. The ids are made of plan and
task and never change, so that a calendar that is given a later file renews what it has.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Component, Event, Todo

from workplan_tui.base.value import Value
from workplan_tui.language import tr
from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.aspects.readers import section_cell, updated_at
from workplan_tui.model.day import find_day
from workplan_tui.model.rules.progress import FINISHED, is_passed
from workplan_tui.model.status import CANCELLED, CLOSED, DONE, IN_PROGRESS
from workplan_tui.reports.reasons import reason_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from workplan_tui.exporting.formats import Options
    from workplan_tui.exporting.view import View
    from workplan_tui.model.plan import Milestone, Task

_PRODUCT = "-//workplan//workplan//ZH"
_NEEDS_ACTION, _IN_PROCESS, _COMPLETED, _CANCELLED = "NEEDS-ACTION", "IN-PROCESS", "COMPLETED", "CANCELLED"
_STATES = {DONE: _COMPLETED, CLOSED: _COMPLETED, CANCELLED: _CANCELLED, IN_PROGRESS: _IN_PROCESS}
_NOON = time(12)
_END = b"END:VCALENDAR"


class _Dated(Value):
    """One day of a task: its deadline, or a milestone."""

    task: Task
    part: str
    """`due`, or the milestone's number: stands in the id."""
    day: date
    summary: str
    state: str
    """As RFC 5545 calls it."""
    done_on: date | None
    percent: int | None
    description: str


def render(view: View, options: Options) -> bytes:
    """Return one calendar with everything in it."""
    head, end = bytes(_calendar(view).to_ical()).split(_END)
    # One by one: a calendar that holds all 20,000 of a large plan takes 400 MB.
    parts = (part for one in _dated(view, options) for part in _components(view, one))
    return b"".join((head, *(bytes(part.to_ical()) for part in parts), _END, end))


def files(view: View, options: Options) -> Iterator[tuple[str, bytes]]:
    """Yield a name and a calendar for each event and to-do: todoman changes only a file that holds one."""
    for one in _dated(view, options):
        for component in _components(view, one):
            calendar = _calendar(view)
            calendar.add_component(component)
            yield f"{component['uid']}.ics", bytes(calendar.to_ical())


def _calendar(view: View) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", view.title)
    calendar.add("x-wr-caldesc", view.heading_line)
    return calendar


def _dated(view: View, options: Options) -> Iterator[_Dated]:
    """Yield the days of all tasks; a task without a deadline has those of its milestones."""
    for place, task in enumerate(view.tasks):
        options.progress(place, len(view.tasks))
        stands, description = view.standings.of(task), _description(view, task)
        if stands.due_on is not None:
            yield _deadline(view, task, stands.due_on, description)
        for milestone in task.milestones:
            yield _milestone(view, task, milestone, description)


def _deadline(view: View, task: Task, due_on: date, description: str) -> _Dated:
    stands = view.standings.of(task)
    claim = view.ledger.claim(task.id) if stands.status in FINISHED else None
    return _Dated(
        task=task,
        part="due",
        day=due_on,
        summary=tr("due: {title} (task {task})").format(task=clean(task.number), title=clean(task.title)),
        state=_STATES.get(stands.status, _NEEDS_ACTION),
        done_on=claim.entry.on if claim else None,
        percent=stands.progress,
        description=description,
    )


def _milestone(view: View, task: Task, milestone: Milestone, description: str) -> _Dated:
    is_met = is_passed(view.ledger, task, milestone)
    is_off = view.standings.of(task).status == CANCELLED
    return _Dated(
        task=task,
        part=str(milestone.id),
        day=milestone.due_on,
        summary=tr("milestone: {text} (task {task})").format(
            task=clean(task.number), text=clean(milestone.text)
        ),
        state=_COMPLETED if is_met else _CANCELLED if is_off else _NEEDS_ACTION,
        done_on=find_day(view.ledger.value(task.id, f"milestone:{milestone.id}")) if is_met else None,
        percent=None,
        description=description,
    )


def _components(view: View, one: _Dated) -> Iterator[Component]:
    """Yield the event and the to-do of the day."""
    event, todo = Event(), Todo()
    for kind, component in (("event", event), ("todo", todo)):
        component.add("uid", f"{view.plan.id}.{one.task.id}.{one.part}.{kind}@workplan")
        component.add("dtstamp", _stamp(view, one.task))
        component.add("summary", one.summary)
        component.add("description", one.description)
        component.add("categories", [section_cell(view.standings, one.task)])
    event.add("dtstart", one.day)
    event.add("dtend", one.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if one.state == _CANCELLED:
        event.add("status", _CANCELLED)
    todo.add("due", one.day)
    todo.add("status", one.state)
    if one.percent is not None:
        todo.add("percent-complete", one.percent)
    if one.done_on is not None:
        todo.add("completed", _utc(view, one.done_on))
    yield event
    yield todo


def _stamp(view: View, task: Task) -> datetime:
    """Return when the task was last spoken of, else when the plan was issued: never the time of the export."""
    try:
        at = datetime.fromisoformat(updated_at(view.standings, task) or "")
        return at.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return _utc(view, view.plan.issued_on or view.plan.starts_on)


def _utc(view: View, day: date) -> datetime:
    """Return noon of a day in the plan's time zone: the same day in all of China and far around it."""
    return datetime.combine(day, _NOON, view.plan.clock_zone()).astimezone(UTC)


def _description(view: View, task: Task) -> str:
    stands, comma = view.standings.of(task), tr(", ")
    lines = [clean(task.text)]
    for label, names in ((tr("units"), task.units), (tr("leads"), task.leads)):
        if names:
            lines.append(tr("{name}: {text}").format(name=label, text=comma.join(map(clean, names))))
    lines.append(
        tr("{status}, {light}: {reason}").format(
            status=status_word(stands.status),
            light=light_word(stands.light),
            reason=reason_words(stands.reason),
        )
    )
    lines.append(tr("as of {day}").format(day=view.day))
    return "\n".join(lines)
