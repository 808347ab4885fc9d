"""`workplan show`: all of a task with its history, or the notice itself."""

from __future__ import annotations

from datetime import date

from workplan_tui.cli.choice import chosen_task
from workplan_tui.cli.output import print_json, print_line
from workplan_tui.language import tr
from workplan_tui.language.words import light_word, pace_word, status_word
from workplan_tui.model.aspects.table import NAMED
from workplan_tui.model.standings import Standings
from workplan_tui.reports.conflicts import conflict_words
from workplan_tui.reports.decisions import open_decision_words
from workplan_tui.reports.details import (
    deadline_words,
    milestone_words,
    question_words,
    target_words,
)
from workplan_tui.reports.history import history_lines, later_lines
from workplan_tui.reports.notice import notice_row
from workplan_tui.reports.rows import task_row
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers
    from workplan_tui.model.ledger import Ledger
    from workplan_tui.model.plan import Plan, Task


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "show",
        description=tr("Print all of a task with its history; without a task the notice itself."),
        epilog=tr("example:") + "\n  workplan show 42\n  workplan --as-of 2023-06-30 show 42",
    )
    parser.add_argument("task", metavar=tr("TASK"), nargs="?", help=tr("the task's id"))


def run(arguments: Namespace, context: Context) -> int:
    """Print the task or the notice."""
    store = context.open()
    if arguments.task is None:
        if context.as_json:
            print_json(notice_row(store.plan))
        else:
            _print(_notice(store.plan))
        return 0
    task = store.plan.tasks_by_id[chosen_task(store, arguments.task)]
    ledger = store.ledger(context.day(store))
    row = task_row(Standings(ledger), task)
    if context.as_json:
        print_json(row)
        return 0
    _print(_task(ledger, task, row))
    for line in history_lines(ledger, ledger.touching(task.id), task.id):
        print_line(f"  {line}")
    if context.as_of is None and not store.is_today_pretended:
        for line in later_lines(store.ledger(date.max), ledger.day, task.id):
            print_line(f"  {line}")
    return 0


def _print(lines: Iterable[tuple[str, str | None]]) -> None:
    for label, text in lines:
        if text:
            print_line(clean(tr("{label}: {text}").format(label=label, text=text) if label else text))


def _notice(plan: Plan) -> Iterable[tuple[str, str | None]]:
    yield "", plan.title
    yield tr("number"), plan.document_number
    yield tr("issuer"), plan.issuer
    yield tr("issued"), plan.issued_on.isoformat() if plan.issued_on else None
    yield tr("period"), f"{plan.starts_on} - {plan.ends_on}"
    yield tr("tasks"), str(len(plan.tasks))
    counted = tr("{section} ({count})")
    for section in plan.sections:
        yield f"  {section.id}", counted.format(section=section.title, count=len(plan.tasks_of(section.id)))
    for one in plan.requirements:
        yield one.title, one.text
    yield tr("copies to"), plan.cc


def _task(ledger: Ledger, task: Task, row: dict[str, object]) -> Iterable[tuple[str, str | None]]:
    yield "", f"{task.id}  {task.text}"
    yield tr("section"), ledger.plan.sections_by_id[task.section].title
    for named in NAMED:
        yield named.long_word, tr(", ").join(named.of(Standings(ledger), task))
    yield tr("deadline"), deadline_words(ledger, task)
    yield tr("status"), status_word(str(row["status"]))
    yield tr("progress"), _progress(row)
    yield tr("light"), f"{light_word(str(row['light']))} {row['light_reason']}"
    for conflict in conflict_words(ledger, task.id):
        yield tr("conflict"), conflict
    for question in question_words(ledger, task):
        yield tr("open question"), question
    for decision in open_decision_words(ledger, task):
        yield tr("decision"), decision
    for milestone in task.milestones:
        name = tr("milestone {number}").format(number=milestone.id)
        yield name, milestone_words(ledger, task, milestone)
    for target in task.targets:
        name = tr("target {number}").format(number=target.id)
        told = target_words(ledger, task, target)
        yield name, tr("{told} ({quote})").format(told=told, quote=target.quote) if target.quote else told


def _progress(row: dict[str, object]) -> str:
    percent = "-" if row["progress"] is None else str(row["progress"])
    return tr("{progress} of {expected} expected: {pace}").format(
        progress=percent,
        expected="-" if row["expected"] is None else row["expected"],
        pace=pace_word(str(row["pace"])),
    )
