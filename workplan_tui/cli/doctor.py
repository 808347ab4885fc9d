"""`workplan doctor`: what lies in the journal folder, and what somebody should look at.

It reads, and neither locks nor writes, but for `--settle`. Nothing it advises destroys anything.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from hashlib import sha256

from workplan_tui.base.errors import EXIT_OK, EXIT_REFUSED, NoPlan, UsageError
from workplan_tui.cli.diagnostics import say
from workplan_tui.cli.output import print_json, print_line
from workplan_tui.language import tr, trn
from workplan_tui.model.inspection.witness import read_code, spoken_code
from workplan_tui.reports.columns import aligned, joined
from workplan_tui.reports.diagnosis import diagnose, diagnosis_row, file_row, marks_of
from workplan_tui.reports.oddities import SETTLED, advice_of, sentence_of
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.model.inspection.journal_file import Oddity, Survey

_MOST_LISTED = 20
"""Findings of one kind that are listed; `--json` has all."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "doctor",
        description=tr(
            "Look at the journal line by line and tell what is odd; a finding makes the exit code 1."
        ),
        epilog=tr("example:")
        + "\n  workplan doctor\n  workplan --json doctor\n  workplan doctor --settle FILE.jsonl",
    )
    parser.add_argument(
        "--settle",
        metavar=tr("MARK"),
        action="append",
        help=tr("record that this finding, or all in a file, was looked at; several times for several"),
    )
    parser.add_argument(
        "--against",
        metavar=tr("CODE"),
        help=tr(
            "compare with the checkpoint of this code, as it was written down; nothing it finds is settled"
        ),
    )


def run(arguments: Namespace, context: Context) -> int:
    """Print what lies in the folder and what was found; with `--settle` record that a finding is known."""
    seen, found = examined(context, _code(arguments.against))
    unsettled = [each for each in found if not each.is_settled]
    if arguments.settle:
        return _settle(arguments.settle, context, seen, unsettled)
    if context.as_json:
        print_json(diagnosis_row(seen, found))
    else:
        _print_folder(seen)
        _print_findings(unsettled)
    if settled := len(found) - len(unsettled):
        say(
            trn("{count} settled (--json has it)", "{count} settled (--json has them)", settled).format(
                count=settled
            )
        )
    count = len(unsettled)
    say(
        trn("{count} finding", "{count} findings", count).format(count=count)
        if unsettled
        else tr("no faults found")
    )
    return EXIT_REFUSED if unsettled else EXIT_OK


def examined(context: Context, against: str | None = None) -> tuple[Survey, list[Oddity]]:
    """Return what lies in the journal folder, and what is odd about it."""
    from workplan_tui.store.journal.survey import survey
    from workplan_tui.store.journal.writer import Writer
    from workplan_tui.store.place import journal_folder
    from workplan_tui.store.plan.cache import cached_plan
    from workplan_tui.store.plan.file import read_bytes

    (path, files), environment = context.door, context.environment
    plan = cached_plan(path, environment, files)
    folder = journal_folder(path, plan.id, context.journal_dir, environment, files)
    if context.journal_dir and not os.path.isdir(folder):
        raise NoPlan(tr("There is no journal folder {folder}.").format(folder=clean(folder)))
    writer = Writer(environment, files, folder)
    writer.look()
    seen = survey(files, folder, writer.memory)
    plan_hash = sha256(read_bytes(path, files)).hexdigest()
    return seen, diagnose(seen, plan, datetime.now(UTC), plan_hash, against)


def _code(asked: str | None) -> str | None:
    """Return the code of a checkpoint that was typed; `UsageError` where it is none."""
    code = None if asked is None else read_code(asked)
    if asked is not None and code is None:
        raise UsageError(
            tr("--against {code} is no code of a checkpoint: it has 16 digits, 0 to 9 and a to f.").format(
                code=clean(asked)
            )
        )
    return code


def _settle(asked: Sequence[str], context: Context, seen: Survey, found: list[Oddity]) -> int:
    """Record a checkpoint that names the findings; all of them must be there and may be settled."""
    from workplan_tui.cli.recording_verbs import record
    from workplan_tui.model.operations.checkpoint import checkpoint_op

    marks: list[str] = []
    for mark in asked:
        its = marks_of(mark, seen, found)
        if not its:
            raise UsageError(
                tr(
                    "Nothing was settled: no finding that can be settled is marked {mark}. "
                    "`workplan doctor` shows the marks in brackets."
                ).format(mark=clean(mark))
            )
        marks += its
    store = context.open_to_write()
    return record(store, context, [checkpoint_op(tuple(marks))], store.today())


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
    for one in seen.witnesses[-_MOST_LISTED:]:
        told = tr("checkpoint {code}, {at}, {actor}")
        print_line(
            "  "
            + told.format(code=spoken_code(one.code), at=clean(one.entry.at), actor=clean(one.entry.actor))
        )
    if seen.holder:
        pid, command = seen.holder
        print_line("  " + tr("locked by process {pid} ({command})").format(pid=pid, command=clean(command)))


def _print_findings(found: Sequence[Oddity]) -> None:
    for kind in dict.fromkeys(each.kind for each in found):
        alike = [each for each in found if each.kind == kind]
        print_line()
        for each in alike[:_MOST_LISTED]:
            print_line(_with_mark(each))
        if len(alike) > _MOST_LISTED:
            print_line(
                tr("... and {count} more of this kind (--json has all)").format(
                    count=len(alike) - _MOST_LISTED
                )
            )
        print_line("  " + advice_of(kind))
        for each in alike[:_MOST_LISTED]:
            if "entry" in each.facts:
                print_line(each.facts["entry"])


def _with_mark(found: Oddity) -> str:
    sentence = sentence_of(found)
    if found.kind not in SETTLED or not found.mark:
        return sentence
    return tr("{sentence} [{mark}]").format(sentence=sentence, mark=clean(found.mark))
