"""What the detail pane says: a task with its history, why its light is what it is, or the notice.

Text from files passes through `clean` here and is never markup.
"""

from __future__ import annotations

from workplan_tui.language import tr, trn
from workplan_tui.language.words import light_word, status_word
from workplan_tui.model.aspects.table import NAMED
from workplan_tui.model.day import short_day
from workplan_tui.model.fold.fact import task_id_of
from workplan_tui.model.rules.progress import measured_value
from workplan_tui.model.rules.target import share_done
from workplan_tui.model.rules.task_doubts import doubts_of
from workplan_tui.reports.conflicts import conflict_words
from workplan_tui.reports.decisions import open_decision_words
from workplan_tui.reports.details import (
    deadline_words,
    is_next,
    milestone_words,
    question_words,
    target_words,
)
from workplan_tui.reports.figure_places import figures_in
from workplan_tui.reports.history import adjusted_words, task_entries, undo_words
from workplan_tui.reports.operations import describe_op
from workplan_tui.reports.origins import origin_words
from workplan_tui.reports.reasons import reason_words
from workplan_tui.text.harmless import clean
from workplan_tui.tui.drawing.paragraph import DetailParagraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from workplan_tui.model.aspects.aspect import Named
    from workplan_tui.model.entry import Entry
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Target, Task
    from workplan_tui.model.rules.pace import Standing
    from workplan_tui.model.standings import Standings

_PART_CELLS = 2
"""How far each part of a figure is set in."""
_STOP = 32
"""Cells after which the next fact stands beside the one before: at one place, the eye finds it."""
_BETWEEN = " | "


def task_paragraphs(standings: Standings, task: Task, is_whole: bool) -> list[DetailParagraph]:
    """Return what the detail says of a task; every unit by name only when it `is_whole`."""
    stands, ledger = standings.of(task), standings.ledger
    head = f"{task.number} "
    text = clean(task.text)
    marks = tuple((len(head) + start, len(head) + end) for start, end in figures_in(text, task))
    told = [
        DetailParagraph("", head + text, marks=marks, is_lead=not is_whole),
        *(DetailParagraph(tr("open question"), words, "amber") for words in question_words(ledger, task)),
        *(DetailParagraph(tr("decision"), words, "amber") for words in open_decision_words(ledger, task)),
        *(DetailParagraph(tr("conflict"), words, "amber") for words in conflict_words(ledger, task.id)),
        *(
            DetailParagraph(named.word, _names(named, standings, task, is_whole), stop=n and _STOP * n)
            for n, named in enumerate(NAMED)
            if named.is_always or named.of(standings, task)
        ),
        DetailParagraph(
            tr("due"), f"{deadline_words(ledger, task)} {_days_left(stands.due_on, stands.day)}".rstrip()
        ),
        DetailParagraph(tr("status"), _how_far(stands), stop=_STOP),
        DetailParagraph(light_word(stands.light), reason_words(stands.reason), stands.light),
    ]
    told += [DetailParagraph(tr("comes from"), words) for words in origin_words(ledger, task)]
    told += [DetailParagraph(tr("doubt"), reason_words(doubt), "amber") for doubt in doubts_of(ledger, task)]
    told += [
        DetailParagraph(
            tr("milestone"),
            milestone_words(ledger, task, milestone),
            stop=n and 1,
            joint=_BETWEEN,
            is_strong=is_next(ledger, task, milestone),
        )
        for n, milestone in enumerate(task.milestones)
    ]
    told += [_target(ledger, task, target) for target in task.targets]
    return told + [line.replace(is_history=not is_whole) for line in _history(ledger, task, is_whole)]


def _target(ledger: Ledger, task: Task, target: Target) -> DetailParagraph:
    value, share = measured_value(ledger, task, target), None
    if target.kind == "count" and value is not None:
        share = share_done(target, value) / 100
    return DetailParagraph(tr("target"), target_words(ledger, task, target), share=share)


def more_below(count: int) -> str:
    """Return how many lines of a list or a message are still to come."""
    return trn("{count} more: PgDn shows it", "{count} more: PgDn shows them", count).format(count=count)


def reason_paragraphs(standings: Standings, task: Task) -> list[DetailParagraph]:
    """Return why the task stands as it does, each part of a figure beneath it."""
    from workplan_tui.reports.explanation import explained  # the start has no need of it

    light, *told = explained(standings.ledger, task)
    return [
        DetailParagraph("", f"{task.number} {clean(task.title)}"),
        DetailParagraph(light.name, light.text, standings.of(task).light),
        *(DetailParagraph(line.name, line.text, indent=_PART_CELLS * line.depth) for line in told),
    ]


def notice_paragraphs(plan: Plan) -> list[DetailParagraph]:
    """Return the notice itself: number, date, requirements, copies."""
    told = [DetailParagraph("", clean(plan.title))]
    told += [
        DetailParagraph(name, clean(str(text)))
        for name, text in (
            (tr("number"), plan.document_number),
            (tr("issuer"), plan.issuer),
            (tr("issued"), plan.issued_on),
        )
        if text
    ]
    for requirement in plan.requirements:
        told += [DetailParagraph("", clean(requirement.title)), DetailParagraph("", clean(requirement.text))]
    if plan.cc:
        told.append(DetailParagraph(tr("copies to"), clean(plan.cc)))
    return told


def _names(named: Named, standings: Standings, task: Task, is_whole: bool) -> str:
    """Return all names; of a long list in a small detail the first, and how many there are with it."""
    names = named.of(standings, task)
    if is_whole or not named.is_long or len(names) < 2:
        return clean(tr(", ").join(names)) or "-"
    return tr("{unit}, {total} in all").format(unit=clean(names[0]), total=len(names))


def _history(ledger: Ledger, task: Task, is_whole: bool) -> Iterator[DetailParagraph]:
    """Give what was recorded on the task, by the day it holds for, as that decides what counts; newest first."""

    adjustments = adjusted_words(ledger, task.id)

    def described(entry: Entry) -> list[str]:
        """Describe what it says of the task; what is about no task is about each."""
        if entry.id in adjustments:
            return [adjustments[entry.id]]
        said = (op for op in entry.ops if "task" not in op or task_id_of(op) == task.id)
        return [describe_op(op, task) for op in said]

    wholes: dict[str, str] = {}

    def whole(entry: Entry) -> str:
        """Describe each entry once: any number of undos may name it."""
        if entry.id not in wholes:
            wholes[entry.id] = tr("; ").join(described(entry))
        return wholes[entry.id]

    for entry in sorted(task_entries(ledger, task.id), key=lambda one: one.on)[::-1]:
        undone = "" if ledger.stands(entry) else tr(" (undone)")
        for words in [undo_words(ledger, entry, whole)] if entry.is_undo else described(entry):
            day = str(entry.on) if is_whole else short_day(ledger.plan, entry.on)
            yield DetailParagraph(day, f"{clean(entry.actor)} {words}{undone}")


def _how_far(stands: Standing) -> str:
    return tr("{status}  progress {progress}  expected {expected}").format(
        status=status_word(stands.status),
        progress="-" if stands.progress is None else stands.progress,
        expected="-" if stands.pace == "not_counted" or stands.expected is None else stands.expected,
    )


def _days_left(due_on: date | None, day: date) -> str:
    if due_on is None:
        return ""
    days = (due_on - day).days
    if days < 0:
        return trn("{days} day over", "{days} days over", -days).format(days=-days)
    return trn("{days} day left", "{days} days left", days).format(days=days)
