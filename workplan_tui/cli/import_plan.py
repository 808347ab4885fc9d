"""`workplan import`: from a document of any kind to a plan file, with every doubt before anything is written."""

from __future__ import annotations

import os

from workplan_tui.base.errors import EXIT_REFUSED, Refused, UsageError
from workplan_tui.cli.command_words import as_path
from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.language import tr, trn
from workplan_tui.text.harmless import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from workplan_tui.cli.argument_parser import SubParsers
    from workplan_tui.cli.context import Context
    from workplan_tui.importing.assemble import Imported
    from workplan_tui.importing.found import Doubt
    from workplan_tui.importing.neutral_form import Source
    from workplan_tui.importing.onto import Followed
    from workplan_tui.model.plan import Plan

_LARGEST_PROFILE = 1 << 16


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "import",
        description=tr(
            "Make a plan file from a document, and report what was read, repaired and is doubtful. "
            "On a terminal it is shown first, to be mended, unless --accept-doubts or --yes is given."
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
            "text, .docx, .doc, .xlsx, .xls, .ods, .csv, .html, .md, .json, .pdf or .ofd; - reads pasted cells or text"
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
    parser.add_argument(
        "--keep-others",
        action="store_true",
        help=tr("with --onto: the document names some tasks only, and the others stay as they are"),
    )


def run(arguments: Namespace, context: Context) -> int:
    """Read, import, and write the whole file: after a look at it on a terminal, else unless it is doubtful."""
    from workplan_tui.importing.assemble import import_source
    from workplan_tui.importing.source_file import open_source

    _check(arguments)
    given = _columns(arguments)
    source = open_source(as_path(arguments.source), given)
    starts_on, ends_on = _year(arguments.year)
    imported = import_source(source, arguments.plan_id, starts_on, ends_on, given)
    lacking = _others_lacking(arguments, imported.plan)
    if _is_looked_at(arguments, context):
        if lacking:
            raise Refused(lacking)
        return _previewed(arguments, context, source, imported)
    doubts = _report(imported)
    plan = imported.plan
    if arguments.onto:
        followed = _followed(arguments, plan)
        plan = followed.plan
        _tell_followed(arguments, followed)
    if lacking:
        warn(lacking)
        doubts += 1
    if doubts and not arguments.accept_doubts:
        say(
            trn(
                "not saved: {count} doubt. Look at the place it names, mend the document, or add --accept-doubts.",
                "not saved: {count} doubts. Look at the places they name, mend the document, or add --accept-doubts.",
                doubts,
            ).format(count=doubts)
        )
        return EXIT_REFUSED
    _write(arguments, plan, as_path(arguments.target))
    _tell_saved(arguments.target, plan)
    return 0


def _is_looked_at(arguments: Namespace, context: Context) -> bool:
    """Return whether somebody sits at a terminal who did not say before that all is well."""
    from workplan_tui.cli.screen import can_show

    return not (arguments.accept_doubts or context.is_sure or context.as_json) and can_show(context)


def _previewed(arguments: Namespace, context: Context, source: Source, imported: Imported) -> int:
    """Show what was read until it is written or left."""
    from workplan_tui.cli.screen import open_preview
    from workplan_tui.importing.preview import preview_of
    from workplan_tui.store.disk.replace import refuse_existing

    if not arguments.force:
        refuse_existing(as_path(arguments.target))
    followed: list[Followed] = []

    def write(plan: Plan, target: str) -> None:
        followed[:] = [_followed(arguments, plan)] if arguments.onto else []
        _write(arguments, followed[0].plan if followed else plan, target)

    shown, target = preview_of(imported), as_path(arguments.target)
    code, written = open_preview(context, shown, source, target, write)
    if written is None:
        say(tr("not saved: {file} was not written.").format(file=clean(arguments.target)))
        return code or EXIT_REFUSED
    after = written.preview
    _report_read(imported.replace(plan=after.plan))
    for one in followed:
        _tell_followed(arguments, one)
    for doubt in after.open_doubts:
        _warn_of(doubt)
    if after.doubts or after.fix_count:
        say(
            tr("doubts settled: {settled} of {count}, fields mended: {fixed}").format(
                settled=after.settled_count, count=len(after.doubts), fixed=after.fix_count
            )
        )
    _tell_saved(written.file, after.plan)
    return code


def _write(arguments: Namespace, plan: Plan, target: str) -> None:
    """Write the plan, and the profile of columns where one is kept."""
    from workplan_tui.store.disk.replace import write_whole
    from workplan_tui.store.plan.file import parse_plan
    from workplan_tui.store.plan.plan_text import format_plan

    data = format_plan(plan).encode("utf-8")
    parse_plan(data, target)  # what cannot be opened again is not written
    write_whole(target, data, arguments.force)
    if arguments.profile and arguments.columns:
        from workplan_tui.importing.column_map import format_profile

        write_whole(as_path(arguments.profile), format_profile(arguments.columns).encode("utf-8"), True)


def _tell_saved(target: str, plan: Plan) -> None:
    count = len(plan.tasks)
    say(
        trn("saved: {file}, {count} task", "saved: {file}, {count} tasks", count).format(
            file=clean(target), count=count
        )
    )


def _check(arguments: Namespace) -> None:
    from workplan_tui.store.plan.toml_table import is_word

    if arguments.plan_id is not None and not is_word(arguments.plan_id):
        raise UsageError(
            tr("{word} cannot be a plan's id: a short word of letters, digits, dots and hyphens.").format(
                word=clean(arguments.plan_id)
            )
        )
    if arguments.keep_others and not arguments.onto:
        raise UsageError(tr("--keep-others needs --onto FILE: the plan whose other tasks stay."))
    target = os.path.realpath(as_path(arguments.target))
    for name in (arguments.source, arguments.onto, arguments.profile):
        if name and name != "-" and os.path.realpath(as_path(name)) == target:
            raise UsageError(
                tr("The plan would take the place of the notice it is made of: name another file.")
            )


def _columns(arguments: Namespace) -> dict[str, str] | None:
    """Return what is told of columns, by the arguments or by the profile."""
    from workplan_tui.importing.column_map import parse_map

    profile = as_path(arguments.profile) if arguments.profile else None
    if arguments.columns:
        if profile is not None and _is_there(profile):
            _profile(profile)  # what is no profile is refused, and not written over
        return parse_map(arguments.columns)
    return None if profile is None else _profile(profile)


def _is_there(path: str) -> bool:
    from workplan_tui.store.disk.files import Files

    try:
        Files().lstat(path)
    except OSError:
        return False
    return True


def _profile(path: str) -> dict[str, str]:
    from workplan_tui.importing.column_map import parse_profile
    from workplan_tui.importing.source_file import bytes_of
    from workplan_tui.store.plan.file import decode, parse_document

    document = parse_document(decode(bytes_of(path, _LARGEST_PROFILE), path), path)
    return parse_profile(document, clean(path))


def _year(word: str | None) -> tuple[date | None, date | None]:
    from datetime import date

    if word is None:
        return None, None
    if not (word.isascii() and word.isdigit() and len(word) == 4 and int(word) >= 1900):
        raise UsageError(tr("{word} is no year: write four digits.").format(word=clean(word)))
    return date(int(word), 1, 1), None


def _report(imported: Imported) -> int:
    """Tell what was read, repaired, left out and is doubtful; return the number of doubts."""
    from workplan_tui.importing.import_words import DOUBTFUL_NOTES, note_words

    _report_read(imported)
    doubtful = [note for note in imported.notes if note[0] in DOUBTFUL_NOTES]
    for code, words in doubtful:
        warn(note_words(code, words))
    for doubt in imported.doubts:
        _warn_of(doubt)
    return len(doubtful) + len(imported.doubts)


def _warn_of(doubt: Doubt) -> None:
    place, sentence = clean(str(doubt.place)), clean(doubt.sentence)
    warn(tr("{place}: {sentence}").format(place=place, sentence=sentence) if place else sentence)


def _report_read(imported: Imported) -> None:
    """Tell what was read, repaired and left out."""
    from workplan_tui.importing.import_words import DOUBTFUL_NOTES, note_words

    for repair, count in imported.repairs.items():
        if count:
            say(tr("{what}: {count}").format(what=_repair_words(repair), count=count))
    for code, words in imported.notes:
        if code not in DOUBTFUL_NOTES:
            say(note_words(code, words))
    plan = imported.plan
    say(
        tr(
            "found tasks: {count}, sections: {sections}, tasks with units: {units}, "
            "with leads: {leads}, with a day: {due}"
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
            "proposed targets: {targets}, milestones: {milestones}; other figures, left as they are: {others}"
        ).format(
            targets=sum(len(task.targets) for task in plan.tasks),
            milestones=sum(len(task.milestones) for task in plan.tasks),
            others=others,
        )
    )
    for claim in imported.claims:
        say(tr("the document itself claims {count} tasks").format(count=claim))


def _followed(arguments: Namespace, new: Plan) -> Followed:
    """Return the new plan put onto an earlier one."""
    from workplan_tui.importing.onto import follow, follow_in_part
    from workplan_tui.store.plan.file import read_plan

    old = read_plan(as_path(arguments.onto))
    return follow_in_part(old, new) if arguments.keep_others else follow(old, new)


def _others_lacking(arguments: Namespace, new: Plan) -> str:
    """Return what speaks against a document that has few of the earlier plan's tasks; nothing where it has most."""
    if not arguments.onto or arguments.keep_others:
        return ""
    from workplan_tui.importing.onto import match_tasks
    from workplan_tui.store.plan.file import read_plan

    old = read_plan(as_path(arguments.onto))
    gone = len(old.tasks) - len(match_tasks(old.tasks, new.tasks))
    if gone * 2 <= len(old.tasks):
        return ""
    return tr(
        "{gone} of the {all} tasks of {file} are not in the document and would be gone. If it names only what "
        "changes, add --keep-others."
    ).format(gone=gone, all=len(old.tasks), file=clean(arguments.onto))


def _tell_followed(arguments: Namespace, followed: Followed) -> None:
    """Tell what became of the tasks of the earlier plan."""
    from workplan_tui.store.plan.file import read_plan

    old = read_plan(as_path(arguments.onto))
    comma = tr(", ")
    by_id = {**old.tasks_by_id, **followed.plan.tasks_by_id}
    for ids, sentence in (
        (followed.new, tr("new: task {task}, {title}")),
        (followed.gone, tr("gone: task {task}, {title}")),
    ):
        for task_id in ids:
            say(sentence.format(task=clean(by_id[task_id].number), title=clean(by_id[task_id].title)))
    for task_id, names in followed.changed:
        say(
            tr("changed: task {task}, {what}").format(
                task=clean(by_id[task_id].number), what=comma.join(_field_words(name) for name in names)
            )
        )


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
