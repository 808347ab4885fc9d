"""`workplan doctor`: what lies in the journal folder, and what somebody should look at.

It reads, and neither locks nor writes, but for `--settle`. Nothing it advises destroys anything.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_json, print_line
from workplan_tui.cli.writing import record
from workplan_tui.errors import EXIT_OK, EXIT_REFUSED, NoPlan, Refused
from workplan_tui.harmless import clean
from workplan_tui.language import tr, trn
from workplan_tui.model.entry import checkpoint_op
from workplan_tui.reports.columns import aligned, joined
from workplan_tui.reports.diagnosis import diagnose, diagnosis_row, file_row
from workplan_tui.reports.oddities import advice_of, sentence_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers
    from workplan_tui.model.inspection.journal_file import Oddity, Survey

_MOST_LISTED = 20
"""Findings of one kind that are listed; `--json` has all."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb."""
    parser = subparsers.add_parser(
        "doctor",
        description=tr(
            "Look at the journal line by line and tell what is odd; a finding makes the exit code 1."
        ),
        epilog=tr("example:") + "\n  workplan doctor\n  workplan --json doctor",
    )
    parser.add_argument(
        "--settle",
        metavar="ID",
        help=tr("record that the entry's clock was ahead, so that nothing warns of it any more"),
    )


def run(arguments: Namespace, context: Context) -> int:
    """Print what lies in the folder and what was found; with `--settle` record that a finding is known."""
    if arguments.settle is not None:
        return _settle(arguments.settle, context)
    from workplan_tui.store.files import Files
    from workplan_tui.store.journal.replica import known_replica
    from workplan_tui.store.journal.survey import survey
    from workplan_tui.store.place import journal_folder
    from workplan_tui.store.plan.cache import cached_plan

    path, environment = context.plan_path, context.environment
    plan = cached_plan(path, environment)
    folder = journal_folder(path, plan.id, context.journal_dir, environment)
    if context.journal_dir and not os.path.isdir(folder):
        raise NoPlan(tr("There is no journal folder {folder}.").format(folder=clean(folder)))
    files = Files()
    seen = survey(files, folder, known_replica(environment, files))
    found = diagnose(seen, plan, datetime.now(UTC))
    if context.as_json:
        print_json(diagnosis_row(seen, found))
    else:
        _print_folder(seen)
        _print_findings(found)
    count = len(found)
    say(
        trn("{count} finding", "{count} findings", count).format(count=count)
        if found
        else tr("no faults found")
    )
    return EXIT_REFUSED if found else EXIT_OK


def _settle(id: str, context: Context) -> int:
    store = context.open_to_write()
    if id not in store.unsettled_ids:
        raise Refused(
            tr("Nothing to settle: no entry {id} is ahead of this computer's clock without being settled. "
                "`workplan doctor` names those that are.")
            .format(id=clean(id))
        )  # fmt: skip
    return record(store, context, [checkpoint_op((id,))], store.today())


def _print_folder(seen: Survey) -> None:
    print_line(clean(seen.folder))
    rows = [file_row(file) for file in seen.files]
    cells = [
        [
            f"  {clean(row['file'])}",
            trn("{count} entry", "{count} entries", row["entries"]).format(count=row["entries"]),
            tr("{bytes} bytes").format(bytes=row["bytes"]),
            clean(row["owner"]),
            clean(f"{row['first_at'] or '-'} - {row['last_at'] or '-'}"),
        ]
        for row in rows
    ]
    for line in aligned(cells):
        print_line(joined(line))
    if not rows:
        print_line("  " + tr("no entries yet"))
    for name, size in seen.quarantine:
        print_line("  " + tr("quarantine: {file}, {bytes} bytes").format(file=clean(name), bytes=size))
    if seen.holder:
        pid, command = seen.holder
        print_line("  " + tr("locked by process {pid} ({command})").format(pid=pid, command=clean(command)))


def _print_findings(found: Sequence[Oddity]) -> None:
    for kind in dict.fromkeys(each.kind for each in found):
        alike = [each for each in found if each.kind == kind]
        print_line()
        for each in alike[:_MOST_LISTED]:
            print_line(sentence_of(each))
        if len(alike) > _MOST_LISTED:
            print_line(
                tr("... and {count} more of this kind (--json has all)").format(
                    count=len(alike) - _MOST_LISTED
                )
            )
        print_line("  " + advice_of(kind))
