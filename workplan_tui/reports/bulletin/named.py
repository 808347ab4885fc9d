"""What a bulletin calls by name: each task that lags, each open question, each decision not carried out."""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.language.words import pace_word
from workplan_tui.model.operations.flag import Flag
from workplan_tui.reports.decisions import state_words
from workplan_tui.reports.official import day_words
from workplan_tui.reports.paper import PaperHeading, PaperItem, PaperText
from workplan_tui.reports.reasons import reason_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from workplan_tui.model.bulletin import Bulletin, Late, OpenQuestion
    from workplan_tui.model.decisions import Decision
    from workplan_tui.model.plan import Task
    from workplan_tui.reports.paper import PaperBlock

_MOST_UNITS = 3
"""Units of a task that are named; of more it says 等."""


def lagging_blocks(told: Bulletin) -> list[PaperBlock]:
    """Return the lagging tasks by class, each with what there is to say of it."""
    words = {
        "overdue": pace_word("overdue"),
        "behind": pace_word("behind"),
        "milestone_missed": tr("A milestone is over and not met"),
    }
    found: list[PaperBlock] = []
    for kind, late in told.lagging.items():
        if late:
            sentence = trn("{what} ({count} task)", "{what} ({count} tasks)", len(late))
            heading = sentence.format(what=words[kind], count=len(late))
            found += [PaperHeading(heading, level=2), *map(_late, late)]
    return found or [PaperText(tr("No task is overdue, behind schedule or past a milestone."))]


def _late(late: Late) -> PaperItem:
    """Return the task by name: who, until when, how far against schedule, why, and what is next."""
    said = [tr("units: {units}").format(units=_units(late.task))]
    if late.due_on is not None:
        said.append(tr("due {day}").format(day=day_words(late.due_on)))
    if late.days_over > 0:
        said.append(
            trn("overdue by {days} day", "overdue by {days} days", late.days_over).format(days=late.days_over)
        )
    said.append(_against_schedule(late))
    if late.missed is not None:
        said.append(reason_words(late.missed, day_words))
    name = tr("{title} (task {id})").format(title=clean(late.task.title), id=clean(late.task.number))
    sentences = [
        tr("{name}. {facts}.").format(name=name, facts=tr("; ").join(said)),
        tr(" Reason given: {reason}.").format(reason=_as_clause(late.problem))
        if late.problem
        else tr(" No reason was given."),
    ]
    if late.next_step:
        sentences.append(tr(" Next step: {step}.").format(step=_as_clause(late.next_step)))
    return PaperItem("".join(sentences), bold=name)


def _against_schedule(late: Late) -> str:
    if late.progress is None:
        return tr("no progress reported, {expected}% expected").format(expected=_percent(late.expected))
    if late.points_behind is None:
        return tr("progress {progress}%").format(progress=late.progress)
    if late.points_behind <= 0:
        return tr("progress {progress}% of {expected}% expected").format(
            progress=late.progress, expected=late.expected
        )
    return trn(
        "progress {progress}% of {expected}% expected, {points} point behind",
        "progress {progress}% of {expected}% expected, {points} points behind",
        late.points_behind,
    ).format(progress=late.progress, expected=late.expected, points=late.points_behind)


def _percent(value: int | None) -> str:
    return "-" if value is None else str(value)


def _units(task: Task) -> str:
    names = list(map(clean, task.units))
    if not names:
        return tr("no unit named")
    if len(names) > _MOST_UNITS:
        return tr("{unit} and others").format(unit=tr(", ").join(names[:_MOST_UNITS]))
    return tr(", ").join(names)


def _as_clause(text: str) -> str:
    """Return what somebody wrote without the stop at its end: the sentence around it has one."""
    return clean(text).rstrip("。．.；; ")


def asked_item(asked: OpenQuestion) -> PaperItem:
    """Return the question: who asks whom, since when, what."""
    question = Flag(asked.flag.op)
    name = tr("{title} (task {id})").format(title=clean(asked.task.title), id=clean(asked.task.number))
    if question.to:
        sentence = tr("{name}. {units} ask {whom}, since {day}: {text}.")
    else:
        sentence = tr("{name}. {units} ask, since {day}: {text}.")
    return PaperItem(
        sentence.format(
            name=name,
            units=_units(asked.task),
            whom=clean(question.to),
            day=day_words(asked.flag.entry.on),
            text=_as_clause(question.text),
        ),
        bold=name,
    )


def decided_blocks(told: Bulletin) -> list[PaperBlock]:
    """Return how the decisions of meetings stand: how many, and each that is open."""
    still_open = [one for one in told.decided if one.is_open]
    sentence = trn(
        "{count} decision was made: {done} carried out, {open} open, {late} of these overdue.",
        "{count} decisions were made: {done} carried out, {open} open, {late} of these overdue.",
        len(told.decided),
    )
    counted = sentence.format(
        count=len(told.decided), done=len(told.decided) - len(still_open), open=len(still_open),
        late=sum(one.days_over > 0 for one in still_open),
    )  # fmt: skip
    return [PaperText(counted), *(_decided_item(told, one) for one in still_open)]


def _decided_item(told: Bulletin, decision: Decision) -> PaperItem:
    """Return the decision: on which task, made when, what, who carries it out by when, how it stands."""
    task, words = told.plan.tasks_by_id[decision.task_id], decision.told
    name = tr("{title} (task {id})").format(title=clean(task.title), id=clean(task.number))
    return PaperItem(
        tr("{name}. Decided on {day}: {text}. {owner}, by {due}: {state}.").format(
            name=name, day=day_words(decision.made_on), text=_as_clause(words.text),
            owner=clean(words.owner) or tr("no unit named"),
            due=day_words(words.due_on) if words.due_on else tr("no deadline"), state=state_words(decision),
        ),
        bold=name,
    )  # fmt: skip
