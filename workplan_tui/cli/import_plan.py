"""`workplan import`: from the text of a notice to a plan file, with a report of what was repaired."""

from __future__ import annotations

import os

from workplan_tui.cli.diagnostics import say, warn
from workplan_tui.cli.words import as_path
from workplan_tui.errors import PlanWrong, UsageError
from workplan_tui.harmless import clean
from workplan_tui.language import tr, trn

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from workplan_tui.cli.context import Context
    from workplan_tui.cli.parser import SubParsers

_LARGEST_BYTES = 2 * 1024 * 1024
"""A notice of 121 tasks has 60 kB; one of nothing but figures takes a hundred times its size to read."""


def add_parser(subparsers: SubParsers) -> None:
    """Declare the verb's arguments."""
    parser = subparsers.add_parser(
        "import",
        description=tr("Make a plan file from the text of a notice, and report every repair."),
        epilog=tr("example:") + "\n  workplan import notice.txt -o tasks.toml",
    )
    parser.add_argument("source", metavar=tr("SOURCE"), help=tr("a text file in UTF-8"))
    parser.add_argument(
        "-o", dest="target", metavar=tr("FILE"), required=True, help=tr("the plan file to write")
    )
    parser.add_argument(
        "--id", dest="plan_id", metavar=tr("ID"), help=tr("the plan's id; by default plan- and its year")
    )
    parser.add_argument("--force", action="store_true", help=tr("replace a file that exists"))


def run(arguments: Namespace, context: Context) -> int:
    """Read, import, write the whole file, and only then report."""
    from workplan_tui.importing.plan_text import import_text
    from workplan_tui.store.disk.replace import write_whole
    from workplan_tui.store.plan.table import is_word
    from workplan_tui.store.plan.writer import format_plan

    if arguments.plan_id is not None and not is_word(arguments.plan_id):
        raise UsageError(
            tr("{word} cannot be a plan's id: a short word of letters, digits, dots and hyphens.").format(
                word=clean(arguments.plan_id)
            )
        )
    source, target = as_path(arguments.source), as_path(arguments.target)
    if os.path.realpath(source) == os.path.realpath(target):
        raise UsageError(tr("The plan would take the place of the notice it is made of: name another file."))
    imported = import_text(_text_of(source), arguments.plan_id)
    write_whole(target, format_plan(imported.plan).encode("utf-8"), arguments.force)
    for repair, count in imported.repairs.items():
        say(tr("{what}: {count}").format(what=_repair_words(repair), count=count))
    for warning in imported.warnings:
        warn(clean(str(warning)))
    count = len(imported.plan.tasks)
    say(
        trn("saved: {file}, {count} task", "saved: {file}, {count} tasks", count).format(
            file=clean(arguments.target), count=count
        )
    )
    return 0


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


def _text_of(path: str) -> str:
    from workplan_tui.reading import TooLarge, read_stream

    try:
        data = read_stream(path, _LARGEST_BYTES)
    except TooLarge:
        raise PlanWrong(
            tr("{file} is larger than {limit} MiB: that is no notice.").format(
                file=clean(path), limit=_LARGEST_BYTES >> 20
            )
        ) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PlanWrong(
            tr("{file} line {line} is not text in UTF-8. Convert the file first.").format(
                file=clean(path), line=data.count(b"\n", 0, error.start) + 1
            )
        ) from error
