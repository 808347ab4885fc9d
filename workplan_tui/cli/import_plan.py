"""`workplan import`: from a document of any kind to a plan file, with every doubt before anything is written."""

from __future__ import annotations

import os
import sys

from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.words import as_path
from workplan_tui.errors import EXIT_REFUSED, PlanWrong, UsageError
from workplan_tui.harmless import clean
from workplan_tui.language import tr, trn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers
    from workplan_tui.importing.assemble import Imported
    from workplan_tui.importing.form import Source
    from workplan_tui.model.plan import Plan

_LARGEST_BYTES = 64 * 1024 * 1024
"""A notice of 121 tasks has 60 kB; office files bring pictures along."""
_LARGEST_PROFILE = 1 << 16


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "import",
        description=tr(
            "Make a plan file from a document, and report what was read, repaired and is doubtful."
        ),
        epilog=tr("example:")
        + "\n  workplan import notice.docx -o tasks.toml"
        + "\n  workplan import ledger.xlsx -o tasks.toml --map 任务=C --map 单位=责任部门"
        + "\n  workplan import 2027.pdf -o tasks-2027.toml --onto tasks-2026.toml",
    )
    parser.add_argument(
        "source",
        metavar=tr("SOURCE"),
        help=tr(
            "text, .docx, .xlsx, .xls, .csv, .html, .md, .json, .pdf or .ofd; - reads pasted cells or text"
        ),
    )
    parser.add_argument(
        "-o", dest="target", metavar=tr("FILE"), required=True, help=tr("the plan file to write")
    )
    parser.add_argument(
        "--id", dest="plan_id", metavar=tr("ID"), help=tr("the plan's id; by default plan- and its year")
    )
    parser.add_argument(
        "--year", metavar=tr("YEAR"), help=tr("the plan's year, where the document names none")
    )
    parser.add_argument("--force", action="store_true", help=tr("replace a file that exists"))
    parser.add_argument(
        "--accept-doubts", action="store_true", help=tr("write the plan although something in it is doubtful")
    )
    parser.add_argument(
        "--map",
        dest="columns",
        action="append",
        default=[],
        metavar=tr("FIELD=COLUMN"),
        help=tr("what a column of a table is about, by its letter or its words; may be given several times"),
    )
    parser.add_argument(
        "--profile",
        metavar=tr("FILE"),
        help=tr("keep what --map says in this file; without --map take it from there"),
    )
    parser.add_argument(
        "--onto",
        metavar=tr("FILE"),
        help=tr("an earlier plan, whose ids and handwork are kept for the same tasks"),
    )


def run(arguments: Namespace, context: Context) -> int:
    """Read, import, report, and write the whole file unless something is doubtful."""
    from workplan_tui.importing.assemble import import_source
    from workplan_tui.store.plan.writer import format_plan
    from workplan_tui.store.replace import write_whole

    _check(arguments)
    target = as_path(arguments.target)
    given = _columns(arguments)
    source = _source_of(arguments.source, given)
    starts_on, ends_on = _year(arguments.year)
    imported = import_source(source, arguments.plan_id, starts_on, ends_on, given)
    doubts = _report(imported)
    plan = imported.plan
    if arguments.onto:
        plan = _onto(as_path(arguments.onto), plan)
    count = len(plan.tasks)
    if doubts and not arguments.accept_doubts:
        say(
            trn(
                "not saved: {count} doubt. Look at the place it names, mend the document, or add --accept-doubts.",
                "not saved: {count} doubts. Look at the places they name, mend the document, or add --accept-doubts.",
                doubts,
            ).format(count=doubts)
        )
        return EXIT_REFUSED
    write_whole(target, format_plan(plan).encode("utf-8"), arguments.force)
    if arguments.profile and arguments.columns:
        from workplan_tui.importing.mapping import format_profile

        write_whole(as_path(arguments.profile), format_profile(arguments.columns).encode("utf-8"), True)
    say(
        trn("saved: {file}, {count} task", "saved: {file}, {count} tasks", count).format(
            file=clean(arguments.target), count=count
        )
    )
    return 0


def _check(arguments: Namespace) -> None:
    from workplan_tui.store.plan.table import is_word

    if arguments.plan_id is not None and not is_word(arguments.plan_id):
        raise UsageError(
            tr("{word} cannot be a plan's id: a short word of letters, digits, dots and hyphens.").format(
                word=clean(arguments.plan_id)
            )
        )
    target = os.path.realpath(as_path(arguments.target))
    for name in (arguments.source, arguments.onto, arguments.profile):
        if name and name != "-" and os.path.realpath(as_path(name)) == target:
            raise UsageError(
                tr("The plan would take the place of the notice it is made of: name another file.")
            )


def _columns(arguments: Namespace) -> dict[str, str] | None:
    """Return what is told of columns, by the arguments or by the profile."""
    from workplan_tui.importing.mapping import parse_map, parse_profile

    if arguments.columns:
        return parse_map(arguments.columns)
    if not arguments.profile:
        return None
    from workplan_tui.store.plan.file import decode, parse_document

    path = as_path(arguments.profile)
    document = parse_document(decode(_bytes_of(path, _LARGEST_PROFILE), path), path)
    return parse_profile(document, clean(path))


def _year(word: str | None) -> tuple[date | None, date | None]:
    from datetime import date

    if word is None:
        return None, None
    if not (word.isascii() and word.isdigit() and len(word) == 4 and int(word) >= 1900):
        raise UsageError(tr("{word} is no year: write four digits.").format(word=clean(word)))
    return date(int(word), 1, 1), None


def _source_of(name: str, given: dict[str, str] | None) -> Source:
    from workplan_tui.importing.document import read_document
    from workplan_tui.importing.readers.refusals import Unreadable
    from workplan_tui.importing.wordings import refusal_words

    path = as_path(name)
    try:
        return read_document(_bytes_of(path, _LARGEST_BYTES), given)
    except Unreadable as error:
        shown = tr("standard input") if name == "-" else clean(path)
        raise PlanWrong(
            tr("{file} cannot be read: {reason}").format(file=shown, reason=refusal_words(error))
        ) from error


def _bytes_of(path: str, limit: int) -> bytes:
    from workplan_tui.reading import TooLarge, read_handle, read_stream

    try:
        return read_handle(sys.stdin.fileno(), limit) if path == "-" else read_stream(path, limit)
    except TooLarge:
        raise PlanWrong(
            tr("{file} is larger than {limit} MiB: that is no notice.").format(
                file=clean(path), limit=max(limit >> 20, 1)
            )
        ) from None


def _report(imported: Imported) -> int:
    """Tell what was read, repaired, left out and is doubtful; return the number of doubts."""
    from workplan_tui.importing.wordings import DOUBTFUL_NOTES, note_words

    for repair, count in imported.repairs.items():
        if count:
            say(tr("{what}: {count}").format(what=_repair_words(repair), count=count))
    doubtful = 0
    for code, words in imported.notes:
        if code in DOUBTFUL_NOTES:
            doubtful += 1
            warn(note_words(code, words))
        else:
            say(note_words(code, words))
    plan = imported.plan
    say(
        tr(
            "found: {count} tasks in {sections} sections, {units} with units, {leads} with leads, {due} with a day"
        ).format(
            count=len(plan.tasks),
            sections=len(plan.sections),
            units=sum(bool(task.units) for task in plan.tasks),
            leads=sum(bool(task.leads) for task in plan.tasks),
            due=sum(task.due_on is not None for task in plan.tasks),
        )
    )
    others = sum(len(task.other_numbers) for task in plan.tasks)
    say(
        tr(
            "proposed: {targets} targets, {milestones} milestones; {others} other figures were left as they are"
        ).format(
            targets=sum(len(task.targets) for task in plan.tasks),
            milestones=sum(len(task.milestones) for task in plan.tasks),
            others=others,
        )
    )
    for claim in imported.claims:
        say(tr("the document itself claims {count} tasks").format(count=claim))
    for doubt in imported.doubts:
        place = str(doubt.place)
        sentence = clean(doubt.sentence)
        warn(tr("{place}: {sentence}").format(place=clean(place), sentence=sentence) if place else sentence)
    return doubtful + len(imported.doubts)


def _onto(path: str, new: Plan) -> Plan:
    """Put the new plan onto an earlier one and tell what became of its tasks."""
    from workplan_tui.importing.onto import follow
    from workplan_tui.store.plan.file import read_plan

    old = read_plan(path)
    followed = follow(old, new)
    comma = tr(", ")
    by_id = {**old.tasks_by_id, **followed.plan.tasks_by_id}
    for ids, sentence in (
        (followed.new, tr("new: task {task}, {title}")),
        (followed.gone, tr("gone: task {task}, {title}")),
    ):
        for task_id in ids:
            say(sentence.format(task=clean(task_id), title=clean(by_id[task_id].title)))
    for task_id, names in followed.changed:
        say(
            tr("changed: task {task}, {what}").format(
                task=clean(task_id), what=comma.join(_field_words(name) for name in names)
            )
        )
    return followed.plan


def _field_words(name: str) -> str:
    return {
        "text": tr("text"),
        "leads": tr("leads"),
        "units": tr("units"),
        "supporting_units": tr("supporting units"),
        "due_on": tr("deadline"),
    }[name]


def _repair_words(repair: str) -> str:
    words = {
        "th_to_sheng": tr("repaired: Th read as 生"),
        "image_to_percent": tr("repaired: an image read as %"),
        "blank_removed": tr("repaired: stray blanks removed"),
        "page_mark_dropped": tr("repaired: page marks dropped"),
        "run_on_split": tr("repaired: headings, tasks and labels that began inside a line"),
        "line_rejoined": tr("repaired: broken lines rejoined"),
        "colon_missing": tr("repaired: missing colons"),
    }
    return words[repair]
