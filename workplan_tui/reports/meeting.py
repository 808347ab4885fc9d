"""The sheet of a meeting 会商单 in words: a heading, and sections of items, for paper, terminal and screen."""

from __future__ import annotations

from workplan_tui.base.value import Value
from workplan_tui.language import tr, trn
from workplan_tui.model.numbered import numbers_of
from workplan_tui.model.operations.flag import Flag
from workplan_tui.model.operations.report import Report, standing_report
from workplan_tui.reports.decisions import decision_words
from workplan_tui.reports.official import day_words
from workplan_tui.reports.paper import Paper, PaperHeading, PaperItem, PaperText, numbered
from workplan_tui.reports.reasons import reason_words
from workplan_tui.reports.rows import task_row
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from typing import Any

    from workplan_tui.model.agenda_item import AgendaItem
    from workplan_tui.model.decisions import Decision
    from workplan_tui.model.fold.fact import Fact
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.meeting import MeetingSheet
    from workplan_tui.model.plan import Plan, Task
    from workplan_tui.model.standings import Standings
    from workplan_tui.reports.paper import PaperBlock


class SheetItem(Value):
    """One thing to talk about."""

    task_id: str
    head: str
    """The task by number, title and unit, with how far it is."""
    told: tuple[str, ...]
    """What is to be said of it, a line each."""


class SheetSection(Value):
    """Items under one heading."""

    heading: str
    items: tuple[SheetItem, ...]


class SheetWords(Value):
    """One official's page."""

    title: str
    counts: str
    sections: tuple[SheetSection, ...]
    """Only those in which something stands."""


def sheet_words(standings: Standings, sheet: MeetingSheet) -> SheetWords:
    """Return the page in words."""
    ledger = standings.ledger
    last = sheet.last_met_on
    sections = (
        (tr("Red: {count}"), [_task_item(standings, item) for item in sheet.red]),
        (tr("Amber: {count}"), [_task_item(standings, item) for item in sheet.amber]),
        (tr("Questions put to {lead}: {count}"), [_question(ledger, fact) for fact in sheet.questions]),
        (
            tr("Decisions of the last meeting ({day}) and older open ones: {count}"),
            [_decision(ledger, one) for one in sheet.decisions],
        ),
    )
    return SheetWords(
        title=tr("{lead}, for the meeting of {day}").format(lead=clean(sheet.lead), day=sheet.day),
        counts=_counts(sheet),
        sections=tuple(
            SheetSection(heading.format(count=len(items), lead=clean(sheet.lead), day=last), tuple(items))
            for heading, items in sections
            if items
        ),
    )


def nothing_words() -> str:
    """Return what stands on the page of an official of whom nothing is to be said."""
    return tr("Nothing is red or amber, nothing was asked, nothing is to be carried out.")


def sheet_paper(plan: Plan, day: date, pages: Sequence[SheetWords]) -> Paper:
    """Return the pages as an official paper, a heading an official."""
    blocks: list[PaperBlock] = []
    for page in pages:
        blocks += [PaperHeading(page.title), PaperText(page.counts)]
        for section in page.sections:
            blocks.append(PaperHeading(section.heading, level=2))
            blocks += map(_paper_item, section.items)
        if not page.sections:
            blocks.append(PaperText(nothing_words()))
    return Paper(
        title=tr('For the meeting: the tasks of "{plan}"').format(plan=clean(plan.title)),
        blocks=numbered(blocks or [PaperText(nothing_words())]),
        issuer=clean(plan.issuer or ""),
        day=day_words(day),
    )


def _paper_item(item: SheetItem) -> PaperItem:
    head = tr("task {named}").format(named=item.head)  # its number would run into that of the paragraph
    return PaperItem(tr("; ").join((head, *item.told)), head)


def _counts(sheet: MeetingSheet) -> str:
    count = len(sheet.task_ids)
    return trn(
        "leads {count} task: finished {finished}, red {red}, amber {amber}; "
        "questions {questions}, decisions open {open}",
        "leads {count} tasks: finished {finished}, red {red}, amber {amber}; "
        "questions {questions}, decisions open {open}",
        count,
    ).format(
        count=count, finished=sheet.finished, red=len(sheet.red), amber=len(sheet.amber),
        questions=len(sheet.questions), open=sum(one.is_open for one in sheet.decisions),
    )  # fmt: skip


def _task_item(standings: Standings, item: AgendaItem) -> SheetItem:
    ledger, stands = standings.ledger, standings.of(standings.ledger.plan.tasks_by_id[item.task_id])
    far = tr("progress {progress}, expected {expected}, due {due}").format(
        progress="-" if stands.progress is None else stands.progress,
        expected="-" if stands.expected is None else stands.expected,
        due=stands.due_on or tr("no deadline"),
    )
    return SheetItem(
        item.task_id,
        f"{_named(ledger, item.task_id)}  {far}",
        (tr("; ").join(map(reason_words, item.reasons)), *_reported(ledger, item.task_id)),
    )


def _named(ledger: Ledger, task_id: str) -> str:
    task = ledger.plan.tasks_by_id[task_id]
    units = list(map(clean, task.units))
    unit = tr("{unit} and others").format(unit=units[0]) if len(units) > 1 else "".join(units)
    sentence = tr("{task} {title} ({unit})") if unit else tr("{task} {title}")
    return sentence.format(task=clean(task.number), title=clean(task.title), unit=unit)


def _reported(ledger: Ledger, task_id: str) -> Iterator[str]:
    """Give what the newest reports say is in the way, and what comes next."""
    standing = standing_report(ledger, task_id)
    for key, name in (("problem", tr("problem: ")), ("next", tr("next: "))):
        if key in standing:
            yield f"{name}{clean(Report(standing[key].op).text(key))}"


def _question(ledger: Ledger, fact: Fact) -> SheetItem:
    days = (ledger.day - fact.entry.on).days
    asked = trn(
        "asked by {actor} on {day}, {days} day ago: {text}",
        "asked by {actor} on {day}, {days} days ago: {text}",
        days,
    ).format(actor=clean(fact.entry.actor), day=fact.entry.on, days=days, text=clean(Flag(fact.op).text))
    return SheetItem(fact.task_id, _named(ledger, fact.task_id), (asked,))


def _decision(ledger: Ledger, decision: Decision) -> SheetItem:
    return SheetItem(decision.task_id, _named(ledger, decision.task_id), (decision_words(decision),))


def sheet_row(standings: Standings, sheet: MeetingSheet) -> dict[str, Any]:
    """Return the page for programs."""
    by_id = standings.ledger.plan.tasks_by_id
    return {
        "lead": sheet.lead,
        "day": sheet.day.isoformat(),
        "tasks": list(sheet.task_ids),
        "finished": sheet.finished,
        "red": _rows(standings, by_id, sheet.red),
        "amber": _rows(standings, by_id, sheet.amber),
        "questions": [_question_row(standings.ledger, sheet, fact) for fact in sheet.questions],
        "last_met_on": sheet.last_met_on.isoformat() if sheet.last_met_on else None,
        "decisions": [decision_row(one) for one in sheet.decisions],
    }


def _rows(
    standings: Standings, by_id: Mapping[str, Task], items: Iterable[AgendaItem]
) -> list[dict[str, Any]]:
    return [
        task_row(standings, by_id[item.task_id])
        | {"kinds": list(item.kinds), "reasons": list(map(reason_words, item.reasons))}
        for item in items
    ]


def _question_row(ledger: Ledger, sheet: MeetingSheet, fact: Fact) -> dict[str, Any]:
    flag, numbers = Flag(fact.op), numbers_of(ledger, fact.task_id, "flag")
    return {
        "task": fact.task_id, "number": numbers[fact.entry.id],
        "text": flag.text, "to": flag.to or None, "actor": fact.entry.actor,
        "since": fact.entry.on.isoformat(), "days": (sheet.day - fact.entry.on).days,
    }  # fmt: skip


def decision_row(decision: Decision) -> dict[str, Any]:
    """Return a decision for programs."""
    told, done = decision.told, decision.carried_out
    return {
        "task": decision.task_id, "number": decision.number, "made_on": decision.made_on.isoformat(),
        "text": told.text, "owner": told.owner, "due": told.due_on.isoformat() if told.due_on else None,
        "carried_out_on": done.entry.on.isoformat() if done else None, "days_over": max(0, decision.days_over),
    }  # fmt: skip
