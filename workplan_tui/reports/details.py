"""What a task promised and how far it came, in words: targets, milestones, open questions."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.model.day import find_day
from workplan_tui.model.deadlines import moves_of
from workplan_tui.model.flags import numbered_flags
from workplan_tui.model.numbers import format_figure
from workplan_tui.model.operations.flag import Flag
from workplan_tui.model.rules.progress import is_passed, measured_value, rounded
from workplan_tui.model.rules.target import is_met, share_done
from workplan_tui.reports.spoken import asked_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.ledger import Fact, Ledger
    from workplan_tui.model.plan import Milestone, Target, Task


def target_words(ledger: Ledger, task: Task, target: Target) -> str:
    """Return name, newest value, what is asked for, and how far that is: `招商项目 54 / 60个  90%`."""
    value = measured_value(ledger, task, target)
    figure = "-" if value is None else format_figure(value)
    told = f"{clean(target.name)} {figure} / {asked_words(target)}"
    return told if value is None else f"{told}  {_how_met(target, value)}"


def _how_met(target: Target, value: float) -> str:
    if target.kind == "count":
        return f"{rounded(share_done(target, value))}%"
    return tr("kept") if is_met(target, value) else tr("not kept")


def milestone_words(ledger: Ledger, task: Task, milestone: Milestone) -> str:
    """Return day and text, and whether it was met, in time or late, missed, or is still to come."""
    met_on = ledger.value(task.id, f"milestone:{milestone.id}")
    if isinstance(met_on, str):
        state = tr("met on {day}").format(day=clean(met_on))
        day = find_day(met_on)
        late = (day - milestone.due_on).days if day else 0
        if late > 0:
            state += trn(", {days} day late", ", {days} days late", late).format(days=late)
    elif milestone.due_on < ledger.day:
        days = (ledger.day - milestone.due_on).days
        state = trn("missed, {days} day over", "missed, {days} days over", days).format(days=days)
    else:
        days = (milestone.due_on - ledger.day).days
        state = trn("in {days} day", "in {days} days", days).format(days=days) if days else tr("due today")
    return tr("{day} {text}: {state}").format(day=milestone.due_on, text=clean(milestone.text), state=state)


def is_next(ledger: Ledger, task: Task, milestone: Milestone) -> bool:
    """Return whether it is the first milestone that is not met and not past."""
    coming = (
        one for one in task.milestones
        if one.due_on >= ledger.day and not is_passed(ledger, task, one)
    )  # fmt: skip
    return next(coming, None) == milestone


def question_words(ledger: Ledger, task: Task) -> tuple[str, ...]:
    """Return every open question: who asked when, whom, and what; where there are several, its number."""
    found = numbered_flags(ledger, task.id)
    if len(found) == 1:
        return (question_of(found[0][1]),)
    return tuple(
        tr("{number}. {question}").format(number=number, question=question_of(flag)) for number, flag in found
    )


def question_of(flag: Fact) -> str:
    """Return who asked when, whom, and what."""
    asked = f"{flag.entry.on} {clean(flag.entry.actor)}"
    question = Flag(flag.op)
    if question.to:
        asked = tr("{asked} to {whom}").format(asked=asked, whom=clean(question.to))
    return tr("{asked}: {text}").format(asked=asked, text=clean(question.text))


def deadline_words(ledger: Ledger, task: Task) -> str:
    """Return the deadline in force and the plan's words for it; when extended, the first one and how often."""
    due_on = ledger.due_on(task.id)
    first = _first_deadline(task)
    times, corrected = moves_of(ledger, task)
    if corrected:
        return tr("{due} (at first {first}, extensions {times}, corrections {corrected})").format(
            due=due_on, first=first, times=times, corrected=corrected
        )
    if not times or due_on is None:
        return first
    return trn(
        "{due} (at first {first}, extended once)",
        "{due} (at first {first}, extended {times} times)",
        times,
    ).format(due=due_on, first=first, times=times)


def _first_deadline(task: Task) -> str:
    """Return the plan's own deadline: its day, its words, or both."""
    words = clean(task.due_text or "")
    if task.due_on is None:
        return tr("no deadline: {words}").format(words=words) if words else tr("no deadline")
    return tr("{due}: {words}").format(due=task.due_on, words=words) if words else str(task.due_on)
