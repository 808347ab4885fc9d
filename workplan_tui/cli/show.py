"""`workplan show`: all of a task with its history, or the notice itself."""

from __future__ import annotations

from datetime import date

from workplan_tui.cli.output import print_json, print_line
from workplan_tui.cli.task_choice import task_or_gone
from workplan_tui.language import tr
from workplan_tui.model.standings import Standings
from workplan_tui.reports.history import history_lines, later_entries, later_lines, task_entries
from workplan_tui.reports.notice import notice_row
from workplan_tui.reports.rows import task_row
from workplan_tui.reports.task_lines import task_lines
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from typing import Any

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
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
    task_id, is_in_plan = task_or_gone(store, arguments.task)
    ledger = store.ledger(context.day(store))
    if context.as_json:
        print_json(_row(ledger, task_id, is_in_plan))
        return 0
    if is_in_plan:
        _print(task_lines(Standings(ledger), store.plan.tasks_by_id[task_id]))
    else:
        from workplan_tui.reports.gone_task import gone_lines  # seldom is one gone

        _print(gone_lines(ledger, task_id))
    for line in history_lines(ledger, task_entries(ledger, task_id), task_id):
        print_line(f"  {line}")
    if context.as_of is None and not store.is_today_pretended:
        whole = store.ledger(date.max)
        for line in later_lines(whole, later_entries(whole, ledger.day, task_id), task_id):
            print_line(f"  {line}")
    if is_in_plan:
        _print_origins(ledger, store.plan.tasks_by_id[task_id])
    return 0


def _print_origins(ledger: Ledger, task: Task) -> None:
    """Print the history of each task that this one comes from."""
    from workplan_tui.reports.origins import origins_here

    for id in origins_here(ledger, task):
        entries = ledger.touching(id)
        if entries:
            number = clean(ledger.plan.number_of(id))
            print_line(tr("{label}: {text}").format(label=tr("comes from"), text=number))
        for line in history_lines(ledger, entries, id):
            print_line(f"  {line}")


def _row(ledger: Ledger, task_id: str, is_in_plan: bool) -> dict[str, Any]:
    if is_in_plan:
        return task_row(Standings(ledger), ledger.plan.tasks_by_id[task_id])
    from workplan_tui.reports.gone_task import gone_row

    return gone_row(ledger, task_id)


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
