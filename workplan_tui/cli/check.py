"""`workplan check`: prove the plan file and count what it holds.

Counts go to stdout, findings to stderr as file:line:column. A finding makes the exit code 1 and
stops nothing else: every other command still reads such a plan.
"""

from __future__ import annotations

from datetime import date

from workplan_tui.base.errors import EXIT_OK, EXIT_REFUSED, WorkplanError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_json, print_line
from workplan_tui.language import tr, trn
from workplan_tui.reports.findings import finding_words
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from typing import Any

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.check import Finding
    from workplan_tui.model.counts import Counts
    from workplan_tui.store.plan.check import CheckReport


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb; it has no options of its own."""
    subparsers.add_parser(
        "check",
        description=tr("Check the plan file and count what it holds; a finding makes the exit code 1."),
        epilog=tr("example:") + "\n  workplan check\n  workplan --plan tasks.toml check",
    )


def run(arguments: Namespace, context: Context) -> int:
    """Print the counts and the findings of the plan file."""
    from workplan_tui.store.plan.check import check_file

    path, files = context.door
    report = check_file(path, lambda plan: spoken_against(context), files)
    if context.as_json:
        print_json(_as_json(report))
    else:
        for line in _lines(report.counts):
            print_line(line)
        _say_findings(report, path)
    return EXIT_REFUSED if report.findings else EXIT_OK


def spoken_against(context: Context) -> Iterator[Finding]:
    """Give each task of which the journal speaks with another text; a journal that cannot be read says nothing."""
    from workplan_tui.model.check import Finding
    from workplan_tui.model.rules.other_text import other_text
    from workplan_tui.store.store import Store

    try:
        store = Store.open(
            context.plan_path, context.journal_dir, read_only=True, environment=context.environment
        )
    except WorkplanError:
        return
    ledger = store.ledger(date.max)
    for place, task in enumerate(ledger.plan.tasks):
        if doubt := other_text(ledger, task):
            yield Finding(("tasks", place, "text"), doubt)


def _lines(counts: Counts) -> list[str]:
    rows = [
        tr("{count} tasks in {sections} sections").format(count=counts.tasks, sections=len(counts.sections))
    ]
    rows += [f"  {number:>3} {clean(label)}" for label, number in counts.sections]
    rows.append(
        tr("{count} lead assignments of {distinct} leads").format(
            count=counts.lead_assignments, distinct=counts.leads
        )
    )
    rows.append(
        tr("{count} unit assignments of {distinct} units").format(
            count=counts.unit_assignments, distinct=counts.units
        )
    )
    days = len(counts.deadlines)
    rows.append(trn("deadlines on {count} day", "deadlines on {count} days", days).format(count=days))
    rows += [f"  {number:>3} {day}" for day, number in counts.deadlines]
    if counts.no_deadline:
        rows.append(f"  {counts.no_deadline:>3} " + tr("no deadline"))
    rows.append(
        tr("{count} targets in {tasks} tasks").format(count=counts.targets, tasks=counts.tasks_with_targets)
    )
    rows.append(
        tr("{count} milestones in {tasks} tasks").format(
            count=counts.milestones, tasks=counts.tasks_with_milestones
        )
    )
    return rows


def _say_findings(report: CheckReport, path: str) -> None:
    for each in report.findings:
        place = f"{clean(path)}:{each.line}:{each.column}"
        say(f"{place}: {each.key}: {finding_words(each.reason)}")
    number = len(report.findings)
    ending = trn("{count} finding", "{count} findings", number) if number else tr("no faults found")
    say(ending.format(count=number))


def _as_json(report: CheckReport) -> dict[str, Any]:
    counts = report.counts
    return {
        "tasks": counts.tasks,
        "sections": [{"label": label, "tasks": number} for label, number in counts.sections],
        "lead_assignments": counts.lead_assignments,
        "leads": counts.leads,
        "unit_assignments": counts.unit_assignments,
        "units": counts.units,
        "deadlines": {str(day): number for day, number in counts.deadlines},
        "no_deadline": counts.no_deadline,
        "targets": counts.targets,
        "tasks_with_targets": counts.tasks_with_targets,
        "milestones": counts.milestones,
        "tasks_with_milestones": counts.tasks_with_milestones,
        "findings": [
            {
                "line": each.line,
                "column": each.column,
                "key": each.key,
                "sentence": finding_words(each.reason),
            }
            for each in report.findings
        ],
    }
